using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Platform.Accounts.External;

/// <summary>Where the browser goes, and the secret that it keeps in a cookie meanwhile.</summary>
public sealed record ExternalStart(Uri Address, string Browser);

/// <summary>Where a sign-in shall lead; with an account, that account is tied to the identity instead.</summary>
public sealed record ExternalAim(string? Back, Guid? Parked, Guid? Tie);

/// <summary>What came back in the address of the answer.</summary>
public sealed record ExternalAnswer(string? State, string? Code, string? Issuer, string? Error);

/// <summary>The end: a session, or (token null) an account that is tied now.</summary>
public sealed record ExternalArrival(SessionToken? Token, ExternalAim Aim);

/// <summary>
/// Signing in by an external provider, and tying an account to an identity there. State is bound to the browser that began and is used
/// up by the first answer, right or wrong; every refusal leaves a line in the audit log.
/// </summary>
public sealed class ExternalSignIn(Database database, SignIn signIn, AccountSecrets secrets, AuditLog audit, TimeProvider clock, IIdentityProvider? provider = null)
{
    /// <summary>So long somebody may take at the provider.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>How people call the provider; null where none is set up.</summary>
    public string? Name => provider?.Name;

    public async Task<Outcome<ExternalStart>> Start(Uri redirect, ExternalAim aim, CancellationToken ct)
    {
        if (provider is null)
        {
            return ExternalRefusals.NotConfigured();
        }

        var (state, browser) = (Entropy.Code(52), Entropy.Code(52));
        var journey = new Journey(redirect, Entropy.Code(52), Entropy.Code(52), aim);
        var challenge = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(journey.Verifier)));
        var address = await provider.AddressOf(new AuthorizationRequest(redirect, state, journey.Nonce, challenge), ct);
        if (address.IsRefused)
        {
            return address.Refusal;
        }

        await using var work = await database.Begin(Signing(), ct);
        await ExternalSignInStore.Add(
            work, Hash(state), Hash(browser), secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(journey)), work.Act.At + Longest, ct);
        await work.Commit([], ct);
        return new ExternalStart(address.Value, browser);
    }

    /// <param name="browser">The secret that the browser kept.</param>
    /// <param name="signedIn">The account that is signed in here, wholly; null for nobody.</param>
    public async Task<Outcome<ExternalArrival>> Finish(ExternalAnswer answer, string? browser, Guid? signedIn, Origin from, CancellationToken ct)
    {
        var arrived = await Arrive(answer, browser, signedIn, from, ct);
        if (arrived.IsRefused)
        {
            await audit.Add(new AuditEntry("sign-in.external-refused", signedIn, "未登录", null, from.Address, "外部身份", arrived.Refusal.Code), CancellationToken.None);
        }

        return arrived;
    }

    private async Task<Outcome<ExternalArrival>> Arrive(ExternalAnswer answer, string? browser, Guid? signedIn, Origin from, CancellationToken ct)
    {
        if (provider is null)
        {
            return ExternalRefusals.NotConfigured();
        }

        if (await Take(answer.State, browser, ct) is not { } journey)
        {
            return ExternalRefusals.StateUnknown();
        }

        if (answer.Error is not null || string.IsNullOrEmpty(answer.Code))
        {
            return ExternalRefusals.Cancelled(provider.Name);
        }

        var identity = await provider.Redeem(new AuthorizationAnswer(answer.Code, answer.Issuer, journey.Redirect, journey.Nonce, journey.Verifier), ct);
        if (identity.IsRefused)
        {
            return identity.Refusal;
        }

        if (journey.Aim.Tie is { } account)
        {
            var tied = await Tie(account, signedIn, identity.Value, from, ct);
            return tied.Then<ExternalArrival>(_ => new ExternalArrival(null, journey.Aim));
        }

        var token = await signIn.WithExternal(identity.Value.Key, identity.Value.UsedSecondFactor && provider.TrustsSecondFactor, from, ct);
        return token.Then<ExternalArrival>(given => new ExternalArrival(given, journey.Aim));
    }

    private async Task<Outcome<Account>> Tie(Guid account, Guid? signedIn, ExternalIdentity identity, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(Signing(), ct);
        if (account != signedIn || await AccountStore.Find(work, account, ct) is not { } row)
        {
            return ExternalRefusals.OtherAccount();
        }

        if (row.ExternalSubject is not null)
        {
            return ExternalRefusals.AlreadyTied();
        }

        if (await AccountStore.ByExternalSubject(work, identity.Key, ct) is not null)
        {
            return ExternalRefusals.TiedElsewhere();
        }

        await AccountStore.Save(work, row with { ExternalSubject = identity.Key }, ct);
        await audit.AddTo(work, new AuditEntry("account.tied", account, row.PersonName, null, from.Address, $"账户 {row.SignInName}", identity.Key), ct);
        await work.Commit([], ct);
        return row.Account;
    }

    private async Task<Journey?> Take(string? state, string? browser, CancellationToken ct)
    {
        if (state is not { Length: 52 } || browser is not { Length: 52 })
        {
            return null;
        }

        await using var work = await database.Begin(Signing(), ct);
        if (await ExternalSignInStore.Take(work, Hash(state), Hash(browser), ct) is not { } content)
        {
            return null;
        }

        await work.Commit([], ct);
        return JsonSerializer.Deserialize<Journey>(secrets.Open(content));
    }

    private Act Signing() => new("zhiheng", Capacity.System, clock.GetUtcNow(), "外部登录");

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>What the server has to remember while the browser is away.</summary>
    private sealed record Journey(Uri Redirect, string Nonce, string Verifier, ExternalAim Aim);
}
