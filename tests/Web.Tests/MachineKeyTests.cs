using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>A machine at the gate: it is its account, no further than its scopes, and no longer than its account may.</summary>
public sealed class MachineKeyTests : IAsyncLifetime
{
    private const string Operation = "/api/v1/trial/register";
    private TestSite site = null!;
    private People people = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.Start(
            with: settings => settings with { PasswordIterations = 1_000 },
            map: app =>
            {
                app.MapGet(Operation, (Visitor visitor) => visitor.ActBy(Power.ReadRegister, "试验").Who).Needs(Power.ReadRegister);
                app.MapGet("/api/v1/trial/evidence", () => "evidence").Needs(Power.ReadEvidence);
                app.MapGet("/api/v1/trial/shut", () => "nobody");
                app.MapGet("/trial/page", () => "page").Needs(Power.ReadRegister);
            });
        people = new People(site);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_key_is_its_account_and_both_are_named_in_what_it_does()
    {
        var (officer, key) = await Made();

        var answer = await Ask(key);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("试验1（密钥 数据交换）", await answer.Content.ReadAsStringAsync());
        Assert.Equal(site.Register.Calendar.Today, (await site.Get<MachineKeys>().List(null, 10, default)).Single(k => k.Account == officer.Id).LastUsedOn);
    }

    [Fact]
    public async Task A_power_that_the_account_has_and_the_key_does_not_name_is_shut()
    {
        var (_, key) = await Made();

        var answer = await Ask(key, "/api/v1/trial/evidence");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("web.key.no-power", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_operation_that_names_no_power_is_shut_to_keys_too()
    {
        var (_, key) = await Made();

        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(key, "/api/v1/trial/shut")).StatusCode);
    }

    [Fact]
    public async Task A_key_opens_no_page()
    {
        var (_, key) = await Made();

        Assert.StartsWith("/sign-in", (await Ask(key, "/trial/page")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_revoked_grant_ends_the_key_at_once()
    {
        var (officer, key) = await Made();
        var grant = Assert.Single(await site.Get<GrantOffice>().Of(officer.Id, default));
        await site.Get<GrantOffice>().Revoke(grant.Id, site.Database.Act("收回"), Origin.Program, default);

        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(key)).StatusCode);
    }

    [Fact]
    public async Task A_closed_account_ends_the_key_at_once()
    {
        var (officer, key) = await Made();
        await site.Get<AccountOffice>().Close(officer.Id, site.Database.Act("停用"), Origin.Program, default);

        var answer = await Ask(key);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("platform.key.account-closed", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nobody_a_wrong_key_and_a_key_without_an_account_are_refused_with_a_line_each()
    {
        var report = await site.NewKey("CNCA-R-2999-001");

        var nobody = await site.Client.GetAsync(Operation);
        var wrong = await Ask("zh_0000");
        var other = await Ask(report);

        Assert.All([nobody, wrong, other], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Contains("web.key.missing", await nobody.Content.ReadAsStringAsync());
        Assert.Contains("platform.key.unknown", await wrong.Content.ReadAsStringAsync());
        Assert.Contains("web.key.no-account", await other.Content.ReadAsStringAsync());
        var lines = await site.Get<AuditLog>().Search(new AuditFilter("refused", null, $"GET {Operation}", null, null, null), 10, default);
        Assert.Equal(["HTTP 401 web.key.no-account", "HTTP 401 platform.key.unknown", "HTTP 401"], lines.Select(line => line.Detail));
    }

    [Fact]
    public async Task A_wrong_key_is_not_made_good_by_a_session()
    {
        var officer = await people.SignedIn(Role.RegistryOfficer, "370100");
        using var request = new HttpRequestMessage(HttpMethod.Get, Operation) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", "zh_0000") } };

        Assert.Equal(HttpStatusCode.Unauthorized, (await officer.Browser.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task An_administrator_makes_rotates_and_revokes_a_key_and_sees_it_once()
    {
        var officer = await people.Opened(Role.RegistryOfficer, "370100");
        var administrator = await people.SignedIn(Role.SystemAdministrator);
        const string page = "/administration/keys";

        var made = await Shown(await People.Send(
            administrator.Browser, page, new() { ["SignInName"] = officer.Name, ["Name"] = "数据交换", ["Scopes"] = "ReadRegister", ["Reason"] = "省平台" }, $"{page}?handler=Make"));
        Assert.Equal(HttpStatusCode.OK, (await Ask(made)).StatusCode);
        Assert.DoesNotContain(made, await administrator.Browser.GetStringAsync(page));

        var form = await People.Form(administrator.Browser, page, $"{page}?handler=Revoke");
        (form.Fields["Reason"], form.Fields["Days"]) = ("例行更换", "2");
        var fresh = await Shown(await administrator.Browser.PostAsync($"{page}?handler=Rotate", new FormUrlEncodedContent(form.Fields)));
        Assert.Equal(new[] { HttpStatusCode.OK, HttpStatusCode.OK }, new[] { (await Ask(made)).StatusCode, (await Ask(fresh)).StatusCode });

        site.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(new[] { HttpStatusCode.Unauthorized, HttpStatusCode.OK }, new[] { (await Ask(made)).StatusCode, (await Ask(fresh)).StatusCode });

        administrator = await people.SignIn(administrator);
        var revoked = await People.Send(administrator.Browser, page, new() { ["Reason"] = "停止交换" }, $"{page}?handler=Revoke");
        Assert.Equal($"{page}?done=revoked", revoked.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(fresh)).StatusCode);
    }

    [Fact]
    public async Task Only_the_system_administrator_opens_the_page_of_keys()
    {
        var security = await people.SignedIn(Role.SecurityAdministrator);

        Assert.Equal(HttpStatusCode.Forbidden, (await security.Browser.GetAsync("/administration/keys")).StatusCode);
    }

    private async Task<(Person Officer, string Key)> Made()
    {
        var officer = await people.Opened(Role.RegistryOfficer, "370100");
        var made = await site.Get<MachineKeys>().Make(
            new MakeKey(officer.Name, "数据交换", ["ReadRegister"], site.Register.Calendar.Today.AddDays(30)), site.Database.Act("签发"), Origin.Program, default);
        return (officer, made.Value.Key);
    }

    private async Task<HttpResponseMessage> Ask(string key, string path = Operation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        return await site.Client.SendAsync(request);
    }

    private static async Task<string> Shown(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        var key = Regex.Match(html, "<code class=\"once\">(zh_[0-9a-z]{52})</code>");
        Assert.True(key.Success, html);
        return key.Groups[1].Value;
    }
}
