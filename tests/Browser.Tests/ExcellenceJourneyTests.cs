using Microsoft.Playwright;
using Zhiheng.Toolbox.Excellence;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>A self-assessment from the first rating to the file that is opened again, without an account.</summary>
[Collection(BrowserSiteTests.Name)]
public class ExcellenceJourneyTests(BrowserSite site)
{
    [Fact]
    public async Task Every_item_is_rated_and_the_result_moves_is_saved_and_opens_again()
    {
        await using var visit = await site.Visit();
        var page = visit.Page;
        await page.GotoAsync("/tools/excellence");
        await Expect(page.Locator(".score-side .chart[data-state=drawn]")).ToHaveCountAsync(1);

        foreach (var dimension in new[] { "0", "1", "2", "3" })
        {
            await Field(page, $"4.1.2-l0-{dimension}").SelectOptionAsync(dimension == "0" ? "3" : "4");
        }

        await Expect(page.Locator("[data-advice-of='4.1.2-0']")).ToContainTextAsync("65 %");
        await Expect(page.Locator("[data-row='4.1.2-0'] [data-level-words]")).ToContainTextAsync("整合：");
        foreach (var item in Editions.Current.Items)
        {
            if (await page.Locator($"[id='item-{item.No}'][open]").CountAsync() == 0)
            {
                await page.Locator($"[id='item-{item.No}'] > summary").ClickAsync();
            }

            await Field(page, $"{item.No}-p0").SelectOptionAsync("60");
        }

        await Expect(page.Locator(".score-big")).ToContainTextAsync("600");
        await Expect(page.Locator(".score-side .chart[data-state=drawn] svg")).ToHaveCountAsync(1);
        await Expect(page.Locator(".score-doubts li")).ToHaveCountAsync(23);
        await Field(page, "4.1.2-e0-name").FillAsync("管理评审记录");
        await Expect(page.Locator(".score-doubts li")).ToHaveCountAsync(22);
        await Expect(page.Locator("[data-line-of='4.1.2']")).ToContainTextAsync("30 / 50");
        await Clean(page);

        var saved = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button[formaction*=Save]"));
        await page.GotoAsync("/tools/excellence");
        await page.SetInputFilesAsync("[name=file]", (await saved.PathAsync())!);
        await page.ClickAsync("button[formaction*=Open]");

        await Expect(page.Locator(".score-big")).ToContainTextAsync("600");
        await Expect(Field(page, "4.1.2-e0-name")).ToHaveValueAsync("管理评审记录");
        await page.ClickAsync(".score-below a[href='#item-4.7.2']");
        await Expect(page.Locator("[id='item-4.7.2'][open]")).ToHaveCountAsync(1);
        await page.ClickAsync("button[formaction$=report]");
        await Expect(page.Locator("h1")).ToContainTextAsync("自评报告");
        await Clean(page);
    }

    [Fact]
    public async Task Without_scripts_the_button_calculates()
    {
        await using var visit = await site.Visit(scripts: false);
        await visit.Page.GotoAsync("/tools/excellence");
        await Field(visit.Page, "4.1.2-p0").SelectOptionAsync("40");

        await visit.Page.ClickAsync("form button.main");

        await Expect(visit.Page.Locator(".score-big")).ToContainTextAsync("已评 1 项");
        await Expect(visit.Page.Locator("[data-line-of='4.1.2']")).ToContainTextAsync("20 / 50");
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_short_form_is_answered_and_passes_axe(string language)
    {
        await using var visit = await site.Visit(language: language);
        var page = visit.Page;
        await page.GotoAsync("/tools/excellence/short");
        foreach (var question in ShortForm.Questions)
        {
            await page.CheckAsync($"[name=q{question.Key}][value={(question.Key.Length == 1 ? "yes" : "no")}]");
        }

        await page.ClickAsync("form button.main");

        await Expect(page.Locator("#result tbody tr")).ToHaveCountAsync(7);
        await Clean(page);
    }

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");

    private static async Task Clean(IPage page)
    {
        var complaints = await Axe.Complaints(page);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        await page.SetViewportSizeAsync(1280, 844);
    }
}
