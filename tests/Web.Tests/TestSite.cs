using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>
/// The whole program on a port of its own, over a fresh database. <see cref="Register"/> reaches the same database through
/// connections of its own, as another process would.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestSite(TestDatabase database, WebApplication program)
    {
        (Database, app) = (database, program);
        Register = new TestRegister(database);
        Address = new Uri(app.Urls.Single());
        Client = Visitor();
    }

    public TestDatabase Database { get; }

    public TestRegister Register { get; }

    public TestClock Clock => Database.Clock;

    public Uri Address { get; }

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    public static async Task<TestSite> Start(Dialect dialect = Dialect.Sqlite, Func<AppSettings, AppSettings>? with = null, Action<WebApplication>? map = null, Action<IServiceCollection>? adjust = null)
    {
        var database = await TestDatabase.Create(dialect);
        var settings = new AppSettings(database.Folder, database.ConnectionString, ["http://127.0.0.1:0"])
        {
            Clock = database.Clock,
            RequestsPerMinute = 1_000_000,
        };
        var program = ZhihengApp.Build(with is null ? settings : with(settings), adjust);
        map?.Invoke(program);
        await program.StartAsync();
        return new TestSite(database, program);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Another visitor; with cookies, a browser that comes back.</summary>
    public HttpClient Visitor(bool keepsCookies = false)
        => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = keepsCookies }) { BaseAddress = Address };

    public Task<string> NewKey(string? body, string scopes = ApiKeys.ReportScope, DateOnly? expiresOn = null)
        => Get<ApiKeys>().Create("试验", body, scopes, expiresOn, Database.Act(), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
