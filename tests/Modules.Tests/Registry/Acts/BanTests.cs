using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.People;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Acts;

public class BanTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateOnly Start = new(2026, 5, 8);

    [Theory]
    [InlineData("certifier-62", "2026-11-06", "registry.ban.term")]
    [InlineData("certifier-62", "2026-11-07", "done")]
    [InlineData("certifier-62", "2028-05-07", "done")]
    [InlineData("certifier-62", "2028-05-08", "registry.ban.term")]
    [InlineData("certifier-62", null, "registry.ban.not-for-life")]
    [InlineData("certifier-72", "2031-05-07", "done")]
    [InlineData("certifier-72", "2031-05-06", "registry.ban.term")]
    [InlineData("certifier-72", "2031-05-08", "registry.ban.term")]
    [InlineData("food-138-dismissed", "2036-05-07", "done")]
    [InlineData("food-138-crime", null, "done")]
    [InlineData("food-138-crime", "2036-05-07", "registry.ban.for-life-only")]
    public void A_ban_lasts_as_long_as_its_clause_says(string clause, string? until, string expected)
    {
        var found = BanClauses.On(TestRegister.Reference.Rules, Start).Single(c => c.Code == clause);

        var refusal = BanClauses.Refuse(found, Start, until is null ? null : DateOnly.ParseExact(until, "yyyy-MM-dd"));

        Assert.Equal(expected, refusal?.Code ?? "done");
    }

    [Theory, BothDatabases]
    public async Task A_banned_person_is_rejected_where_the_audit_touches_the_ban(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var person = await Person(desk);
        await Banned(desk, person);

        var lastDay = await desk.Import.Report(Row.Team().With("QUA_CODE=01"));
        var before = await desk.Import.Report(Row.Team().With("APPR_E_DATE=2026-05-07 17:00:00"));

        Assert.Equal("rejected report.banned-person", lastDay.Answer);
        Assert.Equal("accepted", before.Answer);
    }

    [Theory, BothDatabases]
    public async Task A_ban_of_another_trade_only_warns_and_a_lifted_one_says_nothing(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var person = await Person(desk);
        var ban = await Banned(desk, person, "food-138-crime");

        var warned = await desk.Import.Report(Row.Team().With("QUA_CODE=01"));
        var byAuthor = await desk.Ban.Handle(new LiftBan(ban, 2, "决定撤销"), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct);
        var lifted = await desk.Ban.Handle(new LiftBan(ban, 2, "决定撤销"), desk.Act(), ActDesk.Officer(3, ActDesk.County), Ct);
        var clean = await desk.Import.Report(Row.Team().With("APPR_STAGE=0101"));

        Assert.Equal("warned report.banned-elsewhere", warned.Answer);
        Assert.Equal(("platform.act.same-person", "done"), (byAuthor.Code(), lifted.Code()));
        Assert.Equal("accepted", clean.Answer);
        Assert.Equal("registry.proposal.not-in-force", (await desk.Ban.Handle(new LiftBan(ban, 3, "再次"), desk.Act(), ActDesk.Officer(3, ActDesk.County), Ct)).Code());
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_of_a_ban_and_no_public_fact_of_it(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var person = await Person(desk);
        async Task<string> Try(BanPerson command) => (await desk.Ban.Handle(command, desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code();

        Assert.Equal("registry.ban.no-clause", await Try(Command(person) with { Clause = "policy" }));
        Assert.Equal("platform.act.text", await Try(Command(person) with { Reason = "" }));
        Assert.Equal("platform.act.no-evidence", await Try(Command(person) with { Evidence = [] }));
        Assert.Equal("registry.ban.act-in-the-future", await Try(Command(person) with { ActOn = ActDesk.Today.AddDays(1) }));
        Assert.Equal("registry.ban.before-act", await Try(Command(person) with { ActOn = Start.AddDays(1) }));
        Assert.Equal("platform.act.unknown", await Try(Command(ActDesk.Id(404))));
        Assert.Equal("platform.act.unknown", (await desk.Ban.Handle(Command(person), desk.Act(), ActDesk.Officer(1, ActDesk.Elsewhere), Ct)).Code());
        Assert.Equal("platform.act.no-organ", (await desk.Ban.Handle(Command(person), desk.Act(), desk.OwnBody(), Ct)).Code());
        var ban = (await desk.Ban.Handle(Command(person), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Value.Proposal;
        Assert.Equal("registry.ban.already", await Try(Command(person)));
        Assert.Equal("platform.act.same-person", (await desk.Ban.Handle(new ApproveBan(ban, 1), null, desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Ban.Handle(new ApproveBan(ban, 1), null, desk.Act(), ActDesk.Officer(2, ActDesk.Elsewhere), Ct)).Code());
        Assert.Equal("platform.act.other-organ", (await desk.Ban.Handle(new ApproveBan(ban, 1), null, desk.Act(), ActDesk.Officer(2, ActDesk.City), Ct)).Code());
        Assert.Equal("done", (await desk.Ban.Handle(new ApproveBan(ban, 1), null, desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct)).Code());
        Assert.Equal(0, await desk.One<long>("select count(*) from platform_journal where subject = @person and is_public = @yes", new { person, yes = true }));
    }

    [Theory, BothDatabases]
    public async Task The_dossier_names_what_was_audited_since_the_day_to_officers_of_the_region_only(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var person = await Person(desk);
        await Banned(desk, person);
        var officer = ActDesk.Officer(1, ActDesk.City);

        var since = (await desk.Dossier.Read(person, new DateOnly(2026, 5, 8), null, officer, Ct)).Value;
        var later = (await desk.Dossier.Read(person, new DateOnly(2026, 5, 9), null, officer, Ct)).Value;

        Assert.Equal((1, ActDesk.Number), (since.Certificates, Assert.Single(since.Documents).Number));
        Assert.Equal("in-force", Assert.Single(since.Bans).State);
        Assert.Equal((0, 0), (later.Certificates, later.Documents.Count));
        Assert.Equal("platform.act.unknown", (await desk.Dossier.Read(person, Start, null, ActDesk.Officer(1, ActDesk.Elsewhere), Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Dossier.Read(person, Start, null, desk.OwnBody(), Ct)).Code());
    }

    private static BanPerson Command(Guid person, string clause = "certifier-72")
        => new(person, clause, new DateOnly(2026, 5, 6), Start, clause == "food-138-crime" ? null : new DateOnly(2031, 5, 7), "同时在两个机构执业", ActDesk.Evidence);

    private static async Task<Guid> Person(ActDesk desk)
    {
        await desk.Import.Report(Row.Team());
        return await desk.One<Guid>("select id from registry_person");
    }

    private static async Task<Guid> Banned(ActDesk desk, Guid person, string clause = "certifier-72")
    {
        var ban = (await desk.Ban.Handle(Command(person, clause), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Value.Proposal;
        Assert.Equal("done", (await desk.Ban.Handle(new ApproveBan(ban, 1), null, desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct)).Code());
        return ban;
    }
}
