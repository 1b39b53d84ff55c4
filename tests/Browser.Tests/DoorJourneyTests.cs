using System.Text;
using Microsoft.Playwright;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>The door itself: signing in step by step, what stays shut, forms that must not be lost and must not act twice.</summary>
[Collection(BrowserSiteTests.Name)]
public class DoorJourneyTests(BrowserSite site)
{
    private static readonly Dictionary<Seat, string[]> Doors = new()
    {
        [Seat.SystemAdministrator] = ["/administration/accounts", "/administration/keys"],
        [Seat.SecurityAdministrator] = ["/administration/grants"],
        [Seat.AuditAdministrator] = ["/administration/audit"],
    };

    public static TheoryData<Seat> Administrators => [.. Doors.Keys];

    [Fact]
    public async Task The_first_sign_in_asks_for_second_factor_and_new_password_and_every_step_passes_axe()
    {
        var office = await site.Office();
        var person = await office.Cast.Open("xin.ren", "新任人员", "济南市市场监督管理局", Role.RegistryOfficer, "370100");
        await using var visit = await site.Visit();
        var (page, complaints) = (visit.Page, new List<string>());
        await page.GotoAsync("/workbench");
        complaints.AddRange(await Axe.Complaints(page));
        await page.FillAsync("#Name", person.Name);
        await page.FillAsync("#Password", person.Password);
        await page.ClickAsync("main button.primary");

        await Expect(page.Locator(".enrol svg")).ToBeVisibleAsync();
        complaints.AddRange(await Axe.Complaints(page));
        await page.FillAsync("#Code", office.Cast.NextCode(People.FromText(await page.InnerTextAsync(".enrol code"))));
        await page.ClickAsync("main button.primary");
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        complaints.AddRange(await Axe.Complaints(page));
        await page.ClickAsync("a.primary");
        await Expect(page.Locator("#Wished")).ToBeVisibleAsync();
        complaints.AddRange(await Axe.Complaints(page));
        await page.FillAsync("#Wished", "five calm words in a row");
        await page.ClickAsync("main button.primary");

        await Expect(page).ToHaveURLAsync(new Uri(site.Site.Address, "/workbench").ToString());
        Assert.Empty(complaints);
    }

    [Theory]
    [MemberData(nameof(Administrators))]
    public async Task An_administrator_has_neither_menu_entry_nor_page_of_the_others(Seat seat)
    {
        var office = await site.Office();
        await using var visit = await office.Cast.Visit(seat);
        var page = visit.Page;
        await page.GotoAsync("/account");
        foreach (var own in Doors[seat])
        {
            await Expect(page.Locator($".rail a[href='{own}']")).ToHaveCountAsync(1);
        }

        foreach (var shut in Doors.Where(pair => pair.Key != seat).SelectMany(pair => pair.Value).Append("/workbench").Append("/desk"))
        {
            await Expect(page.Locator($".rail a[href='{shut}']")).ToHaveCountAsync(0);
        }

        foreach (var shut in Doors.Where(pair => pair.Key != seat).SelectMany(pair => pair.Value).Append("/workbench"))
        {
            var answer = await page.GotoAsync(shut);
            Assert.Equal(403, answer!.Status);
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
        }

        Assert.Empty(await Axe.Complaints(page));
    }

    [Fact]
    public async Task A_form_that_was_sent_too_late_comes_back_with_what_was_typed()
    {
        var office = await site.Office();
        var order = await office.Drafted();
        await using var visit = await office.Cast.Visit(Seat.Leader);
        var page = visit.Page;
        await page.GotoAsync($"{order}/approve");
        await page.FillAsync("#Consequence", "逾期未执行的，依法从重处理。");
        site.Site.Clock.Advance(TimeSpan.FromMinutes(31));
        await page.ClickAsync("button:has-text('批准并发出')");

        await Expect(page.Locator(".note")).ToContainTextAsync("已保留");
        await office.Cast.SignIn(page, await office.Cast.Of(Seat.Leader));
        await Expect(page.Locator("main")).ToContainTextAsync("逾期未执行的，依法从重处理。");
        var complaints = await Axe.Complaints(page);
        await page.ClickAsync("main button.primary");

        await Expect(page.Locator(".receipt")).ToContainTextAsync("〔2026〕");
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_double_click_acts_once(int width)
    {
        var office = await site.Office();
        var code = await office.FreeCertificate();
        await using var visit = await office.Cast.Visit(Seat.Officer, width);
        var page = visit.Page;
        await page.GotoAsync($"/workbench/orders/new?certificate={code}");
        await page.CheckAsync("[name=Kind][value=Suspend]");
        await page.FillAsync("#Grounds", "监督抽查不合格。");
        await page.FillAsync("#Basis", "《认证认可条例》第二十六条");
        await page.FillAsync("#RespondBy", $"{site.Site.Register.Calendar.Today.AddDays(14):yyyy-MM-dd}");
        await page.SetInputFilesAsync("#Files", new FilePayload { Name = "抽查报告.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("材料") });
        await page.ClickAsync("button:has-text('下一步')");
        await page.Locator("button:has-text('提交审批')").DblClickAsync();
        await Expect(page.Locator(".check-answers")).ToHaveCountAsync(0);

        await Expect(page.Locator(".problems")).ToHaveCountAsync(0);
        Assert.Single(await office.Ask<Guid>("select o.id from registry_order o join registry_certificate c on c.id = o.certificate where c.code = @code", new { code }));
    }

    [Fact]
    public async Task An_enterprise_opens_its_first_account_with_the_code_that_was_handed_over()
    {
        var office = await site.Office();
        var firm = await office.FreeFirm();
        string code, name;
        await using (var officer = await office.Cast.Visit(Seat.Officer))
        {
            await officer.Page.GotoAsync("/workbench/invitations");
            await officer.Page.FillAsync("#code", firm);
            await officer.Page.ClickAsync(".query-acts button");
            await officer.Page.ClickAsync("button:has-text('发放登记码')");
            code = await officer.Page.InnerTextAsync(".receipt .once");
            name = await officer.Page.InnerTextAsync(".receipt dd >> nth=0");
        }

        await using var visit = await site.Visit(390);
        var page = visit.Page;
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("a[href='/register']");
        await page.FillAsync("#OrganizationCode", firm);
        await page.FillAsync("#InvitationCode", code);
        await page.FillAsync("#PersonName", "郑和");
        await page.FillAsync("#Name", "first.account");
        await page.FillAsync("#Password", "four quiet rivers meet");
        var complaints = await Axe.Complaints(page);
        await page.ClickAsync("main button.primary");
        await page.ClickAsync("a.primary");
        await page.FillAsync("#Name", "first.account");
        await page.FillAsync("#Password", "four quiet rivers meet");
        await page.ClickAsync("main button.primary");

        await Expect(page.Locator("h1")).ToHaveTextAsync(name);
        Assert.Empty(complaints);
    }
}
