using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class ReportApiTests
{
    private const string Other = "CNCA-R-2999-902";

    [Theory]
    [BothDatabases]
    public async Task A_report_is_queued_worked_off_and_answered_row_by_row(Dialect dialect)
    {
        await using var site = await Site(dialect);
        using var client = Holder(site, await site.NewKey(Rows.Body));

        using var sent = await client.PostAsync("/api/v1/reports?name=证书.csv", new ByteArrayContent(Uploads.Utf8(Rows.System("U1"), Rows.System("U2", ("CERTI_STATUS", "99")))));
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var job = sent.Headers.Location!.OriginalString;
        var done = await Finished(client, job);
        var rows = await client.Json(job + "/rows");
        var findings = await client.Json(job + "/rows?onlyFindings=true");

        Assert.Equal("done", done.GetProperty("state").GetString());
        Assert.Equal((1, 1), (done.GetProperty("accepted").GetInt32(), done.GetProperty("rejected").GetInt32()));
        Assert.Equal(["accepted", "rejected"], rows.EnumerateArray().Select(row => row.GetProperty("verdict").GetString()));
        Assert.Equal(["rejected"], findings.EnumerateArray().Select(row => row.GetProperty("verdict").GetString()));
        Assert.Contains("99", await client.GetStringAsync(job + "/result.csv"));
        Assert.Equal("PK"u8.ToArray(), (await client.GetByteArrayAsync(job + "/result.xlsx"))[..2]);
        Assert.Equal("api.report.format", await client.Problem(job + "/result.exe", HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_form_with_a_file_is_taken_like_the_bare_file()
    {
        await using var site = await Site(Dialect.Sqlite);
        using var client = Holder(site, await site.NewKey(Rows.Body));
        using var form = Uploads.Form(null, Uploads.Xlsx(Rows.System("U1")), "证书.xlsx");

        using var sent = await client.PostAsync("/api/v1/reports", form);

        Assert.Equal("done", (await Finished(client, sent.Headers.Location!.OriginalString)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Without_a_good_key_every_operation_is_refused()
    {
        await using var site = await Site(Dialect.Sqlite);
        var expired = await site.NewKey(Rows.Body, expiresOn: new DateOnly(2026, 5, 31));
        using var owner = Holder(site, await site.NewKey(Rows.Body));
        using var sent = await owner.PostAsync("/api/v1/reports", new ByteArrayContent(Uploads.Utf8(Rows.System("U1"))));
        var job = sent.Headers.Location!.OriginalString;

        foreach (var (key, status, code) in new[]
        {
            (null, HttpStatusCode.Unauthorized, "platform.key.missing"),
            ("zh_unknown", HttpStatusCode.Unauthorized, "platform.key.unknown"),
            (expired, HttpStatusCode.Unauthorized, "platform.key.expired"),
            (await site.NewKey(Rows.Body, "read"), HttpStatusCode.Forbidden, "api.report.key-not-for-reports"),
        })
        {
            using var client = Holder(site, key);
            using var post = await client.PostAsync("/api/v1/reports", new ByteArrayContent([1]));
            Assert.Equal(code, await post.Problem(status));
            foreach (var path in new[] { "", "/rows", "/result.csv" })
            {
                Assert.Equal(code, await client.Problem(job + path, status));
            }
        }
    }

    [Fact]
    public async Task Another_bodys_report_looks_like_one_that_does_not_exist()
    {
        await using var site = await Site(Dialect.Sqlite);
        using var owner = Holder(site, await site.NewKey(Rows.Body));
        using var other = Holder(site, await site.NewKey(Other));
        using var sent = await owner.PostAsync("/api/v1/reports", new ByteArrayContent(Uploads.Utf8(Rows.System("U1"))));

        foreach (var path in new[] { "", "/rows", "/result.csv" })
        {
            Assert.Equal("api.report.unknown", await other.Problem(sent.Headers.Location!.OriginalString + path, HttpStatusCode.NotFound));
            Assert.Equal("api.report.unknown", await other.Problem("/api/v1/reports/0197a5b0-0000-7000-8000-000000000000" + path, HttpStatusCode.NotFound));
        }
    }

    [Fact]
    public async Task An_empty_report_is_refused()
    {
        await using var site = await Site(Dialect.Sqlite);
        using var client = Holder(site, await site.NewKey(Rows.Body));

        using var response = await client.PostAsync("/api/v1/reports", new ByteArrayContent([]));

        Assert.Equal("platform.file.empty", await response.Problem(HttpStatusCode.UnprocessableEntity));
    }

    [Theory]
    [InlineData("/api/v1/reports", "application/problem+json")]
    [InlineData("/api/v1/verify", "application/problem+json")]
    [InlineData("/report", "text/html")]
    public async Task A_body_larger_than_the_limit_is_refused_before_it_is_read(string path, string type)
    {
        await using var site = await Site(Dialect.Sqlite);
        using var socket = new TcpClient();
        await socket.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = socket.GetStream();
        var key = await site.NewKey(Rows.Body);

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: {(path == "/report" ? "multipart/form-data; boundary=b" : path == "/api/v1/verify" ? "application/json" : "text/csv")}\r\nContent-Length: 99999999999\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var head = new StringBuilder();
        for (var line = await reader.ReadLineAsync(); !string.IsNullOrEmpty(line); line = await reader.ReadLineAsync())
        {
            head.AppendLine(line);
        }

        Assert.StartsWith("HTTP/1.1 413", head.ToString());
        Assert.Contains(type, head.ToString());
    }

    private static HttpClient Holder(TestSite site, string? key)
    {
        var client = site.Visitor();
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<JsonElement> Finished(HttpClient client, string job)
    {
        for (var i = 0; i < 200; i++)
        {
            var status = await client.Json(job);
            if (status.GetProperty("state").GetString() is "done" or "failed")
            {
                return status;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{job} did not finish.");
    }

    private static async Task<TestSite> Site(Dialect dialect)
    {
        var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.AddBody(Other);
        return site;
    }
}
