using System.Net;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class FreshnessTests
{
    [Theory]
    [BothDatabases]
    public async Task A_suspension_committed_elsewhere_shows_in_the_very_next_answer(Dialect dialect)
    {
        await using var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("T1"));
        var code = await site.Register.CodeOf("T1");
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("seal is-valid", await site.Client.Page("/c/" + code));
            Assert.Equal("valid", (await site.Client.Json("/api/v1/verify/T1")).GetProperty("answer").GetString());
            Assert.Equal("valid", (await site.Client.Json("/api/v1/certificates/" + code)).GetProperty("summary").GetProperty("standing").GetString());
        }

        await site.Register.Report(Rows.System("T1", Rows.Suspended("2026-05-20", "2026-08-20")));

        Assert.Equal("notValid", (await site.Client.Json("/api/v1/verify/T1")).GetProperty("answer").GetString());
        Assert.Contains("seal is-suspended", await site.Client.Page("/c/" + code));
        Assert.Equal("suspended", (await site.Client.Json("/api/v1/certificates/" + code)).GetProperty("summary").GetProperty("standing").GetString());
        Assert.Contains("is-suspended", await site.Client.Page("/search?q=T1"));
    }

    [Theory]
    [BothDatabases]
    public async Task Whoever_holds_the_present_answer_gets_304_until_it_changes(Dialect dialect)
    {
        await using var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("T1"));
        var code = await site.Register.CodeOf("T1");
        string[] paths = ["/api/v1/verify/T1", "/api/v1/certificates/" + code, "/api/v1/certificates?q=T1", "/api/v1/organizations/" + Rows.Code(1)];
        var tags = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            using var first = await site.Client.GetAsync(path);
            tags[path] = first.Headers.ETag!.ToString();
            Assert.Equal(HttpStatusCode.NotModified, (await Ask(site, path, tags[path])).StatusCode);
        }

        await site.Register.Report(Rows.System("T1", Rows.Suspended("2026-05-20", "2026-08-20")));

        foreach (var path in paths)
        {
            using var changed = await Ask(site, path, tags[path]);
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            Assert.NotEqual(tags[path], changed.Headers.ETag!.ToString());
        }
    }

    [Fact]
    public async Task The_size_of_a_certificate_page_does_not_grow_with_its_history()
    {
        await using var site = await TestSite.Start();
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("T1"));
        var path = "/c/" + await site.Register.CodeOf("T1");

        await Change(site, 100, 210);
        var before = (await InLedger(site, path)).Length;
        var beforeJson = (await site.Client.Json("/api/v1/certificates" + path[2..])).ToString().Length;
        await Change(site, 210, 320);
        var after = (await InLedger(site, path)).Length;
        var afterJson = (await site.Client.Json("/api/v1/certificates" + path[2..])).ToString().Length;

        Assert.InRange(after - before, -200, 200);
        Assert.InRange(afterJson - beforeJson, -200, 200);
    }

    // The card about the ledger appears once the newest fact is in it, within about a second.
    private static async Task<string> InLedger(TestSite site, string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            var page = await site.Client.Page(path);
            if (page.Contains("data-ledger-proof", StringComparison.Ordinal) || attempt == 200)
            {
                return page;
            }

            await Task.Delay(50);
        }
    }

    private static async Task Change(TestSite site, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            await site.Register.Report(Rows.System("T1", ("ORG_ADDRESS", $"山东省济南市历下区试验路 {i} 号")));
        }
    }

    private static async Task<HttpResponseMessage> Ask(TestSite site, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await site.Client.SendAsync(request);
    }
}
