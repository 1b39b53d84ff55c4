using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Pages.Workbench;

namespace Zhiheng.Web.Tests;

/// <summary>The server takes little by itself; a page with files says how much it takes.</summary>
public sealed class UploadLimitTests(ActsSite acts) : IClassFixture<ActsSite>
{
    [Fact]
    public void Every_page_that_takes_evidence_states_how_much()
    {
        var pages = typeof(HandedIn).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(PageModel)) && type.GetConstructors().Any(made => made.GetParameters().Any(given => given.ParameterType == typeof(HandedIn)))).ToList();

        Assert.True(pages.Count >= 10);
        Assert.All(pages, page => Assert.True(page.GetCustomAttributes<Attribute>().OfType<IRequestSizeLimitMetadata>().SingleOrDefault() is { MaxRequestBodySize: >= 64 << 20 }, page.FullName));
    }

    [Fact]
    public async Task A_form_larger_than_the_server_takes_by_itself_reaches_a_page_that_takes_evidence()
    {
        var codes = await acts.Organizations("3701");
        var officer = await acts.People.SignedIn(Role.RegistryOfficer, "370100");

        var answer = await ActsSite.SendWithFile(officer.Browser, $"/workbench/merges/new?merged={codes[0]}&survivor={codes[1]}", new() { ["Reason"] = new string('长', 1 << 20) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }
}
