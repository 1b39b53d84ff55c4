using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>A visit through its pages: approved, recorded, reviewed, published, and what the firm sees and says.</summary>
public sealed class CheckPagesTests : IAsyncLifetime
{
    private TestSite site = null!;
    private People people = null!;
    private TestInspections rows = null!;
    private Person first = null!, leader = null!, reviewer = null!;
    private Guid one, two, task, firm;

    public async Task InitializeAsync()
    {
        site = await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false });
        (people, rows) = (new People(site), new TestInspections(site.Database));
        first = await people.SignedIn(Role.Inspector, TestInspections.County);
        leader = await people.SignedIn(Role.InspectionLeader, TestInspections.County);
        reviewer = await people.SignedIn(Role.FindingReviewer, TestInspections.County);
        await rows.Publish();
        (one, two, firm) = (await rows.Inspector("王建国", first.Id), await rows.Inspector("李秀英"), rows.NewId());
        task = await rows.Task([one, two], organization: firm);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    private string Here => $"/workbench/checks/{task}";

    [Fact]
    public async Task A_visit_goes_from_its_approval_to_the_published_finding()
    {
        await Approve();
        foreach (var paper in new[] { "approval.pdf", "notice.pdf" })
        {
            Assert.Equal("application/pdf", (await first.Browser.GetAsync($"{Here}/{paper}")).Content.Headers.ContentType?.MediaType);
        }

        var page = await first.Browser.GetStringAsync(Here);
        Assert.Contains("〔2026〕1号", page, StringComparison.Ordinal);
        var code = Regex.Match(page, "/visit/([0-9a-z]{20})").Value;
        var visit = await site.Client.GetStringAsync(code);
        Assert.Contains("王建国", visit, StringComparison.Ordinal);
        Assert.Contains("37010200", visit, StringComparison.Ordinal);
        Assert.Contains("年度上限 2 次", WebUtility.HtmlDecode(visit), StringComparison.Ordinal);

        Done(await Send("Save", []));
        var few = await Send("Close", new() { [$"Sign_{one}"] = TestInspections.Strokes });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, few.StatusCode);
        Assert.Contains("持证检查人员为 1 名", await few.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Done(await Send("Close", Whole()));
        Assert.Contains("笔录已签字办结", await first.Browser.GetStringAsync($"{Here}/record"), StringComparison.Ordinal);

        var mine = await reviewer.Browser.GetStringAsync("/workbench/checks");
        Assert.Contains("审核检查结果", mine, StringComparison.Ordinal);
        Done(await People.Send(reviewer.Browser, $"{Here}/review", [], $"{Here}/review?handler=Publish"));
        Assert.Contains("已公示", await reviewer.Browser.GetStringAsync(Here), StringComparison.Ordinal);
        Assert.Equal(1L, await rows.One<long>("select count(*) from platform_journal where kind = 'FindingPublished' and is_public = @yes", new { yes = true }));
    }

    [Fact]
    public async Task The_firm_reads_rates_complains_and_asks_with_its_account_and_with_the_code_each_once()
    {
        await Approve();
        var owner = await people.SignedIn(Role.EnterpriseUser, owner: firm);
        var stranger = await people.SignedIn(Role.EnterpriseUser, owner: rows.NewId());
        var desk = $"/desk/checks/{task}";
        Assert.Contains(desk, await owner.Browser.GetStringAsync("/desk/checks"), StringComparison.Ordinal);
        Assert.DoesNotContain(desk, await stranger.Browser.GetStringAsync("/desk/checks"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.GetAsync(desk)).StatusCode);
        Done(await Send("Save", []));
        var code = Regex.Match(await first.Browser.GetStringAsync(Here), "/visit/[0-9a-z]{20}").Value;

        // Without an account, in a browser of nobody.
        var passer = site.Visitor(keepsCookies: true);
        Done(await People.Send(passer, code, new() { ["Rating"] = "4", ["Words"] = "态度好" }, $"{code}?handler=Rate"));
        Done(await People.Send(passer, code, new() { ["Inspector"] = $"{two}", ["Words"] = "曾在我公司任职" }, $"{code}?handler=Recuse"));
        Assert.DoesNotContain("handler=Rate", await passer.GetStringAsync(code), StringComparison.Ordinal);
        Done(await People.Send(owner.Browser, desk, new() { ["Words"] = "未说明依据" }, $"{desk}?handler=Complain"));
        var form = await People.Form(owner.Browser, desk, $"{desk}?handler=Recuse");
        form.Fields["Inspector"] = $"{two}";
        form.Fields["Words"] = "再次申请";
        var again = await owner.Browser.PostAsync($"{desk}?handler=Recuse", new FormUrlEncodedContent(form.Fields));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("已经对李秀英提出过回避申请", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var shown = await leader.Browser.GetStringAsync(Here);
        Assert.Contains("态度好", shown, StringComparison.Ordinal);
        Assert.Contains("未说明依据", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/visit/aaaaaaaaaaaaaaaaaaaa")).StatusCode);
    }

    [Fact]
    public async Task A_photograph_of_200_MB_is_refused_by_its_name_and_a_small_one_is_kept()
    {
        await Approve();
        var large = await Photo("巨大现场照片.jpg", new byte[200 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, large.StatusCode);
        Assert.Contains("“巨大现场照片.jpg”超过 20 MB", WebUtility.HtmlDecode(await large.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        Done(await Photo("现场.png", TestInspections.Png));

        Assert.Equal(1L, await rows.One<long>("select count(*) from inspection_photo"));
        var address = $"{Here}/photos/{await rows.One<Guid>("select id from inspection_photo")}";
        Assert.Equal("image/png", (await first.Browser.GetAsync(address)).Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await (await people.SignedIn(Role.Inspector, "370202")).Browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_form_sent_twice_acts_once_and_another_browser_is_told_of_the_first()
    {
        await Approve();
        var form = await People.Form(first.Browser, $"{Here}/record", $"{Here}/record?handler=Save");
        form.Fields["StartedAt"] = Now;
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => first.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields))));
        Assert.All(sent, Done);
        Assert.Equal(1L, await rows.One<long>("select count(*) from inspection_record_part"));

        var other = await people.SignIn(first with { Browser = site.Visitor(keepsCookies: true) });
        Assert.Contains("另一台设备正在制作这份笔录", await other.Browser.GetStringAsync($"{Here}/record"), StringComparison.Ordinal);
        var answer = await People.Send(other.Browser, $"{Here}/record", new() { ["StartedAt"] = Now }, $"{Here}/record?handler=Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("另一台设备", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadlines_of_checks_reach_the_team_and_the_reviewer()
    {
        await Approve();
        var deadlines = site.Get<SignedIn.OwnDeadlines>();

        Assert.Contains("现场检查：", Assert.Single(await Open(first)).Title, StringComparison.Ordinal);
        Done(await Send("Close", Whole()));
        Assert.Empty(await Open(first));
        Assert.Contains("审核检查结果：", Assert.Single(await Open(reviewer)).Title, StringComparison.Ordinal);

        async Task<IReadOnlyList<Zhiheng.Platform.Notices.OpenDeadline>> Open(Person person)
        {
            var account = (await site.Get<Zhiheng.Platform.Accounts.AccountOffice>().List(null, null, 100, default)).Single(found => found.Id == person.Id);
            return await deadlines.Of(await site.Get<Callers>().For(account, null, default), default);
        }
    }

    private string Now => $"{site.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)):yyyy-MM-ddTHH:mm}";

    private Dictionary<string, string> Whole() => new()
    {
        ["EndedAt"] = Now, ["A_C07_0"] = "yes", ["A_C07_1"] = "na", ["Codes"] = "1", ["Words"] = "未发现问题。", ["FirmName"] = "王经理", ["FirmWay"] = "drawn",
        ["FirmSign"] = TestInspections.Strokes, [$"Sign_{one}"] = TestInspections.Strokes, [$"Sign_{two}"] = TestInspections.Strokes,
    };

    private async Task Approve()
    {
        var today = $"{site.Register.Calendar.Today:yyyy-MM-dd}";
        Done(await People.Send(first.Browser, $"{Here}/ask", new() { ["Grounds"] = "年度抽查计划", ["VisitFrom"] = today, ["VisitTo"] = today }, $"{Here}/ask"));
        Done(await People.Send(leader.Browser, $"{Here}/approve", [], $"{Here}/approve?handler=Approve"));
    }

    private async Task<HttpResponseMessage> Send(string handler, Dictionary<string, string> more)
    {
        var form = await People.Form(first.Browser, $"{Here}/record", $"{Here}/record?handler=Save");
        form.Fields["StartedAt"] = Now;
        if (handler == "Close")
        {
            foreach (var (name, value) in Whole().Where(pair => !pair.Key.StartsWith("Sign_", StringComparison.Ordinal)))
            {
                form.Fields[name] = value;
            }
        }

        foreach (var (name, value) in more)
        {
            form.Fields[name] = value;
        }

        return await first.Browser.PostAsync($"{Here}/record?handler={handler}", new FormUrlEncodedContent(form.Fields));
    }

    private async Task<HttpResponseMessage> Photo(string name, byte[] bytes)
    {
        var form = await People.Form(first.Browser, $"{Here}/record", $"{Here}/record?handler=Photo");
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in form.Fields)
        {
            content.Add(new StringContent(value), field);
        }

        content.Add(new StringContent($"{rows.NewId()}"), "PhotoId");
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(name.EndsWith("png", StringComparison.Ordinal) ? "image/png" : "image/jpeg");
        content.Add(file, "Files", name);
        return await first.Browser.PostAsync($"{Here}/record?handler=Photo", content);
    }

    private static void Done(HttpResponseMessage answer)
        => Assert.True(answer.StatusCode == HttpStatusCode.Found && !answer.Headers.Location!.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal), $"{(int)answer.StatusCode} {answer.Headers.Location} {Said(answer)}");

    private static string Said(HttpResponseMessage answer)
        => Regex.Match(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult(), "<div class=\"(refusal|problems)\".*?</div>", RegexOptions.Singleline).Value;
}
