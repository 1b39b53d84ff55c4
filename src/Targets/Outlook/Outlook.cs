namespace Zhiheng.Targets.Outlook;

/// <summary>Which side of the target is wanted.</summary>
public enum Comparator
{
    AtLeast,
    AtMost,
    Exactly,
}

/// <summary>What is compared with the target.</summary>
public enum TargetKind
{
    /// <summary>What holds on 31 December of the due year.</summary>
    Level,

    /// <summary>
    /// What the year brings, counted from 1 January: the target holds for every year. The figures are those of the running year to date. It is judged
    /// for the due year, and without one for the running year.
    /// </summary>
    AnnualFlow,

    /// <summary>How much has been added to the baseline by 31 December of the due year. The figures are levels; without a baseline the first figure is the baseline.</summary>
    Change,
}

/// <summary>A figure of a day. No figure is no point.</summary>
public sealed record Point(DateOnly Day, decimal Value);

/// <summary>
/// A target as it was adopted. <paramref name="DueYear"/> null: the document names none. <paramref name="Unit"/> is only for the sentence.
/// </summary>
public sealed record Goal(decimal? Baseline, decimal Target, Comparator Comparator, TargetKind Kind, int? DueYear, string Unit);

public enum Course
{
    Met,
    OnCourse,
    Behind,
    CannotTell,
}

/// <summary>What is expected for one day: the middle, and the ends between which 80 % of such forecasts come to lie if the trend goes on.</summary>
public sealed record Forecast(DateOnly Day, double Low, double Middle, double High);

/// <summary>
/// The judgement and what it rests on. <paramref name="Band"/> is empty when nothing can be forecast: too few points, or nothing left to forecast.
/// <paramref name="Chance"/>: the probability of reaching the target by the due day if the trend goes on; null where none was computed.
/// </summary>
public sealed record Statement(Course Course, string Chinese, string English, IReadOnlyList<Forecast> Band, double? Chance);
