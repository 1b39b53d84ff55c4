using System.Net;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.Tests;

/// <summary>Acts of officers and answers of firms from the first form to what everybody sees of it.</summary>
public sealed class ActJourneysTests : IAsyncLifetime
{
    private DoorRecords records = null!;
    private Person officer = null!;
    private Person leader = null!;

    private string Today => $"{records.Today:yyyy-MM-dd}";

    public async Task InitializeAsync()
    {
        records = await DoorRecords.Open();
        officer = await records.People.SignedIn(Role.RegistryOfficer, DoorRecords.County);
        leader = await records.People.SignedIn(Role.RegistryLeader, DoorRecords.County);
    }

    public async Task DisposeAsync() => await records.DisposeAsync();

    [Fact]
    public async Task A_ban_lists_what_was_signed_since_the_act_and_keeps_the_person_out_of_new_teams()
    {
        var found = await officer.Browser.GetStringAsync($"/workbench/bans/new?name={Uri.EscapeDataString("丙某")}&since=2026-05-01");
        var dossier = WebUtility.HtmlDecode(Regex.Match(found, "href=\"(/workbench/bans/new\\?person=[^\"]+)\"").Groups[1].Value);
        var sent = await ActsSite.SendWithFile(officer.Browser, dossier, new()
        {
            ["Clause"] = "certifier-72", ["StartsOn"] = Today, ["EndsOn"] = $"{records.Today.AddYears(5).AddDays(-1):yyyy-MM-dd}", ["Reason"] = "同时在两个机构执业",
        });
        var show = Target(sent);
        var asked = await leader.Browser.GetStringAsync($"{show}/decide");
        var decided = await People.Send(leader.Browser, $"{show}/decide", [], $"{show}/decide?handler=Approve");
        var shown = await officer.Browser.GetStringAsync(show);
        var number = Regex.Match(shown, "[^<>\"\\s]+〔2026〕\\d+号").Value;
        var (header, member) = Rows.TeamMember("U2", "丙某");
        var team = await records.Site.Register.Report(Rows.Body, header, [[.. member.Select(cell => cell.Replace("2026-05-06 08:30", $"{Today} 08:00", StringComparison.Ordinal).Replace("2026-05-08 17:00", $"{Today} 09:00", StringComparison.Ordinal))]], template: "103011");

        Assert.Contains("U1", asked);
        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        Assert.Contains("已生效", shown);
        Assert.Equal(HttpStatusCode.OK, (await records.Site.Client.GetAsync("/papers/" + Uri.EscapeDataString(number))).StatusCode);
        Assert.Contains("registry.report.banned-person", string.Join(' ', (await records.Site.Register.Answers(team.Value.Id)).Select(one => one.Findings)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_reaches_the_public_page_once_another_officer_has_decided()
    {
        var sent = await ActsSite.SendWithFile(officer.Browser, $"/workbench/corrections/new?code={Rows.Code(3)}", new() { ["Field"] = "name", ["NewValue"] = "济南更正有限公司", ["Reason"] = "名称有误" });
        var show = Target(sent);
        var before = await records.Site.Client.Page($"/organizations/{Rows.Code(3)}");
        await People.Send(leader.Browser, $"{show}/decide", [], $"{show}/decide?handler=Approve");
        var after = await records.Site.Client.Page($"/organizations/{Rows.Code(3)}");

        Assert.DoesNotContain("济南更正有限公司", before);
        Assert.Contains("济南更正有限公司", after);
    }

    [Fact]
    public async Task A_firm_objects_to_an_act_of_an_authority_an_officer_who_had_no_part_in_it_takes_it_on_and_the_firm_reads_the_decision()
    {
        var sent = await ActsSite.SendWithFile(officer.Browser, $"/workbench/corrections/new?code={Rows.Code(4)}", new() { ["Field"] = "name", ["NewValue"] = "济南误改有限公司", ["Reason"] = "名称有误" });
        var show = Target(sent);
        await People.Send(leader.Browser, $"{show}/decide", [], $"{show}/decide?handler=Approve");
        var firm = await records.People.SignedIn(Role.EnterpriseUser, owner: await records.Organization(4));
        var other = await records.People.SignedIn(Role.EnterpriseUser, owner: await records.Organization(5));
        var link = Regex.Match(await firm.Browser.GetStringAsync("/desk"), "/desk/objections/new\\?act=[0-9a-f-]+").Value;

        var filed = await SendFile(firm.Browser, link, link, new() { ["Grounds"] = "原名称无误" });
        var objection = Target(filed);
        var id = objection.Split('/')[^1];
        var party = await People.Send(officer.Browser, $"/workbench/objections/{id}/judge", [], $"/workbench/objections/{id}/judge?handler=Accept");
        var second = await records.People.SignedIn(Role.RegistryOfficer, DoorRecords.County);
        var third = await records.People.SignedIn(Role.RegistryLeader, DoorRecords.County);
        await People.Send(second.Browser, $"/workbench/objections/{id}/judge", [], $"/workbench/objections/{id}/judge?handler=Accept");
        await People.Send(third.Browser, $"/workbench/objections/{id}/judge", new() { ["IsUpheld"] = "true", ["Reason"] = "营业执照如此" }, $"/workbench/objections/{id}/judge?handler=Decide");
        var answer = await firm.Browser.Page(objection);
        var evidence = Regex.Match(await second.Browser.GetStringAsync($"/workbench/objections/{id}"), "/workbench/evidence/[0-9a-f-]+").Value;

        Assert.Contains("登记更正", await firm.Browser.Page("/desk/objections"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, party.StatusCode);
        Assert.Contains("异议成立", answer);
        Assert.Contains("营业执照如此", answer);
        Assert.Equal(HttpStatusCode.OK, (await second.Browser.GetAsync(evidence)).StatusCode);
        Assert.DoesNotContain("/desk/objections/new?act=", await other.Browser.Page("/desk"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Persons_are_found_by_officers_only_and_each_finding_is_written_down()
    {
        var address = "/workbench/search?q=" + Uri.EscapeDataString("丙某");
        var body = await records.People.SignedIn(Role.BodyUser, owner: records.Bodies[0]);
        var elsewhere = await records.People.SignedIn(Role.RegistryOfficer, DoorRecords.Elsewhere);

        var found = await officer.Browser.Page(address);

        Assert.Matches(@"\*{4,}", found);
        Assert.DoesNotContain("11010519491231002X", found);
        Assert.DoesNotMatch(@"\*{4,}", await elsewhere.Browser.Page(address));
        Assert.Equal(HttpStatusCode.Forbidden, (await body.Browser.GetAsync(address)).StatusCode);
        Assert.Equal(1, await records.One<long>("select count(*) from platform_audit where kind = 'person.found' and detail = '丙某'"));
    }

    [Fact]
    public async Task Every_form_of_a_desk_acts_once_however_often_it_is_sent()
    {
        var body = await records.People.SignedIn(Role.BodyUser, owner: records.Bodies[0]);
        var order = $"/desk/orders/{await records.Issued(6)}";
        var change = $"/desk/certificates/{await records.Code(7)}/change?kind=Suspend";
        (string Page, string? Field, Dictionary<string, string> Fields, string Table)[] forms =
        [
            (order, "Evidence", new() { ["Kind"] = "Objects", ["Answer"] = "已整改" }, "registry_order where state = 'answered'"),
            ("/desk/objections/new", "Evidence", new() { ["certificate"] = "U8", ["Grounds"] = "地址有误" }, "registry_objection where 1 = 1"),
            ("/desk/reports", "File", [], "platform_job where state = 'queued'"),
            (change, null, new() { ["Causes"] = "0112", ["On"] = Today, ["Reason"] = "不履行合同义务" }, "platform_job where state = 'queued'"),
        ];
        foreach (var (page, field, fields, table) in forms)
        {
            var count = await records.One<long>($"select count(*) from {table}");
            var files = await records.One<long>("select count(*) from platform_evidence");
            var form = await People.Form(body.Browser, page, page);
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(body.Browser, form, field, fields)));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
            Assert.Equal(count + 1, await records.One<long>($"select count(*) from {table}"));
            Assert.Equal(files + (field == "Evidence" ? 1 : 0), await records.One<long>("select count(*) from platform_evidence"));
        }
    }

    [Theory]
    [InlineData("程序.exe", "4d5a900003000000")]
    [InlineData("页面.html", "3c21444f43545950452068746d6c3e3c736372697074")]
    [InlineData("图片.png", "255044462d312e34")]
    [InlineData("空.txt", "")]
    public async Task A_file_that_is_not_what_it_may_be_is_refused_and_nothing_of_the_form_is_kept(string name, string hex)
    {
        var body = await records.People.SignedIn(Role.BodyUser, owner: records.Bodies[0]);
        var order = $"/desk/orders/{await records.Issued(6)}";
        var before = await records.One<long>("select count(*) from platform_evidence");
        var form = await People.Form(body.Browser, order, order);
        using var content = Multipart(form.Fields, new() { ["Kind"] = "Objects", ["Answer"] = "已整改" });
        content.Add(new ByteArrayContent("第一份，可以收下。"u8.ToArray()), "Evidence", "一.txt");
        content.Add(new ByteArrayContent(Convert.FromHexString(hex)), "Evidence", name);

        var answer = await body.Browser.PostAsync(form.Action, content);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(name, html, StringComparison.Ordinal);
        Assert.Contains("已整改", html, StringComparison.Ordinal);
        Assert.Equal(before, await records.One<long>("select count(*) from platform_evidence"));
    }

    [Fact]
    public async Task More_files_than_an_order_may_have_are_refused_and_all_of_them_given_back()
    {
        var body = await records.People.SignedIn(Role.BodyUser, owner: records.Bodies[0]);
        var order = $"/desk/orders/{await records.Issued(6)}";
        var before = await records.One<long>("select count(*) from platform_evidence");
        var form = await People.Form(body.Browser, order, order);
        using var content = Multipart(form.Fields, new() { ["Kind"] = "Objects", ["Answer"] = "已整改" });
        foreach (var number in Enumerable.Range(1, 21))
        {
            content.Add(new StringContent($"第{number}份"), "Evidence", $"{number}.txt");
        }

        var answer = await body.Browser.PostAsync(form.Action, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(before, await records.One<long>("select count(*) from platform_evidence"));
    }

    [Fact]
    public async Task A_body_without_a_region_is_told_that_nobody_is_there_to_deal_with_its_objection()
    {
        await records.Site.Register.AddBody("CNCA-R-2999-950");
        var body = await records.People.SignedIn(Role.BodyUser, owner: await records.One<Guid>("select id from registry_body where approval_no = @key", "CNCA-R-2999-950"));

        var answer = await SendFile(body.Browser, "/desk/objections/new", "/desk/objections/new", new() { ["Grounds"] = "名称有误" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("无法确定受理机关", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Enterprise", "/desk/objections")]
    [InlineData("Laboratory", "/desk/objections")]
    [InlineData("Body", "/desk/orders")]
    public async Task With_the_code_that_an_officer_handed_over_a_firm_opens_its_account_and_sees_its_own_file(string kind, string page)
    {
        var firm = kind == "Body" ? Rows.Body : Rows.Code(1);
        var made = await (await People.Send(officer.Browser, $"/workbench/invitations?kind={kind}&code={firm}", [])).Content.ReadAsStringAsync();
        var code = Regex.Match(made, "code once\">([0-9a-z-]{14})<").Groups[1].Value;
        var browser = records.Site.Visitor(keepsCookies: true);
        Dictionary<string, string> fields = new() { ["OrganizationCode"] = firm, ["InvitationCode"] = code, ["PersonName"] = "经办人", ["Name"] = "firm.one", ["Password"] = People.Password };

        var opened = await People.Send(browser, "/register", fields);
        var said = await opened.Content.ReadAsStringAsync();
        Assert.True(said.Contains("已开立", StringComparison.Ordinal), said);
        var again = await People.Send(records.Site.Visitor(true), "/register", new(fields) { ["Name"] = "firm.two" });
        var signedIn = await People.Send(browser, "/sign-in", new() { ["Name"] = "firm.one", ["Password"] = People.Password });
        Assert.Equal("/home", signedIn.Headers.Location?.OriginalString);
        var desk = await browser.Page("/desk");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("U1", desk);
        Assert.Contains(kind == "Body" ? "试验认证1有限公司" : DoorRecords.FirmName(1), desk);
        await browser.Page(page);
    }

    [Fact]
    public async Task The_system_administrator_sees_the_state_of_jobs_and_nothing_of_what_is_in_them()
    {
        var administrator = await records.People.SignedIn(Role.SystemAdministrator);
        var body = await records.People.SignedIn(Role.BodyUser, owner: records.Bodies[0]);
        await SendFile(body.Browser, "/desk/reports", "/desk/reports", [], "File");

        var all = await administrator.Browser.Page("/administration/jobs");
        var waiting = await administrator.Browser.Page("/administration/jobs?state=queued&kind=report");
        var failed = await administrator.Browser.Page("/administration/jobs?state=failed&lang=en");

        Assert.Contains("共 2 条", Regex.Replace(all, "<[^>]+>", string.Empty), StringComparison.Ordinal);
        Assert.Contains("共 1 条", Regex.Replace(waiting, "<[^>]+>", string.Empty), StringComparison.Ordinal);
        Assert.Contains("No job fits", failed);
        Assert.DoesNotContain(Rows.Body, all);
        Assert.DoesNotContain("证书.csv", all);
        Assert.DoesNotContain("<form method=\"post\" action=\"/administration/jobs", all);
    }

    private static string Target(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{(int)answer.StatusCode} {answer.Content.ReadAsStringAsync().Result}");
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }

    private static async Task<HttpResponseMessage> SendFile(HttpClient browser, string page, string action, Dictionary<string, string> fields, string field = "Evidence")
        => await Send(browser, await People.Form(browser, page, action), field, fields);

    private static async Task<HttpResponseMessage> Send(HttpClient browser, (string Action, Dictionary<string, string> Fields) form, string? field, Dictionary<string, string> fields)
    {
        using var content = Multipart(form.Fields, fields);
        if (field is not null)
        {
            content.Add(new ByteArrayContent("说明材料"u8.ToArray()), field, "说明.txt");
        }

        return await browser.PostAsync(form.Action, content);
    }

    private static MultipartFormDataContent Multipart(Dictionary<string, string> hidden, Dictionary<string, string> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in hidden.Where(field => !fields.ContainsKey(field.Key)).Concat(fields))
        {
            content.Add(new StringContent(value), name);
        }

        return content;
    }
}
