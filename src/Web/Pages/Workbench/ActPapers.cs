using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.People;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>The papers of acts on the register, issued in the transaction of the act.</summary>
public sealed class ActPapers(PaperRegister register, Letterhead letterhead, BusinessCalendar calendar, Site site)
{
    public Func<Work, Task<string>> Withdrawal(ActView act, WithdrawalPreview preview, Caller caller, CancellationToken ct) => register.IssueOrStop(
        Draft(PaperKind.ApprovalWithdrawalNotice, act, caller) with
        {
            Parties = [new PaperParty(PartyRole.Addressee, act.Title, act.Code)],
            Body = PaperTexts.ApprovalWithdrawalNotice(
                act.Title, act.Code, "国家认证认可监督管理部门", act.Reason, $"{act.Basis}（决定文号 {act.Lines[0].Value}）", act.EffectiveOn!.Value,
                [
                    "自撤销之日起，不得从事认证活动，不得颁发、换发认证证书。",
                    $"辖区内有效证书 {preview.Valid} 张、暂停证书 {preview.Suspended} 张，涉及获证组织 {preview.Holders} 家，应当逐一告知并移交认证档案。",
                    .. preview.MayReapplyFrom is { } day ? [$"获证组织可自{day:yyyy'年'M'月'd'日'}起向其他认证机构申请认证。"] : Array.Empty<string>(),
                ]),
            Publicity = Publicity.Public,
        },
        ct);

    public Func<Work, Task<string>> Ban(ActView act, BanClause clause, Caller caller, CancellationToken ct)
    {
        var term = act.EndsOn is { } last ? new Period(act.StartsOn!.Value, last) : (Period?)null;
        return register.IssueOrStop(
            Draft(PaperKind.PersonRestriction, act, caller) with
            {
                Parties = [new PaperParty(PartyRole.Addressee, act.Title)],
                Body = PaperTexts.PersonRestriction(
                    act.Title, clause.StopsCertifying ? "从事认证活动" : "从事食品检验工作", act.Reason, clause.Basis, term, [$"限制内容：{clause.Effect}。"], letterhead.Remedy(act.Organ.Region, calendar.Today)),
                Publicity = Publicity.OnRequest,
                PublicityBasis = "政府信息公开条例第十五条",
            },
            ct);
    }

    public Func<Work, Task<string>> Correction(ActView act, Caller caller, CancellationToken ct) => register.IssueOrStop(
        Draft(PaperKind.CorrectionDecision, act, caller) with
        {
            Parties = [new PaperParty(PartyRole.Addressee, act.Holder ?? act.Title, act.Code)],
            Body = PaperTexts.CorrectionDecision(act.Title, act.Lines[0].Value, act.Lines[1].Value, act.Lines[2].Value, act.Reason, act.Basis ?? "《政府信息公开条例》第四十一条"),
            PublicityBasis = "政府信息公开条例第十三条",
        },
        ct);

    private PaperDraft Draft(PaperKind kind, ActView act, Caller caller) => new()
    {
        Kind = kind,
        Organ = letterhead.Organ(caller),
        Region = act.Organ.Region,
        Line = "认证",
        CreatedBy = act.AuthorName,
        SignedBy = Letterhead.Signer(caller, Role.RegistryLeader),
        IsDemo = site.IsDemo,
    };
}
