using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Zhiheng.Ledger.Logs;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>What everybody reads of inspections.</summary>
public sealed class OpenInspectionPagesTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.Start(with: settings => settings with { RunsJobs = false });

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Every_page_stands_before_there_is_anything_to_show()
    {
        foreach (var page in new[] { "", "/plans", "/campaigns", "/findings", "/visits", "/statistics", "/data", "/data/manifest.json" })
        {
            Assert.Equal((page, HttpStatusCode.OK), (page, (await site.Client.GetAsync("/inspections" + page)).StatusCode));
        }

        foreach (var page in new[] { "?version=1", "/campaigns/none", "/statistics?year=2017", "/statistics?year=2027", "/data/none.csv" })
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await site.Client.GetAsync("/inspections" + page)).StatusCode));
        }
    }

    [Fact]
    public async Task Findings_visits_and_rates_are_shown_and_no_inspector_is_named_anywhere()
    {
        await Fill();

        var findings = await site.Client.GetStringAsync("/inspections/findings?q=甲机械");
        var visits = await site.Client.GetStringAsync("/inspections/visits?q=S1");
        var statistics = await site.Client.GetStringAsync("/inspections/statistics");

        Assert.Contains("发现问题经责令已改正", findings);
        Assert.DoesNotContain("乙机械", findings);
        Assert.DoesNotContain("丙机械", await site.Client.GetStringAsync("/inspections/findings"));
        Assert.Contains("已满", visits);
        Assert.Contains("<svg", statistics);
        Assert.Contains("机关370102", statistics);
        Assert.DoesNotContain("style=", statistics);
        foreach (var (path, text) in await Walk.From(site.Client, 60, "/inspections", "/inspections/findings", "/inspections/statistics"))
        {
            Assert.False(text.Contains("暗记", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public async Task The_manifest_lists_the_hash_of_every_file_and_the_checkpoint_of_the_ledger()
    {
        await Fill();
        await site.Get<Sequencer>().Integrate(default);
        var manifest = JsonDocument.Parse(await site.Client.GetStringAsync("/inspections/data/manifest.json")).RootElement;
        var checkpoint = await site.Client.GetStringAsync("/ledger/checkpoint");

        // What is added afterwards does not take the listed files away.
        await GivenInspections.PublishPlan(site);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var newer = JsonDocument.Parse(await site.Client.GetStringAsync("/inspections/data/manifest.json")).RootElement;

        Assert.Equal(checkpoint, manifest.GetProperty("checkpoint").GetString());
        Assert.Equal(12, manifest.GetProperty("files").GetArrayLength());
        foreach (var file in manifest.GetProperty("files").EnumerateArray().Concat(newer.GetProperty("files").EnumerateArray()))
        {
            var bytes = await site.Client.GetByteArrayAsync(file.GetProperty("href").GetString());
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(file.GetProperty("bytes").GetInt32(), bytes.Length);
        }

        Assert.NotEqual(manifest.GetProperty("files")[2].GetProperty("sha256").GetString(), newer.GetProperty("files")[2].GetProperty("sha256").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync($"/inspections/data/plans.csv?sha256={new string('0', 64)}")).StatusCode);
    }

    private async Task Fill()
    {
        await GivenInspections.PublishList(site);
        var campaign = await GivenInspections.ApproveCampaign(site);
        var (one, two) = (await GivenInspections.Inspector(site, "J-1"), await GivenInspections.Inspector(site, "J-2", "370102"));
        var today = site.Register.Calendar.Today;
        await new GivenFinding(campaign, "S1", "甲机械有限公司", one, today, "E").Add(site.Database, site.Register.Database);
        await new GivenFinding(campaign, "S2", "乙机械有限公司", two, today, "1").Add(site.Database, site.Register.Database);
        await new GivenFinding(campaign, "S3", "丙机械有限公司", two, today, "1") { State = "ended" }.Add(site.Database, site.Register.Database);
    }
}
