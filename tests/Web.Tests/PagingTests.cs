using System.Text.Json;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class PagingTests
{
    private const int Before = 53;

    [Theory]
    [BothDatabases]
    public async Task Search_shows_every_certificate_once_while_others_are_added(Dialect dialect)
    {
        await using var site = await Site(dialect);

        var seen = await Collect(site, $"/api/v1/certificates?q={Uri.EscapeDataString("试验机械")}&limit=7", "certificates");

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(Enumerable.Range(0, Before).Select(Number).Except(seen));
    }

    [Theory]
    [BothDatabases]
    public async Task The_list_of_an_organisation_shows_every_certificate_once_while_others_are_added(Dialect dialect)
    {
        await using var site = await Site(dialect);

        var seen = await Collect(site, "/api/v1/organizations/" + Rows.Code(1), "certificates");

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(Enumerable.Range(0, Before).Select(Number).Except(seen));
    }

    [Fact]
    public async Task Pages_of_results_lead_on_and_back_to_the_first()
    {
        await using var site = await Site(Dialect.Sqlite);

        var first = await site.Client.Page("/search?q=试验机械");
        var next = System.Net.WebUtility.HtmlDecode(first.Split("rel=\"next\"")[0].Split("href=\"")[^1].Split('"')[0]);
        var second = await site.Client.Page(next);

        Assert.Contains("下一页", first);
        Assert.DoesNotContain("回到第一页", first);
        Assert.Contains("回到第一页", second);
        Assert.Empty(Numbers(first).Intersect(Numbers(second)));
    }

    private static IEnumerable<string> Numbers(string page)
        => Enumerable.Range(0, Before).Select(Number).Where(number => page.Contains(number, StringComparison.Ordinal));

    /// <summary>Follows the links of RFC 8288 to the end; before each further page somebody reports one more certificate.</summary>
    private static async Task<List<string>> Collect(TestSite site, string path, string list)
    {
        var seen = new List<string>();
        string? next = path;
        for (var page = 0; next is not null; page++)
        {
            Assert.True(page < 60, "The list never ends.");
            using var response = await site.Client.GetAsync(next);
            var json = JsonElement.Parse(await response.Content.ReadAsStringAsync());
            Assert.True(response.IsSuccessStatusCode, json.ToString());
            seen.AddRange(json.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("number").GetString()!));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
            if (page < 20)
            {
                await site.Register.Report(Rows.System($"LATER{page}"));
            }
        }

        return seen;
    }

    private static string Number(int i) => $"P{i:000}Q";

    private static async Task<TestSite> Site(Dialect dialect)
    {
        var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report([.. Enumerable.Range(0, Before).Select(i => Rows.System(Number(i)))]);
        return site;
    }
}
