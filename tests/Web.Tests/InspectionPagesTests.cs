using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.Tests;

/// <summary>The list of items, inspectors, plans, campaigns, classes and tags, and the exchange, as browsers see them.</summary>
public sealed class InspectionPagesTests : IAsyncLifetime
{
    private const string Base = "/workbench/inspections";

    private TestSite site = null!;
    private People people = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false });
        people = new People(site);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_list_is_drafted_from_a_file_compared_and_published_by_a_second_person()
    {
        var (planner, leader, city) = (await people.SignedIn(Role.InspectionPlanner), await people.SignedIn(Role.InspectionLeader), await people.SignedIn(Role.InspectionPlanner, "370100"));
        var shipped = Item.Write(Item.Shipped()).GetRawText();

        var wrong = await SendFile(planner, $"{Base}/items/draft", "Upload", "[{", new() { ["Note"] = "首版" });
        var foreign = await SendFile(city, $"{Base}/items/draft", "Upload", shipped, new() { ["Note"] = "市里自定" });
        var drafted = await SendFile(planner, $"{Base}/items/draft", "Upload", shipped, new() { ["Note"] = "首版" });
        var byAuthor = await People.Send(planner.Browser, $"{Base}/items/publish", [], $"{Base}/items/publish");
        var shown = await leader.Browser.GetStringAsync($"{Base}/items/publish");
        var published = await People.Send(leader.Browser, $"{Base}/items/publish", [], $"{Base}/items/publish");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (wrong.StatusCode, foreign.StatusCode));
        Assert.Contains("由省级机关统一制定", await foreign.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Found, drafted.StatusCode);
        Assert.Contains("不能是同一人", await byAuthor.Content.ReadAsStringAsync());
        Assert.Contains("新增", shown);
        Assert.Equal($"{Base}?done=published", published.Headers.Location?.OriginalString);
        Assert.Contains("自愿性认证活动监督检查", await city.Browser.GetStringAsync($"{Base}?q=C07"));
        Assert.Contains("自愿性认证活动监督检查", await site.Client.GetStringAsync("/inspections"));

        var edited = await People.Send(planner.Browser, $"{Base}/items/draft?item=C07", ItemForm("C07", "自愿性认证活动监督检查", 3), $"{Base}/items/draft?handler=Item");
        var dropped = await People.Send(planner.Browser, $"{Base}/items/draft", new() { ["Drop"] = "C01", ["Note"] = "移出" }, $"{Base}/items/draft?handler=Drop");
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (edited.StatusCode, dropped.StatusCode));
        var compared = await leader.Browser.GetStringAsync($"{Base}/items/publish");
        Assert.Contains("年度上限 1 → 3", compared);
        Assert.Contains("移出", compared);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/inspections?version=2")).StatusCode);
    }

    [Fact]
    public async Task An_inspector_is_entered_changed_and_recused_and_other_regions_find_nothing()
    {
        var (mine, other, superior) = (await people.SignedIn(Role.InspectionPlanner, "370100"), await people.SignedIn(Role.InspectionPlanner, "370200"), await people.SignedIn(Role.InspectionPlanner));

        var wrong = await People.Send(mine.Browser, $"{Base}/inspectors/new", new() { ["Inspector.EmployeeNo"] = "J-1" });
        var entered = await People.Send(mine.Browser, $"{Base}/inspectors/new", Inspector("J-1"));
        var twice = await People.Send(mine.Browser, $"{Base}/inspectors/new", Inspector("J-1"));
        var page = entered.Headers.Location!.OriginalString.Split('?')[0];
        var recused = await People.Send(mine.Browser, $"{page}/change", new() { ["Subject"] = "91370100MA3TEST001", ["RecusalReason"] = "kin" }, $"{page}/change?handler=Recuse");
        var voided = await People.Send(mine.Browser, $"{page}/change", new(Inspector("J-1")) { ["IsVoid"] = "true" }, $"{page}/change?handler=Change");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (wrong.StatusCode, twice.StatusCode));
        Assert.Contains("不要重复登记", await twice.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (recused.StatusCode, voided.StatusCode));
        var shown = await mine.Browser.GetStringAsync(page);
        Assert.Contains("已停用", shown);
        Assert.Contains("91370100MA3TEST001", shown);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await other.Browser.GetAsync(page)).StatusCode, (await other.Browser.GetAsync($"{page}/change")).StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await superior.Browser.GetAsync(page)).StatusCode);
        Assert.DoesNotContain("J-1", await other.Browser.GetStringAsync($"{Base}/inspectors"));
        Assert.Contains("J-1", await mine.Browser.GetStringAsync($"{Base}/inspectors?q=J-1&format=csv"));
    }

    [Fact]
    public async Task A_plan_and_a_campaign_go_from_draft_to_the_public_page_once_each()
    {
        await PublishList();
        var (planner, leader) = (await people.SignedIn(Role.InspectionPlanner, "370100"), await people.SignedIn(Role.InspectionLeader, "370100"));
        var year = site.Register.Calendar.Today.Year;
        Dictionary<string, string> line = new()
        {
            ["Year"] = $"{year}", ["Name"] = "年度抽查计划", ["Lines[0].Name"] = "获证组织抽查", ["Lines[0].Items"] = "C07", ["Lines[0].Tier"] = "city", ["Lines[0].Ratio"] = "0.03",
            ["Lines[0].FromMonth"] = "1", ["Lines[0].ToMonth"] = "12",
        };

        var refused = await People.Send(planner.Browser, $"{Base}/plans/new", new(line) { ["Lines[0].Items"] = "X9" });
        var more = await SendTo(planner, $"{Base}/plans/new", $"{Base}/plans/new?handler=More", line);
        var drafted = await People.Send(planner.Browser, $"{Base}/plans/new", line);
        var plan = drafted.Headers.Location!.OriginalString.Split('?')[0];
        var approved = await People.Send(leader.Browser, $"{plan}/decide", [], $"{plan}/decide?handler=Approve");
        var hidden = await site.Client.GetStringAsync("/inspections/plans");
        var published = await People.Send(leader.Browser, $"{plan}/decide", [], $"{plan}/decide?handler=Publish");

        Assert.Contains("不得检查", await refused.Content.ReadAsStringAsync());
        Assert.Contains("Lines[3].Name", await more.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (approved.StatusCode, published.StatusCode));
        Assert.DoesNotContain("获证组织抽查", hidden);
        Assert.Contains("获证组织抽查", await site.Client.GetStringAsync("/inspections/plans"));

        var campaign = await DraftCampaign(planner, Campaign(plan.Split('/')[^1]));
        var declined = await DraftCampaign(planner, Campaign(null));
        var sentBack = await People.Send(leader.Browser, $"{declined}/decide", new() { ["Reason"] = "时间冲突" }, $"{declined}/decide?handler=Decline");
        var decide = await People.Send(leader.Browser, $"{campaign}/decide", [], $"{campaign}/decide?handler=Approve");

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (sentBack.StatusCode, decide.StatusCode));
        Assert.Contains("时间冲突", await planner.Browser.GetStringAsync(declined));
        var open = await site.Client.GetStringAsync("/inspections/campaigns");
        Assert.Contains("370100-2026-001", open);
        Assert.DoesNotContain("370100-2026-002", open);
        Assert.Contains("3%", await site.Client.GetStringAsync("/inspections/campaigns/370100-2026-001"));
        Assert.DoesNotContain("试验", open);
    }

    [Fact]
    public async Task Classes_are_imported_and_bad_rows_are_named_with_their_line()
    {
        var planner = await people.SignedIn(Role.InspectionPlanner, "370100");
        var code = CreditCode.Compose('9', '1', "370102", "YYAAAAAA").Value;

        var none = await SendFile(planner, $"{Base}/pool", "Classes", "", []);
        var noText = await SendFile(planner, $"{Base}/pool", "Classes", "code,class\nÿÿ", [], Encoding.Latin1);
        var sent = await SendFile(planner, $"{Base}/pool", "Classes", $"code,class,asOf,source\n{code},A,2026-05-01,平台\n{code},Z,2026-05-01,平台\n", []);
        Dictionary<string, string> tag = new() { ["Subject"] = code, ["Tag"] = "重点企业", ["TagRegion"] = "370102", ["Until"] = "2026-12-31", ["Source"] = "市局" };
        var outside = await People.Send(planner.Browser, $"{Base}/pool", new(tag) { ["TagRegion"] = "370200" }, $"{Base}/pool?handler=Tag");
        var tagged = await People.Send(planner.Browser, $"{Base}/pool", tag, $"{Base}/pool?handler=Tag");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (none.StatusCode, noText.StatusCode));
        Assert.Contains("既不是 UTF-8 也不是 GB18030", await noText.Content.ReadAsStringAsync());
        var page = await sent.Content.ReadAsStringAsync();
        Assert.Contains("已采用 1 行", page);
        Assert.Contains("出现了两次", page);
        Assert.Contains("辖区内", await outside.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Found, tagged.StatusCode);
        Assert.Contains("重点企业", await planner.Browser.GetStringAsync($"{Base}/pool?format=csv"));
        Assert.Equal(HttpStatusCode.Found, (await People.Send(planner.Browser, $"{Base}/pool", tag, $"{Base}/pool?handler=Untag")).StatusCode);
    }

    [Fact]
    public async Task A_batch_is_made_taken_away_and_answered()
    {
        await PublishList();
        var planner = await people.SignedIn(Role.InspectionPlanner, "370100");
        var nothing = await People.Send(planner.Browser, $"{Base}/exports", new() { ["Kind"] = "plan" }, $"{Base}/exports?handler=Make");
        await PublishPlan();

        var made = await People.Send(planner.Browser, $"{Base}/exports", new() { ["Kind"] = "plan" }, $"{Base}/exports?handler=Make");
        var page = made.Headers.Location!.OriginalString.Split('?')[0];
        var lines = await planner.Browser.GetStringAsync($"{page}?format=jsonl");
        var wrong = await SendFile(planner, $"{Base}/exports", "Receipt", "row,result,reason\n9,accepted,\n", new() { ["Number"] = "370100-2026-0001" });
        var answered = await SendFile(planner, $"{Base}/exports", "Receipt", "row,result,reason\n1,rejected,代码有误\n", new() { ["Number"] = "370100-2026-0001" });

        Assert.Contains("没有需要导出的记录", await nothing.Content.ReadAsStringAsync());
        Assert.Contains("\"planYear\":\"2026\"", lines);
        Assert.StartsWith("batch,row,planYear", await planner.Browser.GetStringAsync($"{page}?format=csv"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found), (wrong.StatusCode, answered.StatusCode));
        Assert.Contains("代码有误", await planner.Browser.GetStringAsync(page));
        Assert.Equal(HttpStatusCode.NotFound, (await (await people.SignedIn(Role.InspectionPlanner, "370200")).Browser.GetAsync(page)).StatusCode);
    }

    private static Dictionary<string, string> Inspector(string number) => new()
    {
        ["Inspector.EmployeeNo"] = number, ["Inspector.Name"] = "试验检查员", ["Inspector.UnitLevel"] = "city", ["Inspector.Post"] = "质量监管", ["Inspector.WarrantNo"] = "执法-1",
        ["Inspector.WarrantUntil"] = "2027-01-01", ["Inspector.Items"] = "*", ["Inspector.Capacity"] = "10", ["Inspector.CanLead"] = "true",
    };

    private static Dictionary<string, string> ItemForm(string code, string name, int cap) => new()
    {
        ["Note"] = "修订", ["Item.Code"] = code, ["Item.Field"] = "认证", ["Item.Name"] = name, ["Item.Kind"] = "General", ["Item.Method"] = "Onsite", ["Item.Pool"] = "voluntary-holders",
        ["Item.Ratio"] = "3%", ["Item.Frequency"] = "每年1次", ["Item.AnnualCap"] = $"{cap}", ["Item.Basis"] = "认证认可条例", ["Item.Points"] = "甲|看|是|否",
    };

    private Dictionary<string, string> Campaign(string? plan)
    {
        var today = site.Register.Calendar.Today;
        return new()
        {
            ["Plan"] = plan ?? "", ["Reason"] = "上级交办", ["Name"] = "上半年抽查", ["Departments[0].Name"] = "市局", ["Departments[0].Items"] = "C07", ["Shares[0].Class"] = "*", ["Shares[0].Ratio"] = "0.03",
            ["TeamSize"] = "2", ["StartsOn"] = $"{today:yyyy-MM-dd}", ["EndsOn"] = $"{today.AddDays(30):yyyy-MM-dd}",
        };
    }

    private static async Task<string> DraftCampaign(Person planner, Dictionary<string, string> fields)
    {
        var sent = await People.Send(planner.Browser, $"{Base}/campaigns/new", fields);
        Assert.True(sent.StatusCode == HttpStatusCode.Found, await sent.Content.ReadAsStringAsync());
        return sent.Headers.Location!.OriginalString.Split('?')[0];
    }

    private static async Task<HttpResponseMessage> SendTo(Person person, string page, string to, Dictionary<string, string> fields)
    {
        var form = await People.Form(person.Browser, page);
        return await person.Browser.PostAsync(to, new FormUrlEncodedContent(form.Fields.Where(field => !fields.ContainsKey(field.Key)).Concat(fields)));
    }

    private static async Task<HttpResponseMessage> SendFile(Person person, string page, string handler, string text, Dictionary<string, string> fields, Encoding? encoding = null)
    {
        var form = await People.Form(person.Browser, page, $"{page}?handler={handler}");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields.Where(field => !fields.ContainsKey(field.Key)).Concat(fields))
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent((encoding ?? Encoding.UTF8).GetBytes(text)), "Handed", "文件.csv");
        return await person.Browser.PostAsync(form.Action, content);
    }

    private async Task PublishList() => await GivenInspections.PublishList(site);

    private async Task PublishPlan() => await GivenInspections.PublishPlan(site);
}
