using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Web.Tests;

/// <summary>A draw of 历下 that waits for commitments, with one task, and the doors that lead to it.</summary>
internal static class DrawDoors
{
    public static async Task<IReadOnlyList<Door>> Pages(DoorRecords r)
    {
        var (draw, task) = await Made(r);
        return
        [
            .. new[] { "", "/operate", "/witness", "/screen" }.Select(page => new Door($"/workbench/draws/{{id:guid}}{page}", Home.County, $"/workbench/draws/{draw}{page}")),
            .. new[] { "", "/decide" }.Select(page => new Door($"/workbench/draws/tasks/{{id:guid}}/replace{page}", Home.County, $"/workbench/draws/tasks/{task}/replace{page}")),
        ];
    }

    /// <summary>The journey of a draw sends them whole (DrawPagesTests); here they are only tried by those to whom they are shut.</summary>
    public static async Task<IReadOnlyList<Form>> Forms(DoorRecords r)
    {
        var (draw, task) = await Made(r);
        Form Of(string page, string handler) => new($"/workbench/draws/{{id:guid}}/{page}", handler, Home.County, $"/workbench/draws/{draw}/{page}", new() { ["Version"] = "1" }) { Deed = Deed.Decides, Acts = false };
        Form Replace(string page, string? handler) => new(
            $"/workbench/draws/tasks/{{id:guid}}/replace{page}", handler, Home.County, $"/workbench/draws/tasks/{task}/replace{page}", new() { ["Version"] = "1", ["Reason"] = "closed" }) { Deed = Deed.Decides, Acts = false };
        return
        [
            .. new[] { "Commit", "Reveal", "Beacon", "Link", "Freeze", "Hold", "Unseal", "Void" }.Select(handler => Of("operate", handler)),
            .. new[] { "Commit", "Reveal", "Beacon" }.Select(handler => Of("witness", handler)),
            Replace("", null), Replace("/decide", "Approve"), Replace("/decide", "Decline"),
            new("/workbench/draws/new", null, Home.Role, "/workbench/draws/new", []) { Acts = false },
        ];
    }

    private static async Task<(Guid Draw, Guid Task)> Made(DoorRecords r)
    {
        var ct = CancellationToken.None;
        var (campaign, draw, task, author) = (Guid.CreateVersion7(r.Site.Clock.GetUtcNow()), Guid.CreateVersion7(r.Site.Clock.GetUtcNow()), Guid.CreateVersion7(r.Site.Clock.GetUtcNow()), Guid.CreateVersion7(r.Site.Clock.GetUtcNow()));
        await using var work = await r.Site.Register.Database.Begin(new Act("试验人员", Capacity.Officer, r.Site.Clock.GetUtcNow(), "试验"), ct);
        var given = new
        {
            campaign, draw, task, author, today = r.Today, later = r.Today.AddDays(20), code = $"{DoorRecords.County}-{campaign:N}", region = DoorRecords.County, organ = $"机关{DoorRecords.County}",
            from = r.Site.Clock.GetUtcNow().AddHours(1), until = r.Site.Clock.GetUtcNow().AddHours(2), no = false,
        };
        await work.Execute(
            """
            insert into inspection_campaign (id, code, name, tier, pool, list, items, departments, conditions, strata, sealed, team_size, starts_on, ends_on, organ_region, organ_name,
              state, author, author_name, drafted_on, version)
            values (@campaign, @code, '试验任务', 'county', 'voluntary-holders', 1, '["C07"]', '[]', '{"tags":[],"classes":[]}', '[]', @no, 2, @today, @later, @region, @organ,
              'drawing', @author, '甲', @today, 1)
            """,
            given, ct);
        await work.Execute(
            """
            insert into inspection_draw (id, code, campaign, number, organ_region, organ_name, state, drawer, drawer_name, not_before, reveal_by, beacon, fallback, version)
            values (@draw, @code, @campaign, 1, @region, @organ, 'committing', @author, '甲', @from, @until, '{"type":"witness"}', '{"type":"drand","round":20000000}', 1)
            """,
            given, ct);
        await work.Execute(
            """
            insert into inspection_task (id, draw, campaign, place, subject, subject_name, region, organ_region, organ_name, state, version)
            values (@task, @draw, @campaign, 1, '91370000X', '试验公司', @region, @region, @organ, 'assigned', 1)
            """,
            given, ct);
        await work.Commit([], ct);
        return (draw, task);
    }
}
