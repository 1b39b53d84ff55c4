using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>Charts in a browser. <see cref="Visit"/> fails a test when the page logs an error or breaks its content policy.</summary>
[Collection(BrowserSiteTests.Name)]
public class ChartTests(BrowserSite site, Xunit.Abstractions.ITestOutputHelper output)
{
    private const string Charts = "/styleguide/charts";

    private static readonly string[] SvgStart = ["<svg", "<?xml"];

    [Theory]
    [InlineData("light", "zh")]
    [InlineData("dark", "en")]
    public async Task Every_kind_is_drawn_within_the_content_policy_and_passes_axe_on_desktop_and_phone(string theme, string language)
    {
        await using var visit = await site.Visit(theme: theme, language: language, scale: 1);
        await visit.Page.GotoAsync(Charts);

        await Drawn(visit.Page);
        await Shoot(visit.Page, $"{theme}-1280");
        var complaints = await Axe.Complaints(visit.Page);
        await Shoot(visit.Page, $"{theme}-390");

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Figures_and_pictures_are_saved_as_CSV_SVG_and_PNG()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync(Charts);
        await Drawn(visit.Page);

        var csv = await Saved(visit.Page, "csv");
        var svg = await Saved(visit.Page, "svg");
        var png = await Saved(visit.Page, "png");

        Assert.EndsWith(".csv", csv.Name, StringComparison.Ordinal);
        var lines = System.Text.Encoding.UTF8.GetString(csv.Bytes).TrimStart('\ufeff').Split("\r\n");
        Assert.Equal("项,实际,预测,预测下限,预测上限", lines[0]);
        Assert.StartsWith("2024-01,100000,", lines[1], StringComparison.Ordinal);
        Assert.Equal(38, lines.Length);
        Assert.Contains(SvgStart, start => System.Text.Encoding.UTF8.GetString(svg.Bytes).StartsWith(start, StringComparison.Ordinal));
        Assert.Contains("省级有效认证证书", System.Text.Encoding.UTF8.GetString(svg.Bytes));
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], png.Bytes.Take(4).Select(one => (int)one));
    }

    [Fact]
    public async Task A_hostile_name_is_text_in_picture_and_file()
    {
        const string hostile = "=1+1</script><img src=x onerror=alert(1)>";
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync(Charts);
        await Drawn(visit.Page);

        var file = await visit.Page.EvaluateAsync<string>(
            """
            async name => {
              const figure = document.querySelector("#chart-3");
              const model = JSON.parse(figure.querySelector("script").textContent);
              model.labels[0] = model.title = model.series[0].name = name;
              await Charts.draw(figure, model);
              return await Charts.csv(model).text();
            }
            """, hostile);

        Assert.Contains($"'{hostile},86,43", file);
        await Expect(visit.Page.Locator("#chart-3 img")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#chart-3 svg")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Arrow_keys_read_the_points_and_Enter_follows_a_link()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync(Charts);
        await Drawn(visit.Page);

        await visit.Page.Locator("#chart-6 .chart-mount").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(visit.Page.Locator("#chart-6 [aria-live]")).ToHaveTextAsync("1 扩大认证覆盖 东泽市 已完成");
        await visit.Page.Keyboard.PressAsync("End");
        await Expect(visit.Page.Locator("#chart-6 [aria-live]")).ToContainTextAsync("5 数据共享 青河市");
    }

    [Fact]
    public async Task Without_scripts_the_tables_remain_and_no_room_is_kept_for_pictures()
    {
        await using var visit = await site.Visit(scripts: false);
        await visit.Page.GotoAsync(Charts);

        await Expect(visit.Page.Locator("#chart-3 table")).ToBeVisibleAsync();
        await visit.Page.Locator("#chart-1 summary").ClickAsync();
        await Expect(visit.Page.Locator("#chart-1 table")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-save]").First).ToBeHiddenAsync();
        Assert.Equal(0, (await visit.Page.Locator(".chart-mount").First.BoundingBoxAsync())!.Height);
    }

    [Fact]
    public async Task A_page_without_charts_loads_no_chart_library()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync("/styleguide");

        await Expect(visit.Page.Locator("script[src*=echarts]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Paper_gets_the_picture_in_dark_ink_and_the_table_unfolded()
    {
        await using var visit = await site.Visit(theme: "dark");
        await visit.Page.GotoAsync(Charts);
        await Drawn(visit.Page);

        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await visit.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        await Expect(visit.Page.Locator("#chart-1 table")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#chart-1 .chart-files")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#chart-1 svg text[fill='#55606a']").First).ToBeVisibleAsync();
    }

    /// <summary>A million points in well under a second is what the page promises; here only what is kept is checked, the time is written beside it.</summary>
    [Fact]
    public async Task A_million_points_are_thinned_and_every_peak_gap_and_flag_stays()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync(Charts);

        var result = await visit.Page.EvaluateAsync<Thinned>(
            """
            () => {
              const values = Float64Array.from({ length: 1000000 }, (_, at) => Math.sin(at / 5000) + (at * 2654435761 % 1000) / 5000);
              const list = Array.from(values);
              list[500001] = 40; list[700003] = -40; list[250000] = null;
              const flagged = Array.from({ length: 50 }, (_, at) => at * 19999 + 7);
              const started = performance.now();
              const places = decimate(list, flagged, 4000);
              const took = performance.now() - started;
              const figure = document.querySelector("#chart-2"), model = JSON.parse(figure.querySelector("script").textContent);
              model.series[0] = { ...model.series[0], values: list, flags: Object.fromEntries(flagged.map(at => [at, "x"])) };
              const from = performance.now();
              Charts.draw(figure, model);
              const drawn = performance.now() - from;
              const kept = new Set(places);
              const zoomed = decimate(list, flagged, 4000, 500000, 500500);
              return {
                count: places.length,
                keeps: [0, 999999, 500001, 700003, 250000, ...flagged].every(at => kept.has(at)),
                rises: places.every((place, at) => at === 0 || place > places[at - 1]),
                zoomed: zoomed.length,
                none: decimate([], [], 10).length,
                took: `thinned in ${took.toFixed(0)} ms, thinned and drawn in ${drawn.toFixed(0)} ms`,
                few: decimate([3, null, 4], [], 10).join(),
              };
            }
            """);

        output.WriteLine(result.Took);
        Assert.InRange(result.Count, 2000, 4000 + 50);
        Assert.True(result.Keeps);
        Assert.True(result.Rises);
        Assert.Equal(501, result.Zoomed);
        Assert.Equal(0, result.None);
        Assert.Equal("0,1,2", result.Few);
    }

    [Fact]
    public async Task A_long_series_keeps_its_flagged_point_in_the_table_and_in_the_picture()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync(Charts + "?handler=Long");
        await Drawn(visit.Page);

        var flagged = visit.Page.Locator("#chart-1 tr", new PageLocatorOptions { HasText = "超出控制限" });

        await visit.Page.Locator("#chart-1 summary").ClickAsync();
        await Expect(flagged).ToContainTextAsync("123457");
        await Expect(visit.Page.Locator("#chart-1 svg path[fill='#a8241c']")).ToHaveCountAsync(1);
    }

    private sealed record Thinned
    {
        public int Count { get; init; }

        public bool Keeps { get; init; }

        public bool Rises { get; init; }

        public int Zoomed { get; init; }

        public int None { get; init; }

        public string Few { get; init; } = "";

        public string Took { get; init; } = "";
    }

    /// <summary>Scrolls past every chart, for they are drawn as they come near, and waits for each.</summary>
    private static async Task Drawn(IPage page)
    {
        foreach (var chart in await page.Locator(".chart").AllAsync())
        {
            await chart.ScrollIntoViewIfNeededAsync();
            await Expect(chart).ToHaveAttributeAsync("data-state", "drawn");
        }

        await page.EvaluateAsync("scrollTo(0, 0)");
    }

    private static async Task<(string Name, byte[] Bytes)> Saved(IPage page, string format)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator($"#chart-1 [data-save={format}]").ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    private static async Task Shoot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ZHIHENG_SCREENSHOTS") is { } folder)
        {
            foreach (var chart in await page.Locator(".chart").AllAsync())
            {
                await chart.ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(folder, $"{await chart.GetAttributeAsync("id")}-{name}.png") });
            }
        }
    }
}
