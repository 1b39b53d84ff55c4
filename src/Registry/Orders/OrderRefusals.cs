using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Orders;

internal static class OrderRefusals
{
    private const string Duty = "认证认可条例第二十六条";
    private const string Superior = "规则 12.1：上级对下级事项只能督办、指定管辖、提级";

    public static Refusal CertificateEnded(Certificate certificate, DateOnly today) => new(
        "registry.order.certificate-ended",
        $"证书 {certificate.Number} 自 {certificate.StandingSince(today):yyyy-MM-dd} 起已不再有效，无需责令。请核对证书编号，或关闭该事项。",
        Duty);

    public static Refusal AlreadySuspended(Certificate certificate) => new(
        "registry.order.already-suspended",
        $"证书 {certificate.Number} 自 {certificate.StatusSince:yyyy-MM-dd} 起已暂停。如需进一步处理，请改为责令撤销。",
        Duty);

    public static Refusal AnswerDayPassed(DateOnly day, DateOnly today) => new(
        "registry.order.answer-day-passed",
        $"期限 {day:yyyy-MM-dd} 须晚于今日 {today:yyyy-MM-dd}。请填写更晚的日期，已拟的文稿请退回重拟。");

    public static Refusal AlreadyOpen(string number) => new(
        "registry.order.already-open", $"证书 {number} 已有同类责令未办结。请先办结原事项，不要重复责令。");

    public static Refusal Not(Order order, string act) => new(
        "registry.order.state", $"该责令当前为“{Word(order.State)}”，不能{act}。请刷新页面，按当前状态办理。");

    public static Refusal AlreadyInsisted(Order order) => new(
        "registry.order.insisted",
        $"监管机关已维持该责令，不能再次提出异议。请在 {order.RespondBy:yyyy-MM-dd} 前执行并上报；不服的可依法申请行政复议。",
        "行政复议法");

    public static Refusal NotReported(Order order) => new(
        "registry.order.not-reported",
        $"登记簿尚未收到对应的{(order.Kind == OrderKind.Suspend ? "暂停" : "撤销")}上报。请先上报证书状态，系统会自动办结，无需另行答复。",
        Duty);

    public static Refusal NotSuperior(Organ superior, Organ organ, string what) => new(
        "registry.order.not-superior", $"{superior.Name}不是{organ.Name}的上级，不能{what}。请由其上级机关办理。", Superior);

    public static Refusal NotSubordinate(Organ superior, Organ to) => new(
        "registry.order.not-subordinate", $"{to.Name}不是{superior.Name}的下级，不能指定其管辖。请改选下级机关，或提级办理。", Superior);

    public static Refusal AlreadyThere(Organ to) => new(
        "registry.order.already-there", $"该责令已由{to.Name}承办。请改选另一机关。", Superior);

    public static string Word(OrderState state) => state switch
    {
        OrderState.Drafted => "待审批",
        OrderState.Discarded => "已退回",
        OrderState.Issued => "待执行",
        OrderState.Answered => "待审查答复",
        OrderState.Accepted => "已采纳答复",
        OrderState.Insisted => "维持责令",
        OrderState.Obeyed => "已执行",
        OrderState.Closed => "已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
