using Zhiheng.Kernel;
using Zhiheng.Platform.Papers;

namespace Zhiheng.Modules.Tests.Platform.Papers;

/// <summary>Drafts of every kind about made-up organs and firms.</summary>
internal static class GivenPaper
{
    public static readonly PaperOrgan Organ = new("山东省市场监督管理局（演示）", "鲁市监认", "11370000YY0000017A");

    private static readonly Remedy Remedy = new("国家市场监督管理总局或者山东省人民政府", 60, "济南铁路运输法院", 6);
    private static readonly Deadline Due = new(new DateOnly(2026, 6, 16), false);

    private static readonly string[] Items = ["自愿性认证活动监督检查（认证认可条例）"];
    private static readonly string[] Inspectors = ["王建国（执法证号 37000012345）", "李秀英（执法证号 37000012346）"];
    private static readonly Period Days = new(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30));

    public static PaperDraft Of(PaperKind kind) => new()
    {
        Kind = kind,
        Organ = Organ,
        Region = RegionCode.Parse("370000").Value,
        Line = "认证",
        Parties = kind is PaperKind.ProofOfService or PaperKind.InspectionApproval ? [] : [Addressee(kind), new PaperParty(PartyRole.Copy, "济南市市场监督管理局（演示）"), new PaperParty(PartyRole.Copy, "烟台市市场监督管理局（演示）")],
        Body = Body(kind),
        Fields = kind == PaperKind.InspectionApproval
            ? PaperTexts.InspectionApproval("济南云岭机械有限公司", "2026 年自愿性认证活动抽查", Items, Days, Inspectors, ["李工（山东省计量科学研究院）"], "年度抽查计划", "王建国", "赵明远")
            : kind == PaperKind.ProofOfService
            ? PaperTexts.ProofOfService("鲁市监认责停〔2026〕1号《责令暂停证书通知书》", "中质认证（演示）有限公司", "山东省济南市历下区解放东路 16 号", "直接送达", "王建国（执法证号 37000012345）、李秀英（执法证号 37000012346）")
            : [],
        Attachments = kind is PaperKind.SuspensionOrder or PaperKind.RevocationOrder
            ? [new PaperAttachment("现场检查笔录.pdf", new string('a', 64)), new PaperAttachment("不符合项清单（共 3 项）.xlsx", new string('b', 64))]
            : [],
        CreatedBy = "王建国",
        SignedBy = new PaperSigner("赵明远", "副局长", "密码+动态口令"),
        Publicity = kind == PaperKind.SupervisionLetter ? Publicity.OnRequest : Publicity.Public,
        PublicityBasis = kind == PaperKind.SupervisionLetter ? "政府信息公开条例第十六条" : null,
    };

    private static PaperParty Addressee(PaperKind kind) => new(PartyRole.Addressee, kind switch
    {
        PaperKind.SupervisionLetter or PaperKind.JurisdictionDecision => "济南市市场监督管理局（演示）",
        PaperKind.PersonRestriction => "张立新",
        PaperKind.CorrectionDecision or PaperKind.InspectionNotice => "济南云岭机械有限公司",
        _ => "中质认证（演示）有限公司",
    });

    private static IReadOnlyList<PaperParagraph> Body(PaperKind kind)
    {
        CertificateNamed[] certificates = [new("00126Q31874R1M/3700", "济南云岭机械有限公司", "质量管理体系认证"), new("00126E20551R0S/3700", "烟台海岳食品有限公司", "环境管理体系认证")];
        const string Facts = "2026年5月18日至20日，我局对你机构在济南、烟台两地的认证活动开展“双随机”检查。经核对审核计划、首末次会议签到表和差旅凭证，发现审核员张立新在2026年3月11日同一时段被安排在相距460公里的两处现场；两家获证组织的监督审核均未在规定期限内完成。以上事实有《现场检查笔录》《询问笔录》和审核档案复印件为证，你机构授权代表已签字确认。";
        const string Basis = "《中华人民共和国认证认可条例》规定，认证机构应当对其认证的产品、服务、管理体系实施有效的跟踪调查，不能持续符合认证要求的，应当暂停其使用直至撤销认证证书，并予公布。";
        return kind switch
        {
            PaperKind.SuspensionOrder => PaperTexts.SuspensionOrder(certificates, Facts, Basis, Due, "逾期不办理又不说明理由的，我局将依法处理，并向国务院认证认可监督管理部门报告。", Remedy),
            PaperKind.RevocationOrder => PaperTexts.RevocationOrder(certificates, Facts, Basis, Due, "逾期不办理又不说明理由的，我局将依法处理，并向国务院认证认可监督管理部门报告。", Remedy),
            PaperKind.SupervisionLetter => PaperTexts.SupervisionLetter(
                "辖区认证机构逾期未答复责令通知一事", "截至2026年5月31日，你局辖区内有4份责令暂停证书通知书逾期未见答复，其中2份逾期超过10个工作日。",
                ["逐份核实未答复的原因，督促有关认证机构限期答复。", "对拒不答复的，依法立案查处，并将处理结果录入平台。", "举一反三，排查其他逾期事项。"], Due),
            PaperKind.JurisdictionDecision => PaperTexts.JurisdictionDecision(
                "中质认证（演示）有限公司涉嫌出具虚假认证结论一案", "你局与烟台市市场监督管理局（演示）就该案管辖发生争议，报请我局指定管辖。经审查，违法行为主要发生地在济南市，主要证据由你局掌握。",
                "《市场监督管理行政处罚程序规定》", "济南市市场监督管理局（演示）", "烟台市市场监督管理局（演示）"),
            PaperKind.ApprovalWithdrawalNotice => PaperTexts.ApprovalWithdrawalNotice(
                "中质认证（演示）有限公司", "CNCA-R-2999-001", "国务院认证认可监督管理部门", "你机构因出具虚假认证结论被依法查处，有关决定已经送达。", "《中华人民共和国认证认可条例》", new DateOnly(2026, 6, 1),
                ["自撤销之日起，你机构不得受理新的认证申请，不得颁发认证证书。", "你机构颁发的有效认证证书，由你机构在公告后通知持证组织，配合其转换认证机构。", "审核档案和证书档案应当完整保存，并按要求移交。"]),
            PaperKind.PersonRestriction => PaperTexts.PersonRestriction(
                "张立新", "从事认证活动", "经查，你在济南云岭机械有限公司的监督审核中未到现场，编造审核记录并签字确认，造成认证结论严重失实。", "《中华人民共和国认证认可条例》",
                new Period(new DateOnly(2026, 6, 1), new DateOnly(2031, 5, 31)), ["各认证机构自收到抄送之日起，应当停止安排其从事上述活动。"], Remedy),
            PaperKind.CorrectionDecision => PaperTexts.CorrectionDecision(
                "证书 00126Q31874R1M/3700", "认证范围", "减速机的设计、生产", "减速机、齿轮箱的设计、生产和服务", "经核对认证机构提交的证书扫描件和审核报告，登记内容与证书不一致，系认证机构上报时漏填所致。", "《认证证书和认证标志管理办法》"),
            PaperKind.InspectionNotice => PaperTexts.InspectionNotice("2026 年自愿性认证活动抽查", Items, Days, Inspectors, "年度抽查计划", ["检查人员与你单位有利害关系的，可以申请其回避。"]),
            PaperKind.ConferenceMinutes => PaperTexts.ConferenceMinutes(
                "2026年6月1日，在省局会议室召开质量认证联席会议。", ["山东省农业厅（演示）", "山东省商务厅（演示）"], null, ["通报进展"], "会议听取了进展情况。", [("印发方案", "山东省农业厅（演示）", new DateOnly(2026, 7, 1))]),
            _ => [],
        };
    }
}
