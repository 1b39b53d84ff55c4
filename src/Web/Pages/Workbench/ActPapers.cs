using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.People;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>A paper that cannot be issued stops the act that it announces: nothing of either is kept.</summary>
public sealed class PaperRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>The papers of acts on the register, issued in the transaction of the act.</summary>
public sealed class ActPapers(PaperRegister register, RegionTable regions, DatedRules rules, BusinessCalendar calendar, Site site)
{
    private const string ReviewDays = "remedy.review";
    private const string LitigationMonths = "remedy.litigation";

    /// <summary>Province abbreviations by the first two digits of the region.</summary>
    private static readonly Dictionary<string, string> Provinces = new(StringComparer.Ordinal)
    {
        ["11"] = "京", ["12"] = "津", ["13"] = "冀", ["14"] = "晋", ["15"] = "内蒙古", ["21"] = "辽", ["22"] = "吉", ["23"] = "黑", ["31"] = "沪", ["32"] = "苏", ["33"] = "浙",
        ["34"] = "皖", ["35"] = "闽", ["36"] = "赣", ["37"] = "鲁", ["41"] = "豫", ["42"] = "鄂", ["43"] = "湘", ["44"] = "粤", ["45"] = "桂", ["46"] = "琼", ["50"] = "渝",
        ["51"] = "川", ["52"] = "黔", ["53"] = "云", ["54"] = "藏", ["61"] = "陕", ["62"] = "甘", ["63"] = "青", ["64"] = "宁", ["65"] = "新",
    };

    /// <summary>
    /// The beginning of an organ's numbers: its province, the names of its city and county without their endings, 市监. Two organs of a province
    /// never share one, since one of a county is named with its city.
    /// </summary>
    public PaperOrgan Organ(Platform.Accounts.Account account)
    {
        var organ = account.Organ!;
        var names = regions.LineOf(organ.Region).Reverse().Skip(1).Select(code => regions.FindEver(code)).Where(region => region is { IsPlace: true }).Select(region => Short(region!.Name));
        var mark = Provinces.GetValueOrDefault(organ.Region.Value[..2], organ.Region.Value[..2]) + string.Concat(names) + "市监";
        return new PaperOrgan(organ.Name, mark.Length <= 20 ? mark : organ.Region.Value + "市监", account.OrganizationCode ?? organ.Region.Value);
    }

    public Func<Work, Task<string>> Withdrawal(ActView act, WithdrawalPreview preview, Caller caller, CancellationToken ct) => Issue(
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
        return Issue(
            Draft(PaperKind.PersonRestriction, act, caller) with
            {
                Parties = [new PaperParty(PartyRole.Addressee, act.Title)],
                Body = PaperTexts.PersonRestriction(
                    act.Title, clause.StopsCertifying ? "从事认证活动" : "从事食品检验工作", act.Reason, clause.Basis, term, [$"限制内容：{clause.Effect}。"], Remedy(caller.Account.Organ!)),
                Publicity = Publicity.OnRequest,
                PublicityBasis = "政府信息公开条例第十五条",
            },
            ct);
    }

    private PaperDraft Draft(PaperKind kind, ActView act, Caller caller) => new()
    {
        Kind = kind,
        Organ = Organ(caller.Account),
        Region = act.Organ.Region,
        Line = "认证",
        CreatedBy = act.AuthorName,
        SignedBy = new PaperSigner(caller.Account.PersonName, "负责人", "密码+动态口令"),
        IsDemo = site.IsDemo,
    };

    private Remedy Remedy(Organ organ)
    {
        var today = calendar.Today;
        var place = organ.Region.Above is null ? regions.FindEver(organ.Region)?.Name ?? organ.Region.Value : regions.PathName(organ.Region);
        return new Remedy($"{place}人民政府", rules.Require(ReviewDays, today).Value, "有管辖权的人民法院", rules.Require(LitigationMonths, today).Value);
    }

    private Func<Work, Task<string>> Issue(PaperDraft draft, CancellationToken ct) => async work =>
    {
        var issued = await register.Issue(work, draft, ct);
        return issued.IsRefused ? throw new PaperRefusedException(issued.Refusal) : issued.Value.Number;
    };

    private static string Short(string name)
        => name.Length > 2 && name[^1] is '省' or '市' or '区' or '县' or '旗' or '盟' ? name[..^1] : name;
}
