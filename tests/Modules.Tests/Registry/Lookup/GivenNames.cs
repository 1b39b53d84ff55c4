using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Lookup;

/// <summary>Puts names into a register, as an import does: one organisation a name, unless told otherwise.</summary>
internal static class GivenNames
{
    private static readonly BulkTable Organizations = new("registry_organization", "id", "code", "name", "is_demo", "version");
    private static readonly BulkTable Names = new("registry_organization_name", "no", "organization", "name");

    public static async Task Add(TestDatabase test, IReadOnlyList<string> names, long firstNo = 1)
    {
        await using var work = await test.Database.Begin(test.Act(), CancellationToken.None);
        var ids = names.Select(_ => Guid.CreateVersion7(test.Clock.GetUtcNow())).ToList();
        await work.Insert(
            Organizations, [.. names.Select((n, i) => new object?[] { ids[i], $"YY{firstNo + i:d16}", n, true, 1 })], CancellationToken.None);
        await AddNames(work, [.. names.Select((n, i) => (firstNo + i, ids[i], n))]);
        await work.Commit([], CancellationToken.None);
    }

    public static async Task AddNames(Work work, IReadOnlyList<(long No, Guid Organization, string Name)> names)
    {
        await work.Insert(Names, [.. names.Select(n => new object?[] { n.No, n.Organization, n.Name })], CancellationToken.None);
        await NameIndex.Add(work, [.. names.Select(n => (n.No, n.Name))], CancellationToken.None);
    }

    public static async Task<IReadOnlyList<string>> Found(TestDatabase test, string text, int most = int.MaxValue)
    {
        await using var reading = await test.Database.Read(CancellationToken.None);
        var found = new List<string>();
        await foreach (var hit in new NameSearch(reading, NameText.Fold(text)).Hits(0, CancellationToken.None))
        {
            found.Add(hit.Name);
            if (found.Count == most)
            {
                break;
            }
        }

        return found;
    }
}
