using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>A conference and an assessment through their pages, to the printed minutes and to the public page.</summary>
public sealed class AssessmentPagesTests : IAsyncLifetime
{
    private const string County = "370102", Base = "/workbench/targets/assessments", Conferences = "/workbench/targets/conferences";

    private TestSite site = null!;
    private People people = null!;
    private Person unit = null!, other = null!, officer = null!, leader = null!;
    private GivenTargets given = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false });
        people = new People(site);
        unit = await people.SignedIn(Role.UnitOfficer, County);
        other = await people.SignedIn(Role.UnitOfficer, County);
        officer = await people.SignedIn(Role.QualityOfficer, County);
        leader = await people.SignedIn(Role.QualityLeader, County);
        given = await new TestTargets(site.Database.Database, site.Clock).Adopt(
            County, "单位3", [new("区农业局", County, "单位1"), new("区商务局", County, "单位2")], ["L-", "-L"], ["证书数 100 130 >="]);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task An_assessment_goes_from_its_scheme_to_the_public_page()
    {
        var few = await People.Send(officer.Browser, $"{Base}/schemes/new/{given.Policy}", Scheme("59"));
        Assert.Contains("合计为 99 分", await Said(few), StringComparison.Ordinal);
        var scheme = To(await People.Send(officer.Browser, $"{Base}/schemes/new/{given.Policy}", Scheme("60")));
        Assert.Contains("审批考核方案", await Text(leader, "/workbench/targets/progress"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Browser.GetAsync($"{scheme}/decide")).StatusCode);
        To(await People.Send(leader.Browser, $"{scheme}/decide", [], $"{scheme}/decide?handler=Publish"));
        var result = To(await People.Send(officer.Browser, $"{scheme}/compute", new() { ["AsOf"] = "2026-06-01" }));
        Assert.Contains("已经计算", await Said(await People.Send(officer.Browser, $"{scheme}/compute", new() { ["AsOf"] = "2026-06-01" })), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await unit.Browser.GetAsync(result)).StatusCode);
        To(await People.Send(leader.Browser, $"{result}/decide", [], $"{result}/decide?handler=Open"));
        Assert.DoesNotContain("区商务局", await Text(unit, result), StringComparison.Ordinal);
        To(await Files(unit, $"{result}/contest", new() { ["Unit"] = $"{given.Units[0]}", ["Reason"] = "数据有误" }));
        Assert.Contains("异议期限", await Said(await People.Send(leader.Browser, $"{result}/decide", [], $"{result}/decide?handler=Publish")), StringComparison.Ordinal);
        To(await People.Send(leader.Browser, $"{result}/decide", new() { ["Reason"] = "属实", ["Points"] = "1.5" }, $"{result}/decide?handler=Uphold"));
        var id = Regex.Match(result, "[0-9a-f-]{36}").Value;
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"/assessments/{id}")).StatusCode);
        site.Clock.Set(new DateOnly(2026, 6, 16));
        leader = await people.SignedIn(Role.QualityLeader, County);
        To(await People.Send(leader.Browser, $"{result}/decide", [], $"{result}/decide?handler=Publish"));

        var page = WebUtility.HtmlDecode(await site.Client.GetStringAsync($"/assessments/{id}"));
        var json = await site.Client.GetByteArrayAsync($"/assessments/{id}.json");
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(json)), page, StringComparison.Ordinal);
        Assert.Contains("没有经审核认定的报数", page, StringComparison.Ordinal);
        Assert.Contains("调整 1.5 分", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conference_goes_from_its_call_to_the_printed_minutes_and_a_task()
    {
        var fields = new Dictionary<string, string> { ["Name"] = "质量联席会议", ["MeetsOn"] = "2026-06-01", ["Place"] = "会议室", ["Agenda"] = "通报进展" };
        Assert.Contains("两个成员单位", await Said(await People.Send(officer.Browser, $"{Conferences}/new/{given.Policy}", fields)), StringComparison.Ordinal);
        var form = await People.Form(officer.Browser, $"{Conferences}/new/{given.Policy}");
        var sent = form.Fields.Concat(fields).Concat(given.Units.Select(one => new KeyValuePair<string, string>("Members", $"{one}")));
        var here = To(await officer.Browser.PostAsync(form.Action, new FormUrlEncodedContent(sent)));
        To(await People.Send(
            officer.Browser, $"{here}/hold", new() { ["Minutes"] = "听取情况", ["Decisions[0].Words"] = "印发方案", ["Decisions[0].Unit"] = $"{given.Units[0]}", ["Decisions[0].DueOn"] = "2026-07-01" }, $"{here}/hold?handler=Save"));
        Assert.DoesNotContain("听取情况", await Text(unit, here), StringComparison.Ordinal);
        To(await People.Send(leader.Browser, $"{here}/approve", [], $"{here}/approve?handler=Approve"));
        Assert.Equal("application/pdf", (await unit.Browser.GetAsync($"{here}/minutes.pdf")).Content.Headers.ContentType?.MediaType);
        Assert.Contains("办理会议议定事项", await Text(unit, "/workbench/targets/progress"), StringComparison.Ordinal);
        To(await Files(unit, $"{here}/report", new() { ["Words"] = "已印发" }));
        To(await People.Send(officer.Browser, $"{here}/review", [], $"{here}/review?handler=Accept"));
        Assert.Contains("已办结", await Text(other, here), StringComparison.Ordinal);
        Assert.DoesNotContain("已印发", await Text(other, here), StringComparison.Ordinal);
    }

    private Dictionary<string, string> Scheme(string points) => new()
    {
        ["Year"] = "2026", ["Name"] = "考核方案", [$"Points[{given.Indicators[0]}]"] = "40", [$"Points[{given.Measures[0]}]"] = points,
    };

    private static async Task<HttpResponseMessage> Files(Person who, string page, Dictionary<string, string> fields)
    {
        var form = await People.Form(who.Browser, page);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields.Concat(fields))
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent("材料"u8.ToArray()), "Files", "材料.txt");
        return await who.Browser.PostAsync(page, content);
    }

    private static async Task<string> Text(Person who, string page) => WebUtility.HtmlDecode(await who.Browser.GetStringAsync(page));

    private static async Task<string> Said(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static string To(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{answer.StatusCode} {WebUtility.HtmlDecode(Regex.Match(answer.Content.ReadAsStringAsync().Result, "class=\"refusal\".*?</div>", RegexOptions.Singleline).Value)}");
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }
}
