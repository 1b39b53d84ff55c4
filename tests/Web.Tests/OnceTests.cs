using System.Net;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>A form acts once: sent again it leads where it led; sent twice at the same moment one of both acts.</summary>
public sealed class OnceTests : IAsyncLifetime
{
    private TestSite site = null!;
    private People people = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000 });
        people = new People(site);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_form_sent_again_leads_where_it_led_and_acts_no_second_time()
    {
        var (security, form, subject) = await GrantForm();

        var first = await security.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));
        var second = await security.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single(await site.Get<GrantOffice>().Of(subject, default));
    }

    [Fact]
    public async Task A_double_click_acts_once()
    {
        var (security, form, subject) = await GrantForm();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => security.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        Assert.Single(await site.Get<GrantOffice>().Of(subject, default));
    }

    [Fact]
    public async Task A_form_that_was_refused_can_be_sent_again()
    {
        var (security, form, subject) = await GrantForm();
        var reason = form.Fields["Reason"];
        form.Fields["Reason"] = " ";
        var refused = await security.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));
        form.Fields["Reason"] = reason;

        var accepted = await security.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        Assert.Single(await site.Get<GrantOffice>().Of(subject, default));
    }

    [Fact]
    public async Task A_form_without_its_number_is_not_taken()
    {
        var (security, form, subject) = await GrantForm();
        form.Fields.Remove(FormFields.Once);

        var answer = await security.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await site.Get<GrantOffice>().Of(subject, default));
    }

    private async Task<(Person Security, (string Action, Dictionary<string, string> Fields) Form, Guid Subject)> GrantForm()
    {
        var security = await people.SignedIn(Role.SecurityAdministrator);
        var subject = await people.Opened(null, "370100");
        var form = await People.Form(security.Browser, $"/administration/grants?q={subject.Name}", "/administration/grants?handler=Give");
        foreach (var (name, value) in new[] { ("Role", "RegistryOfficer"), ("Region", "370100"), ("StartsOn", "2026-01-01"), ("Reason", "岗位调整") })
        {
            form.Fields[name] = value;
        }

        return (security, form, subject.Id);
    }
}
