namespace Zhiheng.Targets.Outlook;

/// <summary>
/// Where a target stands, from month figures and today: pure. Met: the figure is where it should be, on the due day or, before it, now. On course or
/// behind: after the due day what the figure was; before it, whether the trend (<see cref="Trend"/>, <see cref="Flow"/>) reaches the target by the due day with a chance
/// of at least one half. Cannot tell: something is missing, and the sentence says what.
/// </summary>
public static class Outlooks
{
    /// <summary>A figure older than this says nothing about now.</summary>
    private const int StaleDays = 366;

    /// <summary>For a target without a due year the band shows so many months.</summary>
    private const int MonthsWithoutDue = 12;

    /// <param name="history">In any order; points after <paramref name="today"/> are left out, and of two of a day the later in the list counts.</param>
    public static Statement Judge(Goal goal, IReadOnlyList<Point> history, DateOnly today)
    {
        var points = history.Where(point => point.Day <= today).GroupBy(point => point.Day).Select(day => day.Last()).OrderBy(point => point.Day).ToList();
        if (points.Count == 0)
        {
            return Sentences.NoData(goal);
        }

        return goal.Kind == TargetKind.AnnualFlow ? JudgeFlow(goal, points, today) : JudgeLevel(goal, points, today);
    }

    private static Statement JudgeLevel(Goal goal, IReadOnlyList<Point> points, DateOnly today)
    {
        // A change is a level from its baseline on.
        var wanted = goal.Kind == TargetKind.Change ? goal.Target + (goal.Baseline ?? points[0].Value) : goal.Target;
        DateOnly? due = goal.DueYear is { } year ? new DateOnly(year, 12, 31) : null;
        var said = new Sentences(goal, wanted);
        if (due < today)
        {
            return AfterDue(said, goal, wanted, points, due.Value);
        }

        var last = points[^1];
        var trend = Trend.Of(points);
        var until = due ?? today.AddMonths(MonthsWithoutDue);
        IReadOnlyList<Forecast> band = trend is null ? [] : [.. MonthEnds(last.Day, until).Select(trend.At)];
        if (today.DayNumber - last.Day.DayNumber > StaleDays)
        {
            return said.Stale(last);
        }

        if (Holds(goal.Comparator, last.Value, wanted))
        {
            return said.Met(last, due) with { Band = band };
        }

        if (due is null)
        {
            return said.NoDueYear(last) with { Band = band };
        }

        if (trend is null || due == today)
        {
            return due == today ? said.Missed(last, due.Value) : said.TooFew(last, points.Count);
        }

        var chance = Chance(goal.Comparator, last.Value < wanted, value => trend.ChanceOfAtLeast(value, due.Value), (double)wanted);
        var reached = points.LastOrDefault(point => Holds(goal.Comparator, point.Value, wanted));
        return said.Expected(last, trend.At(due.Value), chance, reached) with { Band = band };
    }

    private static Statement AfterDue(Sentences said, Goal goal, decimal wanted, IReadOnlyList<Point> points, DateOnly due)
    {
        if (points.LastOrDefault(point => point.Day <= due) is not { } at || due.DayNumber - at.Day.DayNumber > 31)
        {
            return said.NoFigureOn(due);
        }

        return Holds(goal.Comparator, at.Value, wanted)
            ? said.MetOnDue(at, due, Holds(goal.Comparator, points[^1].Value, wanted) ? null : points[^1])
            : said.Missed(at, due);
    }

    private static Statement JudgeFlow(Goal goal, IReadOnlyList<Point> points, DateOnly today)
    {
        var year = goal.DueYear ?? today.Year;
        var due = new DateOnly(year, 12, 31);
        var said = new Sentences(goal, goal.Target);
        var ofYear = points.LastOrDefault(point => point.Day.Year == year);
        var isOver = due <= today;
        if (isOver && ofYear?.Day != due)
        {
            // What was counted before the year's end is only the least it can have been.
            return ofYear is not null && goal.Comparator == Comparator.AtLeast && ofYear.Value >= goal.Target ? said.Met(ofYear, due)
                : ofYear is not null && goal.Comparator == Comparator.AtMost && ofYear.Value > goal.Target ? said.Missed(ofYear, due)
                : said.NoFigureOn(due);
        }

        if (isOver)
        {
            return Holds(goal.Comparator, ofYear!.Value, goal.Target) ? said.MetOnDue(ofYear, due, null) : said.Missed(ofYear, due);
        }

        var last = ofYear ?? points[^1];
        if (goal.Comparator == Comparator.AtLeast && ofYear?.Value >= goal.Target)
        {
            return said.Met(ofYear, due);
        }

        if (goal.Comparator != Comparator.AtLeast && ofYear?.Value > goal.Target)
        {
            return said.Missed(ofYear, due);
        }

        if (today.DayNumber - points[^1].Day.DayNumber > StaleDays)
        {
            return said.Stale(points[^1]);
        }

        if (Flow.Of(points) is not { } flow)
        {
            return said.TooFew(last, points.Count);
        }

        var (done, doneOn) = ofYear is null ? (0, new DateOnly(year, 1, 1)) : ((double)ofYear.Value, ofYear.Day);
        var chance = Chance(goal.Comparator, true, value => flow.ChanceOfAtLeast(value, due, done, doneOn), (double)goal.Target);
        return said.Expected(last, flow.At(due, done, doneOn), chance, null) with { Band = [.. MonthEnds(doneOn, due).Select(day => flow.At(day, done, doneOn))] };
    }

    private static bool Holds(Comparator comparator, decimal value, decimal wanted) => comparator switch
    {
        Comparator.AtLeast => value >= wanted,
        Comparator.AtMost => value <= wanted,
        _ => value == wanted,
    };

    // What is to be exactly so much is to be reached from where the figure is.
    private static double Chance(Comparator comparator, bool isBelow, Func<double, double> atLeast, double wanted)
        => comparator == Comparator.AtLeast || (comparator == Comparator.Exactly && isBelow) ? atLeast(wanted) : 1 - atLeast(Math.BitIncrement(wanted));

    private static IEnumerable<DateOnly> MonthEnds(DateOnly after, DateOnly to)
    {
        for (var day = EndOfMonth(after.AddDays(1)); day <= to; day = EndOfMonth(day.AddDays(1)))
        {
            yield return day;
        }
    }

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
