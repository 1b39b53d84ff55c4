using Zhiheng.Kernel;

namespace Zhiheng.Inspection.Checks;

internal static class CheckRefusals
{
    private const string TwoOfficers = "行政处罚法第四十二条";
    private const string Orderly = "国办发〔2024〕54号";

    public static Refusal State(string state) => new("inspection.check.state", $"该检查现在是“{CheckWords.State(state)}”，不能这样办理。请刷新页面后再看。");

    public static Refusal NotInTeam() => new("inspection.check.not-in-team", "您不是该企业本次检查组的成员，不能制作笔录。请由检查组成员办理。", TwoOfficers);

    public static Refusal WarrantExpired(TeamMember member, DateOnly day) => new(
        "inspection.check.warrant-expired",
        $"{member.Name}的执法证（{member.WarrantNo}）有效期至 {member.LastDay:yyyy-MM-dd}，{day:yyyy-MM-dd} 不能实施检查。请换证后登记新证，或由其他持证人员检查。", TwoOfficers);

    public static Refusal NotLicensed(TeamMember member) => new(
        "inspection.check.not-licensed", $"{member.Name}已退出检查人员名录，不能参加检查。请由其他持证人员检查。", TwoOfficers);

    public static Refusal TooFewInspectors(int licensed, int needed) => new(
        "inspection.check.too-few-inspectors",
        $"在笔录上签字的持证检查人员为 {licensed} 名，不得少于 {needed} 名；技术支持人员不计入。请由检查组其他持证成员补签。", TwoOfficers);

    public static Refusal CapReached(int visits, int cap, int year, string item) => new(
        "inspection.check.cap", $"该企业 {year} 年已被检查 {visits} 次，达到事项 {item} 的年度上限 {cap} 次，不得再查。请终止本次检查，申请替换对象。", Orderly);

    public static Refusal ItemWithdrawn(string item) => new(
        "inspection.check.item-not-on-list", $"事项 {item} 不在现行事项清单中，未公布的事项不得检查。请由任务承办人员调整任务。", Orderly);

    public static Refusal OutsideCampaign(DateOnly day, DateOnly from, DateOnly to) => new(
        "inspection.check.outside-campaign", $"检查日期 {day:yyyy-MM-dd} 不在任务规定的 {from:yyyy-MM-dd} 至 {to:yyyy-MM-dd} 之内。请核对开始时间。", Orderly);

    public static Refusal OtherDevice(string recorder, DateTimeOffset since) => new(
        "inspection.check.other-device",
        $"{recorder}已在另一台设备上制作本次检查的笔录（最近收到时间 {BusinessTime(since)}）。请在那台设备上继续；本机内容仍保留，可供核对。");

    public static Refusal MovedOn(int sequence) => new(
        "inspection.check.moved-on", $"本设备的另一个窗口已发送过更新的笔录（第 {sequence} 次）。请刷新页面，核对后再保存；本窗口的内容未被采用。");

    public static Refusal AlreadyClosed() => new("inspection.check.closed", "该笔录已签字办结，不能再修改。结果有误的，请在审核退回后重新填报。");

    public static Refusal Times() => new("inspection.check.times", "检查开始、结束时间须先后有序，不得晚于现在，也不得早于批准日期。请核对手机时间后更正。");

    public static Refusal NotEnded() => new("inspection.check.not-ended", "请填写检查结束时间。");

    public static Refusal TooLong(string field, int most) => new("inspection.check.too-long", $"{field}超过 {most} 个字符或含有控制字符。请删减后再保存。");

    public static Refusal TooMany(string what, int most) => new("inspection.check.too-many", $"{what}最多 {most} 项。请合并后再保存。");

    public static Refusal UnknownPoint(string item) => new("inspection.check.unknown-point", $"事项 {item} 没有这个检查要点。请刷新页面，按本次任务的事项填写。");

    public static Refusal PointOpen(string item, string point) => new("inspection.check.point-open", $"事项 {item} 的要点“{point}”尚未回答。请逐项选择是、否或不适用。");

    public static Refusal NoWithoutNote(string item, string point) => new("inspection.check.no-without-note", $"事项 {item} 的要点“{point}”为否，须写明情况。请补充说明。");

    public static Refusal NoCode() => new("inspection.finding.no-code", "请至少选择一项检查结果。");

    public static Refusal UnknownCode(string code) => new("inspection.finding.unknown-code", $"检查结果代码“{code}”不存在。请从列表中选择。");

    public static Refusal RepeatedCode() => new("inspection.finding.repeated-code", "同一检查结果选了两次。请去掉重复项。");

    public static Refusal CodesExclude(string first, string second) => new(
        "inspection.finding.codes-exclude",
        $"检查结果“{FindingCodes.TextOf(first)}”与“{FindingCodes.TextOf(second)}”不能同时选择。请保留一项。", "检查结果代码互斥规则（4.5）");

    public static Refusal NoFollowUp() => new("inspection.finding.no-follow-up", "检查发现的问题尚未改正，须写明后续处理（反馈、责令改正、移送、抄告或其他）及期限。请补充。");

    public static Refusal FollowUpDue(string what) => new("inspection.finding.follow-up-due", $"后续处理“{what}”须写明内容和期限，期限须晚于检查结束之日。请更正。");

    public static Refusal FollowUpNothing() => new("inspection.finding.follow-up-nothing", "“无需后续处置”不能与其他后续处理同时选择。请更正。");

    public static Refusal Signature() => new("inspection.check.signature", "签名数据不完整或过大。请清除后重新签名。");

    public static Refusal PaperNeedsPhoto() => new("inspection.check.paper-needs-photo", "在纸质笔录上签字的，须附签字页照片。请拍照上传后再办结。");

    public static Refusal NoFirmSignature() => new("inspection.check.no-firm-signature", "请由企业现场负责人签字，并填写其姓名；拒绝签字的，选择“拒签”并写明情况。", TwoOfficers);

    public static Refusal PhotoMissing(int count) => new("inspection.check.photo-missing", $"笔录所附照片还有 {count} 张没有收到。请在有网络时等照片发送完，再办结。");

    public static Refusal TooManyPhotos(int most) => new("inspection.check.too-many-photos", $"一次检查最多附 {most} 张照片，已经满额。请删去不必要的照片。");

    public static Refusal RecordNumber() => new("inspection.check.record-number", "笔录编号缺失或已用于另一次检查。请刷新页面后重试。");

    public static Refusal ApprovalOpen() => new("inspection.approval.open", "该企业的行政检查审批表已在办理。请不要重复提交。", Orderly);

    public static Refusal NoApproval() => new("inspection.approval.none", "没有待批准的行政检查审批表。请刷新页面后再看。", Orderly);

    public static Refusal VisitDays(DateOnly from, DateOnly to) => new(
        "inspection.approval.days", $"检查日期须在任务规定的 {from:yyyy-MM-dd} 至 {to:yyyy-MM-dd} 之内，先后有序，且不早于今日。请更正。", Orderly);

    public static Refusal UnknownVisit() => new("inspection.visit.unknown", "没有这次检查，或二维码已失效。请重新扫描检查人员出示的二维码。");

    public static Refusal Rating() => new("inspection.visit.rating", "请选择 1 至 5 分。");

    public static Refusal NotBegun() => new("inspection.visit.not-begun", "检查尚未开始，还不能评价。请在检查开始后再评价。");

    public static Refusal AlreadySpoken(string kind) => new("inspection.visit.already", $"本次检查已经{(kind == "rating" ? "评价" : "投诉")}过一次，不能重复。需要补充的，请联系检查机关。");

    public static Refusal RecusalAsked(string name) => new("inspection.recusal.asked", $"已经对{name}提出过回避申请。请等待决定，或查看决定结果。", TwoOfficers);

    public static Refusal RecusalLate() => new("inspection.recusal.late", "检查笔录已经办结，不能再申请回避。对检查有异议的，请投诉或提出异议。", TwoOfficers);

    public static Refusal RecusalDecided() => new("inspection.recusal.decided", "该回避申请已经决定。请刷新页面后再看。", TwoOfficers);

    public static Refusal SubstituteNeeded() => new("inspection.recusal.substitute-needed", "回避后检查组不足 2 名持证人员。请同时指定替补人员。", TwoOfficers);

    public static Refusal SubstituteUnfit(string name) => new(
        "inspection.recusal.substitute-unfit", $"{name}已在检查组、证件届时过期、事项不在其范围或与该企业有回避关系，不能替补。请另选人员。", TwoOfficers);

    private static string BusinessTime(DateTimeOffset at) => at.ToOffset(BusinessCalendar.BeijingOffset).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
