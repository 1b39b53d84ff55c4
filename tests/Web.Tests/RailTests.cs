using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>The menu of signed-in areas: where it leads and what it shows as the current place.</summary>
public sealed class RailTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000 });

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public void Every_entry_leads_to_a_page_of_the_site()
    {
        var pages = site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'));

        Assert.NotEmpty(Rail.Addresses);
        Assert.Empty(Rail.Addresses.Except(pages));
    }

    [Theory]
    [InlineData("/workbench", "/workbench")]
    [InlineData("/workbench/orders?open=all", "/workbench/orders")]
    [InlineData("/workbench/search?q=试验", null)]
    public async Task The_current_entry_is_the_one_that_the_page_belongs_to(string address, string? current)
    {
        var officer = await new People(site).SignedIn(Role.RegistryOfficer, "370100");

        var page = await (await officer.Browser.GetAsync(address)).Content.ReadAsStringAsync();

        var rail = Regex.Match(page, "<nav class=\"rail-menu\".*?</nav>", RegexOptions.Singleline).Value;
        Assert.Equal(current, Regex.Match(rail, "href=\"([^\"]+)\" aria-current=") is { Success: true } match ? match.Groups[1].Value : null);
    }
}
