using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Bodies;

/// <summary>
/// Proposes to record the national decision by which a body's approval is withdrawn. Only a province records it; from
/// <paramref name="EffectiveOn"/> on, that day included, the body may not certify. The day may lie in the future.
/// </summary>
public sealed record WithdrawApproval(
    Guid Body, string DecisionNo, DateOnly DecidedOn, DateOnly EffectiveOn, string Reason, string Basis, IReadOnlyList<string> Evidence);

/// <summary>A second officer records it.</summary>
public sealed record ConfirmWithdrawal(Guid Proposal, long Version);

public sealed class WithdrawApprovalHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public async Task<Outcome<Proposed>> Handle(WithdrawApproval command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (Refuse(command, mandate) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await WithdrawalStore.Body(work, command.Body, ct) is not { } body)
        {
            return ActRefusals.Unknown("认证机构");
        }

        await BodyStore.Lock(work, body.Id, ct);
        body = (await WithdrawalStore.Body(work, command.Body, ct))!;
        if (body.WithdrawnOn is { } since)
        {
            return WithdrawalRefusals.Already(body.Name, since);
        }

        if (await WithdrawalStore.IsProposed(work, body.Id, ct))
        {
            return WithdrawalRefusals.Proposed(body.Name);
        }

        var row = ProposalRow.New(ProposalKind.Withdrawal, command.Reason, command.Basis, command.Evidence, calendar, rules, act, mandate);
        await ProposalStore.Add(work, row, ct);
        var withdrawal = new WithdrawalRow
        {
            Proposal = row.Id, Body = body.Id, DecisionNo = command.DecisionNo, DecidedOn = command.DecidedOn, EffectiveOn = command.EffectiveOn,
        };
        await WithdrawalStore.Add(work, withdrawal, ct);
        return await Propose.Commit(work, row, body.Id, calendar, ct);
    }

    /// <param name="number">Draws the document number within the transaction, or null.</param>
    public async Task<Outcome<BodyApprovalWithdrawn>> Handle(ConfirmWithdrawal command, Func<Work, Task<string>>? number, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.NoOrgan(mandate) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await ProposalStore.ToDecide(work, command.Proposal, ProposalKind.Withdrawal, command.Version, mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var withdrawal = await WithdrawalStore.Of(work, command.Proposal, ct);
        if (await WithdrawalStore.Body(work, withdrawal.Body, ct) is not { } body)
        {
            return ActRefusals.Unknown("认证机构");
        }

        if (!await WithdrawalStore.Withdraw(work, body.Id, withdrawal.EffectiveOn, ct))
        {
            return WithdrawalRefusals.Already(body.Name, body.WithdrawnOn);
        }

        var paper = number is null ? null : await number(work);
        await ProposalStore.Save(work, found.Value.Decided(true, null, paper, calendar.Today, act, mandate), ct);
        var fact = new BodyApprovalWithdrawn(
            withdrawal.EffectiveOn, body.ApprovalNo, withdrawal.DecisionNo, withdrawal.DecidedOn, MayReapplyFrom(rules, calendar, withdrawal.EffectiveOn));
        await work.Commit(JournalEntry.Public(body.Id, fact), ct);
        return fact;
    }

    /// <summary>The first day on which a holder may apply to another body; null where no rule was in force.</summary>
    internal static DateOnly? MayReapplyFrom(DatedRules rules, BusinessCalendar calendar, DateOnly effectiveOn)
        => rules.On(ActTerms.Reapply, effectiveOn) is { } rule ? calendar.Due(effectiveOn, rule).Date : null;

    private Refusal? Refuse(WithdrawApproval command, Mandate mandate)
        => ActRules.NoOrgan(mandate)
            ?? (mandate.Organ!.Region.Above is null ? null : WithdrawalRefusals.ProvinceOnly(mandate.Organ.Name))
            ?? ActRules.Text(command.DecisionNo, "撤销决定文号", ActRules.ShortText)
            ?? ActRules.Text(command.Reason, "撤销原因")
            ?? ActRules.Text(command.Basis, "法律依据", ActRules.ShortText)
            ?? ActRules.Evidence(command.Evidence)
            ?? (command.DecidedOn > calendar.Today ? WithdrawalRefusals.NotYetDecided(command.DecidedOn, calendar.Today) : null)
            ?? (command.EffectiveOn < command.DecidedOn ? WithdrawalRefusals.BeforeDecision(command.EffectiveOn, command.DecidedOn) : null);
}

internal static class WithdrawalRefusals
{
    public static Refusal ProvinceOnly(string organ) => new(
        "registry.withdrawal.province-only",
        $"撤销认证机构批准由国家认监部门决定，{organ}不能登记。请上报省级机关，由其按国家决定登记。",
        "认证认可条例第七十一条");

    public static Refusal Already(string name, DateOnly? since) => new(
        "registry.withdrawal.already",
        $"{name}的批准已登记为撤销{(since is { } day ? $"（{day:yyyy-MM-dd} 起）" : string.Empty)}。请核对机构，无需重复登记。");

    public static Refusal Proposed(string name) => new(
        "registry.withdrawal.proposed", $"{name}的撤销登记已在审批中。请办理原事项，不要重复提出。");

    public static Refusal NotYetDecided(DateOnly decidedOn, DateOnly today) => new(
        "registry.withdrawal.not-yet-decided", $"决定日期 {decidedOn:yyyy-MM-dd} 晚于今日 {today:yyyy-MM-dd}。请核对国家撤销决定。");

    public static Refusal BeforeDecision(DateOnly effectiveOn, DateOnly decidedOn) => new(
        "registry.withdrawal.before-decision",
        $"生效日期 {effectiveOn:yyyy-MM-dd} 早于决定日期 {decidedOn:yyyy-MM-dd}。请核对国家撤销决定。");
}
