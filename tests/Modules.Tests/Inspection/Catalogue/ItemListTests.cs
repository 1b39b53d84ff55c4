using Zhiheng.Inspection.Catalogue;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Catalogue;

public class ItemListTests
{
    private static readonly IReadOnlyList<Item> Shipped = Item.Shipped();

    [Theory, BothDatabases]
    public async Task A_list_is_drafted_by_one_and_published_by_another_of_the_province(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect, withList: false);

        var draft = await desk.Items.Handle(new DraftItems(Shipped, "首版"), desk.Act(), PlanDesk.Officer(1, PlanDesk.Province), default);
        var before = await desk.Lists.InForce(default);
        var byAuthor = await desk.Items.Handle(new PublishItems(1), desk.Act(), PlanDesk.Officer(1, PlanDesk.Province), default);
        var published = await desk.Items.Handle(new PublishItems(1), desk.Act(), PlanDesk.Officer(2, PlanDesk.Province), default);
        var again = await desk.Items.Handle(new PublishItems(1), desk.Act(), PlanDesk.Officer(2, PlanDesk.Province), default);

        Assert.Equal((1, null), (draft.Value, before));
        Assert.Equal(("platform.act.same-person", "done", "platform.act.unknown"), (byAuthor.Code(), published.Code(), again.Code()));
        var inForce = (await desk.Lists.InForce(default))!;
        Assert.Equal(Shipped.Select(item => item.Code), inForce.Items.Select(item => item.Code));
        Assert.Equal((PlanDesk.Today, "试验人员"), (inForce.Head.PublishedOn, inForce.Head.PublisherName));
        Assert.Equal(1, await desk.Facts("ItemListPublished"));
    }

    [Theory, BothDatabases]
    public async Task Only_the_province_keeps_the_list(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect, withList: false);
        await desk.Items.Handle(new DraftItems(Shipped, "首版"), desk.Act(), PlanDesk.Officer(1, PlanDesk.Province), default);

        foreach (var organ in new[] { PlanDesk.City, PlanDesk.County })
        {
            Assert.Equal("inspection.catalogue.province-only", (await desk.Items.Handle(new DraftItems(Shipped, "自定"), desk.Act(), PlanDesk.Officer(3, organ), default)).Code());
            Assert.Equal("inspection.catalogue.province-only", (await desk.Items.Handle(new PublishItems(1), desk.Act(), PlanDesk.Officer(3, organ), default)).Code());
        }

        Assert.Equal("platform.act.no-organ", (await desk.Items.Handle(new DraftItems(Shipped, "自定"), desk.Act(), PlanDesk.Nobody(), default)).Code());
        Assert.Equal("platform.act.no-organ", (await desk.Items.Handle(new PublishItems(1), desk.Act(), PlanDesk.Nobody(), default)).Code());
    }

    [Theory, BothDatabases]
    public async Task A_list_that_is_not_whole_is_refused_and_leaves_the_draft_as_it_was(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect, withList: false);
        var one = Shipped[0];
        async Task<string> Try(params Item[] items) => (await desk.Items.Handle(new DraftItems(items, "试验"), desk.Act(), PlanDesk.Officer(1, PlanDesk.Province), default)).Code();
        Assert.Equal("done", await Try(one));

        Assert.Equal("inspection.catalogue.count", await Try());
        Assert.Equal("inspection.catalogue.count", await Try([.. Enumerable.Range(0, 501).Select(i => one with { Code = $"N{i}" })]));
        Assert.Equal("inspection.catalogue.twice", await Try(one, one));
        Assert.Equal("inspection.catalogue.points", await Try(one with { Points = [] }));
        Assert.Equal("inspection.catalogue.points", await Try(one with { Points = [new KeyPoint("看什么", " ", "是", "否")] }));
        Assert.Equal("inspection.catalogue.points", await Try(one with { Points = [.. Enumerable.Repeat(one.Points[0], 51)] }));
        Assert.Equal("inspection.catalogue.cap", await Try(one with { AnnualCap = 0 }));
        Assert.Equal("inspection.catalogue.cap", await Try(one with { AnnualCap = 13 }));
        Assert.Equal("done", await Try(one with { AnnualCap = 12 }));
        Assert.Equal("inspection.catalogue.pool", await Try(one with { Pool = "everybody" }));
        Assert.Equal("inspection.catalogue.pool", await Try(one with { Pool = null! }));
        Assert.Equal("platform.act.text", await Try(one with { Code = null! }));
        Assert.Equal("platform.act.text", await Try(one with { Basis = "" }));
        Assert.Equal("platform.act.text", await Try(one with { Name = "" }));
        Assert.Equal("platform.act.text", (await desk.Items.Handle(new DraftItems(Shipped, ""), desk.Act(), PlanDesk.Officer(1, PlanDesk.Province), default)).Code());
        Assert.Equal(12, Assert.Single((await desk.Lists.Draft(default))!.Items).AnnualCap);
    }

    [Theory, BothDatabases]
    public async Task A_published_version_never_changes_and_the_day_decides_which_one_is_in_force(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var second = Shipped[0] with { AnnualCap = 2 };

        await desk.Items.Handle(new DraftItems([second], "修订"), desk.Act(), PlanDesk.Officer(1, PlanDesk.Province), default);
        var whileDraft = (await desk.Lists.InForce(default))!.Head.Version;
        desk.Test.Clock.Set(new DateOnly(2026, 7, 1));
        await desk.Items.Handle(new PublishItems(2), desk.Act(), PlanDesk.Officer(2, PlanDesk.Province), default);
        var first = (await desk.Lists.Find(1, default))!;
        var now = (await desk.Lists.InForce(default))!;
        desk.Test.Clock.Set(new DateOnly(2026, 6, 30));
        var dayBefore = (await desk.Lists.InForce(default))!;

        Assert.Equal((1, 2, 1), (whileDraft, now.Head.Version, dayBefore.Head.Version));
        Assert.Equal(Item.Write(Shipped).GetRawText(), Item.Write(first.Items).GetRawText());
        Assert.Equal(2, Assert.Single(now.Items).AnnualCap);
        Assert.Equal([2, 1], (await desk.Lists.Versions(default)).Select(head => head.Version));
    }

    [Theory, BothDatabases]
    public async Task A_draft_that_was_replaced_meanwhile_is_not_published_unseen(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect, withList: false);
        await desk.Items.Handle(new DraftItems([Shipped[0]], "首版"), desk.Act(), PlanDesk.Officer(1, PlanDesk.Province), default);
        var seen = (await desk.Lists.Draft(default))!.Digest;
        await desk.Items.Handle(new DraftItems([Shipped[1]], "首版"), desk.Act(), PlanDesk.Officer(1, PlanDesk.Province), default);

        await Assert.ThrowsAsync<ChangedByAnotherException>(
            () => desk.Items.Handle(new PublishItems(1, seen), desk.Act(), PlanDesk.Officer(2, PlanDesk.Province), default));

        var fresh = (await desk.Lists.Draft(default))!.Digest;
        Assert.Equal("done", (await desk.Items.Handle(new PublishItems(1, fresh), desk.Act(), PlanDesk.Officer(2, PlanDesk.Province), default)).Code());
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_sent_twice_drafts_once(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect, withList: false);
        var once = PlanDesk.Id(7);
        await desk.Items.Handle(new DraftItems(Shipped, "首版"), desk.Act(once: once), PlanDesk.Officer(1, PlanDesk.Province), default);

        await Assert.ThrowsAsync<AlreadyActedException>(
            () => desk.Items.Handle(new DraftItems([Shipped[0]], "再次"), desk.Act(once: once), PlanDesk.Officer(1, PlanDesk.Province), default));
        Assert.Equal(Shipped.Count, (await desk.Lists.Draft(default))!.Items.Count);
    }
}
