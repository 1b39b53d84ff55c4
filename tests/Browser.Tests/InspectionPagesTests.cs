using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;
using Zhiheng.Web.Tests;

namespace Zhiheng.Browser.Tests;

/// <summary>Every page of inspections, of targets and of kept studies in the state in which it has something to do, with a role that opens it, read by axe on both widths.</summary>
[Collection(BrowserSiteTests.Name)]
public class InspectionPagesTests(BrowserSite site)
{
    private const string County = DoorRecords.County;

    private static readonly (Role Role, string? Region)[] Officers =
    [
        (Role.Inspector, County), (Role.InspectionLeader, County), (Role.InspectionPlanner, County), (Role.FindingReviewer, County), (Role.DrawOperator, County),
        (Role.DrawWitness, County), (Role.InspectionPlanner, DoorRecords.Province), (Role.InspectionLeader, DoorRecords.Province),
        (Role.QualityOfficer, County), (Role.QualityLeader, County), (Role.UnitOfficer, County),
    ];

    [Fact]
    public async Task Every_page_of_inspections_and_targets_passes_axe_with_a_role_that_opens_it()
    {
        await using var records = await DoorRecords.Open();
        var people = new List<Person>();
        foreach (var (role, region) in Officers)
        {
            people.Add(await records.People.SignedIn(role, region));
        }

        people.Add(await records.People.SignedIn(Role.EnterpriseUser, owner: records.Firm));
        Guid Of(Role role) => people[Array.FindIndex(Officers, officer => officer.Role == role)].Id;
        (records.Inspector, records.Liaison, records.Reader) = (people[0].Id, Of(Role.UnitOfficer), Of(Role.QualityOfficer));
        var open = await Addresses(records);
        var complaints = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            await using var visit = await site.Visit(at: records.Site.Address);
            await Cast.SignIn(records.Site, visit.Page, person);
            foreach (var (pattern, address) in open.Where(one => !seen.Contains(one.Address)))
            {
                using var asked = await person.Browser.GetAsync(address);
                if (!asked.IsSuccessStatusCode)
                {
                    continue;
                }

                await visit.Page.GotoAsync(address);
                complaints.AddRange(await Axe.Complaints(visit.Page));
                seen.Add(address);
            }
        }

        Assert.Empty(open.Where(one => !seen.Contains(one.Address)).Select(one => one.Address));
        Assert.Empty(Pages(records.Site).Except(open.Select(one => one.Pattern)));
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    /// <summary>What <see cref="SignedInPagesTests"/> leaves to this test.</summary>
    internal static bool IsWalkedHere(string pattern)
        => pattern is "desk/checks" or "workbench/draws" or "workbench/inspections" or "workbench/checks" or "workbench/targets"
            || new[] { "workbench/draws/", "workbench/inspections/", "workbench/checks/", "workbench/targets/", "desk/checks/", "desk/studies/", "workbench/studies/" }.Any(start => pattern.StartsWith(start, StringComparison.Ordinal));

    private static async Task<IReadOnlyList<(string Pattern, string Address)>> Addresses(DoorRecords records)
    {
        var checks = await records.Checks();
        (string, string) Check(string page, Guid task) => ($"workbench/checks/{{id:guid}}{page}", $"/workbench/checks/{task}{page}");
        var published = await checks.Published("A");
        return
        [
            .. Pages(records.Site).Where(pattern => !pattern.Contains('{', StringComparison.Ordinal)).Select(pattern => (pattern, "/" + pattern)),
            ("workbench/checks", "/workbench/checks?view=organ"),
            .. (await InspectionDoors.Pages(records)).Concat(await DrawDoors.Pages(records)).Concat(await TargetDoors.Pages(records)).Concat(await SupervisionDoors.Pages(records, withPaper: false)).Concat(await StudyDoors.Pages(records))
                .Where(door => !IsFile(door.Pattern)).Select(door => (door.Pattern.Trim('/'), door.Path)),
            Check("", published), Check("/ask", await checks.New()), Check("/draft", await checks.New()), Check("/approve", await checks.Asked()),
            Check("/recusal", (await checks.Recusal()).Task), Check("/record", await checks.Approved()), Check("/finding", await checks.Returned()),
            Check("/review", await checks.Closed("1")), Check("/handle", published), ("desk/checks/{id:guid}", $"/desk/checks/{await checks.Visiting()}"),
        ];
    }

    private static bool IsFile(string pattern) => pattern.Contains("/evidence/", StringComparison.Ordinal) || pattern.EndsWith(".pdf", StringComparison.Ordinal);

    // Files are not pages, and a screen that asks for nobody's power is public.
    private static IEnumerable<string> Pages(TestSite site)
        => site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null && endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null
                && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).Where(IsWalkedHere).Distinct();
}
