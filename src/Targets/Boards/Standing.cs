using Zhiheng.Contracts.Indicators;
using Zhiheng.Targets.Outlook;
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

public static class Standings
{
    /// <summary>Judges the figures of a target as of a day: the trend of the months decides before the due day, the figure after it. Figures of later days are not looked at.</summary>
    public static Standing Judge(TargetRow target, IReadOnlyList<IndicatorFigure> figures, DateOnly day)
    {
        var points = figures.Where(figure => figure.Value is not null).Select(figure => new Point(figure.Day, figure.Value!.Value)).ToList();
        var said = Outlooks.Judge(GoalOf(target), points, day);
        return new Standing(Of(said.Course), said.Chinese, said.English, [.. said.Band.Select(at => new Expected(at.Day, at.Low, at.Middle, at.High))]);
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

    private static Goal GoalOf(TargetRow target) => new(
        target.BaselineValue,
        target.TargetValue,
        target.Comparator switch { ">=" => Comparator.AtLeast, "<=" => Comparator.AtMost, _ => Comparator.Exactly },
        target.Kind switch { "level" => TargetKind.Level, "annual-flow" => TargetKind.AnnualFlow, _ => TargetKind.Change },
        target.DueYear,
        target.Unit ?? "");

    private static Stand Of(Course course) => course switch
    {
        Course.Met => Stand.Met,
        Course.OnCourse => Stand.OnCourse,
        Course.Behind => Stand.Behind,
        _ => Stand.CannotTell,
    };
}
