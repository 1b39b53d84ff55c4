using System.Net;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>A measure through its pages: planned, reported, sent back, accepted, asked about; and who may see what of it.</summary>
public sealed class ProgressPagesTests : IAsyncLifetime
{
    private const string County = "370102", City = "370100", List = "/workbench/targets/progress";

    private TestSite site = null!;
    private People people = null!;
    private Person unit = null!, other = null!, officer = null!;
    private GivenTargets given = null!;

    private string Here => $"{List}/{given.Measures[0]}";

    public async Task InitializeAsync()
    {
        site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false });
        people = new People(site);
        unit = await people.SignedIn(Role.UnitOfficer, County);
        other = await people.SignedIn(Role.UnitOfficer, County);
        officer = await people.SignedIn(Role.QualityOfficer, County);
        given = await new TestTargets(site.Database.Database, site.Clock).Adopt(County, "单位3", [new("区农业局", County, "单位1"), new("区商务局", County, "单位2")], ["LP", "-L"]);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_measure_goes_from_its_plan_to_completion()
    {
        Done(await People.Send(officer.Browser, $"{List}/periods/{given.Policy}", new() { ["Year"] = "2026", ["Months"] = "3" }));
        Assert.Contains("制定任务计划", await Text(unit, List), StringComparison.Ordinal);
        var noPlan = await Text(unit, $"{Here}/report");
        Assert.Contains("先制定计划", noPlan, StringComparison.Ordinal);
        Done(await Plan());
        Assert.Contains("报送进展", await Text(unit, List), StringComparison.Ordinal);

        Done(await Report("on-course", [1]));
        var twice = await Report("on-course", [1], await Period());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains("已经报送，不能重复报送", WebUtility.HtmlDecode(await twice.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("审核进展报告", await Text(officer, List), StringComparison.Ordinal);
        var silent = await People.Send(officer.Browser, $"{Here}/review", new() { ["AgainBy"] = "2026-07-20" }, $"{Here}/review?handler=Accept");
        Done(silent);

        Done(await People.Send(officer.Browser, $"{Here}/review", new() { ["Unit"] = $"{given.Units[0]}", ["Question"] = "何时完成？", ["DueOn"] = "2026-06-10" }, $"{Here}/review?handler=Ask"));
        Assert.Contains("答复督办问询", await Text(unit, List), StringComparison.Ordinal);
        Done(await Files(unit, $"{Here}/answer", new() { ["Words"] = "年底前完成" }));
        var shown = await Text(officer, Here);
        Assert.Contains("年底前完成", shown, StringComparison.Ordinal);
        Assert.Contains("已完成步骤 50%", shown, StringComparison.Ordinal);

        var file = Regex.Match(shown, $"{Here}/evidence/[0-9a-f-]+").Value;
        Assert.Equal("方案", await officer.Browser.GetStringAsync(file));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync(file)).StatusCode);
        Assert.Contains("进展正常", await Text(officer, $"{List}?view=measures"), StringComparison.Ordinal);
        Assert.Contains("任务1", await officer.Browser.GetStringAsync($"{List}?view=measures&format=csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_sent_back_with_a_reason_and_a_day()
    {
        Done(await People.Send(officer.Browser, $"{List}/periods/{given.Policy}", new() { ["Year"] = "2026" }));
        var again = await People.Send(officer.Browser, $"{List}/periods/{given.Policy}", new() { ["Year"] = "2026" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Done(await Plan());
        var without = await Report("done", [1], file: false);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Done(await Report("on-course", [1]));

        var form = await People.Form(officer.Browser, $"{Here}/review", $"{Here}/review?handler=Accept");
        var silent = await officer.Browser.PostAsync($"{Here}/review?handler=Return", new FormUrlEncodedContent(form.Fields));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        form = await People.Form(officer.Browser, $"{Here}/review", $"{Here}/review?handler=Accept");
        form.Fields["Reason"] = "材料不实";
        form.Fields["AgainBy"] = "2026-07-20";
        Done(await officer.Browser.PostAsync($"{Here}/review?handler=Return", new FormUrlEncodedContent(form.Fields)));

        Assert.Contains("材料不实", await Text(unit, Here), StringComparison.Ordinal);
        Assert.Contains("补正进展报告", await Text(unit, List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_form_sent_twice_makes_one_plan()
    {
        var form = await People.Form(unit.Browser, $"{Here}/plan", $"{Here}/plan?handler=Save");
        form.Fields["Unit"] = $"{given.Units[0]}";
        foreach (var (name, value) in PlanFields())
        {
            form.Fields[name] = value;
        }

        Done(await unit.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields)));
        await unit.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));

        await using var session = await site.Database.Database.Read(default);
        Assert.Equal(1L, await session.First<long>("select count(*) from targets_plan", null, default));
    }

    [Fact]
    public async Task A_unit_sees_only_its_own_measures_and_a_superior_office_reads_and_asks()
    {
        var superior = await people.SignedIn(Role.QualityOfficer, City);
        var foreign = await people.SignedIn(Role.QualityOfficer, "370200");
        var leader = await people.SignedIn(Role.QualityLeader, County);
        var second = $"{List}/{given.Measures[1]}";

        Assert.Equal(HttpStatusCode.NotFound, (await unit.Browser.GetAsync(second)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.Browser.GetAsync(second)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Browser.GetAsync(Here)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Browser.GetAsync($"{List}?view=measures&policy={given.Policy}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await leader.Browser.GetAsync(Here)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.Browser.GetAsync($"{Here}/review")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Browser.GetAsync($"{Here}/plan")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.Browser.GetAsync($"{Here}/review")).StatusCode);
        Done(await People.Send(superior.Browser, $"{Here}/review", new() { ["Unit"] = $"{given.Units[0]}", ["Question"] = "为何？", ["DueOn"] = "2026-06-10" }, $"{Here}/review?handler=Ask"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await People.Send(superior.Browser, $"{List}/periods/{given.Policy}", new() { ["Year"] = "2026" })).StatusCode);
    }

    private static Dictionary<string, string> PlanFields() => new()
    {
        ["Contact"] = "发展科", ["Steps[0].Words"] = "制定方案", ["Steps[0].DueOn"] = "2026-06-20", ["Steps[1].Words"] = "组织实施", ["Steps[1].DueOn"] = "2026-09-20",
    };

    private async Task<HttpResponseMessage> Plan()
    {
        var fields = PlanFields();
        fields["Unit"] = $"{given.Units[0]}";
        return await People.Send(unit.Browser, $"{Here}/plan", fields, $"{Here}/plan?handler=Save");
    }

    private async Task<string> Period()
    {
        await using var session = await site.Database.Database.Read(default);
        return (await session.First<Guid>("select id from targets_period order by starts_on", null, default)).ToString();
    }

    private async Task<HttpResponseMessage> Report(string claim, int[] taken, string? period = null, bool file = true)
    {
        var fields = new Dictionary<string, string> { ["Unit"] = $"{given.Units[0]}", ["Period"] = period ?? await Period(), ["Words"] = "方案已印发", ["Claimed"] = claim };
        return await Files(unit, $"{Here}/report", fields, file, taken.Select(step => ("Taken", $"{step}")), period is null ? null : $"{Here}/plan");
    }

    private static async Task<HttpResponseMessage> Files(
        Person who, string page, Dictionary<string, string> fields, bool file = true, IEnumerable<(string, string)>? more = null, string? formOf = null)
    {
        var form = await People.Form(who.Browser, formOf ?? page);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields.Where(field => !fields.ContainsKey(field.Key)).Concat(fields))
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, value) in more ?? [])
        {
            content.Add(new StringContent(value), name);
        }

        if (file)
        {
            content.Add(new ByteArrayContent("方案"u8.ToArray()), "Files", "方案.txt");
        }

        return await who.Browser.PostAsync(page, content);
    }

    private static async Task<string> Text(Person who, string page) => WebUtility.HtmlDecode(await who.Browser.GetStringAsync(page));

    private static void Done(HttpResponseMessage answer) => Assert.True(
        answer.StatusCode == HttpStatusCode.Found, $"{answer.StatusCode} {WebUtility.HtmlDecode(Regex.Match(answer.Content.ReadAsStringAsync().Result, "class=\"refusal\".*?</div>", RegexOptions.Singleline).Value)}");
}
