using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Objections;

/// <summary>What an objection is about: a certificate, an organisation or a body as the register holds it, or an act of an authority in force.</summary>
public enum EntryKind
{
    Certificate,
    Organization,
    Body,
    Proposal,
}

public enum ObjectionState
{
    /// <summary>Waits for an authority to take it on.</summary>
    Filed,

    Accepted,

    /// <summary>Not dealt with; final.</summary>
    Refused,

    /// <summary>It is right; the correction is an act of its own. Final.</summary>
    Upheld,

    /// <summary>It is not right; final.</summary>
    Dismissed,
}

/// <summary>
/// An objection of a body or an organisation to an entry about itself. Whoever made or approved the entry has no part in it, and who
/// took it on does not decide it.
/// </summary>
public sealed record Objection
{
    public required Guid Id { get; init; }

    public ObjectionState State { get; init; }

    public Guid? EntryAuthor { get; init; }

    public Guid? EntryApprover { get; init; }

    /// <summary>The authority that took it on; null while nobody has.</summary>
    public Organ? Organ { get; init; }

    public Guid? Handler { get; init; }

    public Outcome<ObjectionAccepted> Accept(Mandate mandate, DateOnly decideBy, DateOnly today)
        => Unreceivable(mandate) is { } refusal ? refusal
            : new ObjectionAccepted(today, mandate.Organ!.Region.Value, mandate.Organ.Name, decideBy);

    public Outcome<ObjectionRefused> Refuse(Mandate mandate, string reason, DateOnly today)
        => Unreceivable(mandate) is { } refusal ? refusal
            : new ObjectionRefused(today, mandate.Organ!.Region.Value, mandate.Organ.Name, reason);

    public Outcome<ObjectionDecided> Decide(Mandate mandate, bool isUpheld, string reason, DateOnly today) => this switch
    {
        { State: not ObjectionState.Accepted } => ObjectionRefusals.Not(State, "作出决定"),
        _ when ActRules.Foreign(mandate, Organ!) is { } foreign => foreign,
        _ when IsParty(mandate) => ActRefusals.SamePerson("原登记事项的经办人", "异议处理人"),
        _ when mandate.Account == Handler => ActRefusals.SamePerson("受理人", "决定人"),
        _ => new ObjectionDecided(today, isUpheld, reason),
    };

    private Refusal? Unreceivable(Mandate mandate) => this switch
    {
        _ when mandate.Organ is null => ActRefusals.NoOrgan(),
        { State: not ObjectionState.Filed } => ObjectionRefusals.Not(State, "受理"),
        _ when IsParty(mandate) => ActRefusals.SamePerson("原登记事项的经办人", "异议受理人"),
        _ => null,
    };

    private bool IsParty(Mandate mandate) => mandate.Account == EntryAuthor || mandate.Account == EntryApprover;
}

internal static class ObjectionRefusals
{
    public static Refusal NotAParty() => new(
        "registry.objection.not-a-party", "只有认证机构或获证组织可以对与自己有关的登记提出异议。请以机构或企业账号登录。");

    public static Refusal NoAuthority() => new(
        "registry.objection.no-authority", "该登记没有填写行政区划，无法确定受理机关。请直接联系省级市场监督管理机关。");

    public static Refusal AlreadyOpen() => new(
        "registry.objection.already-open", "您对这条登记的异议正在处理中。请等待处理结果，需要补充的材料可直接交受理机关。");

    public static Refusal Not(ObjectionState state, string act) => new(
        "registry.objection.state", $"该异议当前为“{Word(state)}”，不能{act}。请刷新页面，按当前状态办理。");

    public static string Word(ObjectionState state) => state switch
    {
        ObjectionState.Filed => "待受理",
        ObjectionState.Accepted => "处理中",
        ObjectionState.Refused => "不予受理",
        ObjectionState.Upheld => "异议成立",
        ObjectionState.Dismissed => "异议不成立",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
