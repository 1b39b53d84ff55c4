using Microsoft.Playwright;
using Zhiheng.Registry.Demo;
using Zhiheng.Web.Tests;

namespace Zhiheng.Browser.Tests;

/// <summary>The site with the tiny demo province, and a browser. One of both serves all tests.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    /// <summary>As sharp as a phone where pictures are kept to be looked at; else painting would cost four times as much for nobody.</summary>
    private static readonly float Sharp = Environment.GetEnvironmentVariable("ZHIHENG_SCREENSHOTS") is null ? 1 : 2;

    private IPlaywright? playwright;
    private IBrowser? browser;
    private Task<Office>? office;

    public TestSite Site { get; private set; } = null!;

    /// <summary>The pages by what they show.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; private set; } = null!;

    /// <summary>The body that certified the organisations every demonstration has.</summary>
    public string BodyNo { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await TestSite.Start(with: settings => settings with { IsDemo = true, PasswordIterations = 1_000 });
        var province = new DemoProvince(20260101, DemoSize.Tiny, Site.Register.Calendar.Today);
        await Site.Register.Seed(province);
        await Site.Register.AddBody(Rows.Body);
        BodyNo = province.Bodies[0].ApprovalNo;
        Pages = await Find(BodyNo);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        await Site.DisposeAsync();
    }

    /// <summary>The people with accounts and what lies on their desks; made when a test first asks.</summary>
    public Task<Office> Office() => office ??= Browser.Tests.Office.Open(this);

    /// <summary>A fresh visitor, of this site unless <paramref name="at"/> names another. Fails the test when the page logs an error or breaks its content policy.</summary>
    public async Task<Visit> Visit(int width = 1280, string language = "zh", bool largeType = false, bool scripts = true, string? theme = null, ColorScheme? system = null, float? scale = null, Uri? at = null)
    {
        var address = at ?? Site.Address;
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 844 },
            DeviceScaleFactor = scale ?? Sharp,
            JavaScriptEnabled = scripts,
            AcceptDownloads = true,
            ColorScheme = system,
        });
        await context.AddCookiesAsync(
        [
            new Cookie { Name = "lang", Value = language, Url = address.ToString() },
            new Cookie { Name = "size", Value = largeType ? "large" : "normal", Url = address.ToString() },
        ]);
        if (theme is not null)
        {
            await context.AddCookiesAsync([new Cookie { Name = "theme", Value = theme, Url = address.ToString() }]);
        }

        return new Visit(context, await context.NewPageAsync(), address);
    }

    private async Task<IReadOnlyDictionary<string, string>> Find(string body)
    {
        await using var session = await Site.Register.Database.Read(CancellationToken.None);
        async Task<string> Code(string where) => "/c/" + await session.First<string>(
            $"select c.code from registry_certificate c where {where} order by c.number limit 1", new { today = Site.Register.Calendar.Today }, CancellationToken.None);
        var holder = await session.First<string>(
            "select o.code from registry_organization o join registry_certificate c on c.holder = o.id group by o.code order by count(*) desc limit 1", null, CancellationToken.None);
        return new Dictionary<string, string>
        {
            ["home"] = "/",
            ["results"] = "/search?q=有限公司",
            ["nothing found"] = "/search?q=" + Uri.EscapeDataString("无此企业"),
            ["valid"] = await Code("c.holder_name = '济南云岭机械有限公司' and c.scheme = 'A010101'"),
            ["suspended"] = await Code("c.status = 'suspended' and c.expires_on >= @today"),
            ["revoked"] = await Code("c.status = 'revoked'"),
            ["expired"] = await Code("c.status = 'valid' and c.expires_on < @today"),
            ["compulsory"] = await Code("c.category <> (select category from registry_certificate where scheme = 'A010101' limit 1) and c.status = 'valid'"),
            ["as of a day"] = await Code("c.holder_name = '济南云岭机械有限公司' and c.scheme = 'A010101'") + "?asOf=2025-12-31",
            ["organisation"] = "/organizations/" + holder,
            ["body"] = "/bodies/" + body,
            ["report"] = "/report",
            ["receipt"] = "/report/0197a5b0-0000-7000-8000-000000000000",
            ["about"] = "/about",
            ["unknown"] = "/c/0123456789abcdef",
        };
    }
}

/// <summary>A page with everything its browser complained about.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private readonly Uri address;

    public Visit(IBrowserContext context, IPage page, Uri address)
    {
        this.address = address;
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // That the document itself is a 404 or a refused form is what the test asked for; its assets must be there.
            var isDocument = message.Text.Contains("with a status of 4", StringComparison.Ordinal) && !message.Location.Contains("?v=", StringComparison.Ordinal);
            // What a test without network asked for.
            var isOffline = message.Text.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !isDocument && !isOffline)
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Shows the session that was opened elsewhere, as a second window of the same browser would.</summary>
    public Task Hold(string session) => context.AddCookiesAsync([new Cookie { Name = "zh-session", Value = session, Url = address.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);

    /// <summary>The secret of the session that this browser holds.</summary>
    public async Task<string> Session() => (await context.CookiesAsync()).Single(cookie => cookie.Name == "zh-session").Value;

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserSiteTests : ICollectionFixture<BrowserSite>
{
    public const string Name = "browser";
}
