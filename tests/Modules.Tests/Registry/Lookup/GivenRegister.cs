using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Lookup;

/// <summary>A certificate of a test: it states only what the test is about.</summary>
internal sealed record GivenCertificate(string Holder, string Number)
{
    public string Scheme { get; init; } = "A010101";

    public string Body { get; init; } = GivenRegister.BodyOne;

    public string? Region { get; init; } = "370102";

    public string Status { get; init; } = "valid";

    public DateOnly IssuedOn { get; init; } = new(2025, 6, 1);

    public DateOnly? ExpiresOn { get; init; } = new(2028, 5, 31);
}

/// <summary>Certificates put straight into the tables. Today is 2026-06-01.</summary>
internal sealed class GivenRegister : IAsyncDisposable
{
    public const string BodyOne = "CNCA-R-2002-001";
    public const string BodyTwo = "CNCA-R-2002-002";

    private static readonly BulkTable Organizations = new("registry_organization", "id", "code", "name", "is_demo", "version");

    private static readonly BulkTable Certificates = new(
        "registry_certificate",
        "id", "code", "body", "scheme", "number", "number_key", "category", "holder", "holder_name", "region", "issued_on", "expires_on",
        "status", "status_since", "reported_on", "content", "version");

    private readonly Dictionary<string, Guid> organizations = [];
    private long names;
    private int certificates;

    private GivenRegister(TestDatabase test) => Test = test;

    public TestDatabase Test { get; }

    public CertificateLookup Lookup => new(
        Test.Database, new BusinessCalendar(Test.Clock, ReferenceData.WorkingDays), TestRegister.Reference, new VerificationText(TestRegister.Reference.Schemes));

    public static async Task<GivenRegister> With(Dialect dialect, params GivenCertificate[] certificates)
    {
        var register = new GivenRegister(await TestDatabase.Create(dialect));
        await using (var work = await register.Begin())
        {
            await work.Insert(
                new BulkTable("registry_body", "id", "approval_no", "name", "schemes", "is_demo", "version"),
                [[BodyId(BodyOne), BodyOne, "甲认证（试验）有限公司", "[\"A\"]", true, 1], [BodyId(BodyTwo), BodyTwo, "乙认证（试验）有限公司", "[\"A\"]", true, 1]],
                CancellationToken.None);
            await work.Commit([], CancellationToken.None);
        }

        await register.Add(certificates);
        return register;
    }

    /// <summary>The credit code of an organisation of this register; the same for the same name.</summary>
    public static CreditCode CodeOf(string holder)
        => CreditCode.Compose('9', '1', "370100", $"YY{Math.Abs(holder.Aggregate(7L, (hash, c) => ((hash * 31) + c) % 999_983)):d6}");

    public async Task Add(params GivenCertificate[] added)
    {
        await using var work = await Begin();
        foreach (var holder in added.Select(c => c.Holder).Distinct().Where(h => !organizations.ContainsKey(h)))
        {
            var id = organizations[holder] = Guid.CreateVersion7(Test.Clock.GetUtcNow());
            await work.Insert(Organizations, [[id, CodeOf(holder).Value, holder, true, 1]], CancellationToken.None);
            await GivenNames.AddNames(work, [(++names, id, holder)]);
        }

        await work.Insert(Certificates, [.. added.Select(Row)], CancellationToken.None);
        await work.Commit([], CancellationToken.None);
    }

    /// <summary>The organisation takes a new name; the old one still finds it.</summary>
    public async Task Rename(string holder, string name)
    {
        await using var work = await Begin();
        await work.Execute("update registry_organization set name = @name where id = @id", new { id = organizations[holder], name }, CancellationToken.None);
        await GivenNames.AddNames(work, [(++names, organizations[holder], name)]);
        await work.Commit([], CancellationToken.None);
    }

    public async Task<SearchResult> Find(string text, SearchQuery? like = null)
    {
        var outcome = await Lookup.Search((like ?? new SearchQuery(string.Empty)) with { Text = text }, CancellationToken.None);
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : string.Empty);
        return outcome.Value;
    }

    /// <summary>All pages of a search, one after another.</summary>
    public async Task<IReadOnlyList<string>> Pages(SearchQuery query)
    {
        var numbers = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = await Find(query.Text, query with { Cursor = cursor });
            numbers.AddRange(page.Certificates.Select(c => c.Number));
            Assert.True(page.Certificates.Count <= query.Limit);
            if ((cursor = page.Next) is null)
            {
                return numbers;
            }
        }
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private static Guid BodyId(string approvalNo) => new(approvalNo == BodyOne ? 1 : 2, 0, 0, new byte[8]);

    private Task<Work> Begin() => Test.Database.Begin(Test.Act(), CancellationToken.None);

    private object?[] Row(GivenCertificate c) =>
    [
        Guid.CreateVersion7(Test.Clock.GetUtcNow()), $"code{++certificates:d12}", BodyId(c.Body), c.Scheme, c.Number, NumberKey.Of(c.Number), "MS",
        organizations[c.Holder], c.Holder, c.Region, c.IssuedOn, c.ExpiresOn, c.Status, c.IssuedOn, c.IssuedOn, "{}", 1,
    ];
}
