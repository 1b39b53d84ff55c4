using System.Text;
using Microsoft.Playwright;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>What officers, bodies, enterprises and the audit administrator do with one another, each in a browser of their own.</summary>
[Collection(BrowserSiteTests.Name)]
public class OfficeJourneyTests(BrowserSite site)
{
    private const string AllTaken = "已全部登记";

    [Theory]
    [InlineData(1280, "00125Q50001R0M/3700")]
    [InlineData(390, "00125Q50003R0M/3700")]
    public async Task A_body_reports_a_file_reads_what_is_wrong_with_a_row_and_sends_it_mended(int width, string number)
    {
        var office = await site.Office();
        await using var visit = await office.Cast.Visit(Seat.Body, width);
        var page = visit.Page;
        var second = number.Replace("R0M", "R1M", StringComparison.Ordinal);
        await page.GotoAsync("/desk");
        await page.ClickAsync("a.main:has-text('上报文件')");
        await Upload(page, "上报.csv", Rows.Csv(office.Row(number), office.Row(second, ("CERTI_E_DATE", "2026-02-30"))));

        await Expect(page.Locator("h1")).ToHaveTextAsync("已处理完，1 行退回", Slow);
        await Expect(page.Locator("main")).ToContainTextAsync("2026-02-30");
        await Expect(page.Locator("main")).ToContainTextAsync("CERTI_E_DATE");
        await page.ClickAsync(".breadcrumb a:has-text('上报')");
        await Upload(page, "上报（改）.csv", Rows.Csv(office.Row(number), office.Row(second)));

        await Expect(page.Locator("h1")).ToHaveTextAsync(AllTaken, Slow);
        await page.GotoAsync("/c/" + await site.Site.Register.CodeOf(second));
        await Expect(page.Locator(".seal.is-valid")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1280, "Suspend", "办理暂停", "is-suspended")]
    [InlineData(390, "Revoke", "办理撤销", "is-revoked")]
    public async Task An_officer_orders_a_leader_approves_the_body_obeys_and_the_public_page_turns(int width, string kind, string act, string seal)
    {
        var office = await site.Office();
        var code = await office.FreeCertificate();
        var number = (await office.Ask<string>("select number from registry_certificate where code = @code", new { code })).Single();
        var order = await Drafted(office, number, kind, width);

        await using (var leader = await office.Cast.Visit(Seat.Leader, width))
        {
            var page = leader.Page;
            await page.GotoAsync(order);
            await page.ClickAsync("a.main:has-text('审批')");
            await page.FillAsync("#Consequence", "逾期未执行的，依法处理。");
            await page.ClickAsync("button:has-text('批准并发出')");
            await Expect(page.Locator(".receipt")).ToContainTextAsync("〔2026〕");
        }

        await Obeyed(office, number, act, width);

        await using var anybody = await site.Visit(width);
        await anybody.Page.GotoAsync("/c/" + code);
        await Expect(anybody.Page.Locator($".seal.{seal}")).ToBeVisibleAsync();
        if (kind == "Revoke")
        {
            await Expect(anybody.Page.Locator(".seal")).ToHaveCSSAsync("color", "rgb(168, 36, 28)");
        }

        await using var officer = await office.Cast.Visit(Seat.Officer, width);
        await officer.Page.GotoAsync(order);
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("已执行");
    }

    [Fact]
    public async Task An_enterprise_sees_its_public_file_objects_and_reads_the_decision_and_the_auditor_finds_who_looked()
    {
        var office = await site.Office();
        await using var visit = await office.Cast.Visit(Seat.Enterprise, 390);
        var page = visit.Page;
        await page.GotoAsync("/desk");
        await page.ClickAsync("a:has-text('查看公开页面')");
        await Expect(page.Locator("h1")).ToHaveTextAsync(Browser.Tests.Office.Holder);
        await page.GotoAsync("/desk/certificates");
        await page.Locator("main td.act a:has-text('异议')").Last.ClickAsync();
        await page.FillAsync("#Grounds", "认证范围登记有误，应为减速机的设计和生产。");
        await page.SetInputFilesAsync("#Evidence", Paper("证书扫描件.txt"));
        await page.ClickAsync("button:has-text('提交异议')");
        await Expect(page.Locator(".receipt")).ToBeVisibleAsync();
        var objection = new Uri(page.Url).AbsolutePath;

        await using (var officer = await office.Cast.Visit(Seat.Officer))
        {
            await Accepted(officer.Page, objection.Replace("/desk/", "/workbench/", StringComparison.Ordinal));
        }

        await using (var leader = await office.Cast.Visit(Seat.Leader))
        {
            await Decided(leader.Page, objection.Replace("/desk/", "/workbench/", StringComparison.Ordinal));
        }

        await page.ReloadAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("经核对证书原件，异议成立。");

        await using var auditor = await office.Cast.Visit(Seat.AuditAdministrator);
        await auditor.Page.GotoAsync("/administration/audit");
        await auditor.Page.FillAsync("[name=Who]", "张晓明");
        await auditor.Page.SelectOptionAsync("[name=Kind]", "read");
        await auditor.Page.ClickAsync("main form button:has-text('查询')");
        await Expect(auditor.Page.Locator("main tbody tr:has-text('证据')").First).ToContainTextAsync("张晓明");
    }

    private static LocatorAssertionsToHaveTextOptions Slow => new() { Timeout = 30_000 };

    private static async Task Upload(IPage page, string name, string text)
    {
        await page.SetInputFilesAsync("#File", new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.ClickAsync("button:has-text('提交并校验')");
    }

    private static FilePayload Paper(string name) => new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("材料") };

    private async Task<string> Drafted(Office office, string number, string kind, int width)
    {
        await using var visit = await office.Cast.Visit(Seat.Officer, width);
        var page = visit.Page;
        await page.GotoAsync("/workbench/certificates?q=" + Uri.EscapeDataString(number));
        await page.ClickAsync("main td.act a:has-text('责令')");
        await page.CheckAsync($"[name=Kind][value={kind}]");
        await page.FillAsync("#Grounds", "监督抽查不合格，整改后复查仍不合格。");
        await page.FillAsync("#Basis", "《认证认可条例》第二十六条");
        await page.FillAsync("#RespondBy", $"{site.Site.Register.Calendar.Today.AddDays(14):yyyy-MM-dd}");
        await page.SetInputFilesAsync("#Files", Paper("抽查报告.txt"));
        await page.ClickAsync("button:has-text('下一步')");
        await Expect(page.Locator(".check-answers")).ToContainTextAsync("抽查报告.txt");
        await page.ClickAsync("button:has-text('提交审批')");
        await Expect(page.Locator(".receipt")).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task Obeyed(Office office, string number, string act, int width)
    {
        await using var visit = await office.Cast.Visit(Seat.Body, width);
        var page = visit.Page;
        await page.GotoAsync("/desk");
        await page.ClickAsync($"#orders a.code:has-text('{number}')");
        await page.ClickAsync($"a.main:has-text('{act}')");
        await page.Locator("[name=Causes]").First.CheckAsync();
        if (await page.Locator("#Until").CountAsync() > 0)
        {
            await page.FillAsync("#Until", $"{site.Site.Register.Calendar.Today.AddMonths(3):yyyy-MM-dd}");
        }

        await page.FillAsync("#Reason", "按责令办理");
        await page.ClickAsync("button:has-text('提交并校验')");
        await Expect(page.Locator("h1")).ToHaveTextAsync(AllTaken, Slow);
    }

    private static async Task Accepted(IPage page, string objection)
    {
        await page.GotoAsync(objection);
        await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href^='/workbench/evidence/']").First.ClickAsync());
        await page.GotoAsync(objection + "/judge");
        await page.ClickAsync("button:has-text('受理') >> nth=0");
        await Expect(page.Locator(".receipt")).ToBeVisibleAsync();
    }

    private static async Task Decided(IPage page, string objection)
    {
        await page.GotoAsync(objection + "/judge");
        await page.CheckAsync("[name=IsUpheld][value=true]");
        await page.FillAsync("#Reason", "经核对证书原件，异议成立。");
        await page.ClickAsync("button:has-text('作出决定')");
        await Expect(page.Locator(".receipt")).ToBeVisibleAsync();
    }
}
