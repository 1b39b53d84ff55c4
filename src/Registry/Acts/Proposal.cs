using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Registry.Acts;

public enum ProposalKind
{
    Withdrawal,
    Ban,
    Merge,
    Correction,
}

public enum ProposalState
{
    Proposed,
    InForce,
    Declined,

    /// <summary>Was in force and is taken back; final.</summary>
    Undone,
}

/// <summary>
/// An act on the register that one officer proposes and another one of the same authority approves. Pure: the refusal in the way, or
/// null.
/// </summary>
public sealed record Proposal
{
    public required Guid Id { get; init; }

    public required ProposalKind Kind { get; init; }

    public ProposalState State { get; init; }

    public required Organ Organ { get; init; }

    public required Guid Author { get; init; }

    public long Version { get; init; }

    /// <summary>Approving and declining are the same duty: neither is the author's.</summary>
    public Refusal? RefuseDecision(Mandate mandate) => this switch
    {
        _ when ActRules.Foreign(mandate, Organ) is { } foreign => foreign,
        { State: not ProposalState.Proposed } => ProposalRefusals.Decided(State),
        _ when mandate.Account == Author => ActRefusals.SamePerson("提出人", "审批人"),
        _ => null,
    };

    public Refusal? RefuseUndoing(Mandate mandate) => this switch
    {
        _ when ActRules.Foreign(mandate, Organ) is { } foreign => foreign,
        { State: not ProposalState.InForce } => ProposalRefusals.NotInForce(State),
        _ when mandate.Account == Author => ActRefusals.SamePerson("提出人", "撤销人"),
        _ => null,
    };
}

internal static class ProposalRefusals
{
    public static Refusal Decided(ProposalState state) => new(
        "registry.proposal.decided", $"该事项{Word(state)}，不能再审批。请刷新页面查看结果。");

    public static Refusal NotInForce(ProposalState state) => new(
        "registry.proposal.not-in-force", $"该事项{Word(state)}，没有可撤销的内容。请刷新页面查看结果。");

    public static string Word(ProposalState state) => state switch
    {
        ProposalState.Proposed => "尚待审批",
        ProposalState.InForce => "已经生效",
        ProposalState.Declined => "未获批准",
        ProposalState.Undone => "已经撤销",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
