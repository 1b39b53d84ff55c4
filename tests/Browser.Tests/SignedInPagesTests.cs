using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Browser.Tests;

/// <summary>Every page behind the door, with every role that can open it, is read by axe on a desktop and on a phone.</summary>
[Collection(BrowserSiteTests.Name)]
public class SignedInPagesTests(BrowserSite site)
{
    // What has no page of its own: files, the way through /home, and the page of a form that was put aside (SignedInJourneyTests).
    private static readonly string[] Elsewhere = ["workbench/orders/{id:guid}/evidence/{digest}", "desk/reports/{id:guid}/result.{format}", "home", "sign-in/resume", "changed"];

    // Found once for all tests: addresses by seat, one for each page and those that only a filled-in address shows.
    private static readonly Dictionary<Seat, Dictionary<string, string>> Found = [];

    public static TheoryData<Seat> Seats => [.. Enum.GetValues<Seat>()];

    [Theory]
    [MemberData(nameof(Seats))]
    public async Task Every_page_of_the_role_passes_axe_on_both_widths(Seat seat)
    {
        var office = await site.Office();
        await using var visit = await office.Cast.Visit(seat);
        var complaints = new List<string>();
        foreach (var address in (await Addresses(seat)).Values.Where(address => IsOwn(seat, address)))
        {
            await visit.Page.SetViewportSizeAsync(1280, 844);
            var answer = await visit.Page.GotoAsync(address);
            Assert.True(answer!.Status == 200, $"{address} answered {answer.Status}.");
            complaints.AddRange(await Axe.Complaints(visit.Page));
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public async Task Every_page_passes_axe_in_English_dark_and_large_type()
    {
        var office = await site.Office();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var complaints = new List<string>();
        foreach (var seat in Enum.GetValues<Seat>())
        {
            await using var visit = await office.Cast.Visit(seat, language: "en", largeType: true, theme: "dark");
            foreach (var (pattern, address) in (await Addresses(seat)).Where(pair => seen.Add(pair.Key)))
            {
                await visit.Page.SetViewportSizeAsync(1280, 844);
                await visit.Page.GotoAsync(address);
                Assert.Equal("en", await visit.Page.EvaluateAsync<string>("document.documentElement.lang"));
                complaints.AddRange(await Axe.Complaints(visit.Page, isWide: true));
            }
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public async Task Every_page_behind_the_door_is_reached_by_somebody()
    {
        var reached = new HashSet<string>(Elsewhere, StringComparer.Ordinal);
        foreach (var seat in Enum.GetValues<Seat>())
        {
            reached.UnionWith((await Addresses(seat)).Keys);
        }

        Assert.DoesNotContain(Guarded().Select(Pattern).Except(reached), pattern => !InspectionPagesTests.IsWalkedHere(pattern));
    }

    // The officers of the province open the same pages as those of the city; they are visited where they alone may act.
    private static bool IsOwn(Seat seat, string address) => seat is not (Seat.ProvinceOfficer or Seat.ProvinceLeader) || Regex.IsMatch(address, "withdrawals|supervise|^/workbench$");

    /// <summary>Follows the links from home without a browser, one address for each page.</summary>
    private async Task<Dictionary<string, string>> Addresses(Seat seat)
    {
        if (Found.TryGetValue(seat, out var known))
        {
            return known;
        }

        var office = await site.Office();
        await using var visit = await office.Cast.Visit(seat);
        using var client = site.Site.Visitor();
        client.DefaultRequestHeaders.Add("Cookie", "zh-session=" + await visit.Session());
        var found = Extras(seat, office).ToDictionary(address => address, StringComparer.Ordinal);
        var open = new Queue<string>(["/account", "/inbox", seat < Seat.Body ? seat < Seat.Officer ? "/account" : "/workbench" : "/desk", .. found.Values, .. office.Places.Values]);
        while (open.TryDequeue(out var address))
        {
            if (PatternOf(address) is not { } pattern || Elsewhere.Contains(pattern) || InspectionPagesTests.IsWalkedHere(pattern) || found.ContainsKey(pattern))
            {
                continue;
            }

            using var answer = await client.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                // A page that is another role's; that links never lead to one is for the tests of powers.
                continue;
            }

            found[pattern] = address;
            foreach (Match link in Regex.Matches(await answer.Content.ReadAsStringAsync(), "href=\"(/[^\"#]*)"))
            {
                open.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
            }
        }

        return Found[seat] = found;
    }

    /// <summary>Addresses that show what the bare page does not.</summary>
    private static IEnumerable<string> Extras(Seat seat, Office office) => seat switch
    {
        Seat.Officer =>
        [
            office.Places["new merge"], office.Places["new correction"], office.Places["new ban"], office.Places["invitation"], "/workbench/search?q=济南", "/workbench?view=region",
            "/workbench/certificates?alarm=MustSuspend", "/workbench/orders?open=all", "/workbench/bans/new?name=无此人&since=2026-01-01",
        ],
        Seat.Leader =>
        [
            $"{office.Places["draft order"]}/approve", $"{office.Places["answered order"]}/judge", $"{office.Places["issued order"]}/close", $"{office.Places["merge in force"]}/decide",
            $"{office.Places["accepted objection"]}/judge", office.Places["issued order"], office.Places["answered order"],
        ],
        Seat.ProvinceOfficer => [office.Places["new withdrawal"]],
        Seat.ProvinceLeader => [$"{office.Places["issued order"]}/supervise", $"{office.Places["withdrawal"]}/decide"],
        _ => [],
    };

    private string? PatternOf(string address)
    {
        var path = address.Split('?')[0];
        return address.Contains("format=", StringComparison.Ordinal) ? null : Guarded().FirstOrDefault(endpoint =>
            new TemplateMatcher(TemplateParser.Parse(Regex.Replace(Pattern(endpoint), ":guid", "")), []).TryMatch(path, [])
            && (!Pattern(endpoint).Contains(":guid", StringComparison.Ordinal) || path.Split('/').Any(part => Guid.TryParse(part, out _)))) is { } found
            ? Pattern(found)
            : null;
    }

    private IEnumerable<RouteEndpoint> Guarded()
        => site.Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null
            && endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null);

    private static string Pattern(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Trim('/');
}
