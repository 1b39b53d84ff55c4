using Microsoft.Playwright;
using Zhiheng.Toolbox.Sheets;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>An engineer without an account: a chart, a gauge study, a sampling plan.</summary>
[Collection(BrowserSiteTests.Name)]
public class ToolJourneyTests(BrowserSite browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_chart_follows_what_is_typed_and_says_what_it_sees(int width)
    {
        await using var visit = await browser.Visit(width);
        var page = visit.Page;
        await page.GotoAsync("/tools");
        await page.ClickAsync("main a[href='/tools/i-mr']");
        await page.FillAsync("[name=data]", "直径\n" + string.Join('\n', Enumerable.Range(0, 30).Select(i => i is 20 ? "19.5" : $"{10 + (i % 3)}.{i % 7}")));
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("过程不受控");
        await Expect(page.Locator(".tool-readings")).ToContainTextAsync("第 21 点在控制限之外（准则 1）");
        // Below the screen of a phone a chart waits until it comes near.
        await page.Locator(".chart").First.ScrollIntoViewIfNeededAsync();
        await Expect(page.Locator(".chart").First).ToHaveAttributeAsync("data-state", "drawn");

        // A parameter moves the result.
        await page.ClickAsync(".tool-settings summary");
        await page.FillAsync("[name=k-1]", "6");
        await page.UncheckAsync("[name=rule-5]");
        await Expect(page.Locator(".tool-verdict")).Not.ToContainTextAsync("有 2 点");

        // What cannot be used is named, and mending it mends the page.
        await page.FillAsync("[name=data]", "直径\n1\n1,5\n2\n3");
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("第 3 行");
        await page.ClickAsync("[data-sample]");
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("28 点");
        await Drawn(page);
        await Shoot(page, $"chart-{width}");
        await Clean(page);

        var saved = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[formaction$='file.xlsx']"));
        Assert.EndsWith(".xlsx", saved.SuggestedFilename, StringComparison.Ordinal);
        var study = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[formaction$='study.json']"));
        await page.GotoAsync("/tools/i-mr");
        await page.SetInputFilesAsync("[name=file]", await study.PathAsync());
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("28 点");
    }

    [Fact]
    public async Task A_gauge_study_is_judged_and_judged_anew_with_a_tolerance()
    {
        await using var visit = await browser.Visit();
        var page = visit.Page;
        await page.GotoAsync("/tools/gauge-crossed?sample=true");
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("量具");
        await Drawn(page);
        await Shoot(page, "gauge");
        var before = await page.Locator(".tool-answer").InnerTextAsync();
        await page.FillAsync("[name=tolerance]", "0.5");
        await Expect(page.Locator(".tool-answer")).Not.ToHaveTextAsync(before);
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("%");
        await Clean(page);
    }

    [Fact]
    public async Task A_sampling_plan_is_designed_and_its_curve_drawn()
    {
        await using var visit = await browser.Visit();
        var page = visit.Page;
        await page.GotoAsync("/tools/sampling-plan");
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("接收");
        await Drawn(page);
        await Shoot(page, "plan");
        await Clean(page);
    }

    /// <summary>With its own example, on a desktop and on a phone.</summary>
    [Fact]
    public async Task Every_tool_passes_axe_and_fits_the_screen()
    {
        await using var visit = await browser.Visit(scale: 1);
        var complaints = new List<string>();
        foreach (var address in SheetList.All.Select(sheet => $"/tools/{sheet.Slug}?sample=true").Prepend("/tools"))
        {
            await visit.Page.SetViewportSizeAsync(1280, 844);
            await visit.Page.GotoAsync(address);
            complaints.AddRange(await Axe.Complaints(visit.Page));
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public async Task Without_a_script_the_button_calculates_and_the_table_stays()
    {
        await using var visit = await browser.Visit(scripts: false);
        var page = visit.Page;
        await page.GotoAsync("/tools/i-mr");
        await page.FillAsync("[name=data]", "直径\n1\n2\n3\n2\n1\n9");
        await page.ClickAsync("button.main");
        await Expect(page.Locator(".tool-verdict")).ToContainTextAsync("过程不受控");
        await Expect(page.Locator(".chart-table").First).ToBeVisibleAsync();
    }

    private static async Task Drawn(IPage page)
    {
        foreach (var chart in await page.Locator(".chart").AllAsync())
        {
            await chart.ScrollIntoViewIfNeededAsync();
            await Expect(chart).ToHaveAttributeAsync("data-state", "drawn");
        }
    }

    private static async Task Shoot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ZHIHENG_SCREENSHOTS") is { } folder)
        {
            await page.EvaluateAsync("scrollTo(0, 0)");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"tool-{name}.png"), FullPage = true });
        }
    }

    private static async Task Clean(IPage page)
    {
        var complaints = await Axe.Complaints(page);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }
}
