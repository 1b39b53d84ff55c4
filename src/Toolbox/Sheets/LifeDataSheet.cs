using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Lifetimes, some still running: how long does it last?</summary>
internal static class LifeDataSheet
{
    private static readonly string[] Failed = ["失效", "故障", "是", "1", "f", "fail", "failed", "y", "yes", "true"];
    private static readonly string[] Censored = ["截尾", "删失", "未失效", "正常", "否", "0", "c", "s", "censored", "n", "no", "false"];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "life-data",
        Tools = ["life data: Kaplan-Meier, Weibull MLE with censoring"],
        Title = new("寿命数据（Kaplan-Meier、威布尔）", "Life data (Kaplan-Meier, Weibull)"),
        Question = new("能用多久，什么时候坏掉一成？", "How long does it last, and when has a tenth failed?"),
        Family = Family.Time,
        Help = new("两列：时间（大于 0）、状态（失效或截尾，也可写 1、0）；到试验结束还没坏的记截尾。至少两个失效。", "Two columns: time (above 0) and state (failed or censored, or 1 and 0); what still runs at the end is censored. At least two failures."),
        Columns = [new("time", new("时间", "Time")), new("state", new("状态", "State"), ColumnKind.Labels)],
        Settings = [new("at", new("求可靠度的时间", "Reliability at time"), SettingKind.Number) { IsOptional = true, Least = 0 }],
        Sample = "小时（YY 演示数据）\t状态\n105\t失效\n148\t失效\n163\t失效\n190\t截尾\n207\t失效\n231\t失效\n244\t失效\n260\t截尾\n268\t失效\n291\t失效\n305\t失效\n322\t失效\n350\t截尾\n350\t截尾\n350\t截尾",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (time, words) = (given.Numbers("time"), given.Labels("state"));
        var early = Array.FindIndex(time, value => value <= 0);
        if (early >= 0)
        {
            throw SheetProblems.Unusable(
                $"单元格 {given.Place("time", early)} 的“时间”是 {time[early]}，应当大于 0。请更正。",
                $"“Time” in cell {given.Place("time", early)} is {time[early]}; it must be greater than 0. Correct it.");
        }

        bool[] failed = [.. words.Select((word, i) => Failed.Contains(word, StringComparer.OrdinalIgnoreCase) || (!Censored.Contains(word, StringComparer.OrdinalIgnoreCase)
            ? throw SheetProblems.Unusable(
                $"单元格 {given.Place("state", i)} 的“{(word.Length <= 20 ? word : word[..20])}”看不出失效还是截尾。请写“失效”或“截尾”（也可以写 1、0）。",
                $"“{(word.Length <= 20 ? word : word[..20])}” in cell {given.Place("state", i)} is neither a failure nor censored. Write “failed” or “censored” (or 1 and 0).")
            : false))];
        if (failed.Count(one => one) < 2)
        {
            throw SheetProblems.Unusable(
                $"只有 {failed.Count(one => one)} 个失效，至少要两个才能估计寿命。请延长试验。",
                $"There are only {failed.Count(one => one)} failures; estimating life needs at least two. Extend the test.");
        }

        if (Array.TrueForAll(time, value => value == time[0]))
        {
            throw Problems.Constant(given.Title("time"));
        }

        var life = LifeData.Of(time, failed);
        var median = life.Survival.FirstOrDefault(at => at.Survival <= 0.5);
        var digits = Math.Max(1, given.Digits - 1);
        var failures = failed.Count(one => one);
        string Of(double value) => value.ToString("F" + digits, null);
        var at = given.NumberOrNone("at");
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"用到 {Of(life.B10)} 时约有一成失效（B10）；平均寿命约 {Of(life.MeanTime)}。", $"About a tenth has failed by {Of(life.B10)} (B10); the mean life is about {Of(life.MeanTime)}."]),
            Readings =
            [
                life.Shape switch
                {
                    < 0.9 => new Reading(Tone.Caution, tongue[$"形状参数 β = {life.Shape:0.00} 小于 1：早期失效，越用越少坏；加强筛选和装配检查。", $"Shape β = {life.Shape:0.00} below 1: early failures; screen and check the assembly."]),
                    <= 1.1 => new(Tone.Plain, tongue[$"形状参数 β = {life.Shape:0.00} 接近 1：随机失效，定期更换没有用处。", $"Shape β = {life.Shape:0.00} near 1: random failures; planned replacement does not help."]),
                    _ => new(Tone.Plain, tongue[$"形状参数 β = {life.Shape:0.00} 大于 1：耗损失效，越用越容易坏；可以按 B10 定期更换。", $"Shape β = {life.Shape:0.00} above 1: wear-out; replace by B10."]),
                },
                .. failures < 10 ? new[] { new Reading(Tone.Caution, tongue[$"只有 {failures} 个失效，估计很粗。", $"Only {failures} failures: rough estimates."]) } : [],
                .. life.MeanTime > time.Max() ? new[] { new Reading(Tone.Caution, tongue["平均寿命超出试验时间，是按威布尔分布外推的。", "The mean life lies beyond the test: extrapolated by the Weibull distribution."]) } : [],
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["形状 β", "Shape β"], life.Shape, 4), new(tongue["特征寿命 η", "Scale η"], life.Scale, digits), new("B10", life.B10, digits), new(tongue["平均寿命 MTTF", "Mean life MTTF"], life.MeanTime, digits),
                .. median is null ? [] : new[] { new Figure(tongue["中位寿命（Kaplan-Meier）", "Median life (Kaplan-Meier)"], median.Time, digits) },
                .. at is { } when ? new[] { new Figure(tongue[$"{when} 时的可靠度（威布尔）", $"Reliability at {when} (Weibull)"], 100 * Weibull(life, when), 2, Note: "%") } : [],
                new(tongue["失效", "Failed"], failures, 0), new(tongue["截尾", "Censored"], failed.Length - failures, 0), new(tongue["对数似然", "Log likelihood"], life.LogLikelihood, 4),
            ],
            Pictures = [Picture(life, tongue)],
            Tables =
            [
                new("Kaplan-Meier", [tongue["时间", "Time"], tongue["可靠度 %", "Survival %"], tongue["标准误 %", "Error %"], tongue["威布尔 %", "Weibull %"]],
                    [.. life.Survival.Select(one => (IReadOnlyList<Cell>)[one.Time, 100 * one.Survival, 100 * one.Error, 100 * Weibull(life, one.Time)])], 2),
            ],
            Next = [tongue["失效件做解剖分析，不同失效机理分开估计（另一机理记截尾）。", "Take the failed ones apart; estimate each failure mode by itself, the others as censored."]],
        };
    }

    private static double Weibull(LifeData life, double time) => Math.Exp(-Math.Pow(time / life.Scale, life.Shape));

    /// <summary>The steps as a line with two points at each failure.</summary>
    private static Chart Picture(LifeData life, Tongue tongue)
    {
        var points = new List<(double Time, double Survival, double Error)> { (0, 1, 0) };
        foreach (var step in life.Survival)
        {
            var (_, survival, error) = points[^1];
            points.Add((step.Time, survival, error));
            points.Add((step.Time, step.Survival, step.Error));
        }

        double[] across = [.. points.Select(point => point.Time)];
        return new()
        {
            Kind = ChartKind.Line,
            Title = tongue["可靠度", "Survival"],
            Reading = tongue["阶梯线为 Kaplan-Meier 及 95 % 带（Greenwood），另一条为威布尔", "Steps: Kaplan-Meier with 95 % band (Greenwood); the other line: Weibull"],
            Across = new(tongue["时间", "Time"], 0),
            Up = new("%", 0, 100),
            Series =
            [
                new("Kaplan-Meier", Wording.Maybe(points.Select(point => 100 * point.Survival)))
                {
                    At = across,
                    Low = Wording.Maybe(points.Select(point => 100 * Math.Max(0, point.Survival - (1.96 * point.Error)))),
                    High = Wording.Maybe(points.Select(point => 100 * Math.Min(1, point.Survival + (1.96 * point.Error)))),
                },
                new(tongue["威布尔", "Weibull"], Wording.Maybe(across.Select(time => 100 * Weibull(life, time)))) { At = across, Look = SeriesLook.Dashed },
            ],
            Digits = 2,
        };
    }
}
