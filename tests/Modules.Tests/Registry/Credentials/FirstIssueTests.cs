using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Registry.Credentials;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Credentials;

/// <summary>First demands that arrive together. Each commit reads the clock, which moves on, once: as many times of issue, as many commits.</summary>
public class FirstIssueTests
{
    private const int Certificates = 20;

    [Theory]
    [BothDatabases]
    public async Task Those_who_ask_while_a_commit_is_under_way_share_the_next(Dialect dialect)
    {
        await using var desk = await Given(dialect);
        var demands = await Demands(desk);
        var first = await Held(desk, demands[0].Row.Body);

        var asked = demands.Select(demand => first.Issues.Issue(demand, CancellationToken.None)).ToList();
        await first.Work.DisposeAsync();
        var issued = await Task.WhenAll(asked);

        Assert.Equal(Enumerable.Range(0, Certificates).Select(entry => (long)entry), issued.Select(one => one!.Row.Entry).Order());
        Assert.Equal(Certificates, await desk.Import.Count("registry_credential"));
        Assert.InRange(await Commits(desk), 1, 2);
        Assert.All(issued, one => Assert.Equal(one!.Row.Jwt, one.Jwt));
    }

    [Theory]
    [BothDatabases]
    public async Task What_fails_for_one_does_not_fail_for_the_others(Dialect dialect)
    {
        await using var desk = await Given(dialect);
        var demands = await Demands(desk);
        var broken = demands[7] with { View = null! };
        var first = await Held(desk, demands[0].Row.Body);

        var asked = demands.Select(demand => first.Issues.Issue(demand.Row.Id == broken.Row.Id ? broken : demand, CancellationToken.None)).ToList();
        await first.Work.DisposeAsync();

        await Assert.ThrowsAsync<NullReferenceException>(() => asked[7]);
        var issued = await Task.WhenAll(asked.Where((_, i) => i != 7));
        Assert.Equal(Enumerable.Range(0, Certificates - 1).Select(entry => (long)entry), issued.Select(one => one!.Row.Entry).Order());
        Assert.NotNull(await first.Issues.Issue(demands[7], CancellationToken.None));
    }

    [Theory]
    [BothDatabases]
    public async Task Whoever_leaves_does_not_take_the_others_along(Dialect dialect)
    {
        await using var desk = await Given(dialect);
        var demands = await Demands(desk);
        var first = await Held(desk, demands[0].Row.Body);
        using var leaves = new CancellationTokenSource();

        var asked = demands.Select((demand, i) => first.Issues.Issue(demand, i == 3 ? leaves.Token : CancellationToken.None)).ToList();
        await leaves.CancelAsync();
        await first.Work.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked[3]);
        Assert.All(await Task.WhenAll(asked.Where((_, i) => i != 3)), Assert.NotNull);
    }

    [Theory]
    [BothDatabases]
    public async Task One_certificate_asked_for_twice_at_once_is_issued_once(Dialect dialect)
    {
        await using var desk = await Given(dialect);
        var demand = (await Demands(desk))[0];
        var first = await Held(desk, demand.Row.Body);

        var asked = new[] { first.Issues.Issue(demand, CancellationToken.None), first.Issues.Issue(demand, CancellationToken.None) };
        await first.Work.DisposeAsync();

        Assert.Single(await Task.WhenAll(asked), one => one is not null);
        Assert.Equal(1, await desk.Import.Count("registry_credential"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_certificate_that_changed_after_it_was_read_is_not_issued(Dialect dialect)
    {
        await using var desk = await Given(dialect);
        var demand = (await Demands(desk))[0];

        var issued = await new FirstIssues(desk.Import.Database.Database, desk.Calendar).Issue(
            demand with { Row = demand.Row with { Version = demand.Row.Version - 1 } }, CancellationToken.None);

        Assert.Null(issued);
        Assert.Equal(0, await desk.Import.Count("registry_credential"));
    }

    [Theory]
    [BothDatabases]
    public async Task Forty_at_once_in_two_processes_get_places_of_their_own(Dialect dialect)
    {
        await using var desk = await Given(dialect);
        var other = desk.Again();
        var codes = await Codes(desk);

        var issued = await Task.WhenAll(codes.SelectMany(code => new[] { desk, other }.Select(one => one.Certificates.Issue(code, CredentialDesk.At, CancellationToken.None))));

        Assert.All(issued, one => Assert.False(one.IsRefused));
        Assert.Equal(Certificates, issued.Select(one => one.Value.Jwt).Distinct().Count());
        Assert.Equal(Standing.Valid, (await desk.Check(issued[^1].Value.Jwt)).Standing);
    }

    /// <summary>A register with <see cref="Certificates"/> certificates of one body.</summary>
    private static async Task<CredentialDesk> Given(Dialect dialect)
    {
        var desk = await CredentialDesk.Open(dialect);
        var rows = Enumerable.Range(2, Certificates - 1).Select(i => Row.System().With($"CERT_NUMBER=99926Q0000{i:00}R0M")).ToArray();
        var reported = await desk.Import.Report(rows);
        Assert.All(reported.Answers, answer => Assert.DoesNotContain("rejected", answer, StringComparison.Ordinal));
        return desk;
    }

    /// <summary>Nothing can be issued until the work is disposed of: it is the one writer (SQLite) and holds the lists of the body (PostgreSQL).</summary>
    private static async Task<(FirstIssues Issues, Work Work)> Held(CredentialDesk desk, Guid body)
    {
        desk.Import.Database.Clock.Tick = TimeSpan.FromMinutes(1);
        var work = await desk.Import.Database.Database.Begin(desk.Import.Database.Act(), CancellationToken.None);
        await CredentialStore.Lock(work, body, CancellationToken.None);
        return (new FirstIssues(desk.Import.Database.Database, desk.Calendar), work);
    }

    private static async Task<List<Demand>> Demands(CredentialDesk desk)
    {
        var demands = new List<Demand>();
        foreach (var code in await Codes(desk))
        {
            await using var session = await desk.Import.Database.Database.Read(CancellationToken.None);
            var row = (await CredentialStore.Certificate(session, code, CancellationToken.None))!;
            var view = (await desk.Lookup.ByCode(code, null, CancellationToken.None))!;
            var signer = await desk.Keys.Signer(row.Body, CredentialDesk.At.BodyDid(ImportDesk.One), CancellationToken.None);
            demands.Add(new Demand(view, row, CredentialDesk.At, new("zheng.example/ledger", 41, new byte[32]), signer));
        }

        return demands;
    }

    private static async Task<IReadOnlyList<string>> Codes(CredentialDesk desk)
    {
        await using var session = await desk.Import.Database.Database.Read(CancellationToken.None);
        return await session.Query<string>("select code from registry_certificate order by number", null, CancellationToken.None);
    }

    private static async Task<long> Commits(CredentialDesk desk)
    {
        await using var session = await desk.Import.Database.Database.Read(CancellationToken.None);
        return await session.First<long>("select count(distinct issued_at) from registry_credential", null, CancellationToken.None);
    }
}
