using Zhiheng.Kernel;
using Zhiheng.Proofs;

namespace Zhiheng.Inspection.Draws;

internal static class DrawRefusals
{
    private const string Random = "国办发〔2015〕58号：随机抽取检查对象、随机选派执法检查人员";
    private const string Duties = "规则 12.1：抽取与见证分离";

    public static Refusal CampaignState(string state) => new(
        "inspection.draw.campaign-state", $"该抽查任务现在是“{Plans.PlanWords.State(state)}”，只有已批准而尚未抽取的任务可以抽取。请返回任务列表。");

    public static Refusal Moved(string state) => new(
        "inspection.draw.moved", $"该抽取已由他人推进，现在是“{DrawWords.State(state)}”。本次操作没有生效，请刷新页面后再看。");

    public static Refusal BothRoles(string role) => new(
        "inspection.draw.both-roles", $"抽取人、见证人不能兼任，也不能是该任务的{role}。请由另一名人员担任。", Duties);

    public static Refusal NoSuchWitness() => new("inspection.draw.no-such-witness", "所选见证人不是本机关有见证权限的人员。请从列表中选择。", Duties);

    public static Refusal Parties(int most) => new("inspection.draw.parties", $"其他参与方最多 {most} 个，须写明名称并选择公证员、企业代表或代表委员。请更正。");

    public static Refusal Times() => new("inspection.draw.times", "最早抽取时间须晚于现在，揭示截止时间须晚于最早抽取时间，且在 30 日之内。请更正。");

    public static Refusal Beacon() => new("inspection.draw.beacon", "请写明信标：drand 的轮次，或彩票的名称、期号和开奖时间。");

    public static Refusal BeaconEarly(DateTimeOffset due) => new(
        "inspection.draw.beacon-early", $"信标产生于 {DrawWords.Time(due)}，不晚于现在或早于最早抽取时间：届时方案可能照着信标挑选。请改用更晚的轮次或期号。");

    public static Refusal BeaconKinds() => new("inspection.draw.beacon-kinds", "备用信标须与信标不同类。请改选其一。");

    public static Refusal AgainNeedsReason() => new("inspection.draw.again-needs-reason", "该任务已有定稿的抽取方案，再次抽取须写明理由并引用前一方案。请填写重抽理由。");

    public static Refusal NoWitnesses() => new(
        "inspection.draw.no-witnesses", "本站的账本没有独立见证方，方案无法在抽取前公示定稿。请联系系统管理员配置见证方（ZHIHENG_WITNESSES）。");

    public static Refusal NotYours(string who) => new("inspection.draw.not-yours", $"这一步由{who}本人办理。请用该人员的账号登录。", Duties);

    public static Refusal Commitment() => new("inspection.draw.commitment", "承诺须是 64 位小写十六进制的散列值，且不是空文的承诺。请按页面所示的方法重新计算。");

    public static Refusal CommitmentCopied() => new("inspection.draw.commitment-copied", "另一方已提交相同的承诺。请自己另写一段随机文字，重新计算承诺。");

    public static Refusal CommittedAlready() => new("inspection.draw.committed-already", "您已提交承诺，不能更改。");

    public static Refusal LinkUnknown() => new("inspection.draw.link-unknown", "链接无效或已被新的链接取代。请向抽取人索取新的链接。");

    public static Refusal NotAllCommitted(string names) => new("inspection.draw.not-all-committed", $"{names}尚未提交承诺，方案不能定稿。请等待，或作废后另行发起。");

    public static Refusal FreezeLate() => new("inspection.draw.freeze-late", "已过最早抽取时间，方案不能再定稿。请作废后另行发起，并留足定稿时间。");

    public static Refusal NoPool(string pool) => new(
        "inspection.draw.no-pool", $"“{Catalogue.ItemWords.Pools.GetValueOrDefault(pool, pool)}”尚未接入登记簿，无法抽取。请改用已接入的对象库。");

    public static Refusal EmptyPool() => new("inspection.draw.empty-pool", "按该任务的条件没有可抽取的对象。请调整定向条件。", Random);

    public static Refusal Nobody() => new("inspection.draw.nobody", "按该任务的比例一家也抽不到。请调整比例或数量。");

    /// <summary>What the method itself refuses: too few inspectors, more to draw than there are, lists that are not those of the plan.</summary>
    public static Refusal Method(ProofRefusal refusal) => new($"inspection.draw.method.{refusal.Code.Split('.')[^1]}", refusal.Message, Random);

    public static Refusal NotWitnessed() => new(
        "inspection.draw.not-witnessed", "方案尚未经见证方确认进入账本，现在揭示会使承诺失去意义。通常几秒即可，请稍候再试。");

    public static Refusal TooEarly(DateTimeOffset at) => new("inspection.draw.too-early", $"未到最早抽取时间 {DrawWords.Time(at)}。请到时再办理。");

    public static Refusal RevealLate(DateTimeOffset by) => new(
        "inspection.draw.reveal-late", $"已过揭示截止时间 {DrawWords.Time(by)}，按未揭示（空值）计，并向社会公布。");

    public static Refusal RevealOther() => new("inspection.draw.reveal-other", "这段文字与您的承诺不符。请填写作出承诺时所用的原文，一字不差。");

    public static Refusal RevealedAlready() => new("inspection.draw.revealed-already", "您已揭示，不必重复。");

    public static Refusal NotCommitted() => new("inspection.draw.not-committed", "您没有提交过承诺，无从揭示。");

    public static Refusal Waiting(string names) => new("inspection.draw.waiting", $"还在等待{names}揭示。请等待其揭示，或到截止时间后再抽取。");

    public static Refusal BeaconMissing() => new("inspection.draw.beacon-missing", "信标尚未产生或尚未录入。请等待下一个经见证的检查点，或由抽取人、见证人分别录入信标。");

    public static Refusal BeaconNotDue(DateTimeOffset due) => new("inspection.draw.beacon-not-due", $"信标要到 {DrawWords.Time(due)} 才产生，现在录入的不可能是它。请到时再录入。");

    public static Refusal BeaconSaid() => new("inspection.draw.beacon-said", "信标的值不合格式：drand 为 96 或 192 位十六进制签名；彩票为以单个空格分隔的各组号码，并附开奖公告。请更正。");

    public static Refusal BeaconDiffers() => new("inspection.draw.beacon-differs", "抽取人与见证人录入的信标不一致。请两人各自对照公告重新录入。");

    public static Refusal BeaconOfWitnesses() => new("inspection.draw.beacon-of-witnesses", "信标取自账本见证方的签名，不必录入。");

    public static Refusal NotSealed() => new("inspection.draw.not-sealed", "该抽取的结果没有密封或已经公开。");

    public static Refusal NotVisited() => new("inspection.draw.not-visited", "尚无检查组进场，密封的名单现在还不能公开。请在首次进场检查后公开。", "鲁政发〔2018〕22号：飞行检查");

    public static Refusal VisitsBegun() => new("inspection.draw.visits-begun", "已有检查任务获批或开始实施，抽取不能再作废。请对个别对象使用替换。");

    public static Refusal ReplaceReason(string reason) => new("inspection.draw.replace-reason", $"替换原因“{reason}”不存在。请从列表中选择。");

    public static Refusal ReplaceLate(string state) => new("inspection.draw.replace-late", $"该检查任务的状态是“{state}”，不能再替换。");

    public static Refusal NotProposed() => new("inspection.draw.not-proposed", "该检查任务没有待批准的替换申请。请刷新页面后再看。");

    public static Refusal NotShown() => new("inspection.draw.not-shown", "该抽取的结果尚未公布，公布后即可核对本企业的签号。");

    public static Refusal NotInList(string code) => new("inspection.draw.not-in-list", $"“{code}”不在这次抽取的名单中，没有签号。请核对统一社会信用代码。");
}
