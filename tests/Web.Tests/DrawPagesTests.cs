using System.Net;
using System.Text;
using System.Text.Json;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>The ceremony by its pages, and what everybody may see and check of it.</summary>
public sealed class DrawPagesTests : IAsyncLifetime
{
    private DrawSite draws = null!;

    private HttpClient Anybody => draws.Site.Client;

    public async Task InitializeAsync() => draws = await DrawSite.Open();

    public async Task DisposeAsync() => await draws.DisposeAsync();

    [Fact]
    public async Task A_draw_is_held_by_forms_and_its_bundle_is_verified_by_page_address_and_command()
    {
        await draws.Held();

        var bundle = await Anybody.GetByteArrayAsync($"/draws/{draws.Code}/bundle.json");
        var report = DrawVerifier.Check(bundle);
        Assert.Null(report.Wrong);
        Assert.All(report.Findings, finding => Assert.True(finding.IsChecked, finding.Words));
        Assert.Equal(3, report.Bundle!.Reveals.Count);
        Assert.Contains(report.Bundle.Plan.Ledger!.Witnesses, key => key.StartsWith("demo-witness/same-operator+", StringComparison.Ordinal));
        Assert.Equal(bundle, await Anybody.GetByteArrayAsync($"/api/v1/draws/{draws.Code}/bundle"));
        Assert.Equal(4, report.Bundle.Strata.Sum(one => one.Selected.Count));

        var (code, said) = await CommandLine.Run("verify", "draw", new Uri(draws.Site.Address, $"/draws/{draws.Code}").ToString());
        Assert.True(code == 0, said);
        Assert.Contains("全部重新计算无误", said, StringComparison.Ordinal);
        Assert.Equal(0, await Outside(bundle));
        var at = Encoding.UTF8.GetString(bundle).IndexOf("\"salt\":\"", StringComparison.Ordinal);
        bundle[Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(bundle)[..at]) + 9] ^= 1;
        Assert.NotEqual(0, await Outside(bundle));
        Assert.NotNull(DrawVerifier.Check(bundle).Wrong);
    }

    [Fact]
    public async Task Every_firm_finds_its_ticket_on_the_public_page_and_by_the_interface()
    {
        await draws.Held();
        var bundle = DrawBundle.Parse(await Anybody.GetByteArrayAsync($"/draws/{draws.Code}/bundle.json")).Value;

        foreach (var firm in Enumerable.Range(1, DrawSite.Firms).Select(Rows.Code))
        {
            var isDrawn = bundle.Strata.Any(one => one.Selected.Contains(firm));
            var page = await Anybody.GetStringAsync($"/draws/{draws.Code}?own={firm}");
            Assert.Contains(isDrawn ? "<strong>被抽中</strong>" : "<strong>未被抽中</strong>", page, StringComparison.Ordinal);
            var own = await Anybody.GetByteArrayAsync($"/api/v1/draws/{draws.Code}/own?id={firm}");
            Assert.Equal(isDrawn, OwnTicket.Of(bundle, DisclosedLeaf.Parse(own).Value).Value.IsDrawn);
        }

        var stranger = await Anybody.GetAsync($"/api/v1/draws/{draws.Code}/own?id=91370000XXXXXXXXXX");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        Assert.Contains("inspection.draw.not-in-list", await stranger.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("不在这次抽取的名单中", await Anybody.GetStringAsync($"/draws/{draws.Code}?own=91370000X"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Witness_and_drawer_are_told_what_is_theirs_to_do_and_by_when()
    {
        await draws.Opened();
        Assert.Contains($"请见证抽取 {draws.Code}", await draws.Witness.Browser.GetStringAsync("/inbox"), StringComparison.Ordinal);
        Assert.DoesNotContain("请见证抽取", await draws.Drawer.Browser.GetStringAsync("/inbox"), StringComparison.Ordinal);
        DrawSite.Led(await draws.Act(draws.Drawer, "operate", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.DrawerSecret))));
        DrawSite.Led(await draws.Act(draws.Witness, "witness", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.WitnessSecret))));

        DrawSite.Led(await draws.Act(draws.Drawer, "operate", "Freeze"));

        Assert.Contains($"请揭示抽取 {draws.Code}", await draws.Drawer.Browser.GetStringAsync("/inbox"), StringComparison.Ordinal);
        Assert.Contains($"请揭示抽取 {draws.Code}", await draws.Witness.Browser.GetStringAsync("/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_screen_and_the_public_page_show_what_is_next_and_what_was_drawn()
    {
        await draws.Opened();
        var waiting = await draws.Drawer.Browser.GetStringAsync($"{draws.Draw}/screen");
        Assert.Contains("data-awaits=\"1\"", waiting, StringComparison.Ordinal);
        Assert.Contains("等待承诺", waiting, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Anybody.GetAsync($"/draws/{draws.Code}")).StatusCode);
        Assert.Contains("class=\"code\" href=\"/workbench", await draws.Drawer.Browser.GetStringAsync("/workbench/draws"), StringComparison.Ordinal);

        DrawSite.Led(await draws.Act(draws.Drawer, "operate", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.DrawerSecret))));
        DrawSite.Led(await draws.Act(draws.Witness, "witness", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.WitnessSecret))));
        DrawSite.Led(await draws.Act(draws.Drawer, "operate", "Freeze"));
        var hash = await draws.One("select plan_hash from inspection_draw");

        Assert.Contains(hash, await draws.Drawer.Browser.GetStringAsync($"{draws.Draw}/screen"), StringComparison.Ordinal);
        Assert.Contains(hash, await Anybody.GetStringAsync($"/draws/{draws.Code}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Anybody.GetAsync($"/draws/{draws.Code}/bundle.json")).StatusCode);
        Assert.Contains(draws.Code, await Anybody.GetStringAsync("/draws"), StringComparison.Ordinal);
        var counts = JsonDocument.Parse(await Anybody.GetStringAsync("/api/v1/draws/counts")).RootElement;
        Assert.Equal(("C07", 1), (counts[0].GetProperty("item").GetString(), counts[0].GetProperty("plans").GetInt32()));
    }

    [Fact]
    public async Task A_GET_never_draws_and_a_form_that_was_sent_twice_draws_once()
    {
        await draws.Opened();
        foreach (var handler in new[] { "Freeze", "Hold", "Void", "Commit" })
        {
            await draws.Drawer.Browser.GetAsync($"{draws.Draw}/operate?handler={handler}&Version=1&Reason=x");
        }

        Assert.Equal("committing", await draws.One("select state from inspection_draw"));

        DrawSite.Led(await draws.Act(draws.Drawer, "operate", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.DrawerSecret))));
        DrawSite.Led(await draws.Act(draws.Witness, "witness", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.WitnessSecret))));
        var form = await People.Form(draws.Drawer.Browser, $"{draws.Draw}/operate", $"{draws.Draw}/operate?handler=Freeze");
        var first = DrawSite.Led(await draws.Drawer.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields)));
        var second = DrawSite.Led(await draws.Drawer.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields)));

        Assert.Equal(first, second);
        Assert.Equal("frozen 2", await draws.One("select state || ' ' || version from inspection_draw"));
        Assert.Equal(1, await Facts("DrawFrozen"));
    }

    [Fact]
    public async Task Two_browsers_that_freeze_at_once_freeze_once_and_the_other_is_told()
    {
        await draws.Opened();
        DrawSite.Led(await draws.Act(draws.Drawer, "operate", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.DrawerSecret))));
        DrawSite.Led(await draws.Act(draws.Witness, "witness", "Commit", ("Commitment", DrawSite.Commitment(DrawSite.WitnessSecret))));
        var page = $"{draws.Draw}/operate";
        var one = await People.Form(draws.Drawer.Browser, page, $"{page}?handler=Freeze");
        var two = await People.Form(draws.Drawer.Browser, page, $"{page}?handler=Freeze");

        var answers = await Task.WhenAll(new[] { one, two }.Select(form => draws.Drawer.Browser.PostAsync(form.Action, new FormUrlEncodedContent(form.Fields))));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
        Assert.Contains("已由他人推进", await answers.Single(answer => answer.StatusCode != HttpStatusCode.Found).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await Facts("DrawFrozen"));
    }

    [Fact]
    public async Task Refusals_stand_on_the_page_and_foreign_regions_find_nothing()
    {
        var empty = await People.Send(draws.Drawer.Browser, "/workbench/draws/new", new() { ["NotBefore"] = "tomorrow" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        await draws.Opened("公证处");
        var link = await draws.Link();
        var bad = await draws.Act(draws.Drawer, "operate", "Commit", ("Commitment", "123"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("承诺须是 64 位", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var copied = await Anybody.PostAsync($"{link}?handler=Commit", DrawSite.Form(("Commitment", "no")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, copied.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Anybody.GetAsync("/draws/link/000000")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Anybody.PostAsync("/draws/link/000000?handler=Reveal", DrawSite.Form(("Text", "x")))).StatusCode);

        var elsewhere = await draws.People.SignedIn(Role.DrawOperator, "370202");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Browser.GetAsync(draws.Draw)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Browser.GetAsync($"{draws.Draw}/operate")).StatusCode);
        var city = await draws.People.SignedIn(Role.DrawOperator, "370100");
        Assert.Equal(HttpStatusCode.OK, (await city.Browser.GetAsync(draws.Draw)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await draws.Witness.Browser.GetAsync($"{draws.Draw}/operate")).StatusCode);
    }

    [Fact]
    public async Task One_who_was_drawn_is_replaced_by_forms_of_two_persons()
    {
        await draws.Held();
        var task = await draws.One("select lower(hex(id)) from inspection_task where place = 1");
        var page = $"/workbench/draws/tasks/{Guid.ParseExact(task, "N")}/replace";
        var planner = await draws.People.SignedIn(Role.InspectionPlanner, DrawSite.Region);
        var leader = await draws.People.SignedIn(Role.InspectionLeader, DrawSite.Region);

        DrawSite.Led(await People.Send(planner.Browser, page, new() { ["Reason"] = "closed" }));
        DrawSite.Led(await People.Send(leader.Browser, $"{page}/decide", [], $"{page}/decide?handler=Approve"));

        Assert.Equal("replaced", await draws.One("select state from inspection_task where place = 1"));
        var shown = await Anybody.GetStringAsync($"/draws/{draws.Code}");
        Assert.Contains("已注销、吊销或停业", shown, StringComparison.Ordinal);
    }

    /// <summary>The 40 lines of Python that use nothing but a hash function.</summary>
    private async Task<int> Outside(byte[] bundle)
    {
        var file = Path.Combine(draws.Site.Database.Folder, "bundle.json");
        await File.WriteAllBytesAsync(file, bundle);
        using var python = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("python3", [Path.Combine(Golden.Root, "tests", "outside", "draw", "check.py"), file]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        await python.WaitForExitAsync();
        return python.ExitCode;
    }

    private async Task<int> Facts(string kind) => int.Parse(await draws.One($"select cast(count(*) as text) from platform_journal where kind = '{kind}'"), System.Globalization.CultureInfo.InvariantCulture);
}
