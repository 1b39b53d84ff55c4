using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Demo;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>A site with the tiny demo province for the pages on which officers propose and decide.</summary>
public sealed class ActsSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public People People { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, IsDemo = true });
        await Site.Register.Seed(new DemoProvince(20260101, DemoSize.Tiny, Site.Register.Calendar.Today));
        People = new People(Site);
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    public async Task<IReadOnlyList<string>> Organizations(string prefix)
    {
        await using var session = await Site.Register.Database.Read(default);
        return await session.Query<string>("select code from registry_organization where substr(region, 1, 4) = @prefix and merged_into is null order by code", new { prefix }, default);
    }

    /// <summary>Sends a form with its hidden fields, what is typed, and one text file as evidence.</summary>
    public static async Task<HttpResponseMessage> SendWithFile(HttpClient browser, string page, Dictionary<string, string> typed, string? once = null)
    {
        var form = await People.Form(browser, page);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields.Where(field => !typed.ContainsKey(field.Key)).Concat(typed))
        {
            content.Add(new StringContent(name == "__once" && once is not null ? once : value), name);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("调查笔录")), "Files", "笔录.txt");
        return await browser.PostAsync(form.Action, content);
    }
}

/// <summary>Proposing, deciding and taking back acts, and handing over registration codes, as browsers do it.</summary>
public sealed class ActsPagesTests(ActsSite acts) : IClassFixture<ActsSite>
{
    private People People => acts.People;

    [Fact]
    public async Task A_merge_is_proposed_by_one_officer_decided_by_another_and_taken_back()
    {
        var codes = await acts.Organizations("3701");
        var officer = await People.SignedIn(Role.RegistryOfficer, "370100");
        var leader = await People.SignedIn(Role.RegistryLeader, "370100");
        var page = $"/workbench/merges/new?merged={codes[0]}&survivor={codes[1]}";

        var sent = await ActsSite.SendWithFile(officer.Browser, page, new() { ["Reason"] = "同一主体两条记录" });
        var show = sent.Headers.Location!.OriginalString.Split('?')[0];
        var approved = await People.Send(leader.Browser, $"{show}/decide", [], $"{show}/decide?handler=Approve");
        var shown = await leader.Browser.GetStringAsync(show);
        var undone = await People.Send(leader.Browser, $"{show}/decide", new() { ["Reason"] = "并非同一主体" }, $"{show}/decide?handler=Undo");

        Assert.Equal(HttpStatusCode.Found, approved.StatusCode);
        Assert.Contains("已生效", shown);
        Assert.Contains("撤销合并", shown);
        Assert.Equal(HttpStatusCode.Found, undone.StatusCode);
        Assert.Contains("已撤销", await officer.Browser.GetStringAsync(show));
    }

    [Fact]
    public async Task Other_regions_find_nothing_and_a_superior_reads_but_does_not_decide()
    {
        var codes = await acts.Organizations("3701");
        var officer = await People.SignedIn(Role.RegistryOfficer, "370100");
        var sent = await ActsSite.SendWithFile(officer.Browser, $"/workbench/merges/new?merged={codes[2]}&survivor={codes[3]}", new() { ["Reason"] = "重复" });
        var show = sent.Headers.Location!.OriginalString.Split('?')[0];
        var foreign = await People.SignedIn(Role.RegistryLeader, "370200");
        var superior = await People.SignedIn(Role.RegistryLeader, "370000");

        var evidence = Regex.Match(await officer.Browser.GetStringAsync(show), "/workbench/evidence/[0-9a-f-]+").Value;
        var file = await officer.Browser.GetAsync(evidence);
        var decided = await People.Send(superior.Browser, $"{show}/decide", [], $"{show}/decide?handler=Approve");

        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Browser.GetAsync(show)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Browser.GetAsync($"{show}/decide")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Browser.GetAsync(evidence)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await superior.Browser.GetAsync(show)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, decided.StatusCode);
        Assert.Contains("不能代为办理", await decided.Content.ReadAsStringAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_proposes_once()
    {
        var codes = await acts.Organizations("3701");
        var officer = await People.SignedIn(Role.RegistryOfficer, "370100");
        var page = $"/workbench/merges/new?merged={codes[4]}&survivor={codes[5]}";
        var once = Guid.CreateVersion7(acts.Site.Clock.GetUtcNow()).ToString();

        var first = await ActsSite.SendWithFile(officer.Browser, page, new() { ["Reason"] = "重复" }, once);
        var second = await ActsSite.SendWithFile(officer.Browser, page, new() { ["Reason"] = "重复" }, once);

        Assert.StartsWith("/workbench/merges/", first.Headers.Location!.OriginalString);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task What_is_missing_is_said_on_the_page()
    {
        var codes = await acts.Organizations("3701");
        var officer = await People.SignedIn(Role.RegistryOfficer, "370100");

        var bare = await People.Send(officer.Browser, $"/workbench/merges/new?merged={codes[6]}&survivor={codes[7]}", new() { ["Reason"] = "重复" });
        var elsewhere = await officer.Browser.GetAsync($"/workbench/merges/new?merged={(await acts.Organizations("3702"))[0]}&survivor={codes[0]}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        Assert.Contains("请至少附一份证据材料", await bare.Content.ReadAsStringAsync());
        Assert.Contains("没有找到这条组织", await elsewhere.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_registration_code_is_made_for_a_firm_of_the_region_and_shown_once()
    {
        var code = (await acts.Organizations("3701"))[0];
        var foreign = (await acts.Organizations("3702"))[0];
        var officer = await People.SignedIn(Role.RegistryOfficer, "370100");

        var made = await People.Send(officer.Browser, $"/workbench/invitations?kind=Enterprise&code={code}", []);
        var refused = await officer.Browser.GetAsync($"/workbench/invitations?kind=Enterprise&code={foreign}");

        Assert.Matches("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}", await made.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }
}
