using System.Net;

namespace Zhiheng.Web.Tests;

/// <summary>Orders from draft to close, page by page, by the people who may and by those who may not.</summary>
public sealed class WorkbenchOrdersTests : IAsyncLifetime
{
    private WorkbenchDesk desk = null!;

    public async Task InitializeAsync() => desk = await WorkbenchDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_draft_is_checked_sent_approved_and_has_number_and_paper()
    {
        var order = await desk.Issued();

        var page = await (await desk.Officer()).Browser.GetStringAsync(order);

        Assert.Contains("济南历下区市监认责停〔2026〕1号", page);
        Assert.Contains("/workbench/papers/", page);
        Assert.Contains("责令发出", page);
        Assert.Equal(1, await desk.Count("select count(*) from platform_paper where number = '济南历下区市监认责停〔2026〕1号'"));
    }

    [Fact]
    public async Task A_draft_without_evidence_or_with_a_day_gone_by_is_shown_again()
    {
        var officer = await desk.Officer();

        var bare = await desk.SendDraft(officer, withFile: false);
        var late = await desk.SendDraft(officer, respondBy: "2026-06-01");
        var mute = await desk.SendDraft(officer, grounds: "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        Assert.Contains("请至少附一份证据材料", await bare.Content.ReadAsStringAsync());
        Assert.Contains("须晚于今日", await late.Content.ReadAsStringAsync());
        Assert.Contains("请填写事实与理由", await mute.Content.ReadAsStringAsync());
        Assert.Equal(0, await desk.Count("select count(*) from registry_order where 1 = 1"));
    }

    [Fact]
    public async Task A_second_order_about_the_same_certificate_is_refused_when_it_is_sent()
    {
        await desk.Drafted(await desk.Officer());
        var officer = await desk.Officer();
        var html = await (await desk.SendDraft(officer)).Content.ReadAsStringAsync();

        var sent = await officer.Browser.PostAsync(
            $"/workbench/orders/new?certificate={desk.Code}&handler=Send", new FormUrlEncodedContent(WorkbenchDesk.Hidden(html, "handler=Send")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("已有同类责令未办结", await sent.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_draft_sent_twice_is_one_order()
    {
        var officer = await desk.Officer();
        var html = await (await desk.SendDraft(officer)).Content.ReadAsStringAsync();
        var fields = WorkbenchDesk.Hidden(html, "handler=Send");
        var address = $"/workbench/orders/new?certificate={desk.Code}&handler=Send";

        var first = await officer.Browser.PostAsync(address, new FormUrlEncodedContent(fields));
        var second = await officer.Browser.PostAsync(address, new FormUrlEncodedContent(fields));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await desk.Count("select count(*) from registry_order where 1 = 1"));
    }

    [Fact]
    public async Task A_superior_reads_an_order_and_may_not_approve_it_and_another_region_finds_nothing()
    {
        var order = await desk.Drafted(await desk.Officer());
        var (superior, stranger) = (await desk.Leader(WorkbenchDesk.City), await desk.Leader(WorkbenchDesk.Elsewhere));

        var page = await superior.Browser.GetStringAsync(order);
        var approval = await People.Send(
            superior.Browser, $"{order}/approve", new() { ["Consequence"] = "逾期不办理的，依法处理。" }, $"{order}/approve?handler=Approve");

        Assert.Contains($"{order}/supervise", page);
        Assert.DoesNotContain($"{order}/approve", page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, approval.StatusCode);
        Assert.Contains("上级只能督办", await approval.Content.ReadAsStringAsync());
        Assert.Equal(0, await desk.Count("select count(*) from platform_paper"));
        foreach (var path in new[] { order, $"{order}/approve", $"{order}/judge", $"{order}/close", $"{order}/supervise" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task A_paper_that_lacks_its_consequence_stops_the_approval()
    {
        var order = await desk.Drafted(await desk.Officer());
        var leader = await desk.Leader();

        var answer = await People.Send(leader.Browser, $"{order}/approve", new() { ["Consequence"] = "" }, $"{order}/approve?handler=Approve");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(1, await desk.Count("select count(*) from registry_order where state = 'drafted'"));
        Assert.Equal(0, await desk.Count("select count(*) from platform_paper"));
    }

    [Fact]
    public async Task An_answer_is_judged_and_the_order_stands_or_ends()
    {
        var order = await desk.Issued();
        await desk.Objected(order);
        var leader = await desk.Leader();

        var without = await People.Send(leader.Browser, $"{order}/judge", new() { ["Reason"] = "" }, $"{order}/judge?handler=Accept");
        var form = await People.Form(leader.Browser, $"{order}/judge", $"{order}/judge?handler=Accept");
        form.Fields["Reason"] = "整改证据不足";
        var noDay = await leader.Browser.PostAsync($"{order}/judge?handler=Insist", new FormUrlEncodedContent(form.Fields));
        form.Fields["RespondBy"] = "2026-06-20";
        var stands = await leader.Browser.PostAsync($"{order}/judge?handler=Insist", new FormUrlEncodedContent(form.Fields));

        Assert.Contains("请填写审查意见", await without.Content.ReadAsStringAsync());
        Assert.Contains("请填写期限", await noDay.Content.ReadAsStringAsync());
        Assert.Equal($"{order}?done=insisted", stands.Headers.Location?.OriginalString);
        var closed = await People.Send(leader.Browser, $"{order}/close", new() { ["Reason"] = "机构已停业" });
        Assert.Equal($"{order}?done=closed", closed.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_draft_is_sent_back_by_its_judge_or_given_up_by_an_officer()
    {
        var officer = await desk.Officer();
        var first = await desk.Drafted(officer);
        var leader = await desk.Leader();

        var mute = await People.Send(leader.Browser, $"{first}/approve", [], $"{first}/approve?handler=Discard");
        var back = await People.Send(leader.Browser, $"{first}/approve", new() { ["Reason"] = "证据不足" }, $"{first}/approve?handler=Discard");
        var second = await desk.Drafted(officer);
        var given = await People.Send(officer.Browser, $"{second}/discard", new() { ["Reason"] = "重新核实" });

        Assert.Contains("请填写退回理由", await mute.Content.ReadAsStringAsync());
        Assert.Equal($"{first}?done=discarded", back.Headers.Location?.OriginalString);
        Assert.Equal($"{second}?done=discarded", given.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_superior_supervises_assigns_to_an_authority_of_the_list_and_takes_up()
    {
        var order = await desk.Issued();
        await desk.Officer("370103");
        var city = await desk.Leader(WorkbenchDesk.City);
        var page = await city.Browser.GetStringAsync($"{order}/supervise");
        var choice = System.Text.RegularExpressions.Regex.Match(page, "value=\"(370103 [^\"]+)\"").Groups[1].Value;

        var supervised = await People.Send(city.Browser, $"{order}/supervise", new() { ["Instruction"] = "限期办结", ["EndBy"] = "2026-06-20" }, $"{order}/supervise?handler=Supervise");
        var free = await People.Send(city.Browser, $"{order}/supervise", new() { ["To"] = "370103 我自己写的", ["AssignReason"] = "回避" }, $"{order}/supervise?handler=Assign");
        var assigned = await People.Send(
            city.Browser, $"{order}/supervise", new() { ["To"] = WebUtility.HtmlDecode(choice), ["AssignReason"] = "回避" }, $"{order}/supervise?handler=Assign");
        var taken = await People.Send(city.Browser, $"{order}/supervise", new() { ["Reason"] = "重大" }, $"{order}/supervise?handler=TakeUp");

        Assert.Equal($"{order}?done=supervised", supervised.Headers.Location?.OriginalString);
        Assert.Equal(3, await desk.Count("select count(*) from platform_paper where number like '济南市监认督办〔2026〕%' or number like '济南市监认指管〔2026〕%'"));
        Assert.Contains("请从列表中选择承办机关", await free.Content.ReadAsStringAsync());
        Assert.Equal($"{order}?done=assigned", assigned.Headers.Location?.OriginalString);
        Assert.Equal($"{order}?done=taken-up", taken.Headers.Location?.OriginalString);
        Assert.DoesNotContain("value=\"370200", page);
    }

    [Fact]
    public async Task Evidence_opens_for_officers_of_the_region_and_only_what_the_order_names()
    {
        var order = await desk.Drafted(await desk.Officer());
        var page = await (await desk.Officer()).Browser.GetStringAsync(order);
        var link = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/workbench/orders/[^\"]+/evidence/[0-9a-f]{64})\"").Groups[1].Value;

        var own = await (await desk.Officer()).Browser.GetAsync(link);
        var foreign = await (await desk.Officer(WorkbenchDesk.Elsewhere)).Browser.GetAsync(link);
        var other = await (await desk.Officer()).Browser.GetAsync(link[..^64] + new string('0', 64));

        Assert.Equal("抽查报告：第 3 批次不合格。", await own.Content.ReadAsStringAsync());
        Assert.Contains("sandbox", own.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, other.StatusCode));
        Assert.Equal(1, await desk.Count("select count(*) from platform_audit where kind = 'evidence.read'"));
    }
}
