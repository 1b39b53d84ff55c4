using Microsoft.Playwright;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>The on-site record on a phone whose network goes away in the middle: nothing is lost and nothing arrives twice.</summary>
[Collection(BrowserSiteTests.Name)]
public class OfflineRecordTests(BrowserSite site)
{
    [Fact]
    public async Task An_inspector_whose_network_goes_away_loses_nothing_and_sends_nothing_twice()
    {
        var cast = new Cast(site);
        var inspector = await new People(site.Site).SignIn(await cast.Open("wang.jc", "王检查", "济南市历下区市场监督管理局", Role.Inspector, TestInspections.County));
        var (task, one, two) = await Approved(inspector.Id);
        await using var visit = await site.Visit(390);
        var page = visit.Page;
        await cast.SignIn(page, inspector);
        await page.GotoAsync($"/workbench/checks/{task}/record");
        await Expect(page.Locator("[data-record][data-offline='1']")).ToBeVisibleAsync(Slow);
        Assert.Empty(await Axe.Complaints(page));
        await page.FillAsync("#Place", "一号车间");
        await page.ClickAsync("button[data-send=Save]");
        await Expect(page.Locator("[data-status]")).ToContainTextAsync("已发送", new() { Timeout = 30_000 });

        await page.Context.SetOfflineAsync(true);
        await page.CheckAsync("[name=A_C07_0][value=yes]");
        await page.CheckAsync("[name=A_C07_1][value=na]");
        await page.CheckAsync("[name=Codes][value='1']");
        await page.FillAsync("#Words", "未发现问题。");
        await page.FillAsync("#FirmName", "王经理");
        await page.FillAsync("#EndedAt", await page.InputValueAsync("#StartedAt"));
        await page.SetInputFilesAsync("#Files", new FilePayload { Name = "现场.png", MimeType = "image/png", Buffer = TestInspections.Png });
        await Expect(page.Locator("[data-photo-list]")).ToContainTextAsync("现场.png");
        foreach (var pad in new[] { $"Sign_{one}", $"Sign_{two}", "FirmSign" })
        {
            await Sign(page, pad);
        }

        await page.ClickAsync("button[data-send=Close]");
        await Expect(page.Locator("[data-status]")).ToContainTextAsync("没有网络");

        // The phone dies and is started again, still without network.
        await page.ReloadAsync();
        await Expect(page.Locator("[data-record][data-ready='1']")).ToBeVisibleAsync(Slow);
        await Expect(page.Locator("#Words")).ToHaveValueAsync("未发现问题。");
        await Expect(page.Locator("[data-photo-list]")).ToContainTextAsync("现场.png");
        Assert.Equal((0L, 0L), (await Count("inspection_finding", task), await Count("inspection_photo", task)));

        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator("[data-status]")).ToContainTextAsync("笔录已办结", new() { Timeout = 45_000 });
        Assert.Equal((1L, 1L, 1L), (await Count("inspection_record", task), await Count("inspection_finding", task), await Count("inspection_photo", task)));
        await page.GotoAsync($"/workbench/checks/{task}");
        await Expect(page.Locator("main")).ToContainTextAsync("一号车间");
        await Expect(page.Locator("svg.signature")).ToHaveCountAsync(3);
        Assert.Empty(await Axe.Complaints(page));
        await page.GotoAsync($"/workbench/checks/{task}/record");
        await Expect(page.Locator("main")).ToContainTextAsync("笔录已签字办结");
    }

    private static LocatorAssertionsToBeVisibleOptions Slow => new() { Timeout = 30_000 };

    internal static async Task Sign(IPage page, string pad)
    {
        var canvas = page.Locator($"[data-pad='{pad}'] canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 30, box.Y + 40);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 120, box.Y + 90, new() { Steps = 8 });
        await page.Mouse.MoveAsync(box.X + 200, box.Y + 40, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        Assert.StartsWith("M", await page.Locator($"[name='{pad}']").InputValueAsync(), StringComparison.Ordinal);
    }

    private async Task<(Guid Task, Guid One, Guid Two)> Approved(Guid account)
    {
        var rows = new TestInspections(site.Site.Database);
        await rows.Publish();
        var (one, two) = (await rows.Inspector("王检查", account), await rows.Inspector("李同行"));
        var (task, member, leader) = (await rows.Task([one, two]), TestInspections.Officer(account), TestInspections.Officer(rows.NewId()));
        var (approving, today) = (site.Site.Get<ApproveVisitHandler>(), site.Site.Register.Calendar.Today);
        Act By(Guid who) => site.Site.Database.Act() with { Account = who };
        Assert.False((await approving.Handle(new AskForApproval(task, "年度抽查计划", today, today, []), By(account), member, default)).IsRefused);
        var papers = new ApprovalPapers(_ => Task.FromResult("检审〔2026〕1号"), _ => Task.FromResult("检通〔2026〕1号"));
        Assert.False((await approving.Handle(new DecideApproval(task, 1, true, null), papers, By(leader.Account), leader, default)).IsRefused);
        return (task, one, two);
    }

    private async Task<long> Count(string table, Guid task)
    {
        await using var session = await site.Site.Register.Database.Read(default);
        return await session.First<long>($"select count(*) from {table} where task = @task", new { task }, default);
    }
}
