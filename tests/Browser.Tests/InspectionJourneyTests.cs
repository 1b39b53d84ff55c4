using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Zhiheng.Kernel;
using Zhiheng.Proofs.Draws;
using Zhiheng.Testing;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>
/// One campaign over the demo province from year plan to published finding, six roles in browsers of their own, the inspector with a
/// phone and without network; then the bundle of its draw before three judges.
/// </summary>
[Collection(BrowserSiteTests.Name)]
public class InspectionJourneyTests(BrowserSite site)
{
    private static readonly LocatorAssertionsToContainTextOptions Slow = new() { Timeout = 45_000 };

    [Fact]
    public async Task A_campaign_runs_from_year_plan_to_published_finding_and_its_draw_is_verified_by_page_command_line_and_outside_script()
    {
        await using var office = await InspectionSite.Open(site);
        await Planned(office);
        await Drawn(office);
        var (task, firm) = await office.Ask<(Guid, string)>("select id, subject_name from inspection_task order by place limit 1");
        var check = $"/workbench/checks/{task}";
        await Approved(office, check, firm);
        await Recorded(office, check, firm);
        await Published(office, check, firm);
        await Verified(office);
    }

    private static async Task Planned(InspectionSite office)
    {
        await using (var planner = await office.As("planner"))
        {
            var page = planner.Page;
            await page.GotoAsync("/workbench/inspections/plans/new");
            await page.FillAsync("[name=Year]", $"{office.Today.Year}");
            await page.FillAsync("[name=Name]", "济南市年度双随机抽查计划");
            await Typed(page, "Lines[0].Name", "获证组织抽查");
            await Typed(page, "Lines[0].Items", "C07");
            await page.SelectOptionAsync("[name='Lines[0].Tier']", "city");
            await Typed(page, "Lines[0].Ratio", "0.03");
            await page.ClickAsync("main button.main");
            await Expect(page.Locator(".receipt")).ToBeVisibleAsync();
        }

        await using (var leader = await office.As("leader"))
        {
            var page = leader.Page;
            await page.ClickAsync(await Waits(page, "审批、公布计划", "济南市年度双随机抽查计划"));
            await page.ClickAsync("button:has-text('批准')");
            await page.ClickAsync("a.main:has-text('公布')");
            await page.ClickAsync("button:has-text('向社会公布')");
            await Expect(page.Locator(".receipt")).ToContainTextAsync("已公布");
        }

        await using (var anybody = await office.Anybody(390))
        {
            await anybody.Page.GotoAsync("/inspections/plans");
            await Expect(anybody.Page.Locator("main")).ToContainTextAsync("济南市年度双随机抽查计划");
        }

        await using (var planner = await office.As("planner"))
        {
            var page = planner.Page;
            await page.GotoAsync("/workbench/inspections/campaigns/new");
            await page.SelectOptionAsync("[name=Plan]", new SelectOptionValue { Index = 1 });
            await page.FillAsync("[name=Name]", "获证组织监督抽查");
            await Typed(page, "Departments[0].Name", "认证监管处");
            await Typed(page, "Departments[0].Items", "C07");
            await page.FillAsync("main input[name^='Shares['][name$='.Number'] >> nth=0", "2");
            await page.FillAsync("[name=TeamSize]", "2");
            await page.FillAsync("[name=StartsOn]", Day(office.Today));
            await page.FillAsync("[name=EndsOn]", Day(office.Today.AddDays(60)));
            await page.ClickAsync("main button.main");
            await Expect(page.Locator(".receipt")).ToBeVisibleAsync();
        }

        await using (var leader = await office.As("leader"))
        {
            var page = leader.Page;
            await page.ClickAsync(await Waits(page, "审批抽查任务", "获证组织监督抽查"));
            await page.ClickAsync("button:has-text('批准')");
            await Expect(page.Locator(".receipt")).ToContainTextAsync("已批准");
        }
    }

    /// <summary>Commit, freeze, beacon, reveal, draw: drawer and witness side by side, the hall looks on.</summary>
    private static async Task Drawn(InspectionSite office)
    {
        await using var drawer = await office.As("drawer");
        await using var witness = await office.As("witness");
        var (drawing, seeing) = (drawer.Page, witness.Page);
        await drawing.ClickAsync(await Waits(drawing, "发起抽取", "获证组织监督抽查"));
        await drawing.SelectOptionAsync("[name=Campaign]", new SelectOptionValue { Index = 0 });
        await drawing.SelectOptionAsync("[name=Witness]", new SelectOptionValue { Index = 0 });
        await drawing.FillAsync("[name=NotBefore]", Minute(office, 6));
        await drawing.FillAsync("[name=RevealBy]", Minute(office, 20));
        await drawing.SelectOptionAsync("[name=Beacon]", "witness");
        await drawing.SelectOptionAsync("[name=Fallback]", "drand");
        await drawing.ClickAsync("main button.main");
        await Expect(drawing).ToHaveURLAsync(new Regex("/workbench/draws/[0-9a-f-]{36}"));
        var draw = new Uri(drawing.Url).AbsolutePath;
        foreach (var (page, way) in new[] { (drawing, "operate"), (seeing, "witness") })
        {
            await Waits(page, "提交承诺", "获证组织监督抽查");
            await page.GotoAsync($"{draw}/{way}");
            await page.ClickAsync("button:has-text('在本机生成')");
            await page.ClickAsync("button:has-text('提交承诺')");
            await Expect(page.Locator("button:has-text('提交承诺')")).ToHaveCountAsync(0);
        }

        await drawing.GotoAsync($"{draw}/operate");
        await drawing.ClickAsync("button:has-text('定稿')");
        await Expect(drawing.Locator("button:has-text('定稿')")).ToHaveCountAsync(0);
        await DrawSite.Grow(office.Site);
        office.Site.Clock.Advance(TimeSpan.FromMinutes(8));
        await DrawSite.Grow(office.Site);
        foreach (var (page, way) in new[] { (drawing, "operate"), (seeing, "witness") })
        {
            await Waits(page, "揭示", "获证组织监督抽查");
            await page.GotoAsync($"{draw}/{way}");
            await page.ClickAsync("button:has-text('揭示')");
            await Expect(page.Locator("button:has-text('揭示')")).ToHaveCountAsync(0);
        }

        await DrawSite.Grow(office.Site);
        // The screen of the hall unrolls the selection by itself.
        await seeing.GotoAsync($"{draw}/screen");
        await Expect(seeing.Locator("ol.drawn li")).ToHaveCountAsync(0);
        await Waits(drawing, "抽取", "获证组织监督抽查");
        await drawing.GotoAsync($"{draw}/operate");
        await drawing.ClickAsync("button:text-is('抽取')");
        await Expect(seeing.Locator("ol.drawn li")).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        await Expect(seeing.Locator("ol.drawn li").First).ToContainTextAsync("吴检查");
        await DrawSite.Grow(office.Site);
    }

    private static async Task Approved(InspectionSite office, string check, string firm)
    {
        await using (var inspector = await office.As("inspector", 390))
        {
            var page = inspector.Page;
            await Waits(page, "填写审批表", firm);
            await page.GotoAsync(check);
            await page.ClickAsync("a.main:has-text('填写审批表')");
            await page.FillAsync("#Grounds", "年度双随机抽查");
            await page.FillAsync("#VisitFrom", Day(office.Today));
            await page.FillAsync("#VisitTo", Day(office.Today.AddDays(10)));
            await page.ClickAsync("button:has-text('提交审批')");
            await Expect(page.Locator(".receipt")).ToBeVisibleAsync();
        }

        await using var leader = await office.As("leader");
        await leader.Page.ClickAsync(await Waits(leader.Page, "审批入企检查", firm));
        await leader.Page.ClickAsync("a.main:has-text('审批')");
        await leader.Page.ClickAsync("button:has-text('批准并制发文书')");
        await Expect(leader.Page.Locator(".receipt")).ToContainTextAsync("〔");
    }

    /// <summary>Scanned in by the firm, then written, photographed and signed with no network at all.</summary>
    private static async Task Recorded(InspectionSite office, string check, string firm)
    {
        await using var inspector = await office.As("inspector", 390);
        var page = inspector.Page;
        await Waits(page, "现场检查", firm);
        await page.GotoAsync(check);
        var scanned = await page.Locator("a:has-text('打开扫码页面')").GetAttributeAsync("href");
        await using (var scanner = await office.Anybody(390))
        {
            await scanner.Page.GotoAsync(scanned!);
            await Expect(scanner.Page.Locator("main")).ToContainTextAsync("吴检查");
            await Expect(scanner.Page.Locator("main")).ToContainTextAsync("郑同行");
            await Expect(scanner.Page.Locator("main")).ToContainTextAsync("年度双随机抽查");
            Assert.Empty(await Axe.Complaints(scanner.Page));
        }

        await page.GotoAsync($"{check}/record");
        await Expect(page.Locator("[data-record][data-offline='1']")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#Place", "一号车间");
        foreach (var name in await page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('.answers input[name^=A_]')].map(one => one.name))]"))
        {
            await page.CheckAsync($"[name={name}][value=yes]");
        }

        await page.CheckAsync("[name=Codes][value='1']");
        await page.FillAsync("#Words", "证书、标志与现场一致，未发现问题。");
        await page.FillAsync("#FirmName", "刘经理");
        await page.FillAsync("#EndedAt", await page.InputValueAsync("#StartedAt"));
        await page.SetInputFilesAsync("#Files", new FilePayload { Name = "铭牌.png", MimeType = "image/png", Buffer = TestInspections.Png });
        await Expect(page.Locator("[data-photo-list]")).ToContainTextAsync("铭牌.png");
        foreach (var pad in office.Inspectors.Select(one => $"Sign_{one}").Append("FirmSign"))
        {
            await OfflineRecordTests.Sign(page, pad);
        }

        await page.ClickAsync("button[data-send=Close]");
        await Expect(page.Locator("[data-status]")).ToContainTextAsync("没有网络");
        Assert.Equal(0, await office.Ask<long>("select count(*) from inspection_finding"));

        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator("[data-status]")).ToContainTextAsync("笔录已办结", Slow);
    }

    private static async Task Published(InspectionSite office, string check, string firm)
    {
        await using (var reviewer = await office.As("reviewer"))
        {
            var page = reviewer.Page;
            await page.ClickAsync(await Waits(page, "审核检查结果", firm));
            await Expect(page.Locator("main")).ToContainTextAsync("铭牌.png");
            await page.ClickAsync("a.main:has-text('审核结果')");
            await page.ClickAsync("button:text-is('公示')");
            await Expect(page.Locator(".receipt")).ToBeVisibleAsync();
        }

        await DrawSite.Grow(office.Site);
        await using var anybody = await office.Anybody(390);
        await anybody.Page.GotoAsync("/inspections/findings");
        await Expect(anybody.Page.Locator("main")).ToContainTextAsync(firm);
        await Expect(anybody.Page.Locator("main")).ToContainTextAsync("未发现问题");
    }

    /// <summary>The bundle that the public page offers, whole and with another firm in it, before page, command line and outside script.</summary>
    private static async Task Verified(InspectionSite office)
    {
        var code = await office.Ask<string>("select code from inspection_draw");
        var bytes = await office.Site.Client.GetByteArrayAsync($"/draws/{code}/bundle.json");
        var (text, stratum) = (Encoding.UTF8.GetString(bytes), DrawBundle.Parse(bytes).Value.Strata[0]);
        var forged = text.Replace($"\"selected\":[\"{stratum.Selected[0]}\"", $"\"selected\":[\"{stratum.Reserves[0]}\"", StringComparison.Ordinal);
        Assert.NotEqual(text, forged);

        Assert.Equal(("right", 0, 0), await Judged(office, code, text));
        Assert.Equal(("wrong", 1, 1), await Judged(office, code, forged));
    }

    private static async Task<(string? Page, int CommandLine, int Outside)> Judged(InspectionSite office, string code, string bundle)
    {
        await using var anybody = await office.Anybody(390);
        await anybody.Page.RouteAsync("**/bundle.json", route => route.FulfillAsync(new() { Body = bundle, ContentType = "application/json" }));
        await anybody.Page.GotoAsync($"/draws/{code}");
        await anybody.Page.ClickAsync("button:has-text('在浏览器中重新抽取')");
        await Expect(anybody.Page.Locator("[data-draw-result][data-answer]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var page = await anybody.Page.Locator("[data-draw-result]").GetAttributeAsync("data-answer");

        var file = Path.Combine(office.Site.Database.Folder, "bundle.json");
        await File.WriteAllTextAsync(file, bundle);
        var command = await CommandLine.Run("verify", "draw", file);
        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(Golden.Root, "tests", "outside", "draw", "check.py"), file]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        await python.WaitForExitAsync();
        return (page, command.Code, python.ExitCode);
    }

    /// <summary>The to-do list, with this matter on it; the answer leads to where it is handled.</summary>
    private static async Task<string> Waits(IPage page, string matter, string about)
    {
        await page.GotoAsync("/workbench/checks");
        var row = page.Locator($"main tbody tr:has(td:first-child:has-text('{matter}')):has-text('{about}')");
        await Expect(row).ToHaveCountAsync(1);
        return $"main tbody a[href='{await row.Locator("a").First.GetAttributeAsync("href")}'] >> nth=0";
    }

    private static Task Typed(IPage page, string name, string value) => page.FillAsync($"[name='{name}']", value);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(InspectionSite office, int minutes)
        => office.Site.Clock.GetUtcNow().AddMinutes(minutes).ToOffset(BusinessCalendar.BeijingOffset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
