using System.Globalization;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Assessments;

/// <summary>A line of a scheme: points for an indicator or a measure of the policy. <paramref name="Kind"/>: indicator or measure.</summary>
public sealed record SchemeLine(string No, string Kind, Guid Subject, string Name, decimal Points);

/// <summary>A target as it was adopted. Figures are decimals as text, as they are printed; <paramref name="Measure"/> null: the whole policy's.</summary>
public sealed record TargetInput(Guid Indicator, Guid? Measure, string? Baseline, string Target, string Comparator, string Kind);

/// <summary>
/// The figure that counts for a unit. Without <paramref name="Value"/>, <paramref name="Trouble"/> says what is missing or contradictory.
/// </summary>
public sealed record FigureInput(decimal? Value, string Source, IReadOnlyList<string> Evidence, string? Trouble);

/// <summary>How a unit stood with a measure, with the evidence of its newest accepted report.</summary>
public sealed record MeasureInput(MeasureState State, string Why, IReadOnlyList<string> Evidence);

/// <summary>One line for one unit: what went in, by which formula, on which evidence. No points without what they rest on.</summary>
public sealed record LineResult(string No, string Kind, Guid Subject, string Name, decimal Points, decimal? Earned, string Inputs, string Formula, IReadOnlyList<string> Evidence, string? Missing);

/// <summary>
/// A unit's result. <paramref name="Possible"/>: points of the lines that are the unit's; <paramref name="Undecided"/>: those of lines that lack a
/// figure. <paramref name="Score"/> is out of 100 and null as long as a line is undecided: it lies between <paramref name="Lowest"/> and <paramref name="Highest"/>.
/// </summary>
public sealed record UnitResult(Guid Unit, string Name, decimal Possible, decimal Earned, decimal Undecided, decimal? Score, decimal Lowest, decimal Highest, IReadOnlyList<LineResult> Lines);

/// <summary>Everything an assessment of one unit rests on. A line whose subject is not in it is not the unit's.</summary>
public sealed record UnitInput(Guid Unit, string Name, IReadOnlyDictionary<Guid, MeasureInput> Measures, IReadOnlyDictionary<Guid, (TargetInput Target, FigureInput Figure)> Indicators);

/// <summary>Points from figures and states: a pure function, so that anybody can compute a result again from what is published with it.</summary>
public static class Scoring
{
    /// <summary>The share of the points that a state earns; published with every scheme.</summary>
    public static decimal ShareOf(MeasureState state) => state switch
    {
        MeasureState.Done => 1m,
        MeasureState.OnCourse => 0.8m,
        MeasureState.Returned => 0.5m,
        _ => 0m,
    };

    public const string MeasureFormula = "完成 ×1，进展正常 ×0.8，退回补正 ×0.5，逾期或未启动 ×0";

    public static UnitResult Of(UnitInput unit, IReadOnlyList<SchemeLine> scheme)
    {
        var lines = scheme.Select(line => Of(line, unit)).OfType<LineResult>().ToList();
        var (possible, earned) = (lines.Sum(line => line.Points), lines.Sum(line => line.Earned ?? 0m));
        var undecided = lines.Where(line => line.Earned is null).Sum(line => line.Points);
        var (lowest, highest) = possible == 0m ? (0m, 0m) : (Round(100m * earned / possible), Round(100m * (earned + undecided) / possible));
        return new UnitResult(unit.Unit, unit.Name, possible, earned, undecided, undecided == 0m && possible > 0m ? lowest : null, lowest, highest, lines);
    }

    /// <summary>The share a figure earns, in words as well; or what stands in the way.</summary>
    public static (decimal? Share, string Formula, string? Missing) Share(TargetInput target, decimal value)
    {
        if (Parse(target.Target) is not { } aim)
        {
            return (null, "无", $"目标值“{target.Target}”不是数字，无法计算。");
        }

        var isMet = target.Comparator switch { ">=" => value >= aim, "<=" => value <= aim, _ => value == aim };
        if (isMet)
        {
            return (1m, "达到目标，得全部分值", null);
        }

        if (target.Comparator == "=")
        {
            return (0m, "未等于目标，不得分", null);
        }

        if (target.Baseline is { } printed && target.Kind != "change")
        {
            if (Parse(printed) is not { } from)
            {
                return (null, "无", $"基数“{printed}”不是数字，无法计算。");
            }

            var isContradictory = target.Comparator == ">=" ? from >= aim : from <= aim;
            return isContradictory
                ? (null, "无", $"基数 {printed} 已经达到目标 {target.Target}，与实际值 {Text(value)} 矛盾，请核对。")
                : (Math.Clamp((value - from) / (aim - from), 0m, 1m), "（实际值 − 基数）÷（目标值 − 基数），不低于 0、不高于 1", null);
        }

        return target.Comparator == ">="
            ? aim > 0m ? (Math.Clamp(value / aim, 0m, 1m), "实际值 ÷ 目标值，不低于 0、不高于 1", null) : (0m, "未达到目标，不得分", null)
            : value > 0m && aim >= 0m ? (Math.Clamp(aim / value, 0m, 1m), "目标值 ÷ 实际值，不低于 0、不高于 1", null) : (0m, "未达到目标，不得分", null);
    }

    public static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static decimal? Parse(string? text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static LineResult? Of(SchemeLine line, UnitInput unit)
    {
        if (line.Kind == "measure")
        {
            return unit.Measures.GetValueOrDefault(line.Subject) is { } measure
                ? new LineResult(line.No, line.Kind, line.Subject, line.Name, line.Points, Round(line.Points * ShareOf(measure.State)), measure.Why, MeasureFormula, measure.Evidence, null)
                : null;
        }

        if (!unit.Indicators.TryGetValue(line.Subject, out var input))
        {
            return null;
        }

        var (target, figure) = input;
        LineResult Result(decimal? earned, string inputs, string formula, string? missing)
            => new(line.No, line.Kind, line.Subject, line.Name, line.Points, earned, inputs, formula, figure.Evidence, missing);
        if (figure.Value is not { } value)
        {
            return Result(null, figure.Source, "无", figure.Trouble ?? "没有数据，无法计算。");
        }

        var (share, formula, trouble) = Share(target, value);
        var words = $"实际值 {Text(value)}，目标 {target.Comparator} {target.Target}{(target.Baseline is { } from ? $"，基数 {from}" : string.Empty)}；{figure.Source}";
        return Result(share is { } part ? Round(line.Points * part) : null, words, formula, trouble);
    }

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
