using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>Approval and notice of a visit (行政检查审批表, 行政检查通知书), issued in the transaction of the decision.</summary>
public sealed class CheckPapers(PaperRegister papers, Letterhead letterhead, Site site)
{
    private static readonly string[] Rights =
    [
        "检查人员不足两人、不出示执法证件或者不出示本通知书的，可以拒绝检查。",
        "检查人员与你单位有利害关系的，可以申请其回避。",
        "有权陈述、申辩，对检查过程评价，对违法检查投诉、举报。",
    ];

    /// <exception cref="PaperRefusedException">When called: a paper lacks something or holds a character that cannot be printed.</exception>
    public ApprovalPapers For(CheckFile file, ApprovalRow approval, Caller approver, CancellationToken ct) => new(
        papers.IssueOrStop(Approval(file, approval, approver), ct),
        file.Task.Sealed ? null : papers.IssueOrStop(Notice(file, approval, approver), ct));

    private PaperDraft Approval(CheckFile file, ApprovalRow approval, Caller approver) => Draft(PaperKind.InspectionApproval, file, approval, approver) with
    {
        Fields = PaperTexts.InspectionApproval(
            $"{file.Task.SubjectName}（{file.Task.Subject}）", file.Task.CampaignName, Items(file), new Period(approval.VisitFrom, approval.VisitTo), Inspectors(file),
            [.. approval.ExpertList.Select(expert => $"{expert.Name}（{expert.Unit}）")], approval.Grounds, approval.AuthorName, approver.Account.PersonName),
        Publicity = Publicity.Withheld,
        PublicityBasis = "政府信息公开条例第十六条",
    };

    private PaperDraft Notice(CheckFile file, ApprovalRow approval, Caller approver) => Draft(PaperKind.InspectionNotice, file, approval, approver) with
    {
        Parties = [new PaperParty(PartyRole.Addressee, file.Task.SubjectName, file.Task.Subject)],
        Body = PaperTexts.InspectionNotice(file.Task.CampaignName, Items(file), new Period(approval.VisitFrom, approval.VisitTo), Inspectors(file), approval.Grounds, Rights),
        PublicityBasis = "政府信息公开条例第十三条",
    };

    private PaperDraft Draft(PaperKind kind, CheckFile file, ApprovalRow approval, Caller approver) => new()
    {
        Kind = kind,
        Organ = letterhead.Organ(approver),
        Region = RegionCode.Parse(file.Task.OrganRegion).Value,
        Line = "认证",
        CreatedBy = approval.AuthorName,
        SignedBy = Letterhead.Signer(approver, Role.InspectionLeader),
        IsDemo = site.IsDemo,
    };

    private static List<string> Items(CheckFile file) => [.. file.Items.Select(item => $"{item.Code} {item.Name}（{item.Basis}）")];

    private static List<string> Inspectors(CheckFile file) => [.. file.Members.Select(member => $"{member.Name}（执法证号 {member.WarrantNo}）")];
}
