using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Accounts.External;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>A provider that lies, fails or rotates its keys: what it may not get away with, and what must not break us.</summary>
public sealed class ExternalSignInTests : IAsyncLifetime
{
    private const string Secret = "a client secret of 32 bytes, long";
    private FakeProvider provider = null!;
    private TestSite site = null!;

    public static TheoryData<string, string> Lies => new()
    {
        { "nonce", "platform.external.wrong-nonce" },
        { "no-nonce", "platform.external.wrong-nonce" },
        { "issuer", "platform.external.token-refused" },
        { "audience", "platform.external.token-refused" },
        { "second-audience", "platform.external.token-refused" },
        { "other-party", "platform.external.token-refused" },
        { "expired", "platform.external.token-refused" },
        { "no-expiry", "platform.external.token-refused" },
        { "from-tomorrow", "platform.external.token-refused" },
        { "no-subject", "platform.external.token-refused" },
        { "alg-none", "platform.external.token-refused" },
        { "client-secret-as-key", "platform.external.token-refused" },
        { "foreign-key", "platform.external.token-refused" },
        { "no-token", "platform.external.token-refused" },
    };

    public async Task InitializeAsync()
    {
        provider = await FakeProvider.Start();
        site = await Site(trusts: false);
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_proof_that_lies_is_refused_with_a_line_in_the_audit_log(string lie, string code)
    {
        await Tied();
        provider.Proof = p => Lie(p, lie);

        var (answer, _) = await Come();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(code, await LastRefusal());
    }

    [Fact]
    public async Task An_honest_proof_opens_the_tied_account()
    {
        await Tied();

        var (answer, _) = await Come();

        Assert.Equal("/home", answer.Headers.Location?.OriginalString);
        Assert.Equal("authorization_code", provider.Asked["grant_type"]);
        Assert.NotEmpty(provider.Asked["code_verifier"]);
    }

    [Fact]
    public async Task Somebody_without_a_tied_account_is_told_so()
    {
        var (answer, _) = await Come();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("platform.account.external-unknown", await LastRefusal());
    }

    [Fact]
    public async Task A_key_that_the_provider_rotated_in_is_fetched()
    {
        await Tied();
        await Come();
        provider.RotateKey();
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        var (answer, _) = await Come();

        Assert.Equal("/home", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(500, "platform.external.unreachable")]
    [InlineData(302, "platform.external.unreachable")]
    [InlineData(400, "platform.external.code-refused")]
    public async Task A_token_endpoint_that_fails_is_a_sentence(int status, string code)
    {
        await Tied();
        provider.TokenAnswer = Results.StatusCode(status);

        var (answer, _) = await Come();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(code, await LastRefusal());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("{\"id_token\": 7}")]
    public async Task A_token_answer_that_is_none_is_a_sentence(string body)
    {
        await Tied();
        provider.TokenAnswer = Results.Text(body);

        var (answer, _) = await Come();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("no-json")]
    [InlineData("other-issuer")]
    [InlineData("plain-http")]
    public async Task Documents_that_do_not_fit_are_a_sentence(string wrong)
    {
        provider.Discovery = wrong switch { "gone" => Results.StatusCode(503), "no-json" => Results.Text("<html>"), _ => null };
        provider.Told = wrong == "other-issuer" ? "https://elsewhere.example" : null;
        provider.TokenEndpoint = wrong == "plain-http" ? "http://elsewhere.example/token" : null;

        var page = await site.Client.GetAsync("/sign-in/external");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains("统一身份认证", await page.Content.ReadAsStringAsync());
    }

    [Theory]
    [BothDatabases]
    public async Task The_answer_counts_once_and_in_the_browser_that_began_only(Dialect dialect)
    {
        await site.DisposeAsync();
        site = await Site(trusts: false, dialect);
        await Tied();
        var (start, browser) = await Leave();
        var callback = $"/sign-in/external/callback?code=c&state={start["state"]}";

        var elsewhere = await site.Visitor(true).GetAsync(callback);
        var first = await browser.GetAsync(callback);
        var second = await browser.GetAsync(callback);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        Assert.Equal("/home", first.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("platform.external.state-unknown", await LastRefusal());
    }

    [Theory]
    [InlineData(10, HttpStatusCode.Found)]
    [InlineData(11, HttpStatusCode.UnprocessableEntity)]
    public async Task A_sign_in_waits_ten_minutes_for_its_answer(int minutes, HttpStatusCode expected)
    {
        await Tied();
        var (start, browser) = await Leave();
        site.Clock.Advance(TimeSpan.FromMinutes(minutes));
        provider.Now = site.Clock.GetUtcNow();

        Assert.Equal(expected, (await browser.GetAsync($"/sign-in/external/callback?code=c&state={start["state"]}")).StatusCode);
    }

    [Theory]
    [InlineData("&iss=https%3A%2F%2Felsewhere.example&code=c", "platform.external.token-refused")]
    [InlineData("&error=access_denied", "platform.external.cancelled")]
    [InlineData("", "platform.external.cancelled")]
    public async Task An_answer_of_another_provider_or_without_a_code_is_refused(string rest, string code)
    {
        await Tied();
        var (start, browser) = await Leave();

        await browser.GetAsync($"/sign-in/external/callback?state={start["state"]}{rest}");

        Assert.Equal(code, await LastRefusal());
    }

    [Theory]
    [InlineData(false, false, "/sign-in/code")]
    [InlineData(false, true, "/sign-in/code")]
    [InlineData(true, false, "/sign-in/code")]
    [InlineData(true, true, "/home")]
    public async Task An_officer_gives_our_second_factor_unless_a_trusted_provider_asked_for_one(bool trusts, bool saysMfa, string expected)
    {
        await site.DisposeAsync();
        site = await Site(trusts);
        var officer = await new People(site).SignedIn(Role.RegistryOfficer, "370100");
        await Tie(officer.Id);
        provider.Proof = saysMfa ? p => p.Sign(p.Claims("amr", new[] { "pwd", "mfa" })) : null;

        var (answer, _) = await Come();

        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Where_no_provider_is_set_up_no_page_offers_one()
    {
        await using var plain = await TestSite.Start();

        Assert.DoesNotContain("/sign-in/external", await plain.Client.GetStringAsync("/sign-in"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await plain.Client.GetAsync("/sign-in/external")).StatusCode);
    }

    private static string Lie(FakeProvider p, string lie) => lie switch
    {
        "nonce" => p.Sign(p.Claims("nonce", "another")),
        "no-nonce" => p.Sign(Without(p, "nonce")),
        "issuer" => p.Sign(p.Claims("iss", "https://elsewhere.example")),
        "audience" => p.Sign(p.Claims("aud", "another")),
        "second-audience" => p.Sign(p.Claims("aud", new[] { "client", "another" })),
        "other-party" => p.Sign(p.Claims("azp", "another")),
        "expired" => p.Sign(p.Claims("exp", p.Now.AddMinutes(-2).ToUnixTimeSeconds())),
        "no-expiry" => p.Sign(Without(p, "exp")),
        "from-tomorrow" => p.Sign(p.Claims("iat", p.Now.AddDays(1).ToUnixTimeSeconds())),
        "no-subject" => p.Sign(Without(p, "sub")),
        "alg-none" => p.Unsigned(p.Claims()),
        "client-secret-as-key" => FakeProvider.Sign(p.Claims(), new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret)), SecurityAlgorithms.HmacSha256)),
        "foreign-key" => p.Sign(p.Claims(), RSA.Create(2048)),
        _ => "not a token",
    };

    private static Dictionary<string, object> Without(FakeProvider p, string claim)
    {
        var claims = p.Claims();
        claims.Remove(claim);
        return claims;
    }

    private Task<TestSite> Site(bool trusts, Dialect dialect = Dialect.Sqlite) => TestSite.Start(dialect, settings => settings with
    {
        PasswordIterations = 1_000, OpenId = new OpenIdSettings(new Uri(provider.Issuer), "client", Secret, "统一身份认证", trusts),
    });

    private async Task Tied() => await Tie((await new People(site).Opened(Role.EnterpriseUser, owner: Guid.CreateVersion7(site.Clock.GetUtcNow()))).Id);

    // As a person would at /account; the journey with a real provider is in OutsideSignInTests.
    private async Task Tie(Guid account)
    {
        await using var work = await site.Database.Database.Begin(site.Database.Act(), default);
        await work.Execute("update platform_account set external_subject = @subject where id = @account", new { account, subject = $"{provider.Issuer}|somebody" }, default);
        await work.Commit([], default);
    }

    private async Task<(IReadOnlyDictionary<string, string> Asked, HttpClient Browser)> Leave()
    {
        var browser = site.Visitor(keepsCookies: true);
        var left = await browser.GetAsync("/sign-in/external");
        var asked = QueryHelpers.ParseQuery(left.Headers.Location!.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        (provider.Nonce, provider.Now) = (asked["nonce"], site.Clock.GetUtcNow());
        Assert.Equal(("S256", "code", "client"), (asked["code_challenge_method"], asked["response_type"], asked["client_id"]));
        return (asked, browser);
    }

    private async Task<(HttpResponseMessage Answer, HttpClient Browser)> Come()
    {
        var (asked, browser) = await Leave();
        return (await browser.GetAsync($"/sign-in/external/callback?code=c&state={asked["state"]}"), browser);
    }

    private async Task<string> LastRefusal()
        => (await site.Get<AuditLog>().Search(new AuditFilter("sign-in.external-refused", null, null, null, null, null), 1, default)).Single().Detail;
}
