using System.Text;
using Microsoft.Playwright;
using Zhiheng.Proofs.Draws;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>The public page of a draw: the browser draws again, and a firm checks its own ticket.</summary>
[Collection(BrowserSiteTests.Name)]
public class DrawReplayTests(BrowserSite site)
{
    [Fact]
    public async Task A_draw_is_computed_again_in_the_browser_and_firms_check_their_tickets()
    {
        await using var draws = await DrawSite.Open();
        await draws.Held();
        var bundle = DrawBundle.Parse(await draws.Site.Client.GetByteArrayAsync($"/draws/{draws.Code}/bundle.json")).Value;
        var drawn = bundle.Strata[0].Selected[0];
        var other = bundle.Subjects!.First(one => !bundle.Strata[0].Selected.Contains(one.Id)).Id;
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync(new Uri(draws.Site.Address, $"/draws/{draws.Code}").ToString());

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "在浏览器中重新抽取" }).ClickAsync();

        await Expect(visit.Page.Locator("[data-draw-result]")).ToHaveAttributeAsync("data-answer", "right");
        await Expect(visit.Page.Locator("[data-draw-result]")).ToContainTextAsync("✓ 由名单重新抽取，结果相同");
        await Ticket(visit, drawn, "drawn");
        await Ticket(visit, other, "not-drawn");
    }

    [Fact]
    public async Task A_bundle_with_another_firm_in_it_is_wrong_in_the_browser()
    {
        await using var draws = await DrawSite.Open();
        await draws.Held();
        var bytes = await draws.Site.Client.GetByteArrayAsync($"/draws/{draws.Code}/bundle.json");
        var text = Encoding.UTF8.GetString(bytes);
        var strata = DrawBundle.Parse(bytes).Value.Strata[0];
        var forged = text.Replace($"\"selected\":[\"{strata.Selected[0]}\"", $"\"selected\":[\"{strata.Reserves[0]}\"", StringComparison.Ordinal);
        Assert.NotEqual(text, forged);
        await using var visit = await site.Visit();
        await visit.Page.RouteAsync("**/bundle.json", route => route.FulfillAsync(new() { Body = forged, ContentType = "application/json" }));
        await visit.Page.GotoAsync(new Uri(draws.Site.Address, $"/draws/{draws.Code}").ToString());

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "在浏览器中重新抽取" }).ClickAsync();

        await Expect(visit.Page.Locator("[data-draw-result]")).ToHaveAttributeAsync("data-answer", "wrong");
    }

    [Fact]
    public async Task A_party_makes_its_secret_in_the_browser_and_finds_it_again_when_it_reveals()
    {
        await using var draws = await DrawSite.Open();
        await draws.Opened("公证处");
        var link = new Uri(draws.Site.Address, await draws.Link()).ToString();
        await using var visit = await site.Visit(width: 390);
        await visit.Page.GotoAsync(link);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "在本机生成" }).ClickAsync();
        var commitment = visit.Page.Locator("#Commitment");
        await Expect(commitment).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f]{64}$"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "提交承诺" }).ClickAsync();
        DrawSite.Led(await draws.Act(draws.Drawer, "operate", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.DrawerSecret))));
        DrawSite.Led(await draws.Act(draws.Witness, "witness", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.WitnessSecret))));
        DrawSite.Led(await draws.Act(draws.Drawer, "operate", "Freeze"));
        await draws.Grow();
        draws.Site.Clock.Advance(TimeSpan.FromMinutes(10));

        await visit.Page.GotoAsync(link);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "揭示" }).ClickAsync();

        await Expect(visit.Page.GetByText("您已揭示")).ToBeVisibleAsync();
    }

    private static async Task Ticket(Visit visit, string firm, string answer)
    {
        await visit.Page.FillAsync("#own-code", firm);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "核对", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("[data-draw-own-result]")).ToHaveAttributeAsync("data-answer", answer);
    }
}
