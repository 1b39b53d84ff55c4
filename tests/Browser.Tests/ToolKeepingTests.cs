using Microsoft.Playwright;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>A firm with an account keeps what it worked out, opens it again and makes a next version of it.</summary>
[Collection(BrowserSiteTests.Name)]
public class ToolKeepingTests(BrowserSite browser)
{
    [Fact]
    public async Task A_chart_a_board_and_an_assessment_are_kept_and_opened_again()
    {
        await using var site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false });
        var owner = Guid.CreateVersion7(site.Clock.GetUtcNow());
        await using (var work = await site.Database.Database.Begin(site.Database.Act(), default))
        {
            await work.Execute(
                "insert into registry_organization (id, code, name, region, is_demo, version) values (@owner, @code, '济南试验机械有限公司', '370102', @yes, 1)",
                new { owner, code = Rows.Code(1), yes = true }, default);
            await work.Commit([], default);
        }

        var firm = await new People(site).SignedIn(Role.EnterpriseUser, owner: owner);
        await using var visit = await browser.Visit(at: site.Address);
        var page = visit.Page;
        await page.GotoAsync("/tools/i-mr");
        await Expect(page.GetByText("保存需要登录")).ToBeVisibleAsync();
        await Cast.SignIn(site, page, firm);

        await page.GotoAsync("/tools/i-mr");
        await page.FillAsync("[name=data]", "直径\n1.1\n1.3\n1.2\n1.4\n1.2");
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("5 点");
        await Keep(page, "轴径个值图");
        await page.ClickAsync("a[href^='/tools/i-mr?study=']");
        await Expect(page.Locator("[name=data]")).ToHaveValueAsync("直径\n1.1\n1.3\n1.2\n1.4\n1.2");
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("5 点");
        await Expect(page.Locator("[name=title]")).ToHaveValueAsync("轴径个值图");
        var complaints = await Axe.Complaints(page);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));

        await page.GotoAsync("/tools/boards/fishbone");
        await page.ClickAsync("[data-do=example]");
        await Keep(page, "轴径超差鱼骨图");
        await page.ClickAsync("a[href^='/tools/boards/fishbone?study=']");
        await Expect(page.Locator("[data-board-drawing] svg")).ToBeVisibleAsync();

        await page.GotoAsync("/tools/excellence");
        await Keep(page, "二〇二六年自评");
        await page.ClickAsync("a[href^='/tools/excellence?study=']");
        await Expect(page.Locator("h1")).ToContainTextAsync("自评");

        await page.GotoAsync("/desk/studies");
        foreach (var title in new[] { "轴径个值图", "轴径超差鱼骨图", "二〇二六年自评" })
        {
            await Expect(page.Locator("main")).ToContainTextAsync(title);
        }
    }

    private static async Task Keep(IPage page, string title)
    {
        await page.FillAsync("[name=title]", title);
        await page.ClickAsync("form[action='/desk/studies/keep'] button.main");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/desk/studies/[0-9a-f-]{36}"));
        await Expect(page.Locator("main")).ToContainTextAsync(title);
    }
}
