using System.Net;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>Signing in as a browser does it: steps, refusals, timeouts, forms that must not be lost or mixed.</summary>
public sealed class SignInTests : IAsyncLifetime
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
    public async Task An_officer_needs_password_second_factor_and_a_password_of_their_own()
    {
        var person = await people.SignedIn(Role.RegistryOfficer, "370100");

        Assert.Equal(10, person.RecoveryCodes.Count);
        Assert.Equal(HttpStatusCode.OK, (await person.Browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Nothing_opens_between_the_steps()
    {
        var person = await people.Opened(Role.RegistryOfficer, "370100");
        await People.Send(person.Browser, "/sign-in", new() { ["Name"] = person.Name, ["Password"] = person.Password });

        var page = await person.Browser.GetAsync("/account");

        Assert.Equal("/sign-in/enrol", page.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_read_the_same()
    {
        var person = await people.Opened(Role.EnterpriseUser, owner: Guid.CreateVersion7(site.Clock.GetUtcNow()));

        var wrong = await People.Send(site.Visitor(true), "/sign-in", new() { ["Name"] = person.Name, ["Password"] = "wrong" });
        var unknown = await People.Send(site.Visitor(true), "/sign-in", new() { ["Name"] = "nobody", ["Password"] = "wrong" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("账户名或密码不正确", await wrong.Content.ReadAsStringAsync());
        Assert.Contains("账户名或密码不正确", await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Five_wrong_tries_lock_and_the_wait_doubles()
    {
        var person = await people.Opened(Role.EnterpriseUser, owner: Guid.CreateVersion7(site.Clock.GetUtcNow()));
        for (var i = 0; i < SignIn.FreeFailures; i++)
        {
            await Try(person, "wrong");
        }

        Assert.Contains("连续输错", await Try(person, person.Password));

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Try(person, "wrong");
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains("连续输错", await Try(person, person.Password));

        site.Clock.Advance(TimeSpan.FromSeconds(60));
        var answer = await People.Send(site.Visitor(true), "/sign-in", new() { ["Name"] = person.Name, ["Password"] = person.Password });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_works_once()
    {
        var person = await people.SignedIn(Role.RegistryOfficer, "370100");
        var first = await With(person.RecoveryCodes[0], person);
        var second = await With(person.RecoveryCodes[0], person);

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
    }

    [Fact]
    public async Task A_code_of_the_app_works_once()
    {
        var person = await people.SignedIn(Role.RegistryOfficer, "370100");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var code = people.CodeNow(person.Secret!);
        var first = await With(code, person);
        var second = await With(code, person);

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
    }

    [Theory]
    [InlineData(29, HttpStatusCode.OK)]
    [InlineData(31, HttpStatusCode.Found)]
    public async Task A_session_ends_after_half_an_hour_without_a_request(int minutes, HttpStatusCode expected)
    {
        var person = await people.SignedIn(Role.RegistryOfficer, "370100");
        site.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(expected, (await person.Browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_whatever_was_done()
    {
        var person = await people.SignedIn(Role.RegistryOfficer, "370100");
        for (var i = 0; i < 29; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(25));
            await person.Browser.GetAsync("/account");
        }

        Assert.Equal(HttpStatusCode.Found, (await person.Browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_form_sent_with_an_expired_session_comes_back_intact_after_signing_in()
    {
        var person = await people.SignedIn(Role.RegistryOfficer, "370100");
        var form = await People.Form(person.Browser, "/account", "/account?handler=Password");
        form.Fields["Old"] = "一段填好的内容";
        site.Clock.Advance(TimeSpan.FromHours(1));

        var sent = await person.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));
        var signIn = sent.Headers.Location!.OriginalString;
        var hidden = await People.Form(person.Browser, signIn);
        hidden.Fields["Name"] = person.Name;
        hidden.Fields["Password"] = person.Password;
        var step = await person.Browser.PostAsync("/sign-in", new FormUrlEncodedContent(hidden.Fields));
        var end = await People.Send(person.Browser, step.Headers.Location!.OriginalString, new() { ["Code"] = people.CodeNow(person.Secret!) });
        var resume = await People.Form(person.Browser, end.Headers.Location!.OriginalString, form.Action);

        Assert.Contains("parked=", signIn);
        Assert.Equal("一段填好的内容", resume.Fields["Old"]);
        Assert.Equal(form.Fields[FormFields.Once], resume.Fields[FormFields.Once]);
    }

    [Fact]
    public async Task A_form_put_aside_is_shown_to_nobody_else()
    {
        var owner = await people.SignedIn(Role.RegistryOfficer, "370100");
        var form = await People.Form(owner.Browser, "/account", "/account?handler=Password");
        site.Clock.Advance(TimeSpan.FromHours(1));
        var sent = await owner.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));
        var parked = sent.Headers.Location!.OriginalString.Split("parked=")[1];
        var other = await people.SignedIn(Role.RegistryOfficer, "370200");

        var page = await other.Browser.GetAsync($"/sign-in/resume?parked={parked}");

        Assert.Equal("/home", page.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_form_of_one_account_is_not_taken_from_another_in_the_same_browser()
    {
        var first = await people.SignedIn(Role.RegistryOfficer, "370100");
        var form = await People.Form(first.Browser, "/account", "/account?handler=Password");
        await People.Send(first.Browser, "/account", [], "/account?handler=SignOut");
        var second = await people.Opened(Role.RegistryOfficer, "370200");
        second = await people.SignIn(second with { Browser = first.Browser });

        var answer = await first.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("另一个账户", await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await second.Browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_browser_too()
    {
        var person = await people.SignedIn(Role.RegistryOfficer, "370100");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var elsewhere = await people.SignIn(person with { Browser = site.Visitor(true) });

        await People.Send(elsewhere.Browser, "/account", new() { ["everywhere"] = "true" }, "/account?handler=SignOut");

        Assert.Equal(HttpStatusCode.Found, (await person.Browser.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.Browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        var person = await people.SignedIn(Role.RegistryOfficer, "370100");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var elsewhere = await people.SignIn(person with { Browser = site.Visitor(true) });

        await People.Send(elsewhere.Browser, "/account", new() { ["Old"] = People.Password, ["Wished"] = "another lantern in the rain" }, "/account?handler=Password");

        Assert.Equal(HttpStatusCode.Found, (await person.Browser.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Every_try_is_in_the_audit_log_and_no_password_is()
    {
        var person = await people.Opened(Role.EnterpriseUser, owner: Guid.CreateVersion7(site.Clock.GetUtcNow()));
        await Try(person, "a wrong password");

        var rows = await site.Get<AuditLog>().Search(new AuditFilter("sign-in.refused", null, null, null, null, null), 10, default);

        Assert.Contains(rows, row => row.Subject == $"账户 {person.Name}");
        Assert.DoesNotContain(rows, row => row.Subject.Contains("a wrong", StringComparison.Ordinal) || row.Detail.Contains("a wrong", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task The_way_back_never_leads_outside(string back)
    {
        var person = await people.SignedIn(Role.EnterpriseUser, owner: Guid.CreateVersion7(site.Clock.GetUtcNow()));

        var answer = await People.Send(site.Visitor(true), "/sign-in?back=" + Uri.EscapeDataString(back), new() { ["Name"] = person.Name, ["Password"] = People.Password });

        Assert.Equal("/home", answer.Headers.Location?.OriginalString);
    }

    private async Task<string> Try(Person person, string password)
        => await (await People.Send(site.Visitor(true), "/sign-in", new() { ["Name"] = person.Name, ["Password"] = password })).Content.ReadAsStringAsync();

    private async Task<HttpResponseMessage> With(string code, Person person)
    {
        var browser = site.Visitor(true);
        var step = await People.Send(browser, "/sign-in", new() { ["Name"] = person.Name, ["Password"] = person.Password });
        return await People.Send(browser, step.Headers.Location!.OriginalString, new() { ["Code"] = code });
    }
}
