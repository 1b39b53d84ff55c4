using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Corrections;
using Zhiheng.Registry.Objections;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Acts;

public class ObjectionTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly Dictionary<ObjectionState, string> Allowed = new()
    {
        [ObjectionState.Filed] = "accept refuse",
        [ObjectionState.Accepted] = "decide",
        [ObjectionState.Refused] = "",
        [ObjectionState.Upheld] = "",
        [ObjectionState.Dismissed] = "",
    };

    public static TheoryData<ObjectionState> States => [.. Enum.GetValues<ObjectionState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void An_act_is_possible_in_the_states_of_the_table_only(ObjectionState state)
    {
        var objection = new Objection { Id = ActDesk.Id(1), State = state, Organ = ActDesk.County, Handler = ActDesk.Id(1) };
        var officer = ActDesk.Officer(2, ActDesk.County);
        (string Act, string Code)[] tried =
        [
            ("accept", objection.Accept(officer, ActDesk.Today, ActDesk.Today).Code()),
            ("refuse", objection.Refuse(officer, "无关", ActDesk.Today).Code()),
            ("decide", objection.Decide(officer, true, "成立", ActDesk.Today).Code()),
        ];

        Assert.All(tried, t => Assert.Equal(Allowed[state].Split(' ').Contains(t.Act) ? "done" : "registry.objection.state", t.Code));
    }

    [Theory, BothDatabases]
    public async Task An_objection_is_taken_on_by_one_and_decided_by_another_in_working_days(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);

        var filed = await desk.Object.Handle(Command(desk), desk.Act(), desk.Firm(), Ct);
        var accepted = await desk.Handle.Handle(new AcceptObjection(filed.Value.Objection, 1), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct);
        var byHandler = await desk.Handle.Handle(new DecideObjection(filed.Value.Objection, 2, true, "属实"), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct);
        var bySuperior = await desk.Handle.Handle(new DecideObjection(filed.Value.Objection, 2, true, "属实"), desk.Act(), ActDesk.Officer(4, ActDesk.City), Ct);
        var decided = await desk.Handle.Handle(new DecideObjection(filed.Value.Objection, 2, true, "属实"), desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct);

        // The Dragon Boat days (19–21 June 2026) are not counted.
        Assert.Equal((new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 30)), (filed.Value.ReceiveBy, accepted.Value.DecideBy));
        Assert.Equal(("platform.act.same-person", "platform.act.other-organ", "done"), (byHandler.Code(), bySuperior.Code(), decided.Code()));
        Assert.Equal("upheld", Assert.Single((await desk.Lists.Objections(null, desk.Firm(), Ct)).Rows).State);
        Assert.Empty((await desk.Lists.Objections(null, desk.OwnBody(), Ct)).Rows);
    }

    [Theory, BothDatabases]
    public async Task Whoever_made_or_approved_the_entry_has_no_part_in_the_objection(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var correction = new CorrectRecord(null, desk.Holder, "address", "山东省济南市历下区某路1号", "山东省济南市历下区某路2号", "门牌有误", ActDesk.Evidence);
        var entry = (await desk.Correct.Handle(correction, desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Value.Proposal;
        var early = await desk.Object.Handle(Command(desk) with { Kind = EntryKind.Proposal, Entry = entry }, desk.Act(), desk.Firm(), Ct);
        await desk.Correct.Handle(new ApproveCorrection(entry, 1), null, desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct);
        var id = (await desk.Object.Handle(Command(desk) with { Kind = EntryKind.Proposal, Entry = entry }, desk.Act(), desk.Firm(), Ct)).Value.Objection;
        async Task<string> Accept(int account) => (await desk.Handle.Handle(new AcceptObjection(id, 1), desk.Act(), ActDesk.Officer(account, ActDesk.County), Ct)).Code();
        async Task<string> Decide(int account) => (await desk.Handle.Handle(new DecideObjection(id, 2, false, "无据"), desk.Act(), ActDesk.Officer(account, ActDesk.County), Ct)).Code();

        Assert.Equal("platform.act.unknown", early.Code());
        Assert.Equal(["platform.act.same-person", "platform.act.same-person", "done"], [await Accept(1), await Accept(2), await Accept(3)]);
        Assert.Equal(["platform.act.same-person", "platform.act.same-person", "platform.act.same-person", "done"], [await Decide(1), await Decide(2), await Decide(3), await Decide(4)]);
    }

    [Theory, BothDatabases]
    public async Task One_objects_to_the_own_file_only_and_once_at_a_time(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        async Task<string> Try(FileObjection command, Mandate mandate) => (await desk.Object.Handle(command, desk.Act(), mandate, Ct)).Code();
        var stranger = await desk.OtherBody();

        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            Assert.Equal("platform.act.unknown", await Try(Command(desk) with { Kind = kind, Entry = ActDesk.Id(404) }, desk.Firm()));
        }

        Assert.Equal("platform.act.unknown", await Try(Command(desk), stranger));
        Assert.Equal("platform.act.unknown", await Try(Command(desk) with { Kind = EntryKind.Body, Entry = desk.Body }, stranger));
        Assert.Equal("registry.objection.no-authority", await Try(Command(desk) with { Kind = EntryKind.Body, Entry = desk.Body }, desk.OwnBody()));
        Assert.Equal("registry.objection.not-a-party", await Try(Command(desk), ActDesk.Officer(1, ActDesk.County)));
        Assert.Equal("platform.act.text", await Try(Command(desk) with { Grounds = "" }, desk.Firm()));
        Assert.Equal("platform.act.no-evidence", await Try(Command(desk) with { Evidence = [] }, desk.Firm()));
        Assert.Equal("done", await Try(Command(desk), desk.Firm()));
        Assert.Equal("registry.objection.already-open", await Try(Command(desk), desk.Firm()));
        Assert.Equal("done", await Try(Command(desk), desk.OwnBody()));
        Assert.Equal("done", await Try(Command(desk) with { Kind = EntryKind.Organization, Entry = desk.Holder }, desk.Firm()));
    }

    [Theory, BothDatabases]
    public async Task A_foreign_officer_and_a_stale_page_change_nothing(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var id = (await desk.Object.Handle(Command(desk), desk.Act(), desk.Firm(), Ct)).Value.Objection;
        var stranger = ActDesk.Officer(5, ActDesk.Elsewhere);

        Assert.Equal("platform.act.unknown", (await desk.Handle.Handle(new AcceptObjection(id, 1), desk.Act(), stranger, Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Handle.Handle(new RefuseObjection(id, 1, "无关"), desk.Act(), stranger, Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Handle.Handle(new DecideObjection(id, 1, true, "属实"), desk.Act(), stranger, Ct)).Code());
        Assert.Equal("platform.act.no-organ", (await desk.Handle.Handle(new AcceptObjection(id, 1), desk.Act(), desk.Firm(), Ct)).Code());
        Assert.Equal("platform.act.text", (await desk.Handle.Handle(new RefuseObjection(id, 1, ""), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code());
        await Assert.ThrowsAsync<ChangedByAnotherException>(() => desk.Handle.Handle(new AcceptObjection(id, 9), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct));
        Assert.Equal("done", (await desk.Handle.Handle(new RefuseObjection(id, 1, "无关"), desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code());
        Assert.Equal("refused", await desk.One<string>("select state from registry_objection"));
    }

    private static FileObjection Command(ActDesk desk) => new(EntryKind.Certificate, desk.Certificate, "登记的地址不是我单位", ActDesk.Evidence);
}
