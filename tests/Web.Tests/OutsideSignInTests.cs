using System.Net;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Accounts.External;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.Tests;

/// <summary>The whole journey with a provider that the project did not write (npm oidc-provider), form by form.</summary>
[Trait("Category", "Outside")]
public sealed class OutsideSignInTests
{
    [OutsideFact]
    public async Task A_person_ties_an_identity_signs_in_with_it_and_is_untied_by_an_administrator()
    {
        using var provider = await OutsideProvider.Start();
        await using var site = await Site(provider);
        var people = new People(site);
        var officer = await people.SignedIn(Role.RegistryOfficer, "370100");

        var tied = await Tie(provider, officer.Browser, "alice");
        var fresh = site.Visitor(keepsCookies: true);
        var back = await Come(provider, fresh, "alice");
        var replayed = await fresh.GetAsync(back.Callback);
        site.Clock.Advance(TimeSpan.FromSeconds(31));
        var end = await People.Send(fresh, back.Answer.Headers.Location!.OriginalString, new() { ["Code"] = people.CodeNow(officer.Secret!) });

        Assert.Equal("/account?done=external", tied.Headers.Location?.OriginalString);
        Assert.Equal("/sign-in/code", back.Answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.StatusCode);
        Assert.Equal("/home", end.Headers.Location?.OriginalString);

        var administrator = await people.SignedIn(Role.SystemAdministrator);
        var form = await People.Form(administrator.Browser, "/administration/accounts", "/administration/accounts");
        (form.Fields["Account"], form.Fields["Reason"]) = (officer.Id.ToString(), "调离");
        var untied = await administrator.Browser.PostAsync("/administration/accounts?handler=Untie", new FormUrlEncodedContent(form.Fields));
        var stranger = await Come(provider, site.Visitor(keepsCookies: true), "alice");

        Assert.Equal("/administration/accounts?done=untied", untied.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await fresh.GetAsync("/account")).StatusCode);
    }

    [OutsideFact]
    public async Task An_identity_is_tied_to_one_account_and_by_its_own_owner_only()
    {
        using var provider = await OutsideProvider.Start();
        await using var site = await Site(provider);
        var people = new People(site);
        var first = await people.SignedIn(Role.EnterpriseUser, owner: Guid.CreateVersion7(site.Clock.GetUtcNow()));
        var second = await people.SignedIn(Role.EnterpriseUser, owner: Guid.CreateVersion7(site.Clock.GetUtcNow()));
        await Tie(provider, first.Browser, "alice");

        var twice = await Tie(provider, second.Browser, "alice");
        var callback = await Begun(provider, second.Browser, "bob");
        await People.Send(second.Browser, "/account", [], "/account?handler=SignOut");
        var signedOut = await second.Browser.GetAsync(callback);

        Assert.Contains("已绑定另一个账户", await twice.Content.ReadAsStringAsync());
        Assert.Contains("由另一个账户发起", await signedOut.Content.ReadAsStringAsync());
    }

    [OutsideFact]
    public async Task A_token_that_expired_on_the_way_is_refused()
    {
        using var provider = await OutsideProvider.Start();
        await using var site = await Site(provider);
        var person = await new People(site).SignedIn(Role.EnterpriseUser, owner: Guid.CreateVersion7(site.Clock.GetUtcNow()));
        await Tie(provider, person.Browser, "alice");
        var browser = site.Visitor(keepsCookies: true);
        var left = await browser.GetAsync("/sign-in/external");
        var callback = await provider.Through(browser, left.Headers.Location!, "alice");
        site.Clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await browser.GetAsync(callback);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var line = (await site.Get<AuditLog>().Search(new AuditFilter("sign-in.external-refused", null, null, null, null, null), 1, default)).Single();
        Assert.Equal("platform.external.token-refused", line.Detail);
    }

    private static async Task<TestSite> Site(OutsideProvider provider)
    {
        var site = await TestSite.Start(with: settings => settings with
        {
            PasswordIterations = 1_000,
            OpenId = new OpenIdSettings(provider.Issuer, OutsideProvider.Client, OutsideProvider.Secret, "外部平台", false),
        });

        // The provider lives by the machine's clock, and says until when a token holds.
        site.Clock.Advance(TimeProvider.System.GetUtcNow() - site.Clock.GetUtcNow());
        await provider.Know(site.Address);
        return site;
    }

    private static async Task<HttpResponseMessage> Tie(OutsideProvider provider, HttpClient browser, string name)
        => await browser.GetAsync(await Begun(provider, browser, name));

    private static async Task<Uri> Begun(OutsideProvider provider, HttpClient browser, string name)
    {
        var page = await (await People.Send(browser, "/account", [], "/account?handler=Tie")).Content.ReadAsStringAsync();
        var onward = WebUtility.HtmlDecode(Regex.Match(page, $"href=\"({Regex.Escape(provider.Issuer.Scheme)}://[^\"]+/auth[^\"]+)\"").Groups[1].Value);
        return await provider.Through(browser, new Uri(onward), name);
    }

    private static async Task<(HttpResponseMessage Answer, Uri Callback)> Come(OutsideProvider provider, HttpClient browser, string name)
    {
        var left = await browser.GetAsync("/sign-in/external");
        var callback = await provider.Through(browser, left.Headers.Location!, name);
        return (await browser.GetAsync(callback), callback);
    }
}
