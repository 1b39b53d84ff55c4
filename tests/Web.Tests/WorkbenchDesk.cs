using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry;
using Zhiheng.Registry.Orders;

namespace Zhiheng.Web.Tests;

/// <summary>
/// A register with one certificate in 历下 (370102), and officers of that county, its city and another city. Today is 2026-06-01, a Monday.
/// </summary>
internal sealed class WorkbenchDesk : IAsyncDisposable
{
    public const string Number = "99926Q00001R0M";
    public const string County = "370102";
    public const string City = "370100";
    public const string Elsewhere = "370200";

    private WorkbenchDesk(TestSite site) => (Site, People) = (site, new People(site));

    public TestSite Site { get; }

    public People People { get; }

    public string Code { get; private set; } = string.Empty;

    public static async Task<WorkbenchDesk> Open()
    {
        var desk = new WorkbenchDesk(await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000 }));
        await desk.Site.Register.AddBody(Rows.Body);
        await desk.Site.Register.Report(Rows.System(Number));
        desk.Code = await desk.Site.Register.CodeOf(Number);
        return desk;
    }

    public async Task<Person> Officer(string region = County) => await People.SignedIn(Role.RegistryOfficer, region);

    public async Task<Person> Leader(string region = County) => await People.SignedIn(Role.RegistryLeader, region);

    /// <summary>The form with a file as a browser sends it; then the page that asks to check.</summary>
    public async Task<HttpResponseMessage> SendDraft(Person officer, string grounds = "监督抽查不合格", string respondBy = "2026-06-15", bool withFile = true)
    {
        var page = $"/workbench/orders/new?certificate={Code}";
        var form = await People.Form(officer.Browser, page, $"{page}&handler=Check");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, value) in new[] { ("Kind", "Suspend"), ("Grounds", grounds), ("Basis", "认证认可条例第二十六条"), ("RespondBy", respondBy) })
        {
            content.Add(new StringContent(value), name);
        }

        if (withFile)
        {
            var file = new ByteArrayContent("抽查报告：第 3 批次不合格。"u8.ToArray());
            file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
            content.Add(file, "Files", "report.txt");
        }

        return await officer.Browser.PostAsync(form.Action, content);
    }

    /// <summary>Drafts an order through both steps; the address of its page.</summary>
    public async Task<string> Drafted(Person officer)
    {
        var check = await SendDraft(officer);
        var html = await check.Content.ReadAsStringAsync();
        Assert.True(check.StatusCode == HttpStatusCode.OK, html);
        var sent = await officer.Browser.PostAsync($"/workbench/orders/new?certificate={Code}&handler=Send", new FormUrlEncodedContent(Hidden(html, "handler=Send")));
        return Target(sent, await sent.Content.ReadAsStringAsync());
    }

    /// <summary>The same, approved by another officer of the county.</summary>
    public async Task<string> Issued()
    {
        var order = await Drafted(await Officer());
        var leader = await Leader();
        var answer = await People.Send(leader.Browser, $"{order}/approve", new() { ["Consequence"] = "逾期不办理的，依法处理。" }, $"{order}/approve?handler=Approve");
        return Target(answer, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The body objects to the order.</summary>
    public async Task Objected(string order)
    {
        await using var session = await Site.Register.Database.Read(default);
        var body = await session.First<Guid>("select id from registry_body", null, default);
        var mandate = new Mandate(Guid.CreateVersion7(Site.Clock.GetUtcNow()), new Scope(RegistryScope.Tables, [], body: body), null);
        var outcome = await Site.Get<AnswerOrderHandler>().Handle(
            new AnswerOrder(Guid.Parse(order.Split('/')[^1]), 2, AnswerKind.Objects, "产品已整改", ["sha256:00"]), Site.Database.Act("答复"), mandate, default);
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : null);
    }

    public static Dictionary<string, string> Hidden(string html, string action)
    {
        var form = Regex.Matches(html, "<form[^>]*method=\"post\"[^>]*>.*?</form>", RegexOptions.Singleline).Select(match => match.Value).First(text => WebUtility.HtmlDecode(text[..text.IndexOf('>')]).Contains(action, StringComparison.Ordinal));
        return Regex.Matches(form, "<input[^>]*type=\"hidden\"[^>]*>").Select(match => match.Value).ToDictionary(
            input => WebUtility.HtmlDecode(Regex.Match(input, "\\bname=\"([^\"]*)\"").Groups[1].Value),
            input => WebUtility.HtmlDecode(Regex.Match(input, "\\bvalue=\"([^\"]*)\"").Groups[1].Value));
    }

    public async Task<long> Count(string sql)
    {
        await using var session = await Site.Register.Database.Read(default);
        return await session.First<long>(sql, null, default);
    }

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    private static string Target(HttpResponseMessage answer, string html)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{(int)answer.StatusCode} {html}");
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }
}
