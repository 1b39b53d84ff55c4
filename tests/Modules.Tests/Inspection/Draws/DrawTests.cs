using System.Text;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Inspection.Draws;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Draws;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Draws;

/// <summary>A draw from its opening to its result, and what becomes of it.</summary>
public class DrawTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_draw_that_is_held_publishes_a_bundle_that_anybody_can_recompute(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);

        var draw = await bench.Held();

        var report = DrawVerifier.Check(await bench.Bundle(draw));
        var view = await bench.View(draw);
        Assert.Null(report.Wrong);
        Assert.All(report.Findings, finding => Assert.True(finding.IsChecked, finding.Words));
        Assert.Equal(6, view.Tasks.Count);
        Assert.Equal(Enumerable.Range(1, 6), view.Tasks.Select(one => one.Task.Place));
        Assert.Equal(report.Bundle!.Strata.SelectMany(one => one.Selected), view.Tasks.Select(one => one.Task.Subject));
        Assert.All(view.Tasks, one =>
        {
            Assert.Equal(("assigned", 2), (one.Task.State, one.Team.Count));
            Assert.Single(one.Team, member => member.Leads);
        });
        Assert.Equal(("held", "drawn"), (view.Draw.State, view.Campaign.State));
        Assert.Equal(
            ["DrawFrozen", "PartyRevealed", "PartyRevealed", "DrawHeld"],
            await bench.Query<string>("select kind from platform_journal where subject = @draw and is_public = @yes order by seq", new { draw, yes = true }));
    }

    [Theory, BothDatabases]
    public async Task Every_firm_gets_its_own_leaf_and_finds_its_ticket_as_published(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var early = await bench.Frozen();
        var code = (await bench.View(early)).Draw.Code;
        Assert.Equal("inspection.draw.not-shown", (await bench.Draws.Own(code, DrawBench.BodyNo(1), Ct)).Code());
        Assert.Null(await bench.Draws.Bundle(code, Ct));
        bench.Clock.Advance(TimeSpan.FromMinutes(61));
        DrawBench.Done(await bench.Revealing.Handle(new RevealInDraw(early, DrawBench.DrawerSecret), bench.Act(), bench.Drawer, Ct));
        DrawBench.Done(await bench.Revealing.Handle(new RevealInDraw(early, DrawBench.WitnessSecret), bench.Act(), bench.Witness, Ct));
        await bench.Grow();
        DrawBench.Done(await bench.Holding.Handle(new HoldDraw(early, 2), bench.Act(), bench.Drawer, Ct));

        var bundle = DrawBundle.Parse((await bench.Draws.Bundle(code, Ct))!).Value;
        var drawn = 0;
        foreach (var number in Enumerable.Range(1, DrawBench.Bodies))
        {
            var own = DrawBench.Done(await bench.Draws.Own(code, DrawBench.BodyNo(number).ToLowerInvariant(), Ct));
            var ticket = OwnTicket.Of(bundle, DisclosedLeaf.Parse(own.ToBytes()).Value);
            Assert.False(ticket.IsRefused, ticket.Refusal?.Message);
            drawn += ticket.Value.IsDrawn ? 1 : 0;
        }

        Assert.Equal(6, drawn);
        Assert.Equal("inspection.draw.not-in-list", (await bench.Draws.Own(code, "91370000", Ct)).Code());
    }

    [Theory, BothDatabases]
    public async Task Further_parties_come_by_a_link_that_commits_once(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var opened = await bench.Committed(order => order with { Parties = [new("公证员某", "notary")] });
        var code = DrawBench.Done(await bench.Committing.Handle(new RenewLink(opened.Draw, 3), bench.Act(), bench.Drawer, Ct));

        Assert.Equal("inspection.draw.not-all-committed", (await bench.Freezing.Handle(new FreezeDraw(opened.Draw, 1), bench.Act(), bench.Drawer, Ct)).Code());
        Assert.Equal("inspection.draw.link-unknown", (await bench.Committing.Handle(new CommitByLink(opened.Codes[0], DrawBench.Commitment("旧")), Ct)).Code());
        Assert.Equal("inspection.draw.commitment-copied", (await bench.Committing.Handle(new CommitByLink(code, DrawBench.Commitment(DrawBench.DrawerSecret)), Ct)).Code());
        Assert.Equal("done", (await bench.Committing.Handle(new CommitByLink(code, DrawBench.Commitment("公证")), Ct)).Code());
        Assert.Equal("inspection.draw.committed-already", (await bench.Committing.Handle(new CommitByLink(code, DrawBench.Commitment("再来")), Ct)).Code());
        Assert.Equal("inspection.draw.committed-already", (await bench.Committing.Handle(new RenewLink(opened.Draw, 3), bench.Act(), bench.Drawer, Ct)).Code());
        Assert.Equal("inspection.draw.moved", (await bench.Revealing.Handle(new RevealByLink(code, "公证"), Ct)).Code());
        DrawBench.Done(await bench.Freezing.Handle(new FreezeDraw(opened.Draw, 1), bench.Act(), bench.Drawer, Ct));
        await bench.Grow();
        bench.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("inspection.draw.reveal-other", (await bench.Revealing.Handle(new RevealByLink(code, "公证 "), Ct)).Code());
        Assert.Equal("done", (await bench.Revealing.Handle(new RevealByLink(code, "公证"), Ct)).Code());
        Assert.Equal("inspection.draw.revealed-already", (await bench.Revealing.Handle(new RevealByLink(code, "公证"), Ct)).Code());
        Assert.Equal("公证员 公证员某", (await bench.View(opened.Draw)).Plan!.Entropy.Parties[2]);
    }

    [Theory, BothDatabases]
    public async Task A_withheld_reveal_counts_as_nothing_and_is_a_public_fact(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = await bench.Frozen();
        bench.Clock.Advance(TimeSpan.FromMinutes(61));
        DrawBench.Done(await bench.Revealing.Handle(new RevealInDraw(draw, DrawBench.DrawerSecret), bench.Act(), bench.Drawer, Ct));
        await bench.Grow();
        Assert.Equal("inspection.draw.waiting", (await bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Drawer, Ct)).Code());
        bench.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal("inspection.draw.reveal-late", (await bench.Revealing.Handle(new RevealInDraw(draw, DrawBench.WitnessSecret), bench.Act(), bench.Witness, Ct)).Code());

        DrawBench.Done(await bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Drawer, Ct));

        var report = DrawVerifier.Check(await bench.Bundle(draw));
        Assert.Null(report.Wrong);
        Assert.NotNull(report.Bundle!.Reveals[1].Withheld);
        Assert.Single(await bench.Query<string>("select kind from platform_journal where subject = @draw and kind = 'RevealWithheld' and is_public = @yes", new { draw, yes = true }));
    }

    [Theory, BothDatabases]
    public async Task A_plan_that_is_given_up_after_its_time_names_who_withheld(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = await bench.Frozen();
        bench.Clock.Advance(TimeSpan.FromMinutes(121));

        DrawBench.Done(await bench.Ending.Handle(new VoidDraw(draw, 2, "无人到场"), bench.Act(), bench.Drawer, Ct));

        Assert.Equal(
            ["DrawFrozen", "RevealWithheld", "RevealWithheld", "DrawVoided"],
            await bench.Query<string>("select kind from platform_journal where subject = @draw and is_public = @yes order by seq", new { draw, yes = true }));
    }

    [Theory, BothDatabases]
    public async Task Pools_that_change_after_the_freezing_change_nothing(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = await bench.Revealed();
        await bench.Execute("update registry_body set withdrawn_on = @on where approval_no <> @one", new { on = new DateOnly(2026, 5, 1), one = DrawBench.BodyNo(1) });
        await bench.Execute("update inspection_inspector set state = 'void'");

        DrawBench.Done(await bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Drawer, Ct));

        Assert.Null(DrawVerifier.Check(await bench.Bundle(draw)).Wrong);
        Assert.Equal(6, (await bench.View(draw)).Tasks.Count);
    }

    [Theory, BothDatabases]
    public async Task A_sealed_list_stays_shut_until_the_first_visit_and_is_then_the_same(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect, campaign => campaign with { Sealed = true });
        var draw = await bench.Held();
        var before = await bench.Bundle(draw);
        var code = (await bench.View(draw)).Draw.Code;
        Assert.DoesNotContain("selected", Encoding.UTF8.GetString(before), StringComparison.Ordinal);
        Assert.Null(DrawVerifier.Check(before).Wrong);
        Assert.Equal("inspection.draw.not-shown", (await bench.Draws.Own(code, DrawBench.BodyNo(1), Ct)).Code());
        Assert.Null(await bench.Draws.Lines(code, Ct));
        Assert.Equal("inspection.draw.not-visited", (await bench.Ending.Handle(new UnsealDraw(draw, 3), bench.Act(), bench.Drawer, Ct)).Code());
        await bench.Execute("update inspection_task set state = 'visiting' where draw = @draw and place = 1", new { draw });

        DrawBench.Done(await bench.Ending.Handle(new UnsealDraw(draw, 3), bench.Act(), bench.Drawer, Ct));

        var after = DrawVerifier.Check(await bench.Bundle(draw));
        Assert.Null(after.Wrong);
        Assert.Equal(DrawBundle.Parse(before).Value.Seal!.Hash, after.Bundle!.Seal!.Hash);
        Assert.Equal("inspection.draw.not-sealed", (await bench.Ending.Handle(new UnsealDraw(draw, 4), bench.Act(), bench.Drawer, Ct)).Code());

        // Unannounced: nobody of the firm's own county is sent.
        var county = (await bench.Query<Guid>("select id from inspection_inspector where organ_region = '370102'")).ToHashSet();
        Assert.All((await bench.View(draw)).Tasks.Where(one => one.Task.Region == "370102"), one => Assert.DoesNotContain(one.Team, member => county.Contains(member.Inspector)));
    }

    [Theory, BothDatabases]
    public async Task A_redraw_names_the_plan_before_it_and_both_stay_readable(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var first = await bench.Held();
        var old = (await bench.View(first)).Draw;
        DrawBench.Done(await bench.Ending.Handle(new VoidDraw(first, 3, "名单来源有误"), bench.Act(), bench.Drawer, Ct));
        Assert.Equal("inspection.draw.again-needs-reason", (await bench.Opening.Handle(bench.Order(), bench.Act(), bench.Drawer, Ct)).Code());

        var second = await bench.Held(order => order with { Again = "名单来源已更正" });

        var view = await bench.View(second);
        Assert.Equal((old.PlanHash, "名单来源已更正"), (view.Draw.Replaces, view.Draw.ReplacesWhy));
        Assert.Equal(old.PlanHash, DrawBundle.Parse(await bench.Bundle(second)).Value.Plan.Replaces.ToString());
        Assert.Null(DrawVerifier.Check(await bench.Bundle(first)).Wrong);
        Assert.All((await bench.View(first)).Tasks, one => Assert.Equal("replaced", one.Task.State));
        var count = Assert.Single(await bench.Draws.Counts(Ct));
        Assert.Equal(("2026-06", DrawBench.Item, 2, 1), (count.Month, count.Item, count.Plans, count.Void));
        Assert.Equal([2, 1], (await bench.Draws.PublicList(null, 10, Ct)).Select(one => one.Number));
    }

    [Theory, BothDatabases]
    public async Task A_replacement_takes_the_next_reserve_once_another_approves(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = await bench.Held();
        var task = (await bench.View(draw)).Tasks[0].Task;
        var reserves = DrawBundle.Parse(await bench.Bundle(draw)).Value.Strata[0].Reserves;
        async Task<string> Decide(int officer, long version, bool isApproved = true)
            => (await bench.Replacing.Handle(new DecideReplacement(task.Id, version, isApproved), bench.Act(), DrawBench.Officer(officer), Ct)).Code();

        Assert.Equal("inspection.draw.replace-reason", (await bench.Replacing.Handle(new ProposeReplacement(task.Id, 1, "friend"), bench.Act(), DrawBench.Officer(20), Ct)).Code());
        Assert.Equal("inspection.draw.not-proposed", await Decide(21, 1));
        DrawBench.Done(await bench.Replacing.Handle(new ProposeReplacement(task.Id, 1, "closed"), bench.Act(), DrawBench.Officer(20), Ct));
        Assert.Equal("platform.act.same-person", await Decide(20, 2));
        Assert.Equal("platform.act.other-organ", (await bench.Replacing.Handle(new DecideReplacement(task.Id, 2, true), bench.Act(), new(DrawBench.Id(22), DrawBench.Officer(22).Scope, DrawBench.County), Ct)).Code());
        Assert.Equal("done", await Decide(21, 2));

        var tasks = (await bench.View(draw)).Tasks;
        Assert.Equal(("replaced", "closed", tasks[^1].Task.Id), (tasks[0].Task.State, tasks[0].Task.ReplacedWhy, tasks[0].Task.ReplacedBy!.Value));
        Assert.Equal((reserves[0], "assigned", 2), (tasks[^1].Task.Subject, tasks[^1].Task.State, tasks[^1].Team.Count));
        Assert.Equal("inspection.draw.replace-late", await Decide(21, 3));
        Assert.Single(await bench.Query<string>("select kind from platform_journal where subject = @draw and kind = 'SubjectReplaced' and is_public = @yes", new { draw, yes = true }));
        Assert.Null(DrawVerifier.Check(await bench.Bundle(draw)).Wrong);
    }

    [Theory, BothDatabases]
    public async Task A_beacon_of_a_lottery_is_typed_by_two_persons(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var due = bench.Clock.GetUtcNow().AddMinutes(90);
        var draw = await bench.Revealed(order => order with { Beacon = new(BeaconPlan.Lottery, Game: "双色球", Issue: "2026062", At: due), Fallback = BeaconChoice.OfWitnesses });
        var notice = new string('a', 64);
        async Task<string> Say(bool isWitness, string value, string? why = null, string? paper = null)
            => (await bench.Saying.Handle(new SayBeacon(draw, value, paper ?? notice, why), bench.Act(), isWitness ? bench.Witness : bench.Drawer, Ct)).Code();

        Assert.Equal("inspection.draw.beacon-not-due", await Say(false, "01 05 12"));
        bench.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("inspection.draw.beacon-missing", (await bench.Holding.Handle(new HoldDraw(draw, 2), bench.Act(), bench.Drawer, Ct)).Code());
        Assert.Equal("inspection.draw.beacon-said", await Say(false, "01  05"));
        Assert.Equal("inspection.draw.not-yours", (await bench.Saying.Handle(new SayBeacon(draw, "01 05 12", notice, null), bench.Act(), DrawBench.Officer(30), Ct)).Code());
        Assert.Equal("done", await Say(false, "01 05 12"));
        Assert.Equal("inspection.draw.beacon-missing", (await bench.Holding.Handle(new HoldDraw(draw, 3), bench.Act(), bench.Drawer, Ct)).Code());
        Assert.Equal("done", await Say(true, "01 05 13"));
        Assert.Equal("inspection.draw.beacon-differs", (await bench.Holding.Handle(new HoldDraw(draw, 4), bench.Act(), bench.Drawer, Ct)).Code());
        Assert.Equal("done", await Say(true, "01 05 12"));
        DrawBench.Done(await bench.Holding.Handle(new HoldDraw(draw, 5), bench.Act(), bench.Drawer, Ct));

        var report = DrawVerifier.Check(await bench.Bundle(draw));
        Assert.Null(report.Wrong);
        Assert.Equal(("01 05 12", 2), (report.Bundle!.Beacon!.Number, report.Bundle.Beacon.TypedBy.Count));
    }

    [Theory, BothDatabases]
    public async Task The_fallback_is_used_only_with_a_reason_that_both_give(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        var draw = await bench.Revealed();
        bench.Clock.Advance(TimeSpan.FromMinutes(62));
        var signature = new string('b', 96);
        async Task<string> Say(bool isWitness, string? why)
            => (await bench.Saying.Handle(new SayBeacon(draw, signature, null, why), bench.Act(), isWitness ? bench.Witness : bench.Drawer, Ct)).Code();

        Assert.Equal("inspection.draw.beacon-of-witnesses", await Say(false, null));
        Assert.Equal("done", await Say(false, "见证方停机"));
        Assert.Equal("done", await Say(true, "见证方停机"));
        DrawBench.Done(await bench.Holding.Handle(new HoldDraw(draw, 4), bench.Act(), bench.Drawer, Ct));

        var report = DrawVerifier.Check(await bench.Bundle(draw));
        Assert.Null(report.Wrong);
        Assert.Equal((BeaconPlan.Drand, "见证方停机"), (report.Bundle!.Beacon!.Type, report.Bundle.Beacon.Why));
    }

    [Theory, BothDatabases]
    public async Task Strata_by_class_and_conditions_decide_who_is_in_the_list(Dialect dialect)
    {
        await using var bench = await DrawBench.Open(dialect);
        foreach (var (number, grade) in new[] { (1, "D"), (2, "D"), (3, "C"), (4, "A") })
        {
            await bench.Execute("insert into inspection_class (subject, class, as_of, source) values (@s, @grade, @on, '试验')", new { s = DrawBench.BodyNo(number), grade, on = new DateOnly(2026, 5, 1) });
        }

        await bench.Execute("insert into inspection_tag (subject, tag, region, until, source) values (@s, 'case-open', '370000', @on, '试验')", new { s = DrawBench.BodyNo(1), on = new DateOnly(2026, 6, 1) });
        await bench.Execute("insert into inspection_tag (subject, tag, region, until, source) values (@s, 'closed', '370000', @on, '试验')", new { s = DrawBench.BodyNo(2), on = new DateOnly(2026, 5, 31) });
        var campaign = await bench.Approved(draft => draft with { Shares = [new ClassShare("B", "0.10", null), new ClassShare("D", null, 1), new ClassShare("C", "1.0", null)] });

        var draw = await bench.Held(order => order with { Campaign = campaign });

        var view = await bench.View(draw);
        Assert.Equal(["class-B", "class-C", "class-D"], view.Plan!.Strata.Select(one => one.Id));
        Assert.Equal([14, 1, 1], view.Plan.Strata.Select(one => one.Members));
        Assert.Equal([2, 1, 1], view.Plan.Strata.Select(one => one.Draws));
        Assert.Equal(17, view.Subjects);
        Assert.Equal(("case-open", 1), Assert.Single(view.Exclusions));
        Assert.Contains(view.Tasks, one => one.Task.Subject == DrawBench.BodyNo(2));
    }
}
