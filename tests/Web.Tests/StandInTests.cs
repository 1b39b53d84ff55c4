using System.Net;
using Microsoft.AspNetCore.Builder;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>Standing in for a colleague and reading in an emergency, from the asking to the trace.</summary>
public sealed class StandInTests : IAsyncLifetime
{
    private const string Page = "/account/stand-in";
    private TestSite site = null!;
    private People people = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.Start(
            with: settings => settings with { PasswordIterations = 1_000 },
            map: app =>
            {
                app.MapGet("/trial/register", (Visitor visitor) => string.Join(' ', visitor.Caller!.MandateFor(Power.ReadRegister).Scope.Regions.Select(r => r.Region.Value)))
                    .Needs(Power.ReadRegister);
                app.MapGet("/trial/act", async (Visitor visitor, Database database) =>
                {
                    var act = visitor.ActBy(Power.DecideOrders, "代理办理");
                    await using var work = await database.Begin(act, default);
                    await work.Sign(default);
                    await work.Commit([], default);
                }).Needs(Power.DecideOrders);
            });
        people = new People(site);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task An_act_under_a_proxy_carries_both_names()
    {
        var leader = await people.Opened(Role.RegistryLeader, "370100");
        var officer = await people.SignedIn(Role.RegistryOfficer, "370100");
        var before = await officer.Browser.GetAsync("/trial/act");
        await People.Send(officer.Browser, Page, new() { ["Absent"] = leader.Name, ["Reason"] = "负责人出差" }, $"{Page}?handler=Proxy");
        await Approve(officer);

        var during = await officer.Browser.GetAsync("/trial/act");

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK], [before.StatusCode, during.StatusCode]);
        await using var session = await site.Database.Database.Read(default);
        var names = await session.First<string>("select who || ' 代 ' || on_behalf_of from platform_act where reason = '代理办理'", null, default);
        Assert.Equal("试验2 代 试验1", names);
    }

    [Fact]
    public async Task A_reading_by_break_glass_opens_the_region_and_leaves_a_line_for_the_audit_administrator()
    {
        var officer = await people.SignedIn(Role.RegistryOfficer, "370100");
        await officer.Browser.GetAsync("/trial/register");
        Assert.Empty(await Readings());
        await People.Send(officer.Browser, Page, new() { ["Region"] = "440300", ["Reason"] = "事故应急" }, $"{Page}?handler=BreakGlass");
        await Approve(officer);

        var seen = await officer.Browser.GetStringAsync("/trial/register?q=1");
        await officer.Browser.GetAsync("/account");

        Assert.Contains("440300", seen);
        var line = Assert.Single(await Readings());
        Assert.Equal(("/trial/register?q=1", "应急查阅 440300"), (line.Subject, line.Detail));
        var auditor = await people.SignedIn(Role.AuditAdministrator);
        Assert.Contains("应急查阅 440300", WebUtility.HtmlDecode(await auditor.Browser.GetStringAsync("/administration/audit?Kind=break-glass.read")));
    }

    [Fact]
    public async Task One_sees_and_ends_the_own_ones_only()
    {
        var leader = await people.Opened(Role.RegistryLeader, "370100");
        var officer = await people.SignedIn(Role.RegistryOfficer, "370100");
        var other = await people.SignedIn(Role.RegistryOfficer, "370100");
        await People.Send(officer.Browser, Page, new() { ["Absent"] = leader.Name, ["Reason"] = "负责人出差" }, $"{Page}?handler=Proxy");
        var asked = Assert.Single(await site.Get<GrantOffice>().StandInsOf(officer.Id, default));
        await Approve(officer);

        Assert.DoesNotContain("试验1", await other.Browser.GetStringAsync(Page));
        var form = await People.Form(other.Browser, Page, $"{Page}?handler=Proxy");
        form.Fields["Id"] = asked.Id.ToString();
        var foreign = await other.Browser.PostAsync($"{Page}?handler=End", new FormUrlEncodedContent(form.Fields));
        Assert.Equal(HttpStatusCode.OK, (await officer.Browser.GetAsync("/trial/act")).StatusCode);
        await People.Send(officer.Browser, Page, [], $"{Page}?handler=End");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Browser.GetAsync("/trial/act")).StatusCode);
    }

    [Theory]
    [InlineData("Proxy", "Absent", "nobody", "platform.stand-in.no-such-colleague")]
    [InlineData("BreakGlass", "Region", "99", "")]
    public async Task What_cannot_be_asked_for_comes_back_with_a_sentence(string handler, string field, string value, string code)
    {
        var officer = await people.SignedIn(Role.RegistryOfficer, "370100");

        var wrong = await People.Send(officer.Browser, Page, new() { [field] = value, ["Reason"] = "试验" }, $"{Page}?handler={handler}");
        var blank = await People.Send(officer.Browser, Page, new() { [field] = value }, $"{Page}?handler={handler}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.True(code.Length == 0 || (await wrong.Content.ReadAsStringAsync()).Contains("没有这个账户", StringComparison.Ordinal));
        Assert.Contains("请填写申请理由", await blank.Content.ReadAsStringAsync());
    }

    private async Task Approve(Person asker)
    {
        var asked = Assert.Single(await site.Get<GrantOffice>().StandInsOf(asker.Id, default));
        var decided = await site.Get<GrantOffice>().Decide(asked.Id, true, site.Database.Act("批准"), Origin.Program, default);
        Assert.False(decided.IsRefused);
    }

    private Task<IReadOnlyList<AuditRow>> Readings()
        => site.Get<AuditLog>().Search(new AuditFilter("break-glass.read", null, null, null, null, null), 10, default);
}
