using System.Net;
using System.Text.RegularExpressions;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Tests;

/// <summary>Reminders reach the inbox once, are read there, and the calendar opens to its token only.</summary>
public sealed class InboxPagesTests(ActsSite acts) : IClassFixture<ActsSite>
{
    [Fact]
    public async Task A_deadline_is_told_once_and_stands_in_the_calendar()
    {
        var codes = await acts.Organizations("3703");
        var officer = await acts.People.SignedIn(Role.RegistryOfficer, "370300");
        var leader = await acts.People.SignedIn(Role.RegistryLeader, "370300");
        await ActsSite.SendWithFile(officer.Browser, $"/workbench/merges/new?merged={codes[0]}&survivor={codes[1]}", new() { ["Reason"] = "重复" });

        var first = await acts.Site.Get<Reminding>().Run(default);
        var second = await acts.Site.Get<Reminding>().Run(default);
        var inbox = await leader.Browser.GetStringAsync("/inbox");
        await People.Send(leader.Browser, "/inbox", [], "/inbox?handler=Read");
        var made = await (await People.Send(leader.Browser, "/inbox", [], "/inbox?handler=Feed")).Content.ReadAsStringAsync();
        var feed = Regex.Match(made, "/calendar/[0-9a-z]{32}\\.ics").Value;
        var calendar = await acts.Site.Client.GetStringAsync(feed);
        await People.Send(leader.Browser, "/inbox", [], "/inbox?handler=EndFeed");

        Assert.True(first > 0);
        Assert.Equal(0, second);
        Assert.Contains("审批组织合并", inbox);
        Assert.DoesNotContain("标为已读", await leader.Browser.GetStringAsync("/inbox"));
        Assert.Contains("BEGIN:VEVENT", calendar);
        Assert.Equal(HttpStatusCode.NotFound, (await acts.Site.Client.GetAsync(feed)).StatusCode);
        Assert.DoesNotContain("审批组织合并", await officer.Browser.GetStringAsync("/inbox"));
    }
}
