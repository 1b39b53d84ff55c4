using Zhiheng.Inspection.Campaigns;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Inspection.Draws;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Draws;

/// <summary>What a draw refuses, by name.</summary>
public class DrawRefusalTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Opening_refuses_times_beacons_parties_and_persons_in_both_roles(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var now = bench.Clock.GetUtcNow();
        async Task<string> Try(Func<OpenDraw, OpenDraw> change, Mandate? by = null) => (await bench.Opening.Handle(bench.Order(change), bench.Act(), by ?? bench.Drawer, Ct)).Code();

        Assert.Equal("inspection.draw.times", await Try(order => order with { NotBefore = now }));
        Assert.Equal("inspection.draw.times", await Try(order => order with { RevealBy = order.NotBefore }));
        Assert.Equal("inspection.draw.times", await Try(order => order with { RevealBy = now.AddDays(31) }));
        Assert.Equal("inspection.draw.beacon-kinds", await Try(order => order with { Fallback = order.Beacon }));
        Assert.Equal("inspection.draw.beacon", await Try(order => order with { Beacon = new("dice") }));
        Assert.Equal("inspection.draw.beacon", await Try(order => order with { Beacon = new(BeaconPlan.Lottery, Game: "双色球", At: now.AddHours(3)) }));
        Assert.Equal("inspection.draw.beacon-early", await Try(order => order with { Fallback = new(BeaconPlan.Drand, DrawBench.Round(now)) }));
        Assert.Equal("inspection.draw.parties", await Try(order => order with { Parties = [new("某", "friend")] }));
        Assert.Equal("inspection.draw.both-roles", await Try(order => order, DrawBench.Officer(bench.WitnessAccount)));
        Assert.Equal("inspection.draw.both-roles", await Try(order => order, DrawBench.Officer(3)));
        Assert.Equal("inspection.draw.both-roles", await Try(order => order, DrawBench.Officer(4)));
        Assert.Equal("inspection.draw.no-such-witness", await Try(order => order with { Witness = DrawBench.Id(77) }));
        var planner = await bench.AddWitness("planner1", Role.InspectionPlanner);
        Assert.Equal("inspection.draw.no-such-witness", await Try(order => order with { Witness = planner }));
        Assert.Equal("platform.act.unknown", await Try(order => order with { Campaign = DrawBench.Id(404) }));
        Assert.Equal("platform.act.no-organ", await Try(order => order, bench.Drawer with { Organ = null }));
        Assert.Equal("done", await Try(order => order));
        Assert.Equal("inspection.draw.campaign-state", await Try(order => order));
    }

    [Theory, BothDatabases]
    public async Task Without_witnesses_of_the_ledger_nothing_is_drawn(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var alone = new OpenDrawHandler(bench.Database, bench.Calendar, bench.Holders, new Zhiheng.Ledger.Logs.WitnessedFacts(bench.Database, bench.Ledger.Reading, new([])));

        Assert.Equal("inspection.draw.no-witnesses", (await alone.Handle(bench.Order(), bench.Act(), bench.Drawer, Ct)).Code());
    }

    [Theory, BothDatabases]
    public async Task A_commitment_is_a_hash_of_one_s_own_and_final(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = (await bench.Opened()).Draw;
        async Task<string> Try(string commitment, Mandate by) => (await bench.Committing.Handle(new CommitToDraw(draw, commitment), bench.Act(), by, Ct)).Code();

        Assert.Equal("inspection.draw.commitment", await Try("ABCDEF", bench.Drawer));
        Assert.Equal("inspection.draw.commitment", await Try(DrawBench.Commitment(""), bench.Drawer));
        Assert.Equal("inspection.draw.not-yours", await Try(DrawBench.Commitment("x"), DrawBench.Officer(30)));
        Assert.Equal("done", await Try(DrawBench.Commitment("x"), bench.Drawer));
        Assert.Equal("inspection.draw.committed-already", await Try(DrawBench.Commitment("y"), bench.Drawer));
        Assert.Equal("inspection.draw.commitment-copied", await Try(DrawBench.Commitment("x"), bench.Witness));
    }

    [Theory, BothDatabases]
    public async Task A_plan_freezes_in_time_by_its_drawer_and_once(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = (await bench.Committed()).Draw;
        async Task<string> Try(Mandate by, long version = 1) => (await bench.Freezing.Handle(new FreezeDraw(draw, version), bench.Act(), by, Ct)).Code();

        Assert.Equal("inspection.draw.not-yours", await Try(DrawBench.Officer(30)));
        Assert.Equal("inspection.draw.moved", await Try(bench.Drawer, 7));
        Assert.Equal("platform.act.unknown", await Try(DrawBench.Officer(31, DrawBench.County)));
        Assert.Equal("done", await Try(bench.Drawer));
        Assert.Equal("inspection.draw.moved", await Try(bench.Drawer));
        Assert.Equal("inspection.draw.moved", await Try(bench.Drawer, 2));
    }

    [Theory, BothDatabases]
    public async Task A_plan_is_not_frozen_after_the_earliest_draw_time(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = (await bench.Committed()).Draw;
        bench.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("inspection.draw.freeze-late", (await bench.Freezing.Handle(new FreezeDraw(draw, 1), bench.Act(), bench.Drawer, Ct)).Code());
    }

    [Theory, BothDatabases]
    public async Task Two_who_freeze_or_draw_at_once_do_it_once(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = (await bench.Committed()).Draw;
        var frozen = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => bench.Freezing.Handle(new FreezeDraw(draw, 1), bench.Act(), bench.Drawer, Ct))));
        await bench.Grow();
        bench.Clock.Advance(TimeSpan.FromMinutes(61));
        DrawBench.Done(await bench.Revealing.Handle(new RevealInDraw(draw, DrawBench.DrawerSecret), bench.Act(), bench.Drawer, Ct));
        DrawBench.Done(await bench.Revealing.Handle(new RevealInDraw(draw, DrawBench.WitnessSecret), bench.Act(), bench.Witness, Ct));
        await bench.Grow();
        var held = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Drawer, Ct))));

        Assert.Equal(["done", "inspection.draw.moved"], frozen.Select(one => one.Code()).Order());
        Assert.Equal(["done", "inspection.draw.moved"], held.Select(one => one.Code()).Order());
        Assert.Equal(6, (await bench.View(draw)).Tasks.Count);
    }

    [Theory, BothDatabases]
    public async Task Two_who_open_the_same_campaign_at_once_open_one_draw(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);

        var opened = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => bench.Opening.Handle(bench.Order(), bench.Act(), bench.Drawer, Ct))));

        Assert.Equal(["done", "inspection.draw.campaign-state"], opened.Select(one => one.Code()).Order());
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_revealed_before_the_witnesses_have_seen_the_plan_or_before_its_time(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = (await bench.Committed()).Draw;
        DrawBench.Done(await bench.Freezing.Handle(new FreezeDraw(draw, 1), bench.Act(), bench.Drawer, Ct));
        async Task<string> Reveal(string text, Mandate by) => (await bench.Revealing.Handle(new RevealInDraw(draw, text), bench.Act(), by, Ct)).Code();

        Assert.Equal("inspection.draw.too-early", await Reveal(DrawBench.DrawerSecret, bench.Drawer));
        Assert.Equal("inspection.draw.too-early", (await bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Drawer, Ct)).Code());
        bench.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("inspection.draw.not-witnessed", await Reveal(DrawBench.DrawerSecret, bench.Drawer));
        await bench.Grow(isWitnessed: false);
        Assert.Equal("inspection.draw.not-witnessed", await Reveal(DrawBench.DrawerSecret, bench.Drawer));
        await bench.Witnessing.Ask(Ct);
        Assert.Equal("inspection.draw.reveal-other", await Reveal("另一段", bench.Drawer));
        Assert.Equal("inspection.draw.not-yours", await Reveal(DrawBench.DrawerSecret, DrawBench.Officer(30)));
        Assert.Equal("done", await Reveal(DrawBench.DrawerSecret, bench.Drawer));
        Assert.Equal("inspection.draw.revealed-already", await Reveal(DrawBench.DrawerSecret, bench.Drawer));
        Assert.Equal("inspection.draw.waiting", (await bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Drawer, Ct)).Code());
        Assert.Equal("inspection.draw.not-yours", (await bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Witness, Ct)).Code());
    }

    /// <summary>The plan was first seen after the earliest time, so signatures of that checkpoint could have been waited for: there must be later ones.</summary>
    [Theory, BothDatabases]
    public async Task A_beacon_that_is_not_later_than_the_plan_s_own_witnessing_is_refused(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = (await bench.Committed()).Draw;
        DrawBench.Done(await bench.Freezing.Handle(new FreezeDraw(draw, 1), bench.Act(), bench.Drawer, Ct));
        bench.Clock.Advance(TimeSpan.FromMinutes(61));
        await bench.Grow();
        DrawBench.Done(await bench.Revealing.Handle(new RevealInDraw(draw, DrawBench.DrawerSecret), bench.Act(), bench.Drawer, Ct));
        DrawBench.Done(await bench.Revealing.Handle(new RevealInDraw(draw, DrawBench.WitnessSecret), bench.Act(), bench.Witness, Ct));
        await bench.Grow();

        Assert.Equal("inspection.draw.method.beacon-early", (await bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Drawer, Ct)).Code());
        Assert.Equal("frozen", (await bench.View(draw)).Draw.State);
    }

    [Theory, BothDatabases]
    public async Task A_frozen_list_that_somebody_altered_is_not_drawn_from(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = await bench.Revealed();
        await bench.Execute("delete from inspection_subject where draw = @draw and code = @code", new { draw, code = DrawBench.BodyNo(5) });

        Assert.Equal("inspection.draw.method.pool-changed", (await bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Drawer, Ct)).Code());
        Assert.Empty((await bench.View(draw)).Tasks);
    }

    [Theory, BothDatabases]
    public async Task A_bundle_with_one_altered_byte_is_noticed(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var bytes = await bench.Bundle(await bench.Held());

        for (var at = 0; at < bytes.Length; at += 97)
        {
            bytes[at] ^= 1;
            Assert.NotNull(DrawVerifier.Check(bytes).Wrong);
            bytes[at] ^= 1;
        }
    }

    [Theory, BothDatabases]
    public async Task An_inspector_whose_warrant_ends_during_the_campaign_is_not_sent(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        await bench.Execute("update inspection_inspector set warrant_until = @on where employee_no <> 'N001'", new { on = new DateOnly(2026, 7, 9) });
        var draw = (await bench.Committed()).Draw;

        Assert.Equal("inspection.draw.method.no-team", (await bench.Freezing.Handle(new FreezeDraw(draw, 1), bench.Act(), bench.Drawer, Ct)).Code());
        await bench.Execute("update inspection_inspector set warrant_until = @on where employee_no <> 'N006'", new { on = new DateOnly(2026, 7, 10) });
        Assert.Equal("done", (await bench.Freezing.Handle(new FreezeDraw(draw, 1), bench.Act(), bench.Drawer, Ct)).Code());
        Assert.Equal(5, (await bench.View(draw)).Candidates);
    }

    [Theory, BothDatabases]
    public async Task Too_few_inspectors_or_an_empty_pool_are_told_before_freezing(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = (await bench.Committed()).Draw;
        async Task<string> Freeze() => (await bench.Freezing.Handle(new FreezeDraw(draw, 1), bench.Act(), bench.Drawer, Ct)).Code();

        await bench.Execute("update inspection_inspector set capacity = 1");
        Assert.Equal("inspection.draw.method.too-few-inspectors", await Freeze());
        await bench.Execute("update inspection_inspector set capacity = 20, can_lead = @no", new { no = false });
        Assert.Equal("inspection.draw.method.no-leader", await Freeze());
        await bench.Execute("update inspection_inspector set can_lead = @yes", new { yes = true });
        await bench.Execute("update registry_body set withdrawn_on = @on", new { on = new DateOnly(2026, 5, 1) });
        Assert.Equal("inspection.draw.empty-pool", await Freeze());
        await bench.Execute("update inspection_campaign set pool = 'producers'");
        Assert.Equal("inspection.draw.no-pool", await Freeze());
    }

    [Theory, BothDatabases]
    public async Task Who_was_visited_as_often_as_allowed_is_left_out_and_who_checked_last_is_not_sent_again(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var first = await bench.Held();
        var visited = (await bench.View(first)).Tasks;
        var campaign = await bench.Approved(draft => draft with { Shares = [new ClassShare("*", null, 3)] });
        var second = await bench.Frozen(order => order with { Campaign = campaign });
        var next = await bench.Approved(draft => draft with { StartsOn = new(2027, 1, 10), EndsOn = new(2027, 2, 10), Shares = [new ClassShare("*", "1", null)] });
        var third = await bench.Held(order => order with { Campaign = next });

        Assert.Equal(("cap", 6), Assert.Single((await bench.View(second)).Exclusions));
        Assert.Equal(
            visited.Select(one => one.Task.Subject).Order(StringComparer.Ordinal),
            await bench.Query<string>("select code from inspection_subject where draw = @second and excluded = 'cap' order by code", new { second }));
        var again = (await bench.View(third)).Tasks.ToDictionary(one => one.Task.Subject, one => one.Team.Select(member => member.Inspector).ToHashSet());
        Assert.Equal(DrawBench.Bodies, again.Count);
        Assert.All(visited, one => Assert.DoesNotContain(one.Team, member => again[one.Task.Subject].Contains(member.Inspector)));
    }

    [Theory, BothDatabases]
    public async Task A_recused_inspector_is_never_sent(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var inspector = (await bench.Query<Guid>("select id from inspection_inspector where employee_no = 'N001'"))[0];
        foreach (var number in Enumerable.Range(1, DrawBench.Bodies))
        {
            DrawBench.Done(await bench.Inspectors.Handle(new NoteRecusal(inspector, DrawBench.BodyNo(number), "kin", null), bench.Act(), DrawBench.Officer(5), Ct));
        }

        var draw = await bench.Held();

        Assert.All((await bench.View(draw)).Tasks, one => Assert.DoesNotContain(one.Team, member => member.Inspector == inspector));
    }

    [Theory, BothDatabases]
    public async Task A_draw_whose_visits_have_begun_is_not_voided(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = await bench.Held();
        async Task<string> Void(string reason) => (await bench.Ending.Handle(new VoidDraw(draw, 3, reason), bench.Act(), bench.Drawer, Ct)).Code();

        Assert.Equal("platform.act.text", await Void(" "));
        await bench.Execute("update inspection_task set state = 'approved' where draw = @draw and place = 2", new { draw });
        Assert.Equal("inspection.draw.visits-begun", await Void("有误"));
        await bench.Execute("update inspection_task set state = 'assigned' where draw = @draw", new { draw });
        Assert.Equal("done", await Void("有误"));
        Assert.Equal("inspection.draw.moved", await Void("有误"));
    }
}
