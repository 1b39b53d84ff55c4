using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Accounts;

/// <summary>For which firm a registration code is made. <c>Owner</c> is the register's id, <c>Code</c> its credit code or approval number.</summary>
public sealed record Invite(AccountKind Kind, string Code, string Name, Guid? Owner, string? Region);

/// <summary>The first account of a firm, opened by the firm itself with the code that an authority handed over.</summary>
public sealed record RegisterFirm(string OrganizationCode, string InvitationCode, string SignInName, string PersonName, string Password, string? Email);

/// <summary>
/// First registration without e-mail or SMS: an officer hands a code over (on paper, at the counter), and with it and the credit code
/// the firm opens its first account. A code works once and for thirty days; ten wrong tries for one firm end its codes.
/// </summary>
public sealed class Invitations(Database database, Passwords passwords, AuditLog audit, BusinessCalendar calendar)
{
    public const int DaysValid = 30;
    private const int MostFailures = 10;

    /// <summary>The code to hand over; only its hash is kept.</summary>
    public async Task<string> Make(Invite invite, Act act, Origin from, CancellationToken ct)
    {
        var code = string.Join('-', Enumerable.Range(0, 3).Select(_ => Entropy.Code(4)));
        await using var work = await database.Begin(act, ct);
        await work.Execute(
            """
            insert into platform_invitation (id, code_hash, kind, organization_code, organization_name, owner, region, made_by, made_at, expires_on)
            values (@id, @hash, @kind, @Code, @Name, @Owner, @Region, @by, @at, @until)
            """,
            new
            {
                id = Guid.CreateVersion7(act.At), hash = Hash(invite.Code, code), kind = invite.Kind.ToString().ToLowerInvariant(), invite.Code, invite.Name,
                invite.Owner, invite.Region, by = act.Account, at = act.At, until = calendar.Today.AddDays(DaysValid),
            },
            ct);
        await work.Sign(ct);
        await audit.AddTo(work, new AuditEntry("invitation.made", act.Account, act.Who, null, from.Address, $"单位 {invite.Code}", act.Reason), ct);
        await work.Commit([], ct);
        return code;
    }

    public async Task<Outcome<Account>> Register(RegisterFirm command, Origin from, CancellationToken ct)
    {
        var organization = command.OrganizationCode.Trim().ToUpperInvariant();
        if (Passwords.Refuse(command.Password, command.SignInName, command.PersonName, organization) is { } refused)
        {
            return refused;
        }

        var hash = passwords.Hash(command.Password);
        var act = new Act(command.PersonName.Trim(), Capacity.Enterprise, calendar.Now, "凭登记码首次登记");
        await using var work = await database.Begin(act, ct);
        var found = await work.First<Found>(
            """
            select id, kind, organization_code, organization_name, owner, failures from platform_invitation
            where code_hash = @hash and used_at is null and expires_on >= @today and failures < @most
            """,
            new { hash = Hash(organization, command.InvitationCode), today = calendar.Today, most = MostFailures },
            ct);
        if (found is null)
        {
            await work.Execute(
                "update platform_invitation set failures = failures + 1 where organization_code = @organization and used_at is null", new { organization }, ct);
            await audit.AddTo(work, new AuditEntry("invitation.refused", null, "未登录", null, from.Address, "单位 " + organization), ct);
            await work.Commit([], ct);
            return AccountRefusals.InvitationUnknown();
        }

        var kind = Enum.Parse<AccountKind>(found.Kind, ignoreCase: true);
        var row = AccountOffice.Check(new OpenAccount(command.SignInName, command.PersonName, kind, found.OrganizationName, organization, found.Owner, null, command.Email));
        if (row.IsRefused)
        {
            return row.Refusal;
        }

        if (await AccountStore.ByName(work, row.Value.SignInName, ct) is not null)
        {
            return AccountRefusals.NameTaken(row.Value.SignInName);
        }

        var account = row.Value with { Id = Guid.CreateVersion7(act.At), PasswordHash = hash, CreatedAt = act.At };
        await AccountStore.Add(work, account, ct);
        var grant = new Grant(Guid.CreateVersion7(act.At), account.Id, RoleOf(kind), null, null, calendar.Today, null, act.At, null);
        await GrantStore.Add(work, grant, ct);
        await work.Execute("update platform_invitation set used_at = @at, account = @account where id = @id", new { at = act.At, account = account.Id, id = found.Id }, ct);
        await work.Sign(ct);
        await audit.AddTo(work, new AuditEntry("invitation.used", account.Id, account.PersonName, null, from.Address, "单位 " + organization), ct);
        await work.Commit([], ct);
        return account.Account;
    }

    private static Role RoleOf(AccountKind kind) => kind switch
    {
        AccountKind.Body => Role.BodyUser,
        AccountKind.Laboratory => Role.LaboratoryUser,
        _ => Role.EnterpriseUser,
    };

    // Hashed with the firm: a code that was found means nothing without knowing whose it is.
    private static byte[] Hash(string organization, string code)
        => SHA256.HashData(Encoding.UTF8.GetBytes($"{organization.Trim().ToUpperInvariant()}|{new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)])}"));

    private sealed record Found
    {
        public Guid Id { get; init; }

        public string Kind { get; init; } = string.Empty;

        public string OrganizationCode { get; init; } = string.Empty;

        public string OrganizationName { get; init; } = string.Empty;

        public Guid? Owner { get; init; }

        public int Failures { get; init; }
    }
}
