using Zhiheng.Kernel;

namespace Zhiheng.Platform.Papers;

/// <summary>A certificate an order is about.</summary>
public sealed record CertificateNamed(string Number, string Holder, string Scheme);

/// <summary>
/// Where a decision can be contested. Terms come from the dated rules, not from here: days for 行政复议, months for 行政诉讼, both from
/// the day of receipt.
/// </summary>
public sealed record Remedy(string ReviewOrgan, int ReviewDays, string Court, int LitigationMonths)
{
    public string Text
        => $"如不服本决定，可以自收到之日起{ReviewDays}日内向{ReviewOrgan}申请行政复议，也可以自收到之日起{LitigationMonths}个月内依法向{Court}提起行政诉讼。";
}

/// <summary>
/// The text of each kind of paper from what is particular to it. Facts, clauses and consequences are the officer's words: nothing of the
/// law is written here that a dated rule or a person should decide.
/// </summary>
public static class PaperTexts
{
    /// <param name="dueOn">The last day for the answer, included.</param>
    public static IReadOnlyList<PaperParagraph> SuspensionOrder(
        IReadOnlyList<CertificateNamed> certificates, string facts, string basis, Deadline dueOn, string consequence, Remedy remedy)
        => Order("暂停", certificates, facts, basis, dueOn, consequence, remedy);

    /// <inheritdoc cref="SuspensionOrder"/>
    public static IReadOnlyList<PaperParagraph> RevocationOrder(
        IReadOnlyList<CertificateNamed> certificates, string facts, string basis, Deadline dueOn, string consequence, Remedy remedy)
        => Order("撤销", certificates, facts, basis, dueOn, consequence, remedy);

    public static IReadOnlyList<PaperParagraph> SupervisionLetter(string matter, string facts, IReadOnlyList<string> demands, Deadline dueOn) =>
    [
        new(PaperPart.Opening, $"现就{matter}督办如下。"),
        new(PaperPart.Facts, "基本情况", 1),
        new(PaperPart.Facts, facts),
        new(PaperPart.Decision, "办理要求", 1),
        .. demands.Select(demand => new PaperParagraph(PaperPart.Decision, demand, 2)),
        new(PaperPart.Deadline, "办理期限", 1),
        new(PaperPart.Deadline, $"请于{Last(dueOn)}前办结并书面报告结果。不能按期办结的，应当在期限届满前报告进展和理由。"),
    ];

    /// <param name="chosen">The organ that takes the matter over.</param>
    public static IReadOnlyList<PaperParagraph> JurisdictionDecision(string matter, string facts, string basis, string chosen, string previous) =>
    [
        new(PaperPart.Facts, facts),
        new(PaperPart.Basis, $"根据{basis}，决定如下："),
        new(PaperPart.Decision, $"{matter}由{chosen}管辖。", 1),
        new(PaperPart.Decision, $"{previous}应当在收到本决定书后将全部材料移送{chosen}，并告知当事人。", 1),
    ];

    /// <param name="effectiveOn">The first day without approval.</param>
    public static IReadOnlyList<PaperParagraph> ApprovalWithdrawalNotice(
        string body, string approval, string decidedBy, string facts, string basis, DateOnly effectiveOn, IReadOnlyList<string> consequences) =>
    [
        new(PaperPart.Facts, facts),
        new(PaperPart.Basis, $"依据{basis}，{decidedBy}已作出撤销决定。现告知如下："),
        new(PaperPart.Decision, $"{body}的认证机构批准资格（批准号 {approval}）自{PaperSheet.Day(effectiveOn)}起撤销。", 1),
        new(PaperPart.Consequence, "撤销后的处理", 1),
        .. consequences.Select(consequence => new PaperParagraph(PaperPart.Consequence, consequence, 2)),
    ];

    /// <param name="term">Both days included; null is without end, which only a statute can order.</param>
    public static IReadOnlyList<PaperParagraph> PersonRestriction(string person, string activity, string facts, string basis, Period? term, IReadOnlyList<string> effects, Remedy remedy) =>
    [
        new(PaperPart.Facts, facts),
        new(PaperPart.Basis, $"依据{basis}，决定如下："),
        new(PaperPart.Decision, term is { } period
            ? $"自{PaperSheet.Day(period.From)}起至{PaperSheet.Day(period.To)}止（含当日），{person}不得{activity}。"
            : $"{person}终身不得{activity}。", 1),
        .. effects.Select(effect => new PaperParagraph(PaperPart.Decision, effect, 1)),
        new(PaperPart.Remedy, remedy.Text),
    ];

    public static IReadOnlyList<PaperParagraph> CorrectionDecision(string record, string item, string from, string to, string facts, string basis) =>
    [
        new(PaperPart.Facts, facts),
        new(PaperPart.Basis, $"依据{basis}，决定如下："),
        new(PaperPart.Decision, $"将{record}的“{item}”由“{from}”更正为“{to}”。", 1),
        new(PaperPart.Decision, "更正前的内容保留在登记历史中，并注明更正理由和日期。", 1),
    ];

    public static IReadOnlyList<PaperField> ProofOfService(
        string served, string recipient, string place, string manner, string servers, string receipt = "", string substitute = "", string remark = "") =>
    [
        new("送达文书", served),
        new("受送达人", recipient),
        new("送达地点", place),
        new("送达方式", manner),
        new("送达时间", "　　　　年　　月　　日　　时　　分"),
        new("受送达人签收", receipt),
        new("代收人及代收理由", substitute),
        new("送达人", servers),
        new("备注", remark),
    ];

    /// <param name="items">What is to be checked, each with its legal basis.</param>
    /// <param name="inspectors">Names with warrant numbers.</param>
    public static IReadOnlyList<PaperField> InspectionApproval(
        string subject, string campaign, IReadOnlyList<string> items, Period days, IReadOnlyList<string> inspectors, IReadOnlyList<string> experts, string grounds, string author, string approver) =>
    [
        new("检查对象", subject),
        new("检查任务", campaign),
        new("检查事项和依据", string.Join("；", items)),
        new("检查时间", $"{PaperSheet.Day(days.From)}至{PaperSheet.Day(days.To)}（含当日）"),
        new("检查人员", string.Join("、", inspectors)),
        new("技术支持人员", experts.Count == 0 ? "无" : $"{string.Join("、", experts)}（不计入检查人员）"),
        new("检查事由", grounds),
        new("拟稿人", author),
        new("审批人", approver),
    ];

    /// <inheritdoc cref="InspectionApproval"/>
    /// <param name="rights">What the enterprise may ask for and refuse.</param>
    public static IReadOnlyList<PaperParagraph> InspectionNotice(
        string campaign, IReadOnlyList<string> items, Period days, IReadOnlyList<string> inspectors, string grounds, IReadOnlyList<string> rights) =>
    [
        new(PaperPart.Facts, $"根据“{campaign}”，你单位被随机抽取为检查对象，抽取过程可以公开复核。检查事由：{grounds}"),
        new(PaperPart.Basis, "检查事项和依据", 1),
        .. items.Select(item => new PaperParagraph(PaperPart.Basis, item, 2)),
        new(PaperPart.Deadline, "检查时间", 1),
        new(PaperPart.Deadline, $"{PaperSheet.Day(days.From)}至{PaperSheet.Day(days.To)}（含当日）。"),
        new(PaperPart.Decision, "检查人员", 1),
        new(PaperPart.Decision, $"{string.Join("、", inspectors)}。检查人员进场时出示执法证件和二维码，扫码可以核对人员、事由、依据和本年度检查次数。"),
        new(PaperPart.Decision, "你单位的权利", 1),
        .. rights.Select(right => new PaperParagraph(PaperPart.Decision, right, 2)),
    ];

    /// <param name="meeting">Day, place and subject in a sentence.</param>
    /// <param name="present">The members; <paramref name="absent"/> null: none was absent.</param>
    /// <param name="decisions">What was decided, whose it is and by when.</param>
    public static IReadOnlyList<PaperParagraph> ConferenceMinutes(
        string meeting, IReadOnlyList<string> present, string? absent, IReadOnlyList<string> agenda, string minutes, IReadOnlyList<(string Words, string Unit, DateOnly DueOn)> decisions) =>
    [
        new(PaperPart.Facts, meeting),
        new(PaperPart.Facts, $"成员单位：{string.Join("、", present)}。{(absent is null ? string.Empty : $"缺席：{absent}。")}"),
        new(PaperPart.Facts, "会议议程", 1),
        .. agenda.Select(item => new PaperParagraph(PaperPart.Facts, item, 2)),
        new(PaperPart.Facts, "会议情况", 1),
        .. minutes.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => new PaperParagraph(PaperPart.Facts, text)),
        new(PaperPart.Decision, "议定事项", 1),
        .. decisions.Select(one => new PaperParagraph(PaperPart.Decision, $"{one.Words}（{one.Unit}负责，{PaperSheet.Day(one.DueOn)}前完成，含当日）。", 2)),
    ];

    private static IReadOnlyList<PaperParagraph> Order(
        string act, IReadOnlyList<CertificateNamed> certificates, string facts, string basis, Deadline dueOn, string consequence, Remedy remedy) =>
    [
        new(PaperPart.Opening, $"经查，你机构颁发的下列认证证书存在应当{act}的情形，现依法通知如下。"),
        new(PaperPart.Facts, "基本情况", 1),
        new(PaperPart.Facts, facts),
        new(PaperPart.Basis, "依据", 1),
        new(PaperPart.Basis, basis),
        new(PaperPart.Decision, "责令事项", 1),
        new(PaperPart.Decision, $"责令你机构{act}下列认证证书，公布{act}信息并按规定上报："),
        .. certificates.Select(one => new PaperParagraph(PaperPart.Decision, $"证书编号 {one.Number}，{one.Scheme}，获证组织{one.Holder}。", 2)),
        new(PaperPart.Deadline, "办理期限", 1),
        new(PaperPart.Deadline, $"请于{Last(dueOn)}前办理完毕，并书面报告办理结果；认为不应{act}的，应当在同一期限内书面说明理由并提交证据。"),
        new(PaperPart.Consequence, "逾期不办理的后果", 1),
        new(PaperPart.Consequence, consequence),
        new(PaperPart.Remedy, remedy.Text),
    ];

    private static string Last(Deadline due) => $"{PaperSheet.Day(due.Date)}（含当日{(due.Provisional ? "，该年放假安排公布后可能顺延" : "")}）";
}
