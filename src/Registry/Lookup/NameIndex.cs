using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Lookup;

/// <summary>The search index over organisation names, kept in the transaction that adds the names.</summary>
public static class NameIndex
{
    public static Task Add(Work work, IReadOnlyList<(long No, string Name)> names, CancellationToken ct)
        => Task.CompletedTask;

    public static Task<long> Rebuild(Database database, Kernel.Act act, CancellationToken ct) => throw new NotSupportedException();
}
