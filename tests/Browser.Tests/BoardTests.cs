using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;
using Zhiheng.Web.Charts;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>The dashboard of targets as a quality officer sees it.</summary>
[Collection(BrowserSiteTests.Name)]
public class BoardTests(BrowserSite browser)
{
    private const string Squares =
        """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"code":"370100"},"geometry":{"type":"Polygon","coordinates":[[[116.5,36.2],[117.8,36.4],[117.6,37.3],[116.6,37.1],[116.5,36.2]]]}},
          {"type":"Feature","properties":{"code":"370200"},"geometry":{"type":"MultiPolygon","coordinates":[[[[117.8,36.4],[119.2,36.1],[119.4,37.0],[117.6,37.3],[117.8,36.4]]]]}}]}
        """;

    [Fact]
    public async Task The_dashboard_is_drawn_passes_axe_on_desktop_and_phone_and_leads_to_the_records_behind_a_figure()
    {
        await using var site = await TestSite.Start(
            with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false },
            adjust: services => services.Replace(ServiceDescriptor.Singleton<IIndicators, TestIndicators>()));
        await new TestPolicy(site.Database).Add();
        using var shapes = new MemoryStream(Encoding.UTF8.GetBytes(Squares));
        Assert.False((await site.Get<MapFolder>().Load(shapes, RegionCode.Parse("370000").Value, default)).IsRefused);
        var officer = await new People(site).SignedIn(Role.QualityOfficer);
        await using var visit = await browser.Visit(at: site.Address, scale: 1);
        await Cast.SignIn(site, visit.Page, officer);

        await visit.Page.GotoAsync("/workbench/targets");
        await Drawn(visit.Page);
        await Shoot(visit.Page, "1280");
        var complaints = await Axe.Complaints(visit.Page);
        await Drawn(visit.Page);
        await Shoot(visit.Page, "390");
        await visit.Page.SetViewportSizeAsync(1280, 844);
        var map = visit.Page.Locator("#chart-4 .chart-mount");
        await map.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Keyboard.PressAsync("Enter");

        Assert.Empty(complaints);
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/targets/indicators/{TestPolicy.Growing}/records\\?region=370100"));
    }

    private static async Task Drawn(IPage page)
    {
        foreach (var chart in await page.Locator(".chart").AllAsync())
        {
            await chart.ScrollIntoViewIfNeededAsync();
            await Expect(chart).ToHaveAttributeAsync("data-state", "drawn");
        }

        await page.EvaluateAsync("scrollTo(0, 0)");
    }

    private static async Task Shoot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ZHIHENG_SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"board-{name}.png"), FullPage = true });
        }
    }
}
