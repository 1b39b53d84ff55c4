using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Zhiheng.Testing;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>
/// The pictures of docs/tour.md. Every run makes them in artifacts/tour; with ZHIHENG_WRITE_DOCS=1 they become those of the document.
/// The document names each picture once, and nothing else lies beside it.
/// </summary>
[Collection(BrowserSiteTests.Name)]
public class TourTests(BrowserSite site)
{
    private const long MostBytes = 4_000_000;

    private static readonly string Folder = Path.Combine(Golden.Root, "docs", "tour");

    private static readonly (string Name, Seat? Seat, int Width, Func<Office, string> Address)[] Shots =
    [
        ("workbench", Seat.Leader, 1280, _ => "/workbench"),
        ("workbench-phone", Seat.Leader, 390, _ => "/workbench"),
        ("certificates", Seat.Officer, 1280, _ => "/workbench/certificates"),
        ("organisation", Seat.Officer, 1280, office => office.Places["busy firm"]),
        ("organisation-phone", Seat.Officer, 390, office => office.Places["busy firm"]),
        ("orders", Seat.Leader, 1280, _ => "/workbench/orders"),
        ("order-draft", Seat.Officer, 1280, office => office.Places["new order"]),
        ("order-approve", Seat.Leader, 1280, office => $"{office.Places["draft order"]}/approve"),
        ("order", Seat.Leader, 1280, office => office.Places["answered order"]),
        ("order-phone", Seat.Leader, 390, office => office.Places["answered order"]),
        ("order-supervise", Seat.ProvinceLeader, 1280, office => $"{office.Places["issued order"]}/supervise"),
        ("withdrawal", Seat.ProvinceOfficer, 1280, office => office.Places["new withdrawal"]),
        ("ban", Seat.Officer, 1280, office => office.Places["new ban"]),
        ("objection", Seat.Leader, 1280, office => $"{office.Places["accepted objection"]}/judge"),
        ("inbox", Seat.Leader, 1280, _ => "/inbox"),
        ("desk-body", Seat.Body, 1280, _ => "/desk"),
        ("desk-body-phone", Seat.Body, 390, _ => "/desk"),
        ("desk-reports", Seat.Body, 1280, _ => "/desk/reports"),
        ("desk-order", Seat.Body, 1280, office => office.Places["late order"].Replace("/workbench/", "/desk/", StringComparison.Ordinal)),
        ("desk-order-phone", Seat.Body, 390, office => office.Places["late order"].Replace("/workbench/", "/desk/", StringComparison.Ordinal)),
        ("desk-enterprise", Seat.Enterprise, 1280, _ => "/desk"),
        ("accounts", Seat.SystemAdministrator, 1280, _ => "/administration/accounts"),
        ("grants", Seat.SecurityAdministrator, 1280, _ => "/administration/grants"),
        ("audit", Seat.AuditAdministrator, 1280, _ => "/administration/audit"),
        ("account", Seat.Officer, 1280, _ => "/account"),
        ("tools", null, 1280, _ => "/tools"),
        ("tool", null, 1280, _ => "/tools/i-mr?sample=true"),
        ("tool-phone", null, 390, _ => "/tools/i-mr?sample=true"),
        ("tool-gauge", null, 1280, _ => "/tools/gauge-crossed?sample=true"),
        ("tool-plan", null, 1280, _ => "/tools/sampling-plan"),
        ("assessment", null, 1280, _ => "/tools/excellence"),
    ];

    [Fact]
    public async Task Every_main_screen_is_pictured()
    {
        var office = await site.Office();
        var fresh = Path.Combine(Golden.Root, "artifacts", "tour");
        Directory.CreateDirectory(fresh);
        foreach (var group in Shots.GroupBy(shot => (shot.Seat, shot.Width)))
        {
            await using var visit = group.Key.Seat is { } seat ? await office.Cast.Visit(seat, group.Key.Width, scale: 1) : await site.Visit(group.Key.Width, scale: 1);
            foreach (var shot in group)
            {
                await visit.Page.GotoAsync(shot.Address(office));
                if (await visit.Page.Locator(".chart").CountAsync() > 0)
                {
                    await visit.Page.Locator(".chart").First.ScrollIntoViewIfNeededAsync();
                    await Expect(visit.Page.Locator(".chart").First).ToHaveAttributeAsync("data-state", "drawn");
                }

                await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(fresh, shot.Name + ".png"), Animations = ScreenshotAnimations.Disabled });
            }
        }

        if (Environment.GetEnvironmentVariable("ZHIHENG_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Folder);
            foreach (var shot in Shots)
            {
                File.Copy(Path.Combine(fresh, shot.Name + ".png"), Path.Combine(Folder, shot.Name + ".png"), overwrite: true);
            }
        }

        Assert.InRange(Directory.GetFiles(Folder).Sum(file => new FileInfo(file).Length), 1, MostBytes);
    }

    [Fact]
    public void The_document_names_every_picture_that_the_run_makes_and_no_other()
    {
        var named = Regex.Matches(File.ReadAllText(Path.Combine(Golden.Root, "docs", "tour.md")), @"!\[[^\]]+\]\(tour/([\w-]+)\.png\)").Select(match => match.Groups[1].Value).Order();
        var kept = Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(Shots.Select(shot => shot.Name).Order(), named);
        Assert.Equal(Shots.Select(shot => shot.Name + ".png").Order(StringComparer.Ordinal), kept);
    }
}
