using System.Net;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class AdministrationPagesTests
{
    [Theory]
    [InlineData(Role.SystemAdministrator, "accounts", "单位")]
    [InlineData(Role.SystemAdministrator, "accounts", "区划")]
    [InlineData(Role.SecurityAdministrator, "grants", "角色、区域和期限")]
    [InlineData(Role.AuditAdministrator, "audit", "类别")]
    public async Task A_cell_names_its_column_for_the_phone(Role role, string page, string label)
    {
        await using var site = await Site();
        var person = await new People(site).SignedIn(role);

        Assert.Contains($"data-label=\"{label}\"", await person.Browser.Page($"/administration/{page}"));
    }

    [Fact]
    public async Task The_kinds_of_the_audit_log_are_chosen_by_name()
    {
        await using var site = await Site();
        await Add(site, "export", "/workbench/bans");
        var auditor = await new People(site).SignedIn(Role.AuditAdministrator);

        var page = await auditor.Browser.Page("/administration/audit?Kind=export");
        var unknown = await auditor.Browser.Page("/administration/audit?Kind=no.such");

        Assert.Matches("<option selected=\"selected\" value=\"export\">导出</option>", page);
        Assert.Single(Subjects(page));
        Assert.Matches("<option selected=\"selected\" value=\"no.such\">no.such</option>", unknown);
        Assert.Contains("没有符合条件的记录", unknown);
    }

    [Theory]
    [BothDatabases]
    public async Task The_audit_log_is_searched_by_part_of_the_subject_as_it_is_written(Dialect dialect)
    {
        await using var site = await Site(dialect);
        foreach (var subject in new[] { "账户 Zhang_San", "账户 zhangxsan", "单位 100%", "单位 100!" })
        {
            await Add(site, "trial", subject);
        }

        var auditor = await new People(site).SignedIn(Role.AuditAdministrator);
        async Task<IEnumerable<string>> Found(string part) => Subjects(await auditor.Browser.Page($"/administration/audit?Kind=trial&Subject={Uri.EscapeDataString(part)}"));

        Assert.Equal(["账户 Zhang_San"], await Found("zhang_s"));
        Assert.Equal(["单位 100%"], await Found("0%"));
        Assert.Equal(["单位 100!"], await Found("0!"));
        Assert.Equal(["单位 100!", "单位 100%"], await Found("单位"));
        Assert.Empty(await Found("无此对象"));
    }

    [Fact]
    public async Task The_audit_log_leads_on_and_back_to_the_first_page_with_its_filter()
    {
        await using var site = await Site();
        for (var i = 0; i < 101; i++)
        {
            await Add(site, "trial", $"第{i}条");
        }

        var auditor = await new People(site).SignedIn(Role.AuditAdministrator);
        var first = await auditor.Browser.Page("/administration/audit?Kind=trial");
        var second = await auditor.Browser.Page(WebUtility.HtmlDecode(Regex.Match(first, "href=\"([^\"]+)\" class=\"button\" rel=\"next\"").Groups[1].Value));

        Assert.Equal(100, Subjects(first).Count());
        Assert.Equal(["第0条"], Subjects(second));
        Assert.Contains("回到第一页", second);
        Assert.DoesNotContain("rel=\"next\"", second);
    }

    [Fact]
    public async Task A_form_of_a_row_without_a_reason_comes_back_with_the_list()
    {
        await using var site = await Site();
        var people = new People(site);
        var other = await people.Opened(null, "370100");
        var administrator = await people.SignedIn(Role.SystemAdministrator);

        var form = await People.Form(administrator.Browser, "/administration/accounts", "/administration/accounts");
        var refused = await administrator.Browser.PostAsync("/administration/accounts?handler=Close", new FormUrlEncodedContent(form.Fields));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(other.Name, await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_was_typed_into_a_refused_form_stays_in_its_own_row()
    {
        await using var site = await Site();
        var people = new People(site);
        await people.Opened(null, "370100");
        await people.Opened(null, "370200");
        var security = await people.SignedIn(Role.SecurityAdministrator);

        var form = await People.Form(security.Browser, "/administration/grants", "/administration/grants?handler=Give");
        (form.Fields["Region"], form.Fields["Role"]) = ("370102", "RegistryOfficer");
        var refused = await security.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields));

        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(["370102", "370200"], Regex.Matches(page, "<input[^>]*name=\"Region\"[^>]*value=\"([0-9]+)\"").Select(match => match.Groups[1].Value).Order());
        Assert.Single(Regex.Matches(page, "class=\"act-fold\" open"));
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    private static Task<TestSite> Site(Dialect dialect = Dialect.Sqlite) => TestSite.Start(dialect, settings => settings with { PasswordIterations = 1_000 });

    private static Task Add(TestSite site, string kind, string subject) => site.Get<AuditLog>().Add(new AuditEntry(kind, null, "试验", null, "::1", subject), default);

    private static IEnumerable<string> Subjects(string page)
        => Regex.Matches(page, "<td data-label=\"对象\"><div><span lang=\"zh-CN\">([^<]*)</span>").Select(match => match.Groups[1].Value);
}
