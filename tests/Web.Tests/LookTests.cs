using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Tests;

/// <summary>What the elements write, read off the sample pages.</summary>
[Collection(DemoSiteTests.Name)]
public class LookTests(DemoSite demo)
{
    private const string List = "/styleguide/workbench";

    [Theory]
    [InlineData("/styleguide")]
    [InlineData("/styleguide/workbench")]
    [InlineData("/styleguide/file")]
    [InlineData("/styleguide/form")]
    [InlineData("/styleguide/charts")]
    public async Task Every_id_on_a_page_is_there_once_and_every_label_has_its_field(string path)
    {
        var page = await demo.Site.Client.Page(path);

        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        var named = Regex.Matches(page, " (?:for|aria-labelledby|aria-describedby)=\"([^\"]+)\"").SelectMany(match => match.Groups[1].Value.Split(' '));
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(named.Except(ids));
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public async Task The_style_page_shows_every_element_of_the_house(string element)
        => Assert.Contains($"&lt;{element}&gt;", WithoutEntities(await demo.Site.Client.Page("/styleguide")));

    public static TheoryData<string> Elements()
    {
        // The pictures of a certificate stand on its page, and a form of an act carries tokens of who is signed in; specimen is the page itself;
        // chart-scripts shows nothing.
        string[] elsewhere = ["life-line", "qr-code", "act-form", "specimen", "chart-scripts"];
        return [.. typeof(Zhiheng.Web.TagHelpers.FieldTagHelper).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(Microsoft.AspNetCore.Razor.TagHelpers.HtmlTargetElementAttribute), false))
            .Cast<Microsoft.AspNetCore.Razor.TagHelpers.HtmlTargetElementAttribute>()
            .Select(target => target.Tag).Except(elsewhere).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task A_sort_link_turns_the_order_round_keeps_the_filter_and_starts_on_the_first_page()
    {
        var page = WebUtility.HtmlDecode(await demo.Site.Client.Page(List + "?kind=投诉&sort=due&cursor=abc"));

        Assert.Contains("aria-sort=\"ascending\"", page);
        Assert.Contains($"{List}?kind={Uri.EscapeDataString("投诉")}&sort=-due\"", page);
        Assert.DoesNotContain("sort=-due&cursor", page);
    }

    [Fact]
    public async Task A_list_is_in_the_order_of_the_address_and_an_unknown_order_is_the_usual_one()
    {
        var up = Holders(await demo.Site.Client.Page(List));
        var down = Holders(await demo.Site.Client.Page(List + "?sort=-due"));
        var odd = Holders(await demo.Site.Client.Page(List + "?sort=" + Uri.EscapeDataString("due;drop table x")));

        Assert.Equal(up[0], down[^1]);
        Assert.Equal(up, odd);
    }

    [Fact]
    public async Task The_query_block_keeps_the_order_and_drops_the_page()
    {
        var page = WebUtility.HtmlDecode(await demo.Site.Client.Page(List + "?sort=-due&cursor=abc&kind=投诉"));
        var form = page.Split("class=\"card query\"")[1].Split("</form>")[0];

        Assert.Contains("name=\"sort\" value=\"-due\"", form);
        Assert.Contains("selected=\"selected\" value=\"投诉\"", form);
        Assert.DoesNotContain("cursor", form);
        Assert.Contains("查询条件（1 项）", form);
    }

    [Fact]
    public async Task What_nothing_matches_says_so_and_shows_a_way_out()
    {
        var page = await demo.Site.Client.Page(List + "?q=无此企业");

        Assert.Contains("没有符合条件的记录", page);
        Assert.DoesNotContain("<table", page);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task The_export_holds_the_rows_of_the_filter_and_is_kept_by_nobody(string format, string type)
    {
        using var response = await demo.Site.Client.GetAsync($"{List}?kind=投诉&format={format}");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, bytes);

        using var file = ReportFile.Open(path, FileLimits.Default).Value;
        var rows = file.Rows().Select(row => row.Cells).ToList();
        File.Delete(path);

        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"待办.{format}", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(["事项", "对象", "文号", "期限"], file.Header);
        Assert.Equal(["投诉", "济南好邻居超市", "济历市监诉〔2026〕508号", "2026-11-18"], Assert.Single(rows));
    }

    [Fact]
    public async Task A_format_that_does_not_exist_is_not_found()
        => Assert.Equal(HttpStatusCode.NotFound, (await demo.Site.Client.GetAsync(List + "?format=exe")).StatusCode);

    [Fact]
    public async Task What_was_typed_comes_back_harmless_with_what_is_wrong_beside_it()
    {
        const string typed = "\"><script>x</script>\n二行";

        var page = await demo.Site.Client.Page($"/styleguide/form?Certificate=1&DueOn=2026-02-30&Reason={Uri.EscapeDataString(typed)}");

        Assert.DoesNotContain("<script>x", page);
        Assert.Contains("value=\"2026-02-30\"", page);
        Assert.Contains("href=\"#DueOn\"", page);
        Assert.Contains("aria-describedby=\"DueOn-hint DueOn-wrong\"", page);
        Assert.DoesNotContain("id=\"Certificate-wrong\"", page);
    }

    [Fact]
    public async Task A_hostile_query_is_written_as_text_everywhere()
    {
        var page = await demo.Site.Client.Page(List + "?q=" + Uri.EscapeDataString("\"><img src=x>") + "&sort=" + Uri.EscapeDataString("\"><b>"));

        Assert.DoesNotContain("<img", page);
        Assert.DoesNotContain("\"><b>\"", page);
    }

    [Theory]
    [InlineData("?theme=dark", "media=\"all\"")]
    [InlineData("?theme=auto", "media=\"(prefers-color-scheme: dark)\"")]
    [InlineData("?size=large", "class=\"large\"")]
    [InlineData("", "media=\"(prefers-color-scheme: dark)\"")]
    public async Task A_choice_holds_for_the_very_page_it_is_made_on(string choice, string expected)
        => Assert.Contains(expected, WebUtility.HtmlDecode(await demo.Site.Client.Page("/styleguide" + choice)));

    [Theory]
    [InlineData("theme", "purple")]
    [InlineData("theme", "Dark")]
    [InlineData("keys", "")]
    [InlineData("size", "<script>")]
    public async Task A_choice_that_does_not_exist_is_neither_followed_nor_kept(string name, string value)
    {
        using var response = await demo.Site.Client.GetAsync($"/styleguide?{name}={Uri.EscapeDataString(value)}");

        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Light_needs_no_dark_sheet_and_a_choice_is_kept_in_a_cookie_no_script_reads()
    {
        using var response = await demo.Site.Client.GetAsync("/styleguide?theme=light");

        Assert.DoesNotContain("dark.css", await response.Content.ReadAsStringAsync());
        Assert.Contains("httponly", Assert.Single(response.Headers.GetValues("Set-Cookie")));
        Assert.Contains("Cookie", response.Headers.Vary);
    }

    [Theory]
    [InlineData("/a", "/a", true)]
    [InlineData("/a", "/a/b", true)]
    [InlineData("/a", "/ab", false)]
    [InlineData("/", "/a", false)]
    public void An_entry_of_the_rail_is_current_on_its_page_and_below(string href, string path, bool current)
        => Assert.Equal(current, new RailLink("", href).IsCurrent(path));

    private static List<string> Holders(string page)
        => [.. Regex.Matches(page, "<td data-label=\"对象\"><div><a [^>]*>([^<]+)</a>").Select(match => match.Groups[1].Value)];

    private static string WithoutEntities(string page) => new StringBuilder(page).Replace("&#x3C;", "&lt;").Replace("&#x3E;", "&gt;").ToString();
}
