using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Zhiheng.Kernel;
using Zhiheng.Platform;
using Zhiheng.Platform.Accounts.External;
using Zhiheng.Platform.Databases;
using Zhiheng.Web;

namespace Zhiheng.Cli;

/// <summary>The installation a command works on: a folder, or PostgreSQL by ZHIHENG_DB.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Installation(AppSettings settings)
    {
        var collection = new ServiceCollection();
        ZhihengApp.AddRegister(collection, settings);
        services = collection.BuildServiceProvider();
    }

    public static Option<string> FolderOption { get; } = new("--data")
    {
        Description = "数据目录（SQLite 文件与密钥）。Folder of the SQLite file and keys; default: ZHIHENG_DATA or ./data",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ZHIHENG_DATA") ?? "data",
        Recursive = true,
    };

    public Database Database => services.GetRequiredService<Database>();

    public static Installation Open(ParseResult parsed) => new(Settings(parsed));

    public static AppSettings Settings(ParseResult parsed)
        => new(Path.GetFullPath(parsed.GetValue(FolderOption)!), Environment.GetEnvironmentVariable("ZHIHENG_DB"), [])
        {
            KeyPassphrase = Environment.GetEnvironmentVariable("ZHIHENG_KEY_PASSPHRASE") is { Length: > 0 } passphrase ? passphrase : null,
            Fonts = (Environment.GetEnvironmentVariable("ZHIHENG_FONTS") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ClamAv = Environment.GetEnvironmentVariable("ZHIHENG_CLAMAV") is { Length: > 0 } scanner ? scanner : null,
            Smtp = Environment.GetEnvironmentVariable("ZHIHENG_SMTP") is { Length: > 0 } relay ? relay : null,
            OpenId = OpenIdSettings.From(
                Environment.GetEnvironmentVariable("ZHIHENG_OIDC_ISSUER"), Environment.GetEnvironmentVariable("ZHIHENG_OIDC_CLIENT_ID"),
                Environment.GetEnvironmentVariable("ZHIHENG_OIDC_CLIENT_SECRET"), Environment.GetEnvironmentVariable("ZHIHENG_OIDC_NAME"),
                Environment.GetEnvironmentVariable("ZHIHENG_OIDC_TRUST_MFA")),
            Witnesses = (Environment.GetEnvironmentVariable("ZHIHENG_WITNESSES") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>An act of the person at this command line.</summary>
    public Act Act(string reason) => new(
        $"{Environment.UserName}@{Environment.MachineName}", Capacity.Operator, Get<TimeProvider>().GetUtcNow(), reason);

    public Task<IReadOnlyList<string>> Migrate(CancellationToken ct)
        => new Migrator(Database, Get<TimeProvider>()).Migrate(Scripts.All, ct);

    public async Task<string?> Setting(string name, CancellationToken ct)
    {
        await using var session = await Database.Read(ct);
        return await Platform.Settings.Get(session, name, ct);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
