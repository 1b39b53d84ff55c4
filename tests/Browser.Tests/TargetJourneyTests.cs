using Microsoft.Playwright;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>Real documents of three authorities, read, checked beside their text and adopted through the pages, by two persons each.</summary>
[Collection(BrowserSiteTests.Name)]
public class TargetJourneyTests(BrowserSite browser)
{
    [SharedDocumentTheory]
    [InlineData("hunan-2018-28", "430000", null)]
    [InlineData("jingdezhen-2020-3", "360200", null)]
    [InlineData("liaoning-2023-outline-p3", "210000", "辽宁省质量强省建设纲要（第三页）")]
    public async Task A_document_is_uploaded_checked_and_adopted(string name, string region, string? title)
    {
        await using var site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false });
        var (officer, leader) = (await Person(site, "officer", Role.QualityOfficer, region), await Person(site, "leader", Role.QualityLeader, region));

        string address;
        await using (var visit = await As(site, officer))
        {
            var page = visit.Page;
            await page.GotoAsync("/workbench/targets/documents/new");
            await page.SetInputFilesAsync("[name=Handed]", SharedFolder.Find("policies", name + ".txt")!);
            await page.ClickAsync("main button.main");
            await Expect(page.Locator(".receipt")).ToContainTextAsync("尚未生效");
            address = new Uri(page.Url).AbsolutePath;
            await Expect(page.Locator(".document-text mark.read-measure").First).ToBeVisibleAsync();
            if (title is not null)
            {
                await page.GotoAsync($"{address}/correct?place=head");
                await page.FillAsync("[name='Form.Title']", title);
                await page.ClickAsync("main button.main");
            }

            await page.GotoAsync(address);
            var doubts = page.Locator(".seen input");
            for (var count = await doubts.CountAsync(); count > 0; count--)
            {
                await doubts.Nth(count - 1).CheckAsync();
            }

            if (await page.Locator("#seen button").CountAsync() > 0)
            {
                await page.ClickAsync("#seen button");
            }

            await Expect(page.Locator(".seen input")).ToHaveCountAsync(0);
            await Clean(page);
            await page.ClickAsync(".draft-bar button.main");
            await Expect(page.Locator(".receipt")).ToContainTextAsync("已提交");
        }

        await using (var visit = await As(site, leader))
        {
            var page = visit.Page;
            await page.GotoAsync(address);
            await page.ClickAsync("a.main");
            await page.ClickAsync("main button.main");
            await Expect(page.Locator(".receipt")).ToContainTextAsync("已采纳");
        }

        await using (var visit = await browser.Visit(390, at: site.Address))
        {
            await visit.Page.GotoAsync("/targets");
            await visit.Page.ClickAsync("main td a");
            await Expect(visit.Page.Locator("h1")).ToContainTextAsync(title ?? "关于");
            Assert.NotEqual(0, await visit.Page.Locator(".measure-fold").CountAsync());
            await Clean(visit.Page);
        }
    }

    private static async Task Clean(IPage page)
    {
        var complaints = await Axe.Complaints(page);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private async Task<Visit> As(TestSite site, Person person)
    {
        var visit = await browser.Visit(1280, at: site.Address);
        await Cast.SignIn(site, visit.Page, person);
        return visit;
    }

    private static async Task<Person> Person(TestSite site, string key, Role role, string region)
    {
        var account = new OpenAccount(key, key == "officer" ? "钱核对" : "孙采纳", AccountKind.Authority, $"{region}市场监督管理局", null, null, region, null);
        var opened = await site.Get<AccountOffice>().Open(account, site.Database.Act("开户"), Origin.Program, default);
        var grant = new GiveGrant(opened.Value.Id, role, region, null, site.Register.Calendar.Today, null);
        Assert.False((await site.Get<GrantOffice>().Give(grant, site.Database.Act("授权"), Origin.Program, default)).IsRefused);
        return await new People(site).SignIn(new Person(opened.Value.Id, opened.Value.SignInName, opened.Value.FirstPassword, null, site.Visitor(keepsCookies: true), []));
    }
}

/// <summary>Needs the documents that lie beside the repository, and says so where they do not.</summary>
internal sealed class SharedDocumentTheoryAttribute : TheoryAttribute
{
    public SharedDocumentTheoryAttribute() => Skip = SharedFolder.Missing("the policy documents", "policies");
}
