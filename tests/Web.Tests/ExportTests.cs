using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>Lists as files: the audit log says what left, and nothing of what did not.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private static readonly string[] Lists =
    [
        "/workbench/certificates", "/workbench/organizations", "/workbench/orders", "/workbench/withdrawals", "/workbench/bans", "/workbench/merges", "/workbench/corrections",
        "/workbench/objections", "/workbench/inspections/campaigns", "/workbench/inspections/inspectors", "/workbench/inspections/plans", "/workbench/inspections/pool",
        "/desk/orders", "/desk/certificates",
    ];

    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000 });

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_format_that_is_none_is_404_on_every_list_and_leaves_no_line_in_the_audit_log()
    {
        var shut = new List<string>();
        await foreach (var (address, browser) in Pages())
        {
            if ((await browser.GetAsync(address + "?format=exe")).StatusCode == HttpStatusCode.NotFound)
            {
                shut.Add(address);
            }
        }

        Assert.Empty(Lists.Except(shut));
        Assert.Empty(await Exports());
    }

    [Fact]
    public async Task A_file_that_leaves_is_one_line_in_the_audit_log()
    {
        var officer = await new People(site).SignedIn(Role.RegistryOfficer, "370100");

        var answer = await officer.Browser.GetAsync("/workbench/bans?format=csv");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("/workbench/bans?format=csv", Assert.Single(await Exports()).Detail);
    }

    private Task<IReadOnlyList<AuditRow>> Exports() => site.Get<AuditLog>().Search(new AuditFilter("export", null, null, null, null, null), 100, default);

    /// <summary>Every page without an id in its address, with the browser of somebody who may open it.</summary>
    private async IAsyncEnumerable<(string Address, HttpClient Browser)> Pages()
    {
        var people = new People(site);
        var browsers = new Dictionary<Role, HttpClient>();
        foreach (var endpoint in site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        {
            if (endpoint.Metadata.GetMetadata<NeedsAttribute>() is not { Power: var power } || endpoint.RoutePattern.Parameters.Count > 0)
            {
                continue;
            }

            var role = PowerTable.Row(power).Roles[0];
            if (!browsers.TryGetValue(role, out var browser))
            {
                var owner = PowerTable.KindOf(role) == AccountKind.Authority ? (Guid?)null : Guid.CreateVersion7(site.Clock.GetUtcNow());
                browsers[role] = browser = (await people.SignedIn(role, "370100", owner)).Browser;
            }

            yield return ("/" + endpoint.RoutePattern.RawText!.Trim('/'), browser);
        }
    }
}
