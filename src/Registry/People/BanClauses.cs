using Zhiheng.Kernel;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.People;

/// <summary>
/// A clause that bans a person, how long it can do so (null: no such bound), and whether it keeps the person from certifying.
/// </summary>
public sealed record BanClause(string Code, string Basis, string Effect, int? LeastMonths, int? MostMonths, bool AllowsLife, bool StopsCertifying);

/// <summary>
/// The clauses on which a person can be banned (rules.md §7.5). A ban without a statutory clause has no legal effect, so none can be
/// recorded; only a clause that says so bans for life.
/// </summary>
public static class BanClauses
{
    /// <summary>As they stand on <paramref name="day"/>: the figure of article 72 is a dated rule.</summary>
    public static IReadOnlyList<BanClause> On(DatedRules rules, DateOnly day)
    {
        var years = rules.On(ActTerms.Reregister, day)?.Value;
        BanClause[] fixedOnes =
        [
            new("certifier-62", "认证认可条例第六十二条", "停止执业", 6, 24, AllowsLife: false, StopsCertifying: true),
            new("food-138-dismissed", "食品安全法第一百三十八条", "十年内不得从事食品检验工作", 120, 120, AllowsLife: false, StopsCertifying: false),
            new("food-138-crime", "食品安全法第一百三十八条", "终身不得从事食品检验工作", null, null, AllowsLife: true, StopsCertifying: false),
        ];
        return years is { } count
            ? [new("certifier-72", "认证认可条例第七十二条", "不得再申请认证人员注册", count * 12, count * 12, AllowsLife: false, StopsCertifying: true), .. fixedOnes]
            : fixedOnes;
    }

    /// <summary>Whether the clause bans from the one day to the other, both included; without an end, for life.</summary>
    public static Refusal? Refuse(BanClause clause, DateOnly startsOn, DateOnly? endsOn)
    {
        if (endsOn is not { } last)
        {
            return clause.AllowsLife ? null : BanRefusals.NotForLife(clause);
        }

        if (clause.AllowsLife)
        {
            return BanRefusals.ForLifeOnly(clause);
        }

        var least = startsOn.AddMonths(clause.LeastMonths ?? 0).AddDays(-1);
        var most = clause.MostMonths is { } months ? startsOn.AddMonths(months).AddDays(-1) : DateOnly.MaxValue;
        return last < least || last > most ? BanRefusals.Term(clause, least, most) : null;
    }
}

internal static class BanRefusals
{
    public static Refusal NoClause(string code) => new(
        "registry.ban.no-clause",
        $"“{code}”不是可据以禁业的法律条款。没有法律依据的限制只能作为内部提示，请改选法定条款。",
        "规则 7.5：终身或期限禁业须有法律依据");

    public static Refusal NotForLife(BanClause clause) => new(
        "registry.ban.not-for-life", $"{clause.Basis}没有规定终身禁业。请填写截止日期，或改选规定终身的条款。", clause.Basis);

    public static Refusal ForLifeOnly(BanClause clause) => new(
        "registry.ban.for-life-only", $"{clause.Basis}（{clause.Effect}）没有截止日期。请清空截止日期，或改选有期限的条款。", clause.Basis);

    public static Refusal Term(BanClause clause, DateOnly least, DateOnly most) => new(
        "registry.ban.term",
        $"按{clause.Basis}，截止日期应为 {(least == most ? $"{least:yyyy-MM-dd}" : $"{least:yyyy-MM-dd} 至 {most:yyyy-MM-dd}")}。请核对处罚决定。",
        clause.Basis);

    public static Refusal ActInTheFuture(DateOnly actOn, DateOnly today) => new(
        "registry.ban.act-in-the-future", $"行为日期 {actOn:yyyy-MM-dd} 晚于今日 {today:yyyy-MM-dd}。请核对违法行为发生的日期。");

    public static Refusal BeforeAct(DateOnly startsOn, DateOnly actOn) => new(
        "registry.ban.before-act", $"禁业开始日期 {startsOn:yyyy-MM-dd} 早于行为日期 {actOn:yyyy-MM-dd}。请核对两个日期。");

    public static Refusal Already(string clause) => new(
        "registry.ban.already", $"该人员已有依据“{clause}”的禁业记录生效或待批，期间重叠。请办理原记录，不要重复提出。");
}
