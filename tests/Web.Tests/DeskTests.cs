using System.Net;
using System.Net.Http.Headers;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry;
using Zhiheng.Registry.Orders;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>Bodies and firms at their desk: they see and do what is theirs, and what is another's does not exist.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private const string Other = "CNCA-R-2999-902";
    private static readonly Organ County = new(RegionCode.Parse("370102").Value, "历下区市场监督管理局");

    private TestSite site = null!;
    private People people = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000 });
        people = new People(site);
        await site.Register.AddBody(Rows.Body);
        await site.Register.AddBody(Other);
        await site.Register.Report(Rows.System("U1"));
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_body_reports_a_file_as_itself_and_reads_the_answer_to_each_row()
    {
        var body = await Body(Rows.Body);
        using var sent = await SendFile(body.Browser, "/desk/reports", "File", Uploads.Utf8(Rows.System("U2"), Rows.System("U3", ("CERTI_E_DATE", "2026-02-30"))), "证书.csv", []);
        var receipt = sent.Headers.Location!.OriginalString.Split('?')[0];
        var page = await body.Browser.Finished(receipt);

        Assert.Contains("已处理完，1 行退回", page);
        Assert.Contains("2026-02-30", page);
        Assert.Contains("2026-02-30", await body.Browser.GetStringAsync(receipt + "/result.csv"));
        Assert.Contains("证书.csv", await body.Browser.Page("/desk/reports"));
        Assert.Equal(body.Id, await Reporter("U2"));
    }

    [Fact]
    public async Task Another_body_finds_neither_report_nor_result_nor_certificate_nor_order()
    {
        var (own, stranger) = (await Body(Rows.Body), await Body(Other));
        using var sent = await SendFile(own.Browser, "/desk/reports", "File", Uploads.Utf8(Rows.System("U2")), "证书.csv", []);
        var receipt = sent.Headers.Location!.OriginalString.Split('?')[0];
        await own.Browser.Finished(receipt);
        var change = $"/desk/certificates/{await site.Register.CodeOf("U1")}/change";
        var order = $"/desk/orders/{await Ordered()}";

        foreach (var address in new[] { receipt, receipt + "/result.csv", change, order })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await own.Browser.GetAsync(address)).StatusCode);
        }

        var code = await site.Register.CodeOf("U1");
        Assert.DoesNotContain(code, await stranger.Browser.Page("/desk/certificates"));
        Assert.Contains(code, await own.Browser.Page("/desk/certificates"));
    }

    [Fact]
    public async Task One_certificate_is_suspended_by_a_report_of_one_row()
    {
        var body = await Body(Rows.Body);
        var address = $"/desk/certificates/{await site.Register.CodeOf("U1")}/change?kind=Suspend";
        var today = site.Register.Calendar.Today;
        using var sent = await People.Send(body.Browser, address, new()
        {
            ["Causes"] = "0112", ["On"] = $"{today:yyyy-MM-dd}", ["Until"] = $"{today.AddMonths(3):yyyy-MM-dd}", ["Reason"] = "不履行合同义务",
        }, address);
        var page = await body.Browser.Finished(sent.Headers.Location!.OriginalString.Split('?')[0]);

        Assert.True(page.Contains("已全部登记", StringComparison.Ordinal), page);
        Assert.Contains("seal is-suspended", await site.Client.Page("/c/" + await site.Register.CodeOf("U1")));
    }

    [Fact]
    public async Task What_the_rules_of_reporting_refuse_is_answered_in_their_words()
    {
        var body = await Body(Rows.Body);
        var address = $"/desk/certificates/{await site.Register.CodeOf("U1")}/change?kind=Suspend";
        using var sent = await People.Send(body.Browser, address, new() { ["On"] = "", ["Reason"] = "缺原因" }, address);
        var page = await body.Browser.Finished(sent.Headers.Location!.OriginalString.Split('?')[0]);

        Assert.Contains("PAUSE_CAUSE", page);
        Assert.Contains("seal is-valid", await site.Client.Page("/c/" + await site.Register.CodeOf("U1")));
    }

    [Fact]
    public async Task A_change_without_a_reason_stays_on_the_form()
    {
        var body = await Body(Rows.Body);
        var address = $"/desk/certificates/{await site.Register.CodeOf("U1")}/change?kind=Restore";
        using var sent = await People.Send(body.Browser, address, [], address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("请填写办理说明", await sent.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_objects_to_an_order_with_evidence_and_only_once()
    {
        var body = await Body(Rows.Body);
        var address = $"/desk/orders/{await Ordered()}";
        Assert.Contains(address, await body.Browser.Page("/desk"));

        using var without = await SendFile(body.Browser, address, "Evidence", null, "", new() { ["Kind"] = "Objects", ["Answer"] = "已整改" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);

        using var sent = await SendFile(body.Browser, address, "Evidence", "整改报告"u8.ToArray(), "整改.txt", new() { ["Kind"] = "Objects", ["Answer"] = "已整改" });
        Assert.Equal($"{address}?done=answered", sent.Headers.Location?.OriginalString);
        Assert.Contains("已整改", await body.Browser.Page(address));
        Assert.DoesNotContain("name=\"Answer\"", await body.Browser.Page(address));
    }

    [Fact]
    public async Task An_enterprise_sees_its_own_and_follows_its_objection()
    {
        var (own, stranger) = (await Firm(1), await people.SignedIn(Role.EnterpriseUser, owner: Guid.CreateVersion7(site.Clock.GetUtcNow())));
        Assert.Contains(">U1<", await own.Browser.Page("/desk"));
        Assert.DoesNotContain(">U1<", await stranger.Browser.Page("/desk"));
        Assert.Contains("U1", await own.Browser.GetStringAsync("/desk/certificates?format=csv"));

        var fields = new Dictionary<string, string> { ["certificate"] = "U1", ["Grounds"] = "地址有误" };
        using var foreign = await SendFile(stranger.Browser, "/desk/objections/new", "Evidence", "说明"u8.ToArray(), "说明.txt", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);

        using var sent = await SendFile(own.Browser, "/desk/objections/new", "Evidence", "说明"u8.ToArray(), "说明.txt", fields);
        var objection = sent.Headers.Location!.OriginalString.Split('?')[0];
        Assert.Contains("待受理", await own.Browser.Page(objection));
        Assert.Contains(objection, await own.Browser.Page("/desk/objections"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.GetAsync(objection)).StatusCode);
    }

    [Fact]
    public async Task A_body_sees_its_scopes_and_accounts_and_no_other_ones()
    {
        var (own, stranger) = (await Body(Rows.Body), await Body(Other));
        var page = await own.Browser.Page("/desk/people");

        Assert.Contains(Rows.Body, page);
        Assert.Contains(own.Name, page);
        Assert.DoesNotContain($">{stranger.Name}<", page);
    }

    /// <summary>Sends a form with a file as a browser does; null is an empty file field.</summary>
    private static async Task<HttpResponseMessage> SendFile(HttpClient browser, string page, string field, byte[]? file, string name, Dictionary<string, string> fields)
    {
        var form = await People.Form(browser, page, page);
        using var content = new MultipartFormDataContent();
        foreach (var (key, value) in form.Fields.Concat(fields))
        {
            content.Add(new StringContent(value), key);
        }

        if (file is not null)
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = field, FileNameStar = name };
            content.Add(part);
        }

        return await browser.PostAsync(form.Action, content);
    }

    private async Task<Person> Body(string approvalNo)
        => await people.SignedIn(Role.BodyUser, owner: await Ask<Guid>("select id from registry_body where approval_no = @key", approvalNo));

    private async Task<Person> Firm(int number)
        => await people.SignedIn(Role.EnterpriseUser, owner: await Ask<Guid>("select id from registry_organization where code = @key", Rows.Code(number)));

    /// <summary>The account that stands behind the newest public fact of a certificate.</summary>
    private Task<Guid?> Reporter(string number)
        => Ask<Guid?>("select a.account from platform_journal f join platform_act a on a.id = f.act join registry_certificate c on c.id = f.subject where c.number = @key order by f.seq desc limit 1", number);

    private async Task<T?> Ask<T>(string sql, string key)
    {
        await using var session = await site.Register.Database.Read(CancellationToken.None);
        return await session.First<T>(sql, new { key }, CancellationToken.None);
    }

    /// <summary>An order to suspend U1, issued by a county.</summary>
    private async Task<Guid> Ordered()
    {
        var ct = CancellationToken.None;
        var certificate = await Ask<Guid>("select id from registry_certificate where number = @key", "U1");
        var drafted = await site.Get<OrderBodyHandler>().Handle(
            new OrderBody(certificate, OrderKind.Suspend, "体系运行存在问题", "认证认可条例第二十六条", ["sha256:00"], site.Register.Calendar.Today.AddDays(14)), Act(), Officer(), ct);
        Assert.False(drafted.IsRefused, drafted.IsRefused ? drafted.Refusal.Message : null);
        var approved = await site.Get<ApproveOrderHandler>().Handle(new ApproveOrder(drafted.Value.Order, 1), null, Act(), Officer(), ct);
        Assert.False(approved.IsRefused, approved.IsRefused ? approved.Refusal.Message : null);
        return drafted.Value.Order;
    }

    private Act Act() => new("试验人员", Capacity.Officer, site.Clock.GetUtcNow(), "试验");

    private Mandate Officer() => new(
        Guid.CreateVersion7(site.Clock.GetUtcNow()), new Scope(RegistryScope.Tables, [new ScopedRegion(County.Region, Line.Certification)]), County);
}
