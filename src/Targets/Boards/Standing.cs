using System.Globalization;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Targets.Policies;

namespace Zhiheng.Targets.Boards;

/// <summary>How a target or a measure stands.</summary>
public enum Stand
{
    Met,
    OnCourse,
    Behind,

    /// <summary>There are figures, but they do not decide.</summary>
    CannotTell,

    /// <summary>Nothing is measured.</summary>
    NoFigure,
}

/// <summary>What is expected for a day ahead, with the ends between which it is thought to lie.</summary>
public sealed record Expected(DateOnly Day, double Low, double Middle, double High);

/// <summary>The judgement, in one sentence of each language, and what it expects; nothing expected: an empty list.</summary>
public sealed record Standing(Stand Stand, string Chinese, string English, IReadOnlyList<Expected> Ahead);

/// <summary>Judges the figures of a target as they were known on a day: those of later days are not to be looked at.</summary>
public delegate Standing Judge(TargetRow target, IReadOnlyList<IndicatorFigure> figures, DateOnly day);

public static class Standings
{
    /// <summary>
    /// What the latest figure alone says, without any forecast: met, behind once the due year is over, otherwise open. Changes are measured
    /// from the baseline; a change without one, and a target without figures, cannot be judged.
    /// </summary>
    public static Standing AtFaceValue(TargetRow target, IReadOnlyList<IndicatorFigure> figures, DateOnly day)
    {
        if (figures.LastOrDefault(figure => figure.Day <= day && figure.Value is not null) is not { Value: { } value } last)
        {
            return None("没有数据。", "No figure.");
        }

        if (target.Kind == "change" && target.BaselineValue is null)
        {
            return new Standing(Stand.CannotTell, "目标是增减量，但文件没有写明基线，不能判断。", "The target is a change, but the document names no baseline: cannot tell.", []);
        }

        var reached = target.Kind == "change" ? value - target.BaselineValue!.Value : value;
        var holds = target.Comparator switch { ">=" => reached >= target.TargetValue, "<=" => reached <= target.TargetValue, _ => reached == target.TargetValue };
        var isOver = target.DueYear is { } year && day > new DateOnly(year, 12, 31);
        var stand = holds ? Stand.Met : isOver ? Stand.Behind : Stand.CannotTell;
        var (chinese, english) = stand switch
        {
            Stand.Met => ("已达到", "Met"),
            Stand.Behind => ("未如期达到", "Missed"),
            _ => ("尚未达到，期限未到", "Not reached yet; the term runs"),
        };
        return new Standing(stand, $"{chinese}：{Day(last.Day)} 为 {Number(value)}，目标 {Number(target.TargetValue)}。", $"{english}: {Number(value)} on {Day(last.Day)}, target {Number(target.TargetValue)}.", []);
    }

    public static Standing None(string chinese, string english) => new(Stand.NoFigure, chinese, english, []);

    /// <summary>
    /// A measure stands as its targets do: behind if one is; met if all are; on course if all are known and none is behind. What is known of some
    /// targets only does not decide; nothing known of any is no figure.
    /// </summary>
    public static Stand Of(IReadOnlyCollection<Stand> targets)
    {
        if (targets.All(stand => stand == Stand.NoFigure))
        {
            return Stand.NoFigure;
        }

        return targets.Contains(Stand.Behind) ? Stand.Behind
            : targets.Any(stand => stand is Stand.CannotTell or Stand.NoFigure) ? Stand.CannotTell
            : targets.All(stand => stand == Stand.Met) ? Stand.Met
            : Stand.OnCourse;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
