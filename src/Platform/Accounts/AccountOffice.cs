using System.Text.RegularExpressions;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Accounts;

/// <summary>A new account. <c>Region</c> is asked of authorities, <c>Owner</c> (the register's id) of bodies and firms.</summary>
public sealed record OpenAccount(
    string SignInName, string PersonName, AccountKind Kind, string OrganizationName, string? OrganizationCode, Guid? Owner, string? Region, string? Email)
{
    public bool IsDemo { get; init; }
}

/// <summary>The account and its first password, which is shown once and must be changed at the first sign-in.</summary>
public sealed record OpenedAccount(Guid Id, string SignInName, string FirstPassword);

/// <summary>Opening, closing and resetting accounts: what a system administrator does, none of which gives anybody a power.</summary>
public sealed partial class AccountOffice(Database database, Passwords passwords, AuditLog audit)
{
    public async Task<Outcome<OpenedAccount>> Open(OpenAccount command, Act act, Origin from, CancellationToken ct)
    {
        var checked_ = Check(command);
        if (checked_.IsRefused)
        {
            return checked_.Refusal;
        }

        var first = FirstPassword();
        var hash = passwords.Hash(first);
        await using var work = await database.Begin(act, ct);
        if (await AccountStore.ByName(work, checked_.Value.SignInName, ct) is not null)
        {
            return AccountRefusals.NameTaken(checked_.Value.SignInName);
        }

        var row = checked_.Value with { PasswordHash = hash, MustChange = true, CreatedAt = act.At, Id = Guid.CreateVersion7(act.At) };
        await AccountStore.Add(work, row, ct);
        await work.Sign(ct);
        await audit.AddTo(work, Entry("account.opened", act, row, from), ct);
        await work.Commit([], ct);
        return new OpenedAccount(row.Id, row.SignInName, first);
    }

    /// <summary>Closes an account and ends its sessions. It is kept: its acts go on naming it.</summary>
    public Task<Outcome<Account>> Close(Guid account, Act act, Origin from, CancellationToken ct)
        => Change(account, row => row with { State = "closed" }, "account.closed", act, from, ct);

    /// <summary>A new first password and no second factor: for somebody who lost both. All sessions end.</summary>
    public async Task<Outcome<OpenedAccount>> Reset(Guid account, Act act, Origin from, CancellationToken ct)
    {
        var first = FirstPassword();
        var hash = passwords.Hash(first);
        var changed = await Change(
            account,
            row => row with { PasswordHash = hash, MustChange = true, TotpSealed = null, TotpConfirmedAt = null, Failures = 0, LockedUntil = null },
            "account.reset", act, from, ct);
        return changed.Then<OpenedAccount>(reset => new OpenedAccount(reset.Id, reset.SignInName, first));
    }

    /// <summary>Unties an account from its identity at the external provider and ends its sessions; its owner may tie another one.</summary>
    public Task<Outcome<Account>> Untie(Guid account, Act act, Origin from, CancellationToken ct)
        => Change(account, row => row with { ExternalSubject = null }, "account.untied", act, from, ct, keepsRecoveryCodes: true);

    public async Task<IReadOnlyList<Account>> List(string? text, string? after, int count, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return [.. (await AccountStore.List(session, text, after, count, ct)).Select(row => row.Account)];
    }

    /// <summary>The authorities below <paramref name="superior"/>, itself left out, as their accounts name them.</summary>
    public async Task<IReadOnlyList<Organ>> OrgansBelow(RegionCode superior, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return [.. (await AccountStore.Organs(session, superior.Prefix, ct))
            .Select(row => new Organ(RegionCode.Parse(row.Region).Value, row.Name))
            .Where(organ => organ.Region != superior)];
    }

    /// <summary>The accounts of one body or enterprise, closed ones included.</summary>
    public async Task<IReadOnlyList<Account>> OfOwner(Guid owner, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return [.. (await AccountStore.OfOwner(session, owner, ct)).Select(row => row.Account)];
    }

    public async Task<Account?> Find(Guid id, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return (await AccountStore.Find(session, id, ct))?.Account;
    }

    internal static string FirstPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => Entropy.Code(4)));

    internal static Outcome<AccountRow> Check(OpenAccount command)
    {
        var name = command.SignInName.Trim().ToLowerInvariant();
        if (!NameForm().IsMatch(name))
        {
            return AccountRefusals.NameForm();
        }

        if (string.IsNullOrWhiteSpace(command.PersonName))
        {
            return AccountRefusals.Blank("姓名");
        }

        if (string.IsNullOrWhiteSpace(command.OrganizationName))
        {
            return AccountRefusals.Blank("单位名称");
        }

        var region = command.Kind == AccountKind.Authority ? RegionCode.Parse(command.Region) : null;
        if (region is { IsRefused: true })
        {
            return AccountRefusals.RegionMissing();
        }

        return new AccountRow
        {
            SignInName = name,
            PersonName = command.PersonName.Trim(),
            Kind = command.Kind.ToString().ToLowerInvariant(),
            OrganizationName = command.OrganizationName.Trim(),
            OrganizationCode = command.OrganizationCode,
            Owner = command.Kind == AccountKind.Authority ? null : command.Owner,
            Region = region?.Value.Value,
            Email = string.IsNullOrWhiteSpace(command.Email) ? null : command.Email.Trim(),
            State = "active",
            IsDemo = command.IsDemo,
        };
    }

    private async Task<Outcome<Account>> Change(Guid account, Func<AccountRow, AccountRow> change, string kind, Act act, Origin from, CancellationToken ct, bool keepsRecoveryCodes = false)
    {
        if (account == act.Account)
        {
            return AccountRefusals.OwnAccount();
        }

        await using var work = await database.Begin(act, ct);
        if (await AccountStore.Find(work, account, ct) is not { } row)
        {
            return AccountRefusals.Unknown();
        }

        if (row.State == "closed")
        {
            return AccountRefusals.Closed();
        }

        await AccountStore.Save(work, change(row), ct);
        await SessionStore.EndAll(work, row.Id, null, kind, ct);
        if (!keepsRecoveryCodes)
        {
            await AccountStore.RemoveRecoveryCodes(work, row.Id, ct);
        }

        await work.Sign(ct);
        await audit.AddTo(work, Entry(kind, act, row, from), ct);
        await work.Commit([], ct);
        return row.Account;
    }

    private static AuditEntry Entry(string kind, Act act, AccountRow row, Origin from)
        => new(kind, act.Account, act.Who, null, from.Address, $"账户 {row.SignInName}", act.Reason);

    [GeneratedRegex("^[a-z0-9][a-z0-9.@_-]{2,59}$")]
    private static partial Regex NameForm();
}
