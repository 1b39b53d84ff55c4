using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Zhiheng.Kernel;
using Zhiheng.Ledger.Keys;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Accounts.External;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Documents;
using Zhiheng.Platform.Files;
using Zhiheng.Platform.Jobs;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Lookup;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Registry.Schemes;
using Zhiheng.Web.Api;
using Zhiheng.Web.Charts;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Workbench;
using Zhiheng.Web.Pages.Workbench.Checks;
using Zhiheng.Web.Pages.Public;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web;

/// <summary>
/// How an installation is started. <c>Folder</c> holds the SQLite file and the keys; <c>Connection</c> names PostgreSQL instead;
/// <c>RequestsPerMinute</c> is what one address may ask of the API.
/// </summary>
public sealed record AppSettings(string Folder, string? Connection, IReadOnlyList<string> Urls)
{
    public int RequestsPerMinute { get; init; } = 1200;

    public bool IsDemo { get; init; }

    public string Place { get; init; } = "质量认证登记与核验";

    /// <summary>Where the world finds the site, for QR codes: <c>https://host</c>. Null: as each request found it.</summary>
    public string? PublicUrl { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False where another process of the installation works off the queue.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary>Opens and seals the key files; null: they lie plain, readable by their owner only.</summary>
    public string? KeyPassphrase { get; init; }

    /// <summary>Where uploads are scanned for viruses (host:port or a socket's path); null: nowhere.</summary>
    public string? ClamAv { get; init; }

    /// <summary>The mail relay (host:port); null: mail lies in the folder <c>outbox</c> of the data directory.</summary>
    public string? Smtp { get; init; }

    /// <summary>The work of hashing a password; null: as recommended. Tests that sign in hundreds of times ask for less.</summary>
    public int? PasswordIterations { get; init; }

    /// <summary>Files of typefaces that are asked, in this order, for characters that the shipped one lacks.</summary>
    public IReadOnlyList<string> Fonts { get; init; } = [];

    /// <summary>The external provider by which people may sign in; null: by password only.</summary>
    public OpenIdSettings? OpenId { get; init; }

    /// <summary>Witnesses that are shown each checkpoint: <c>address vkey</c>.</summary>
    public IReadOnlyList<string> Witnesses { get; init; } = [];
}

/// <summary>Puts the program together. The command line starts it; tests start it on a port of their own.</summary>
public static class ZhihengApp
{
    public static WebApplication Build(AppSettings settings, Action<IServiceCollection>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // It warns at every start that its keys lie unencrypted; they lie in the database, which needs guarding anyway.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // Pages and operations that take files state a limit of their own.
            options.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
            options.Limits.MaxRequestLineSize = 8 * 1024;
        });
        AddRegister(builder.Services, settings);
        AddWeb(builder, settings);
        adjust?.Invoke(builder.Services);

        var app = builder.Build();
        if (settings.Fonts.Count > 0)
        {
            // A wrong path is told at the start, not to the first who wants to print.
            app.Services.GetRequiredService<DocumentWriter>();
        }

        Map(app, settings);
        return app;
    }

    /// <summary>The register and its use cases, as the command line needs them too.</summary>
    public static void AddRegister(IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(settings.Clock);
        services.AddSingleton(_ => Database.Open(settings.Connection, settings.Folder, settings.Clock));
        services.AddSingleton(ReferenceData.Rules);
        services.AddSingleton(ReferenceData.Regions);
        services.AddSingleton(ReferenceData.WorkingDays);
        services.AddSingleton<BusinessCalendar>();
        services.AddSingleton(_ => SchemeTable.Load());
        services.AddSingleton(_ => CodeTables.Load());
        services.AddSingleton(_ => TemplateCatalogue.Load());
        services.AddSingleton<ReportRules>();
        services.AddSingleton(_ => IdentityVault.Open(settings.Folder, settings.KeyPassphrase));
        services.AddSingleton(_ => new KeyFolder(settings.Folder, settings.KeyPassphrase));
        services.AddSingleton(provider => new LogKeys(provider.GetRequiredService<KeyFolder>(), Origin(settings.PublicUrl)));
        services.AddSingleton<Sequencer>();
        services.AddSingleton<LedgerReading>();
        services.AddWitnesses(settings);
        services.AddSingleton<WithdrawPayloadHandler>();
        services.AddSingleton<RotateLogKeyHandler>();
        services.AddSingleton<ImportReport>();
        services.AddSingleton<RegisterBodyHandler>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<SubmitReport>();
        services.AddSingleton<ReportWorker>();
        services.AddSingleton<ReportResults>();
        services.AddSingleton<VerificationText>();
        services.AddSingleton<NumberLookup>();
        services.AddSingleton<CertificateLookup>();
        services.AddSingleton(provider => new MapFolder(settings.Folder, provider.GetRequiredService<RegionTable>()));
        services.AddCredentials(settings.Fonts);
        services.AddAccounts(settings);
        services.AddIdentityProvider(settings.OpenId);
    }

    // A log is called after the place where it is found: host and path, no scheme.
    private static string? Origin(string? publicUrl)
        => Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) ? $"{url.Authority}{url.AbsolutePath.TrimEnd('/')}/ledger" : null;

    private static void AddWeb(WebApplicationBuilder builder, AppSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton<ProtectionKeyStore>();
        services.AddDataProtection().SetApplicationName("zhiheng");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, ProtectionKeys>();
        services.ConfigureHttpJsonOptions(options => Conditional.Configure(options.SerializerOptions));
        services.AddApiDescription();
        services.AddSingleton<ToolboxDesk>();
        services.AddSignedInPages();
        services.AddRateLimiter(options => LimitRates(options, settings.RequestsPerMinute));
        services.AddPublicPages(provider => new Site
        {
            Place = new Words(settings.Place, "Quality certification register"),
            IsDemo = settings.IsDemo,
            Version = Version,
            DataAsOf = provider.GetRequiredService<DataAge>().Get,
            PublicUrl = settings.PublicUrl?.TrimEnd('/'),
            ApiDescription = "/openapi/v1.json",
        });
        if (settings.RunsJobs)
        {
            services.AddHostedService<JobRunner>();
            services.AddSingleton(provider => new Witnessing(
                provider.GetRequiredService<Database>(), provider.GetRequiredService<AskedWitnesses>().All, provider.GetRequiredService<AskWitness>(), settings.Clock));
            services.AddHostedService<LedgerRunner>();
            services.AddHostedService<DailyRunner>();
            services.AddHostedService<NoticeRunner>();
            services.AddHostedService<IndicatorRunner>();
        }
    }

    public static string Version { get; } = typeof(ZhihengApp).Assembly.GetName().Version!.ToString(3);

    private static void Map(WebApplication app, AppSettings settings)
    {
        app.UseVerifyFirst(app.Services.GetRequiredService<NumberLookup>(), ApiLimiter(settings.RequestsPerMinute));
        app.UsePublicPages(Outages.StatusOf);
        app.UseApiOutages();
        app.UseRouting();

        // Named here, or the host puts them before everything, the most-asked question included.
        app.UseAuthentication();
        app.UseMiddleware<PowerGate>();
        app.UseAuthorization();
        app.UseRateLimiter();

        // Public, each of them; what is mapped elsewhere is shut unless it names a power.
        var open = app.MapGroup(string.Empty).AllowAnonymous();
        app.Services.GetRequiredService<Assets>().Map(open);
        open.MapReportResults();
        app.MapRazorPages();
        var api = open.MapGroup("/api/v1").RequireRateLimiting("api");
        api.MapVerify(app.Services.GetRequiredService<NumberLookup>());
        api.MapCertificates();
        api.MapCertificateProof();
        api.MapCertificateCredential();
        api.MapReports();
        api.MapDraws();
        api.MapCodes();
        api.MapToolbox();
        app.MapMine();
        open.MapOpenApi("/openapi/{documentName}.json");
        open.MapHealth();
        open.MapLedger();
        open.MapDrawFiles();
        open.MapCredentials();
        open.MapOpenData();
        open.MapCalendarFeed();
        open.MapMaps();
        app.MapOfficerFiles();
        app.MapCheckDownloads();
        Pages.Workbench.Targets.TargetsDownloads.MapTargetsDownloads(app);
    }

    // A count of its own: an address that verifies as fast as it may can still search and report.
    private static PartitionedRateLimiter<HttpContext> ApiLimiter(int perMinute) => PartitionedRateLimiter.Create<HttpContext, System.Net.IPAddress>(
        context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress ?? System.Net.IPAddress.None,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    private static void LimitRates(RateLimiterOptions options, int perMinute)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy("api", context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
        options.OnRejected = (rejected, _) => new ValueTask(Answer.TooMany(rejected.HttpContext));
    }
}
