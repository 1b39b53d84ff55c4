using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>How the pages of one kind of act are called, and who proposes and decides.</summary>
public sealed record ActWords(string Path, Words Title, Words New, Words About, Words Approve, Words? Undo, Power Draft, Power Decide)
{
    public static ActWords Of(ProposalKind kind) => kind switch
    {
        ProposalKind.Withdrawal => new(
            "/workbench/withdrawals", new("机构批准撤销", "Withdrawn approvals"), new("登记撤销决定", "Record a withdrawal"), new("认证机构", "Body"),
            new("批准登记", "Record it"), null, Power.DraftBodyWithdrawals, Power.DecideBodyWithdrawals),
        ProposalKind.Ban => new(
            "/workbench/bans", new("人员限制", "Bans"), new("提出人员限制", "Propose a ban"), new("人员", "Person"),
            new("批准限制", "Impose the ban"), new("解除限制", "Lift the ban"), Power.DraftBans, Power.DecideBans),
        ProposalKind.Merge => new(
            "/workbench/merges", new("主体合并", "Merges"), new("提出合并", "Propose a merge"), new("被合并的记录", "Merged entry"),
            new("批准合并", "Merge them"), new("撤销合并", "Undo the merge"), Power.ProposeMerges, Power.DecideMerges),
        ProposalKind.Correction => new(
            "/workbench/corrections", new("更正", "Corrections"), new("提出更正", "Propose a correction"), new("证书或组织", "Certificate or organisation"),
            new("批准更正", "Correct it"), null, Power.DraftCorrections, Power.DecideCorrections),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Words Of(ProposalState state) => state switch
    {
        ProposalState.Proposed => new("待审批", "Proposed"),
        ProposalState.InForce => new("已生效", "In force"),
        ProposalState.Declined => new("未批准", "Declined"),
        _ => new("已撤销", "Undone"),
    };

    public static Tone Tone(ProposalState state) => state switch
    {
        ProposalState.Proposed => Toolbox.Pictures.Tone.Pending,
        ProposalState.InForce => Toolbox.Pictures.Tone.Good,
        _ => Toolbox.Pictures.Tone.Over,
    };
}
