using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Powers;

/// <summary>A role for an account. <c>Region</c> for officers: at or below the region of their authority. Days included.</summary>
public sealed record GiveGrant(Guid Account, Role Role, string? Region, Line? Line, DateOnly StartsOn, DateOnly? EndsOn);

/// <summary>What a security administrator does: gives and revokes grants, decides on stand-ins. Never for the own account.</summary>
public sealed class GrantOffice(Database database, AuditLog audit, BusinessCalendar calendar)
{
    /// <summary>A stand-in lasts at most this long.</summary>
    public static readonly TimeSpan LongestProxy = TimeSpan.FromDays(60);

    /// <summary>Reading in an emergency lasts at most this long.</summary>
    public static readonly TimeSpan LongestBreakGlass = TimeSpan.FromHours(24);

    public async Task<Outcome<Grant>> Give(GiveGrant command, Act act, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        if (await AccountStore.Find(work, command.Account, ct) is not { } row)
        {
            return AccountRefusals.Unknown();
        }

        var held = (await GrantStore.Of(work, command.Account, ct)).Where(g => g.RevokedAt is null && (g.EndsOn is null || g.EndsOn >= calendar.Today));
        var grant = Decide(command, row.Account, [.. held], act, calendar.Today);
        if (grant.IsRefused)
        {
            return grant;
        }

        await GrantStore.Add(work, grant.Value, ct);
        await work.Sign(ct);
        await audit.AddTo(work, Entry("grant.given", act, from, row.SignInName, $"{command.Role} {command.Region} {command.Line}"), ct);
        await work.Commit([], ct);
        return grant;
    }

    public async Task<Outcome<Grant>> Revoke(Guid id, Act act, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        if (await GrantStore.Find(work, id, ct) is not { } grant || await GrantStore.Revoke(work, id, ct) == 0)
        {
            return GrantRefusals.Unknown();
        }

        if (grant.Account == act.Account)
        {
            return GrantRefusals.Own();
        }

        var row = (await AccountStore.Find(work, grant.Account, ct))!;
        await work.Sign(ct);
        await audit.AddTo(work, Entry("grant.revoked", act, from, row.SignInName, $"{grant.Role} {grant.Region}"), ct);
        await work.Commit([], ct);
        return grant;
    }

    public async Task<IReadOnlyList<Grant>> Of(Guid account, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await GrantStore.Of(session, account, ct);
    }

    /// <summary>Asks to stand in for somebody of the same authority (代理).</summary>
    public async Task<Outcome<StandIn>> AskProxy(Guid account, string absentName, DateTimeOffset starts, DateTimeOffset ends, Act act, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        var mine = (await AccountStore.Find(work, account, ct))!;
        var absent = await AccountStore.ByName(work, absentName.Trim().ToLowerInvariant(), ct);
        if (absent is null || absent.State == "closed" || absent.Kind != "authority" || absent.Region != mine.Region || absent.Id == account)
        {
            return GrantRefusals.NoSuchColleague();
        }

        if (ends <= starts || ends - starts > LongestProxy || ends <= act.At)
        {
            return GrantRefusals.ProxyTooLong();
        }

        return await Ask(work, new StandIn { Kind = "proxy", Account = account, Absent = absent.Id, Reason = act.Reason, StartsAt = starts, EndsAt = ends }, from, ct);
    }

    /// <summary>Asks to read a region without a grant, from the approval on for at most a day. Every reading is logged.</summary>
    public async Task<Outcome<StandIn>> AskBreakGlass(Guid account, string? region, Act act, Origin from, CancellationToken ct)
    {
        var code = RegionCode.Parse(region);
        if (code.IsRefused)
        {
            return code.Refusal;
        }

        await using var work = await database.Begin(act, ct);
        return await Ask(
            work, new StandIn { Kind = "break-glass", Account = account, Region = code.Value.Value, Reason = act.Reason, StartsAt = act.At, EndsAt = act.At + LongestBreakGlass }, from, ct);
    }

    /// <summary>Approves or refuses; by another person than the one who asked or the one who is away.</summary>
    public async Task<Outcome<StandIn>> Decide(Guid id, bool approved, Act act, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        if (await GrantStore.StandIn(work, id, ct) is not { } asked)
        {
            return GrantRefusals.UnknownStandIn();
        }

        if (act.Account is { } decider && (asked.Account == decider || asked.Absent == decider))
        {
            return GrantRefusals.Own();
        }

        if (await GrantStore.Decide(work, id, approved, ct) == 0)
        {
            return GrantRefusals.UnknownStandIn();
        }

        await work.Sign(ct);
        await audit.AddTo(work, Entry(approved ? "stand-in.approved" : "stand-in.refused", act, from, asked.AccountName!, Words(asked)), ct);
        await work.Commit([], ct);
        return asked;
    }

    public async Task<Outcome<StandIn>> End(Guid id, Act act, Origin from, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        if (await GrantStore.StandIn(work, id, ct) is not { } asked || await GrantStore.EndStandIn(work, id, ct) == 0)
        {
            return GrantRefusals.UnknownStandIn();
        }

        await work.Sign(ct);
        await audit.AddTo(work, Entry("stand-in.ended", act, from, asked.AccountName!, Words(asked)), ct);
        await work.Commit([], ct);
        return asked;
    }

    /// <summary>Ends what the one who acts has asked for; another's is out of reach.</summary>
    public async Task<Outcome<StandIn>> EndOwn(Guid id, Act act, Origin from, CancellationToken ct)
    {
        var mine = await StandInsOf(act.Account ?? Guid.Empty, ct);
        return mine.Any(one => one.Id == id) ? await End(id, act, from, ct) : GrantRefusals.UnknownStandIn();
    }

    /// <summary>What somebody has asked for in the last ninety days, or will have, the newest first.</summary>
    public async Task<IReadOnlyList<StandIn>> StandInsOf(Guid account, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await GrantStore.AskedBy(session, account, calendar.Now - TimeSpan.FromDays(90), ct);
    }

    public async Task<IReadOnlyList<StandIn>> StandIns(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await GrantStore.RecentStandIns(session, calendar.Now - TimeSpan.FromDays(90), ct);
    }

    internal static Outcome<Grant> Decide(GiveGrant command, Account account, IReadOnlyList<Grant> held, Act act, DateOnly today)
    {
        if (account.Id == act.Account)
        {
            return GrantRefusals.Own();
        }

        if (account.IsClosed)
        {
            return AccountRefusals.Closed();
        }

        if (PowerTable.KindOf(command.Role) != account.Kind)
        {
            return GrantRefusals.WrongKind();
        }

        if (held.Any(grant => grant.Role != command.Role && (PowerTable.IsAlone(command.Role) || PowerTable.IsAlone(grant.Role))))
        {
            return GrantRefusals.AdministratorsAreAlone();
        }

        if (command.EndsOn < command.StartsOn || command.EndsOn < today)
        {
            return GrantRefusals.Period();
        }

        if (account.Kind != AccountKind.Authority || PowerTable.IsAlone(command.Role))
        {
            return Made(command, act, null);
        }

        var region = RegionCode.Parse(command.Region);
        return region.IsRefused ? region.Refusal
            : region.Value.Value.StartsWith(account.Region!.Value.Prefix, StringComparison.Ordinal) ? Made(command, act, region.Value)
            : GrantRefusals.RegionOutside();
    }

    private static Grant Made(GiveGrant command, Act act, RegionCode? region)
        => new(Guid.CreateVersion7(act.At), command.Account, command.Role, region, region is null ? null : command.Line, command.StartsOn, command.EndsOn, act.At, null);

    private async Task<Outcome<StandIn>> Ask(Work work, StandIn asked, Origin from, CancellationToken ct)
    {
        asked = asked with { Id = Guid.CreateVersion7(work.Act.At), RequestedAt = work.Act.At };
        await GrantStore.AddStandIn(work, asked, ct);
        await work.Sign(ct);
        await audit.AddTo(work, Entry("stand-in.asked", work.Act, from, work.Act.Who, Words(asked)), ct);
        await work.Commit([], ct);
        return asked;
    }

    private static string Words(StandIn asked)
        => asked.IsProxy ? $"代理 {asked.AbsentName ?? asked.Absent?.ToString()} 至 {asked.EndsAt:u}" : $"应急查阅 {asked.Region}";

    private static AuditEntry Entry(string kind, Act act, Origin from, string subject, string detail)
        => new(kind, act.Account, act.Who, null, from.Address, $"账户 {subject}", $"{detail}：{act.Reason}");
}

internal static class GrantRefusals
{
    private const string ThreeAdministrators = "GB/T 22239-2019 安全管理：系统、安全、审计管理员分设";

    public static Refusal Unknown() => new("platform.grant.unknown", "没有这项授权，或已经收回。请刷新账户页面。");

    public static Refusal UnknownStandIn() => new("platform.stand-in.unknown", "没有这项申请，或已经办理。请刷新列表。");

    public static Refusal Own() => new("platform.grant.own", "不能为自己授权或批准与自己有关的申请。请由另一名安全管理员办理。", ThreeAdministrators);

    public static Refusal WrongKind() => new("platform.grant.wrong-kind", "该角色不属于这类单位。请选择与账户单位类别相符的角色。");

    public static Refusal AdministratorsAreAlone() => new(
        "platform.grant.administrators-are-alone", "系统、安全、审计管理员须由三人分任，且不兼任业务角色。请先收回另一角色或为另一人开户。", ThreeAdministrators);

    public static Refusal Period() => new("platform.grant.period", "授权的止日不能早于起日，也不能早于今天。请修改日期。");

    public static Refusal RegionOutside() => new("platform.grant.region-outside", "授权区域须在该账户所属单位的辖区之内。请改选区域。");

    public static Refusal NoSuchColleague() => new("platform.stand-in.no-such-colleague", "本单位没有这个账户。代理只能在同一单位的人员之间进行，请核对账户名。");

    public static Refusal ProxyTooLong() => new("platform.stand-in.too-long", "代理期限最长 60 天，止时须晚于起时和现在。请修改。");
}
