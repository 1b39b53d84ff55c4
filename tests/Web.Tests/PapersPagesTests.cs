using System.Net;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.Tests;

/// <summary>A withdrawal from its preview to the numbered paper and its public check address.</summary>
public sealed class PapersPagesTests(ActsSite acts) : IClassFixture<ActsSite>
{
    [Fact]
    public async Task A_recorded_withdrawal_issues_a_paper_that_prints_and_can_be_checked_by_anybody()
    {
        var officer = await acts.People.SignedIn(Role.RegistryOfficer, "370000");
        var leader = await acts.People.SignedIn(Role.RegistryLeader, "370000");
        var foreign = await acts.People.SignedIn(Role.RegistryLeader, "370200");
        var today = acts.Site.Register.Calendar.Today.ToString("yyyy-MM-dd");
        string body;
        await using (var session = await acts.Site.Register.Database.Read(default))
        {
            body = (await session.First<string>("select b.approval_no from registry_body b where exists (select 1 from registry_certificate c where c.body = b.id) order by b.approval_no", null, default))!;
        }

        var page = $"/workbench/withdrawals/new?body={body}&effective={today}";
        var preview = await officer.Browser.GetStringAsync(page);
        var sent = await ActsSite.SendWithFile(officer.Browser, page, new()
        {
            ["Reason"] = "国家认监委已撤销其批准", ["Basis"] = "认证认可条例第七十一条", ["DecisionNo"] = "国市监认撤〔2026〕1号", ["DecidedOn"] = today,
        });
        var show = sent.Headers.Location!.OriginalString.Split('?')[0];
        var approved = await People.Send(leader.Browser, $"{show}/decide", [], $"{show}/decide?handler=Approve");
        var list = await leader.Browser.GetStringAsync("/workbench/papers");
        var pdf = Regex.Match(list, "/workbench/papers/[0-9a-f-]+\\.pdf").Value;
        var printed = await leader.Browser.GetAsync(pdf);
        var check = await acts.Site.Client.GetStringAsync("/papers/" + Uri.EscapeDataString("鲁市监认撤告〔" + today[..4] + "〕1号"));

        Assert.Contains("有效证书", preview);
        Assert.Equal(HttpStatusCode.Found, approved.StatusCode);
        Assert.Equal("application/pdf", printed.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", printed.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Browser.GetAsync(pdf)).StatusCode);
        Assert.Contains("批准资格撤销告知书", check);
        Assert.Equal(HttpStatusCode.NotFound, (await acts.Site.Client.GetAsync("/papers/none")).StatusCode);
    }
}
