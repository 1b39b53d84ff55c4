using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zhiheng.Kernel;
using Zhiheng.Platform.Reference;
using Zhiheng.Testing;
using Zhiheng.Web.Charts;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Tests;

/// <summary>What a chart is without a browser: its JSON, its table, the files behind it.</summary>
[Collection(DemoSiteTests.Name)]
public class ChartElementTests(DemoSite demo)
{
    private const string Charts = "/styleguide/charts";

    private static readonly Dictionary<string, string> NoWords = [];

    private static readonly Say Chinese = new(new Reader());

    [Fact]
    public void The_shipped_library_is_the_one_that_its_page_names()
    {
        var folder = Path.Combine(Golden.Root, "src", "Web", "wwwroot", "echarts");
        var page = File.ReadAllText(Path.Combine(folder, "README.md"));

        Assert.All(["echarts.min.js", "LICENSE", "NOTICE", "LICENSE-d3", "LICENSE-zrender"], name =>
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name)))), page));
        Assert.Contains("echarts/README.md", File.ReadAllText(Path.Combine(Golden.Root, "NOTICE")));
    }

    [Fact]
    public async Task The_library_is_sent_packed_to_whoever_can_unpack_it_and_plain_to_others()
    {
        var address = Regex.Match(await demo.Site.Client.Page(Charts), "/echarts\\.min\\.js\\?v=[0-9a-f]+").Value;
        using var ask = new HttpRequestMessage(HttpMethod.Get, address);
        ask.Headers.Add("Accept-Encoding", "gzip");

        using var packed = await demo.Site.Client.SendAsync(ask);
        using var plain = await demo.Site.Client.GetAsync(address);

        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
        Assert.InRange((await packed.Content.ReadAsByteArrayAsync()).Length, 1, 420_000);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.NotEqual(packed.Headers.ETag, plain.Headers.ETag);
    }

    [Fact]
    public void No_text_leaves_the_script_element_that_holds_it()
    {
        const string hostile = "</script><!--<script>\u2028&\"'";
        var chart = Of([1, 2]) with { Title = hostile, Labels = [hostile, "b"], Note = hostile, Marks = [new ChartMark(hostile, 1)] };

        var json = ChartJson.Write(chart, NoWords);

        Assert.DoesNotMatch("[<>&'\u2028]", json);
        Assert.Equal(hostile, JsonDocument.Parse(json).RootElement.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_figure_that_is_none_is_a_bug_and_not_drawn(double value)
    {
        Assert.Throws<ArgumentException>(() => ChartJson.Write(Of([1, value]), NoWords));
        Assert.Throws<ArgumentException>(() => ChartJson.Write(Of([1]) with { Marks = [new ChartMark("x", value)] }, NoWords));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public void A_link_out_of_the_installation_is_not_written(string href)
        => Assert.Throws<ArgumentException>(() => ChartJson.Write(new Chart { Kind = ChartKind.Line, Title = "t", Series = [new ChartSeries("a", [1]) { Links = [href] }] }, NoWords));

    [Fact]
    public void Lists_that_belong_together_have_one_length_and_a_flag_has_its_point()
    {
        Assert.Throws<ArgumentException>(() => ChartJson.Write(Of([1, 2]) with { Labels = ["a"] }, NoWords));
        Assert.Throws<ArgumentException>(() => ChartJson.Write(new Chart { Kind = ChartKind.Line, Title = "t", Series = [new ChartSeries("a", [1]) { Flags = new Dictionary<int, string> { [1] = "x" } }] }, NoWords));
    }

    [Fact]
    public void A_long_table_holds_the_first_rows_and_every_flagged_one_and_counts_all()
    {
        var values = Enumerable.Range(0, 2000).Select(place => (double?)place).ToArray();
        var chart = new Chart { Kind = ChartKind.Control, Title = "t", Series = [new ChartSeries("a", values) { Flags = new Dictionary<int, string> { [1999] = "超限" } }] };

        var table = ChartTable.Of(chart, Chinese);

        Assert.Equal(2000, table.All);
        Assert.Equal(ChartTable.MostRows + 1, table.Rows.Count);
        Assert.Equal(["2000", "1,999", "超限"], table.Rows[^1].Select(cell => cell.Text));
    }

    [Theory]
    [InlineData(1234567.891, 2, "1,234,567.89")]
    [InlineData(0, 4, "0")]
    [InlineData(0.00001234, 4, "1.234E-5")]
    [InlineData(-0.5, 4, "-0.5")]
    public void Figures_are_written_as_pages_write_them(double value, int digits, string written) => Assert.Equal(written, ChartTable.Figure(value, digits));

    [Fact]
    public void Named_points_of_a_scatter_have_their_name_and_both_figures()
    {
        var chart = new Chart { Kind = ChartKind.Scatter, Title = "t", Across = new("成分 1"), Labels = ["甲", "乙"], Series = [new ChartSeries("成分 2", [1, -2]) { At = [0.5, 3] }] };

        var table = ChartTable.Of(chart, Chinese);

        Assert.Equal(["点", "成分 1", "成分 2"], table.Head);
        Assert.Equal(["乙", "3", "-2"], table.Rows[1].Select(cell => cell.Text));
        Assert.Equal(["0.5", "1"], ChartTable.Of(chart with { Labels = [] }, Chinese).Rows[0].Select(cell => cell.Text));
    }

    [Fact]
    public void A_gap_is_said_and_not_zero()
    {
        var table = ChartTable.Of(Of([1, null]), Chinese);

        Assert.Equal(["1", "无数据"], table.Rows.Select(row => row[1].Text));
        Assert.Contains("[1,null]", ChartJson.Write(Of([1, null]), NoWords));
    }

    [Fact]
    public async Task Every_chart_has_its_table_its_name_for_those_who_do_not_see_it_and_its_files()
    {
        var page = await demo.Site.Client.Page(Charts);
        var figures = Regex.Matches(page, "<figure.*?</figure>", RegexOptions.Singleline).Select(match => match.Value).ToList();

        Assert.Equal(9, figures.Count);
        Assert.All(figures, figure =>
        {
            Assert.Single(Regex.Matches(figure, "<table"));
            Assert.Matches("role=\"img\" tabindex=\"0\" aria-label=\"[^\"]{20,}\"", figure);
            Assert.Equal(3, Regex.Count(figure, "data-save="));
            Assert.DoesNotContain("style=", figure);
        });
        Assert.Single(Regex.Matches(page, "echarts.min.js"));
        Assert.Contains("zhiheng map load", page);
    }

    [Fact]
    public async Task A_map_is_loaded_once_checked_and_served_without_what_does_not_belong_to_it()
    {
        await using var site = await TestSite.Start();
        var maps = site.Get<MapFolder>();
        var region = RegionCode.Parse("370000").Value;
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(
            """{"type":"FeatureCollection","features":[{"properties":{"code":"370100","owner":"secret"},"geometry":{"type":"Polygon","coordinates":[[[117.00004,36.1,5],[117.5,36.2],[117.5,36],[117.00004,36.1]]]}}]}"""));

        Assert.Null(maps.Address(region, "city"));
        var loaded = await maps.Load(file, region, default);
        var served = await site.Client.GetStringAsync(maps.Address(region, "city"));

        Assert.Equal(("city", 1), (loaded.Value.Level, loaded.Value.Codes.Count));
        Assert.Equal("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"370100","name":"济南市"},"geometry":{"type":"Polygon","coordinates":[[[117,36.1],[117.5,36.2],[117.5,36],[117,36.1]]]}}]}""", Regex.Unescape(served));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/maps/370000/county")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/maps/..%2F..%2Fx/city")).StatusCode);
    }

    [Theory]
    [InlineData("nonsense", "web.map.no-json")]
    [InlineData("[]", "web.map.no-features")]
    [InlineData("""{"features":[]}""", "web.map.no-features")]
    [InlineData("""{"features":[{"properties":{"code":"360100"}}]}""", "web.map.feature")]
    [InlineData("""{"features":[{"properties":{"name":"济南"}}]}""", "web.map.feature")]
    [InlineData("""{"features":[1]}""", "web.map.feature")]
    [InlineData("""{"features":[{"properties":{"code":"370000"}}]}""", "web.map.feature")]
    [InlineData("""{"features":[{"properties":{"code":"370100"}}]}""", "web.map.shape")]
    [InlineData("""{"features":[{"properties":{"code":"370100"},"geometry":{"type":"Point","coordinates":[117,36]}}]}""", "web.map.shape")]
    [InlineData("""{"features":[{"properties":{"code":"370100"},"geometry":{"type":"Polygon","coordinates":[[[217,36]]]}}]}""", "web.map.shape")]
    [InlineData("""{"features":[{"properties":{"code":"370100"},"geometry":{"type":"Polygon","coordinates":[[["a",36]]]}}]}""", "web.map.shape")]
    [InlineData("""{"features":[{"properties":{"code":"370100"},"geometry":{"type":"Polygon","coordinates":[]}}]}""", "web.map.shape")]
    public void A_file_that_is_no_map_of_the_region_is_refused_with_the_way_out(string file, string code)
        => Assert.Equal(code, MapShapes.Read(System.Text.Encoding.UTF8.GetBytes(file), RegionCode.Parse("370000").Value, ReferenceData.Regions).Refusal.Code);

    [Fact]
    public void A_map_that_is_too_large_is_refused()
        => Assert.Equal("web.map.too-large", MapShapes.Read(new byte[MapShapes.MostBytes + 1], RegionCode.Parse("370000").Value, ReferenceData.Regions).Refusal.Code);

    [Fact]
    public async Task The_command_refuses_what_is_not_there()
    {
        var (code, text) = await CommandLine.Run("map", "load", "nowhere.geojson", "--region", "370000");

        Assert.Equal(2, code);
        Assert.Contains("cli.map.no-file", text);
    }

    private static Chart Of(double?[] values) => new() { Kind = ChartKind.Line, Title = "t", Series = [new ChartSeries("a", values)] };
}
