using Zhiheng.Inspection.Pools;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Pools;

public class InspectorTests
{
    [Theory, BothDatabases]
    public async Task An_inspector_is_registered_changed_and_made_void(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var mine = PlanDesk.Officer(1, PlanDesk.City);
        var id = await desk.Registered();

        var changed = await desk.Inspectors.Handle(
            new ChangeInspector(id, 1, PlanDesk.Inspector("J-01", "C07") with { SecondWarrantNo = "执法-0002", SecondWarrantUntil = new DateOnly(2028, 1, 1) }, IsVoid: true), desk.Act(), mine, default);
        var found = (await desk.Inspectors.Find(id, mine, default))!.Value.Inspector;

        Assert.Equal("done", changed.Code());
        Assert.Equal(("void", 2, "370100"), (found.State, found.Version, found.OrganRegion));
        Assert.Equal(["C07"], found.ItemCodes);
        Assert.Equal(new DateOnly(2028, 1, 1), found.LastDay);
        await Assert.ThrowsAsync<ChangedByAnotherException>(
            () => desk.Inspectors.Handle(new ChangeInspector(id, 1, PlanDesk.Inspector(), false), desk.Act(), mine, default));
    }

    [Fact]
    public void Of_two_warrants_the_later_one_counts()
    {
        var row = new InspectorRow { WarrantUntil = new DateOnly(2027, 1, 1), SecondWarrantUntil = new DateOnly(2026, 1, 1) };

        Assert.Equal(new DateOnly(2027, 1, 1), row.LastDay);
        Assert.Equal(new DateOnly(2027, 1, 2), (row with { SecondWarrantUntil = new DateOnly(2027, 1, 2) }).LastDay);
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_of_an_entry(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var good = PlanDesk.Inspector("J-02");
        async Task<string> Try(InspectorData data) => (await desk.Inspectors.Handle(new RegisterInspector(data), desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default)).Code();
        var account = PlanDesk.Id(50);
        Assert.Equal("done", await Try(PlanDesk.Inspector("J-01") with { Account = account }));

        Assert.Equal("inspection.pool.inspector-taken", await Try(PlanDesk.Inspector("J-01")));
        Assert.Equal("inspection.pool.inspector-taken", await Try(good with { Account = account }));
        Assert.Equal("inspection.pool.not-on-list", await Try(good with { Items = ["C99"] }));
        Assert.Equal("inspection.pool.no-items", await Try(good with { Items = [] }));
        Assert.Equal("inspection.pool.unit-level", await Try(good with { UnitLevel = "nation" }));
        Assert.Equal("inspection.pool.capacity", await Try(good with { Capacity = -1 }));
        Assert.Equal("inspection.pool.capacity", await Try(good with { Capacity = 1001 }));
        Assert.Equal("inspection.pool.second-warrant", await Try(good with { SecondWarrantNo = "执法-2" }));
        Assert.Equal("inspection.pool.second-warrant", await Try(good with { SecondWarrantUntil = PlanDesk.Today }));
        Assert.Equal("platform.act.text", await Try(good with { EmployeeNo = " " }));
        Assert.Equal("platform.act.text", await Try(good with { Name = "" }));
        Assert.Equal("platform.act.text", await Try(good with { Post = "" }));
        Assert.Equal("platform.act.text", await Try(good with { WarrantNo = "" }));
        Assert.Equal("platform.act.no-organ", (await desk.Inspectors.Handle(new RegisterInspector(good), desk.Act(), PlanDesk.Nobody(), default)).Code());
        Assert.Equal("done", await Try(good with { Capacity = 1000, Items = ["C07", "C06"] }));
    }

    [Theory, BothDatabases]
    public async Task Without_a_list_in_force_nobody_has_an_item(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect, withList: false);

        var one = await desk.Inspectors.Handle(new RegisterInspector(PlanDesk.Inspector("J-01", "C07")), desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default);

        Assert.Equal("inspection.pool.not-on-list", one.Code());
    }

    [Theory, BothDatabases]
    public async Task Another_authority_finds_nothing_and_a_superior_reads_but_does_not_change(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var id = await desk.Registered();
        async Task<string> Change(Zhiheng.Platform.Powers.Mandate by) => (await desk.Inspectors.Handle(new ChangeInspector(id, 1, PlanDesk.Inspector(), false), desk.Act(), by, default)).Code();

        Assert.Equal("platform.act.unknown", await Change(PlanDesk.Officer(3, PlanDesk.Elsewhere)));
        Assert.Equal("platform.act.unknown", await Change(PlanDesk.Officer(3, PlanDesk.County)));
        Assert.Equal("platform.act.other-organ", await Change(PlanDesk.Officer(3, PlanDesk.Province)));
        Assert.NotNull(await desk.Inspectors.Find(id, PlanDesk.Officer(3, PlanDesk.Province), default));
        Assert.Null(await desk.Inspectors.Find(id, PlanDesk.Officer(3, PlanDesk.Elsewhere), default));
        Assert.Empty(await desk.Inspectors.List(null, null, 10, PlanDesk.Officer(3, PlanDesk.Elsewhere), default));
        Assert.Single(await desk.Inspectors.List("试验", null, 10, PlanDesk.Officer(3, PlanDesk.Province), default));
        Assert.Single(await desk.Inspectors.List("J-01", null, 10, PlanDesk.Officer(3, PlanDesk.City), default));
    }

    [Theory, BothDatabases]
    public async Task A_recusal_is_noted_renewed_and_taken_away(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var mine = PlanDesk.Officer(1, PlanDesk.City);
        var id = await desk.Registered();
        async Task<string> Note(NoteRecusal command, Zhiheng.Platform.Powers.Mandate? by = null) => (await desk.Inspectors.Handle(command, desk.Act(), by ?? mine, default)).Code();
        var good = new NoteRecusal(id, "91370100MA3TEST001", "kin", PlanDesk.Today);

        Assert.Equal("done", await Note(good));
        Assert.Equal("done", await Note(good with { Until = null }));
        Assert.Equal("inspection.pool.recusal-over", await Note(good with { Until = PlanDesk.Today.AddDays(-1) }));
        Assert.Equal("inspection.pool.recusal-reason", await Note(good with { Reason = "friend" }));
        Assert.Equal("platform.act.text", await Note(good with { Subject = "" }));
        Assert.Equal("platform.act.unknown", await Note(good, PlanDesk.Officer(1, PlanDesk.Elsewhere)));
        Assert.Equal("platform.act.other-organ", await Note(good, PlanDesk.Officer(1, PlanDesk.Province)));

        var kept = Assert.Single((await desk.Inspectors.Find(id, mine, default))!.Value.Recusals);
        Assert.Equal(("kin", null, PlanDesk.Today), (kept.Reason, kept.Until, kept.NotedOn));
        var drop = new DropRecusal(id, good.Subject, "kin");
        Assert.Equal("platform.act.other-organ", (await desk.Inspectors.Handle(drop, desk.Act(), PlanDesk.Officer(1, PlanDesk.Province), default)).Code());
        Assert.Equal("done", (await desk.Inspectors.Handle(drop, desk.Act(), mine, default)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Inspectors.Handle(drop, desk.Act(), mine, default)).Code());
    }
}
