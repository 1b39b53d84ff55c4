using System.Net;
using System.Text.RegularExpressions;
using Zhiheng.Toolbox.Paths;
using Zhiheng.Web.Pages.Public.Tools.Boards;

namespace Zhiheng.Web.Tests;

/// <summary>Boards and paths of the toolbox for a visitor without account: nothing is stored, nothing is asked.</summary>
[Collection(DemoSiteTests.Name)]
public partial class ToolPathPagesTests(DemoSite demo)
{
    private const string Cookie = "Set-Cookie";

    public static TheoryData<string> Paths =>
    [
        "/tools/boards", "/tools/paths", .. BoardKind.All.SelectMany(kind => new[] { $"/tools/boards/{kind.Slug}", $"/tools/boards/{kind.Slug}?view=blank" }),
        .. GuidedPaths.All.SelectMany(path => new[] { $"/tools/paths/{path.Slug}", $"/tools/paths/{path.Slug}?view=blank" }),
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_answers_in_both_languages_without_an_account_and_remembers_nobody(string path)
    {
        using var chinese = await demo.Site.Client.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", "lang=en" } } };
        using var english = await demo.Site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, chinese.StatusCode);
        Assert.Contains("<html lang=\"zh", await chinese.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, english.StatusCode);
        Assert.Contains("<html lang=\"en", await english.Content.ReadAsStringAsync());
        Assert.False(chinese.Headers.Contains(Cookie));
    }

    [Theory]
    [InlineData("/tools/boards/ishikawa")]
    [InlineData("/tools/paths/7d")]
    [InlineData("/tools/boards/fishbone/1")]
    public async Task An_unknown_kind_is_not_found(string path) => await demo.Site.Client.Page(path, HttpStatusCode.NotFound);

    [Fact]
    public async Task The_empty_sheet_needs_no_script_and_a_board_brings_its_own()
    {
        var blank = await demo.Site.Client.Page("/tools/boards/fishbone?view=blank");
        var board = await demo.Site.Client.Page("/tools/boards/fishbone");

        Assert.DoesNotContain("board-core.js", blank);
        Assert.Contains("要因确认表", blank);
        Assert.Contains("/board-core.js?v=", board);
        Assert.Contains("/board-fishbone.js?v=", board);
        Assert.DoesNotContain("board-flow-chart.js", board);
    }

    [Fact]
    public void Every_board_a_path_recommends_has_a_page()
        => Assert.Empty(ToolAddresses.All.Keys.Where(address => address.StartsWith("boards/", StringComparison.Ordinal)).Select(address => address["boards/".Length..]).Except(BoardKind.All.Select(kind => kind.Slug)));

    [Fact]
    public async Task No_recommendation_leads_nowhere()
    {
        var addresses = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var page in GuidedPaths.All.Select(path => $"/tools/paths/{path.Slug}").Append("/tools/paths").Append("/tools/boards"))
        {
            addresses.UnionWith(Link().Matches(await demo.Site.Client.Page(page)).Select(match => match.Groups[1].Value));
        }

        Assert.True(addresses.Count >= 14, string.Join(' ', addresses));
        foreach (var address in addresses)
        {
            await demo.Site.Client.Page(address);
        }
    }

    [Fact]
    public async Task The_page_of_questions_leads_to_every_path_and_shows_no_points_of_judges()
    {
        var page = await demo.Site.Client.Page("/tools/paths");

        Assert.All(GuidedPaths.All, path => Assert.Contains($"href=\"/tools/paths/{path.Slug}\"", page));
        Assert.Contains("哪个原因最大？", page);
        Assert.DoesNotContain("评审得分", page);
    }

    [GeneratedRegex("href=\"(/tools[^\"]*)\"")]
    private static partial Regex Link();
}
