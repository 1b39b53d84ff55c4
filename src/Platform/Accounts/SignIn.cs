using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Platform.Accounts;

/// <summary>The secret that a person scans into an authenticator app, before the first code has confirmed it.</summary>
public sealed record Enrolment(string Secret, string Address);

/// <summary>
/// Signing in, step by step: password (or an external provider), second factor, a new password where the old one was handed out.
/// Every try is in the audit log. Wrong tries lock the account with growing waits; the answer never tells which part was wrong.
/// </summary>
public sealed class SignIn(Database database, Passwords passwords, AccountSecrets secrets, AuditLog audit, TimeProvider clock)
{
    /// <summary>This many wrong tries are free; then one minute, two, four … up to an hour.</summary>
    public const int FreeFailures = 5;

    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    public async Task<Outcome<SessionToken>> WithPassword(string? name, string? password, Origin from, CancellationToken ct)
    {
        var given = (name ?? string.Empty).Trim().ToLowerInvariant();
        AccountRow? row;
        await using (var session = await database.Read(ct))
        {
            row = await AccountStore.ByName(session, given, ct);
        }

        if (row?.LockedUntil is { } until && until > clock.GetUtcNow())
        {
            await Trace("sign-in.locked", row, given, from, ct);
            return AccountRefusals.Locked(until);
        }

        // Hashed outside the transaction: it takes long, and SQLite has one writer.
        if (!passwords.Matches(password ?? string.Empty, row?.PasswordHash) || row!.State == "closed")
        {
            await Trace("sign-in.refused", row, given, from, ct);
            return row is null ? AccountRefusals.WrongCredentials() : await Fail(row.Id, AccountRefusals.WrongCredentials(), ct);
        }

        return await Enter(row, "sign-in.password", from, ct);
    }

    /// <summary>
    /// After an external provider has vouched for somebody, whose account was tied to that provider before. <paramref name="subject"/>
    /// is <c>issuer|subject</c>; a second factor that was asked for there, and is trusted, is not asked for again.
    /// </summary>
    public async Task<Outcome<SessionToken>> WithExternal(string subject, bool hadSecondFactor, Origin from, CancellationToken ct)
    {
        AccountRow? row;
        await using (var session = await database.Read(ct))
        {
            row = await AccountStore.ByExternalSubject(session, subject, ct);
        }

        if (row is null || row.State == "closed")
        {
            await Trace("sign-in.refused", row, subject, from, ct);
            return AccountRefusals.ExternalUnknown();
        }

        return await Enter(row with { MustChange = false }, "sign-in.external", from, ct, hadSecondFactor);
    }

    /// <summary>A code of the authenticator app, or a recovery code, which is used up by it.</summary>
    public async Task<Outcome<SessionToken>> WithSecondFactor(SignedInSession session, string? code, Origin from, CancellationToken ct)
    {
        if (session.Stage != Stage.SecondFactor)
        {
            return AccountRefusals.SignedOut();
        }

        AccountRow? row;
        await using (var work = await database.Begin(Signing(), ct))
        {
            row = await AccountStore.Find(work, session.Account, ct);
            if (row?.TotpSealed is null)
            {
                return AccountRefusals.SignedOut();
            }

            if (row.LockedUntil is { } until && until > work.Act.At)
            {
                return AccountRefusals.Locked(until);
            }

            var step = Totp.Match(secrets.Open(row.TotpSealed), code ?? string.Empty, work.Act.At, row.TotpLastStep);
            if (step is not null || await AccountStore.UseRecoveryCode(work, row.Id, HashOf(code), ct))
            {
                await AccountStore.Save(work, row with { TotpLastStep = step ?? row.TotpLastStep, Failures = 0, LockedUntil = null }, ct);
                var kind = step is null ? "sign-in.recovery-code" : "sign-in.second-factor";
                return await Step(work, session, row, kind, row.MustChange ? Stage.NewPassword : Stage.Full, from, ct);
            }
        }

        await Trace("sign-in.second-factor-refused", row, row.SignInName, from, ct);
        return await Fail(row.Id, AccountRefusals.WrongCode(), ct);
    }

    /// <summary>The secret to scan. Asking again makes a new one; it counts once a code has confirmed it.</summary>
    public async Task<Outcome<Enrolment>> Enrol(SignedInSession session, CancellationToken ct)
    {
        await using var work = await database.Begin(Signing(), ct);
        var row = await AccountStore.Find(work, session.Account, ct);
        if (row is null || session.Stage != Stage.Enrol || row.TotpConfirmedAt is not null)
        {
            return AccountRefusals.SignedOut();
        }

        var secret = row.TotpSealed is null ? Entropy.Bytes(Totp.SecretBytes) : secrets.Open(row.TotpSealed);
        if (row.TotpSealed is null)
        {
            await AccountStore.Save(work, row with { TotpSealed = secrets.Seal(secret) }, ct);
            await work.Commit([], ct);
        }

        return new Enrolment(Totp.Text(secret), Totp.Address(secret, "质衡", row.SignInName));
    }

    /// <summary>The first code confirms the secret. The answer: ten recovery codes, shown once, and the next step.</summary>
    public async Task<Outcome<(SessionToken Token, IReadOnlyList<string> RecoveryCodes)>> Confirm(
        SignedInSession session, string? code, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(Signing(), ct);
        var row = await AccountStore.Find(work, session.Account, ct);
        if (row?.TotpSealed is null || session.Stage != Stage.Enrol || row.TotpConfirmedAt is not null)
        {
            return AccountRefusals.SignedOut();
        }

        if (Totp.Match(secrets.Open(row.TotpSealed), code ?? string.Empty, work.Act.At, row.TotpLastStep) is not { } step)
        {
            return AccountRefusals.WrongCode();
        }

        var codes = Enumerable.Range(0, 10).Select(_ => Entropy.Code(10)).ToList();
        await AccountStore.Save(work, row with { TotpConfirmedAt = work.Act.At, TotpLastStep = step }, ct);
        await AccountStore.RemoveRecoveryCodes(work, row.Id, ct);
        await AccountStore.AddRecoveryCodes(work, row.Id, codes.Select(HashOf), ct);
        var token = await Step(work, session, row, "sign-in.enrolled", row.MustChange ? Stage.NewPassword : Stage.Full, from, ct);
        return token.IsRefused ? token.Refusal : (token.Value, codes);
    }

    /// <summary>
    /// A new password. Every other session of the account ends. In the course of signing in the one that was handed out is not asked again.
    /// </summary>
    public async Task<Outcome<SessionToken>> ChangePassword(SignedInSession session, string? old, string? wished, Origin from, CancellationToken ct)
    {
        AccountRow? row;
        await using (var reading = await database.Read(ct))
        {
            row = await AccountStore.Find(reading, session.Account, ct);
        }

        if (row is null || session.Stage is not (Stage.NewPassword or Stage.Full))
        {
            return AccountRefusals.SignedOut();
        }

        if (session.Stage == Stage.Full && !passwords.Matches(old ?? string.Empty, row.PasswordHash))
        {
            await Trace("password.refused", row, row.SignInName, from, ct);
            return await Fail(row.Id, AccountRefusals.WrongOldPassword(), ct);
        }

        if (Passwords.Refuse(wished ?? string.Empty, row.SignInName, row.PersonName, row.OrganizationName, row.OrganizationCode) is { } refused)
        {
            return refused;
        }

        if (passwords.Matches(wished!, row.PasswordHash))
        {
            return AccountRefusals.PasswordSame();
        }

        var hash = passwords.Hash(wished!);
        await using var work = await database.Begin(Signing(), ct);
        await AccountStore.Save(work, row with { PasswordHash = hash, MustChange = false, Failures = 0 }, ct);
        await SessionStore.EndAll(work, row.Id, session.Id, "password", ct);
        return await Step(work, session, row, "password.changed", Stage.Full, from, ct);
    }

    private async Task<Outcome<SessionToken>> Enter(AccountRow row, string kind, Origin from, CancellationToken ct, bool hadSecondFactor = false)
    {
        var stage = row.Account switch
        {
            _ when hadSecondFactor => Stage.Full,
            { NeedsSecondFactor: true, HasSecondFactor: false } => Stage.Enrol,
            { HasSecondFactor: true } => Stage.SecondFactor,
            { MustChange: true } => Stage.NewPassword,
            _ => Stage.Full,
        };
        await using var work = await database.Begin(Signing(), ct);

        // With a second factor to come the count goes on: a known password must not buy endless guesses of the code.
        if (stage != Stage.SecondFactor && (row.Failures > 0 || row.LockedUntil is not null))
        {
            await AccountStore.Save(work, row with { Failures = 0, LockedUntil = null }, ct);
        }

        var token = await Sessions.Start(work, row.Id, stage, from, ct);
        await audit.AddTo(work, Entry(kind, row, row.SignInName, from), ct);
        await work.Commit([], ct);
        return token;
    }

    private async Task<Outcome<SessionToken>> Step(Work work, SignedInSession session, AccountRow row, string kind, Stage to, Origin from, CancellationToken ct)
    {
        if (await Sessions.Advance(work, session, to, ct) is not { } token)
        {
            return AccountRefusals.SignedOut();
        }

        await audit.AddTo(work, Entry(kind, row, row.SignInName, from) with { Session = session.Id }, ct);
        await work.Commit([], ct);
        return token;
    }

    // Counted in the database, one statement: two wrong tries at once are two.
    private async Task<Refusal> Fail(Guid account, Refusal refusal, CancellationToken ct)
    {
        await using var work = await database.Begin(Signing(), ct);
        await work.Execute("update platform_account set failures = failures + 1, version = version + 1 where id = @account", new { account }, ct);
        var row = (await AccountStore.Find(work, account, ct))!;
        if (row.Failures >= FreeFailures)
        {
            var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(row.Failures - FreeFailures, 10)));
            var until = work.Act.At + (wait < LongestLock ? wait : LongestLock);
            await AccountStore.Save(work, row with { LockedUntil = until }, ct);
        }

        await work.Commit([], ct);
        return refusal;
    }

    private Act Signing() => new("zhiheng", Capacity.System, clock.GetUtcNow(), "登录");

    private Task Trace(string kind, AccountRow? row, string name, Origin from, CancellationToken ct) => audit.Add(Entry(kind, row, name, from), ct);

    private static AuditEntry Entry(string kind, AccountRow? row, string name, Origin from)
        => new(kind, row?.Id, row?.PersonName ?? "未登录", null, from.Address, row is null ? "不存在的账户" : $"账户 {name}", from.Agent);

    // A recovery code is 50 random bits, one try in a locked account: its hash needs no slowness.
    private static byte[] HashOf(string? code)
        => SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. (code ?? string.Empty).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)])));
}
