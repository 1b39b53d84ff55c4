using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>When the register cannot be reached nobody can tell: neither "valid" nor "not valid", neither "not here" nor "fake".</summary>
public class OutageTests
{
    [Theory]
    [BothDatabases]
    public async Task A_register_that_has_gone_cannot_tell(Dialect dialect)
    {
        // Without jobs: one that happens to be writing puts pages of its own over what was destroyed.
        await using var site = await TestSite.Start(dialect, settings => settings with { RunsJobs = false });
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("T1"));
        var code = await site.Register.CodeOf("T1");
        Assert.Contains("seal is-valid", await site.Client.Page("/c/" + code));
        Assert.Equal("valid", (await site.Client.Json("/api/v1/verify/T1")).GetProperty("answer").GetString());

        await Destroy(site, dialect);

        foreach (var path in new[] { "/", "/c/" + code, "/c/0123456789abcdef", "/search?q=T1", "/organizations/" + Rows.Code(1), "/bodies/" + Rows.Body })
        {
            var page = await site.Client.Page(path, HttpStatusCode.ServiceUnavailable);
            Assert.Contains("暂时无法核验", page);
            Assert.DoesNotContain("不在本登记簿", page);
            Assert.DoesNotContain("seal is-valid", page);
        }

        foreach (var path in new[] { "/api/v1/verify/T1", "/api/v1/verify/NONE", "/api/v1/certificates/" + code, "/api/v1/certificates?q=T1", "/api/v1/organizations/x", "/api/v1/bodies" })
        {
            Assert.Equal("api.status-503", await site.Client.Problem(path, HttpStatusCode.ServiceUnavailable));
        }

        using var failed = await site.Client.GetAsync("/c/" + code);
        Assert.StartsWith("default-src 'none'", failed.Headers.GetValues("Content-Security-Policy").Single());
        using var batch = await site.Client.PostAsJsonAsync("/api/v1/verify", new { numbers = new[] { "T1" } });
        await batch.Problem(HttpStatusCode.ServiceUnavailable);
        using var ready = await site.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("ok", await site.Client.GetStringAsync("/healthz"));
        Assert.Contains("关于本站", await site.Client.Page("/about"));
    }

    private static async Task Destroy(TestSite site, Dialect dialect)
    {
        if (dialect == Dialect.Postgres)
        {
            var mine = new NpgsqlConnectionStringBuilder(site.Database.ConnectionString);
            await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(BothDatabasesAttribute.Server) { Database = "postgres", Pooling = false });
            await using var command = server.CreateCommand($"alter database {mine.Database} allow_connections false; select pg_terminate_backend(pid) from pg_stat_activity where datname = '{mine.Database}'");
            await command.ExecuteNonQueryAsync();
            return;
        }

        // As when a disk fails: what is left is no database.
        SqliteConnection.ClearAllPools();
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            var file = Path.Combine(site.Database.Folder, "zhiheng.db" + ending);
            if (File.Exists(file))
            {
                await File.WriteAllBytesAsync(file, Enumerable.Repeat((byte)'x', 65536).ToArray());
            }
        }
    }
}
