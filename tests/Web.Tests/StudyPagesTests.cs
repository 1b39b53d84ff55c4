using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>A firm keeps a study, shares it and takes it back; others see what they may; figures beside a group.</summary>
public sealed class StudyPagesTests : IAsyncLifetime
{
    private const string Studies = "/desk/studies", Keep = "/desk/studies/keep", Tool = "/try/i-mr", Benchmarks = "/desk/benchmarks";

    private readonly List<Guid> owners = [];
    private TestSite site = null!;
    private People people = null!;
    private Person firm = null!, colleague = null!, customer = null!, officer = null!;

    public async Task InitializeAsync()
    {
        // A page of the toolbox in the smallest: it opens the study that the address names and shows its content.
        site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false }, map: app => app.MapGet(Tool, async (HttpContext context) =>
        {
            var opened = await StudyOpening.Find(context, "sheet:i-mr", context.RequestAborted);
            return opened is null && StudyOpening.IsAsked(context) ? Results.NotFound() : Results.Text($"{opened?.Version} {opened?.IsOwn} {opened?.Content}");
        }).AllowAnonymous());
        people = new People(site);
        await using (var work = await site.Database.Database.Begin(site.Database.Act(), default))
        {
            foreach (var number in Enumerable.Range(1, 5))
            {
                owners.Add(Guid.CreateVersion7(site.Clock.GetUtcNow()));
                await work.Execute(
                    "insert into registry_organization (id, code, name, region, is_demo, version) values (@id, @code, @name, '370102', @yes, 1)",
                    new { id = owners[^1], code = Rows.Code(number), name = $"济南试验机械{number}号有限公司", yes = true }, default);
            }

            await work.Commit([], default);
        }

        firm = await people.SignedIn(Role.EnterpriseUser, owner: owners[0]);
        colleague = await people.SignedIn(Role.EnterpriseUser, owner: owners[0]);
        customer = await people.SignedIn(Role.EnterpriseUser, owner: owners[1]);
        officer = await people.SignedIn(Role.QualityOfficer, "370102");
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_study_is_kept_versioned_compared_and_exported_with_its_digest()
    {
        var id = await Kept();
        Assert.Contains("轴径个值图", await Text(colleague, Studies), StringComparison.Ordinal);
        Assert.DoesNotContain("轴径个值图", await Text(customer, Studies), StringComparison.Ordinal);
        Done(await Save(colleague, """{"lsl":9.8,"values":[10]}""", ("study", $"{id}"), ("after", "1"), ("how", "version")));

        var page = await Text(firm, $"{Studies}/{id}?a=1&b=2");
        Assert.Contains("lsl", page, StringComparison.Ordinal);
        Assert.Contains("9.9", page, StringComparison.Ordinal);
        Assert.Contains($"/tools/i-mr?study={id}&version=2", page, StringComparison.Ordinal);
        var export = await firm.Browser.GetByteArrayAsync($"{Studies}/{id}?handler=Export&version=1");
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(export)), page, StringComparison.Ordinal);
        Assert.Equal("""{"lsl":9.9,"values":[10]}""", System.Text.Encoding.UTF8.GetString(export));
        foreach (var path in new[] { "", "/share", "?handler=Export", "?a=1&b=2" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await customer.Browser.GetAsync($"{Studies}/{id}{path}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await firm.Browser.GetAsync($"{Studies}/{id}?a=1&b=9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await firm.Browser.GetAsync($"{Studies}/{id}?handler=Export&version=9")).StatusCode);
        Done(await People.Send(firm.Browser, $"{Studies}/{id}", [], $"{Studies}/{id}?handler=Archive"));
        Assert.DoesNotContain("轴径个值图", await Text(firm, Studies), StringComparison.Ordinal);
        Assert.Contains("轴径个值图", await Text(firm, $"{Studies}?archived=true"), StringComparison.Ordinal);
        Done(await People.Send(firm.Browser, $"{Studies}/{id}", [], $"{Studies}/{id}?handler=Restore"));
        Assert.Contains("轴径个值图", await Text(firm, $"{Studies}?q=i-mr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_comes_back_whole_and_can_be_kept_another_way()
    {
        var id = await Kept();
        var bad = await Save(firm, "[1]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("须是一个 JSON 对象", await Decoded(bad), StringComparison.Ordinal);
        Done(await Save(colleague, """{"by":"同事"}""", ("study", $"{id}"), ("after", "1"), ("how", "version")));

        var late = await Save(firm, """{"by":"本人"}""", ("study", $"{id}"), ("after", "1"), ("how", "version"));
        var page = await Decoded(late);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("同事已保存到第 2 版", page, StringComparison.Ordinal);
        Assert.Contains("""{"by":"本人"}""", page, StringComparison.Ordinal);
        Assert.Contains("存为第 3 版", page, StringComparison.Ordinal);
        Assert.Equal("2", Regex.Match(page, "name=\"after\" value=\"(\\d+)\"").Groups[1].Value);

        Done(await Save(firm, """{"by":"本人"}""", ("study", $"{id}"), ("after", "2"), ("how", "version")));
        var other = await Save(customer, """{"x":1}""", ("study", $"{id}"), ("after", "3"), ("how", "version"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task A_study_is_shared_opened_seen_by_its_owner_and_withdrawn()
    {
        var id = await Kept();
        var organ = Regex.Match(await Text(firm, $"{Studies}/{id}/share"), "value=\"(370102\\|[^\"]+)\"").Groups[1].Value;
        Assert.NotEmpty(organ);
        Assert.Contains("不会自动成为执法证据", await Text(firm, $"{Studies}/{id}/share"), StringComparison.Ordinal);
        var none = await Share(id, "", "");
        Assert.Contains("请指明一个接收方", await Decoded(none), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Browser.GetAsync($"/workbench/studies/{id}")).StatusCode);
        Done(await Share(id, organ, ""));
        Done(await Share(id, "", Rows.Code(2)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Share(id, "", Rows.Code(2))).StatusCode);

        Assert.Contains("轴径个值图", await Text(officer, "/workbench/studies"), StringComparison.Ordinal);
        Assert.Contains("不会自动成为执法证据", await Text(officer, $"/workbench/studies/{id}"), StringComparison.Ordinal);
        Assert.Contains("轴径个值图", await Text(customer, $"{Studies}/shared"), StringComparison.Ordinal);
        Assert.StartsWith("1 False {", await customer.Browser.GetStringAsync($"{Tool}?study={id}&version=1"), StringComparison.Ordinal);
        Assert.StartsWith("1 False {", await officer.Browser.GetStringAsync($"{Tool}?study={id}"), StringComparison.Ordinal);
        var mine = await Text(firm, $"{Studies}/{id}");
        Assert.Equal(2, Regex.Count(mine[mine.IndexOf("id=\"openings\"", StringComparison.Ordinal)..], "试验[0-9]+"));

        foreach (var consent in Regex.Matches(mine, "name=\"consent\" value=\"([0-9a-f-]+)\"").Select(match => match.Groups[1].Value).Distinct())
        {
            Done(await People.Send(firm.Browser, $"{Studies}/{id}", new() { ["consent"] = consent }, $"{Studies}/{id}?handler=Withdraw"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await customer.Browser.GetAsync($"{Tool}?study={id}&version=1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Browser.GetAsync($"/workbench/studies/{id}")).StatusCode);
        Assert.DoesNotContain("轴径个值图", await Text(customer, $"{Studies}/shared"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_page_opens_a_study_for_whose_it_is_and_for_nobody_else()
    {
        var id = await Kept();

        Assert.Equal("""1 True {"lsl":9.9,"values":[10]}""", await colleague.Browser.GetStringAsync($"{Tool}?study={id}&version=1"));
        Assert.Equal("  ", await site.Client.GetStringAsync(Tool));
        foreach (var (browser, query) in new[] { (site.Client, $"study={id}"), (customer.Browser, $"study={id}"), (officer.Browser, $"study={id}"), (firm.Browser, $"study={id}&version=2"), (firm.Browser, "study=x"), (firm.Browser, $"study={id}&version=x") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Tool}?{query}")).StatusCode);
        }

        var board = await Save(firm, "{}", ("kind", "board:fishbone"));
        var other = Regex.Match(board.Headers.Location!.OriginalString, "[0-9a-f-]{36}").Value;
        Assert.Equal(HttpStatusCode.NotFound, (await firm.Browser.GetAsync($"{Tool}?study={other}")).StatusCode);
        Assert.True((await firm.Browser.GetAsync($"{Tool}?study={id}")).Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Five_firms_are_compared_and_an_officer_sees_the_group_without_names()
    {
        foreach (var (owner, place) in owners.Select((owner, place) => (owner, place)))
        {
            var person = place == 0 ? firm : place == 1 ? customer : await people.SignedIn(Role.EnterpriseUser, owner: owner);
            var refused = await Contribute(person, "101");
            Assert.Contains("0 至 100 的百分数", await Decoded(refused), StringComparison.Ordinal);
            if (place == 4)
            {
                Assert.Contains("仍不足 5 家", await Text(firm, $"{Benchmarks}?figure=passrate.first&year=2025&division=34"), StringComparison.Ordinal);
            }

            Done(await Contribute(person, $"9{place}"));
        }

        var mine = await Text(firm, $"{Benchmarks}?figure=passrate.first&year=2025&division=34");
        Assert.Contains("92.0 %", mine, StringComparison.Ordinal);
        Assert.Contains("5–9", mine, StringComparison.Ordinal);
        Assert.Contains("落后于约四分之三", mine, StringComparison.Ordinal);
        Assert.Contains("分组已放宽", await Text(firm, $"{Benchmarks}?figure=passrate.first&year=2025&division=35"), StringComparison.Ordinal);
        var groups = await Text(officer, "/workbench/benchmarks?figure=passrate.first&year=2025");
        Assert.Contains("92.0", groups, StringComparison.Ordinal);
        Assert.DoesNotContain("济南试验机械", groups, StringComparison.Ordinal);

        var contribution = Regex.Match(mine, "name=\"contribution\" value=\"([0-9a-f-]+)\"").Groups[1].Value;
        Done(await People.Send(firm.Browser, Benchmarks, new() { ["contribution"] = contribution }, $"{Benchmarks}?handler=Withdraw"));
        Assert.DoesNotContain("92.0", await Text(officer, "/workbench/benchmarks?figure=passrate.first&year=2025"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Contribute(Person person, string value)
        => People.Send(
            person.Browser, Benchmarks, new() { ["figure"] = "passrate.first", ["year"] = "2025", ["division"] = "34", ["Value"] = value, ["Consents"] = "true" }, $"{Benchmarks}?handler=Contribute");

    private Task<HttpResponseMessage> Share(string id, string organ, string code)
        => People.Send(
            firm.Browser, $"{Studies}/{id}/share",
            new() { ["Organ"] = organ, ["Code"] = code, ["Reach"] = "latest", ["StartsOn"] = "2026-06-01", ["EndsOn"] = "2026-08-29" }, $"{Studies}/{id}/share");

    private async Task<string> Kept()
    {
        var saved = await Save(firm, """{ "values": [10], "lsl": 9.9 }""");
        Done(saved);
        return Regex.Match(saved.Headers.Location!.OriginalString, "[0-9a-f-]{36}").Value;
    }

    private static Task<HttpResponseMessage> Save(Person person, string content, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string> { ["kind"] = "sheet:i-mr", ["title"] = "轴径个值图", ["content"] = content, ["how"] = "new" };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return People.Send(person.Browser, Keep, fields, Keep);
    }

    private static void Done(HttpResponseMessage answer) => Assert.Equal(HttpStatusCode.Found, answer.StatusCode);

    private static async Task<string> Text(Person person, string path)
    {
        var answer = await person.Browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Decoded(answer);
    }

    private static async Task<string> Decoded(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
