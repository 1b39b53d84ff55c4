using System.Globalization;

namespace Zhiheng.Targets.Outlook;

/// <summary>The judgement in one or two plain sentences with the numbers it rests on.</summary>
internal sealed class Sentences(Goal goal, decimal wanted)
{
    public static Statement NoData(Goal goal) => Cannot(
        $"不能判断：还没有任何数据，目标{Wanted(goal, goal.Target)}。请绑定指标或填报数据。",
        $"Cannot tell: there is no figure yet. Target {Target(goal, goal.Target)}. Bind an indicator or report figures.");

    public Statement Stale(Point last) => Cannot(
        $"不能判断：最近的数据是 {Day(last.Day)} 的 {Figure(last)}，已超过一年。请补报最新数据。",
        $"Cannot tell: the latest figure is {Number(last.Value)} of {Day(last.Day)}, more than a year old. Newer figures are missing.");

    public Statement NoDueYear(Point last) => Cannot(
        $"不能判断进度：文件没有写明年限。{Day(last.Day)} 为 {Figure(last)}，目标{Wanted(goal, wanted)}，{Gap(last)}。",
        $"Cannot tell the course: the document names no year. {Number(last.Value)} on {Day(last.Day)}, target {Target(goal, wanted)}.");

    public Statement TooFew(Point last, int count) => Cannot(
        $"不能判断：只有 {count} 个数据，预测至少需要 {Trend.Fewest} 个完整月份。{Day(last.Day)} 为 {Figure(last)}，目标{Wanted(goal, wanted)}。",
        $"Cannot tell: only {count} figure(s); a forecast needs {Trend.Fewest} complete months. {Number(last.Value)} on {Day(last.Day)}, target {Target(goal, wanted)}.");

    public Statement NoFigureOn(DateOnly due) => Cannot(
        $"不能判断：缺少 {Day(due)} 的数据，目标{Wanted(goal, wanted)}。请补报该日数据。",
        $"Cannot tell: the figure of {Day(due)} is missing. Target {Target(goal, wanted)}.");

    public Statement Met(Point at, DateOnly? due) => new(
        Course.Met,
        $"已达到：{Day(at.Day)} 为 {Figure(at)}，目标{Wanted(goal, wanted)}{Until(due)}。",
        $"Met: {Number(at.Value)} on {Day(at.Day)}, target {Target(goal, wanted)}{By(due)}.",
        [],
        null);

    /// <param name="lost">The latest figure, if the target is not held any more.</param>
    public Statement MetOnDue(Point at, DateOnly due, Point? lost) => new(
        Course.Met,
        $"已如期达到：{Day(at.Day)} 为 {Figure(at)}，目标{Wanted(goal, wanted)}{Until(due)}。" + (lost is null ? "" : $"此后未保持：{Day(lost.Day)} 为 {Figure(lost)}。"),
        $"Met in time: {Number(at.Value)} on {Day(at.Day)}, target {Target(goal, wanted)}{By(due)}." + (lost is null ? "" : $" Not kept since: {Number(lost.Value)} on {Day(lost.Day)}."),
        [],
        null);

    public Statement Missed(Point at, DateOnly due) => new(
        Course.Behind,
        $"未达到：{Day(at.Day)} 为 {Figure(at)}，目标{Wanted(goal, wanted)}{Until(due)}，{Gap(at)}。",
        $"Missed: {Number(at.Value)} on {Day(at.Day)}, target {Target(goal, wanted)}{By(due)}.",
        [],
        null);

    /// <param name="reached">When the target was last held, if it ever was.</param>
    public Statement Expected(Point last, Forecast at, double chance, Point? reached)
    {
        var isOnCourse = chance >= 0.5;
        var percent = Math.Clamp(Math.Round(chance * 100), 1, 99).ToString("0", CultureInfo.InvariantCulture);
        return new(
            isOnCourse ? Course.OnCourse : Course.Behind,
            $"{(isOnCourse ? "进度正常" : "进度落后")}：{Day(last.Day)} 为 {Figure(last)}，目标{Wanted(goal, wanted)}；按近期趋势，{Day(at.Day)} 预计 {Rounded(at.Middle)}{goal.Unit}"
                + $"（八成把握在 {Rounded(at.Low)} 至 {Rounded(at.High)} 之间），达到目标的可能约 {percent}%。{(reached is null ? "" : $"曾于 {Day(reached.Day)} 达到（{Figure(reached)}），后回落。")}",
            $"{(isOnCourse ? "On course" : "Behind")}: {Number(last.Value)} on {Day(last.Day)}, target {Target(goal, wanted)}; the recent trend gives {Rounded(at.Middle)} on {Day(at.Day)}"
                + $" (80 % interval {Rounded(at.Low)} to {Rounded(at.High)}), a chance of about {percent} %.{(reached is null ? "" : $" It was held on {Day(reached.Day)} ({Number(reached.Value)}) and lost.")}",
            [],
            chance);
    }

    private static Statement Cannot(string chinese, string english) => new(Course.CannotTell, chinese, english, [], null);

    private string Gap(Point at) => goal.Comparator == Comparator.AtMost || at.Value > wanted
        ? $"超出 {Number(at.Value - wanted)}{goal.Unit}"
        : $"还差 {Number(wanted - at.Value)}{goal.Unit}";

    private string Figure(Point at) => Number(at.Value) + goal.Unit;

    private static string Wanted(Goal goal, decimal wanted) => goal.Comparator switch
    {
        Comparator.AtLeast => $"不低于 {Number(wanted)}{goal.Unit}",
        Comparator.AtMost => $"不超过 {Number(wanted)}{goal.Unit}",
        _ => $"为 {Number(wanted)}{goal.Unit}",
    };

    private static string Target(Goal goal, decimal wanted) => goal.Comparator switch
    {
        Comparator.AtLeast => "at least ",
        Comparator.AtMost => "at most ",
        _ => "exactly ",
    } + Number(wanted);

    private static string Until(DateOnly? due) => due is { } day ? $"（{day.Year} 年底）" : "";

    private static string By(DateOnly? due) => due is { } day ? $" by the end of {day.Year}" : "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private string Rounded(double value) => value.ToString(Math.Abs(goal.Target) < 1000 ? "#,0.#" : "#,0", CultureInfo.InvariantCulture);
}
