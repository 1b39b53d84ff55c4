namespace Zhiheng.Targets.Progress;

/// <summary>How a measure stands; the later the worse, but for the last.</summary>
public enum MeasureState
{
    /// <summary>未启动: nobody who answers for it has planned it.</summary>
    NotStarted,

    /// <summary>进展正常.</summary>
    OnCourse,

    /// <summary>逾期: a step, a report, its completion or an answer is past its day.</summary>
    Late,

    /// <summary>退回补正: a report was sent back and its new day has not passed.</summary>
    Returned,

    /// <summary>完成: a report of completion was accepted.</summary>
    Done,
}

/// <summary>A step of a plan, to be taken by <paramref name="DueOn"/>, that day included.</summary>
public sealed record PlannedStep(int Ordinal, string Words, DateOnly DueOn);

/// <summary>A period that is reported on, both days included; the report is due by <paramref name="DueOn"/>, that day included.</summary>
public sealed record ReportPeriod(Guid Id, DateOnly StartsOn, DateOnly EndsOn, DateOnly DueOn)
{
    public string Name => $"{StartsOn:yyyy-MM-dd} 至 {EndsOn:yyyy-MM-dd}";
}

/// <summary>A report as far as it decides a state. <paramref name="Plan"/> is the revision of the plan whose steps it speaks of.</summary>
public sealed record StatedReport(Guid Period, int Revision, int Plan, IReadOnlyList<int> Steps, int Percent, string Claimed, string State, DateOnly? ReviewedOn, DateOnly? AgainBy);

/// <summary>A question of the supervising office; <paramref name="DueOn"/> is included.</summary>
public sealed record StatedQuestion(DateOnly DueOn, bool IsAnswered);

/// <summary>What one unit has done about one measure. <paramref name="Plan"/> 0: no plan.</summary>
public sealed record UnitFacts(
    Guid Unit, string Name, string Role, int Plan, IReadOnlyList<PlannedStep> Steps, IReadOnlyList<StatedReport> Reports, IReadOnlyList<StatedQuestion> Questions);

/// <summary>
/// How a unit stands with a measure, and why in a sentence. <paramref name="Owes"/>: whether the state of the measure rests on it.
/// <paramref name="Percent"/> is that of the newest report that was accepted; null before the first.
/// </summary>
public sealed record UnitStanding(Guid Unit, string Name, string Role, bool Owes, MeasureState State, string Why, int? Percent, bool IsAtRisk);

/// <summary>
/// The state of a measure, computed from plans, reports, questions and the day alone. A unit owes plan and reports if it leads, or if the
/// measure names no leading unit, or once it has made a plan; the measure stands as the worst of those that owe, and is done when all are.
/// </summary>
public static class MeasureStates
{
    private static readonly MeasureState[] WorstFirst = [MeasureState.Late, MeasureState.Returned, MeasureState.NotStarted, MeasureState.OnCourse, MeasureState.Done];

    public static (MeasureState State, string Why, IReadOnlyList<UnitStanding> Units) Of(IReadOnlyList<UnitFacts> units, IReadOnlyList<ReportPeriod> periods, DateOnly today)
    {
        var hasLead = units.Any(unit => unit.Role == "lead");
        var standings = units.Select(unit => Of(unit, unit.Role == "lead" || !hasLead || unit.Plan > 0, periods, today)).ToList();
        var owing = standings.Where(unit => unit.Owes).ToList();
        if (owing.Count == 0)
        {
            return (MeasureState.NotStarted, "文件没有为该任务写明责任单位，无人制定计划。", standings);
        }

        var state = WorstFirst.First(state => owing.Any(unit => unit.State == state));
        var deciding = owing.Where(unit => unit.State == state).ToList();
        var others = deciding.Count > 1 ? $"等 {deciding.Count} 个单位" : string.Empty;
        return (state, $"{deciding[0].Name}{others}：{deciding[0].Why}", standings);
    }

    public static UnitStanding Of(UnitFacts unit, bool owes, IReadOnlyList<ReportPeriod> periods, DateOnly today)
    {
        var accepted = unit.Reports.Where(report => report.State == "accepted").ToList();
        var newest = unit.Reports.Where(report => report.State != "returned").OrderBy(report => Start(report, periods)).LastOrDefault();
        int? percent = accepted.Count == 0 ? null : accepted.MaxBy(report => Start(report, periods))!.Percent;
        UnitStanding Standing(MeasureState state, string why) => new(unit.Unit, unit.Name, unit.Role, owes, state, why, percent, newest?.Claimed == "at-risk");

        if (accepted.FirstOrDefault(report => report.Claimed == "done") is { } done)
        {
            return Standing(MeasureState.Done, $"{done.ReviewedOn:yyyy-MM-dd} 质量办认定完成。");
        }

        if (unit.Questions.Where(question => !question.IsAnswered && question.DueOn < today).MinBy(question => question.DueOn) is { } question)
        {
            return Standing(MeasureState.Late, $"督办问询应于 {question.DueOn:yyyy-MM-dd} 前答复，至今未答复。");
        }

        if (!owes)
        {
            return Standing(MeasureState.NotStarted, "参与单位，没有单独制定计划。");
        }

        return ReportTrouble(unit, periods, today) is var (state, why) ? Standing(state, why)
            : StepTrouble(unit, today) is { } late ? Standing(MeasureState.Late, late)
            : unit.Plan == 0 ? Standing(MeasureState.NotStarted, "尚未制定计划。")
            : Standing(MeasureState.OnCourse, Calm(unit, newest, periods, today));
    }

    /// <summary>The worst of the periods: one that is late goes before one that was sent back.</summary>
    private static (MeasureState State, string Why)? ReportTrouble(UnitFacts unit, IReadOnlyList<ReportPeriod> periods, DateOnly today)
    {
        (MeasureState, string)? returned = null;
        foreach (var period in periods.OrderBy(period => period.DueOn))
        {
            var last = unit.Reports.Where(report => report.Period == period.Id).MaxBy(report => report.Revision);
            if (last is null && period.DueOn < today)
            {
                return (MeasureState.Late, $"{period.Name} 的进展应于 {period.DueOn:yyyy-MM-dd} 前报送，至今未报。");
            }

            if (last is { State: "returned", AgainBy: { } again })
            {
                if (again < today)
                {
                    return (MeasureState.Late, $"{period.Name} 的进展被退回，应于 {again:yyyy-MM-dd} 前补正，至今未报。");
                }

                returned ??= (MeasureState.Returned, $"{period.Name} 的进展被退回，须于 {again:yyyy-MM-dd} 前补正。");
            }
        }

        return returned;
    }

    /// <summary>Steps count as taken as soon as they are reported, unless the report was sent back.</summary>
    private static string? StepTrouble(UnitFacts unit, DateOnly today)
    {
        var taken = unit.Reports.Where(report => report.State != "returned" && report.Plan == unit.Plan).SelectMany(report => report.Steps).ToHashSet();
        return unit.Steps.Where(step => step.DueOn < today && !taken.Contains(step.Ordinal)).MinBy(step => (step.DueOn, step.Ordinal)) is { } late
            ? $"第 {late.Ordinal} 步“{late.Words}”应于 {late.DueOn:yyyy-MM-dd} 前完成，至今未报完成。"
            : null;
    }

    private static string Calm(UnitFacts unit, StatedReport? newest, IReadOnlyList<ReportPeriod> periods, DateOnly today)
    {
        var next = unit.Steps.Where(step => step.DueOn >= today).MinBy(step => (step.DueOn, step.Ordinal)) is { } step ? $"下一步“{step.Words}”{step.DueOn:yyyy-MM-dd} 到期。" : string.Empty;
        return newest switch
        {
            null => $"已制定计划，尚未到报送期限。{next}",
            { Claimed: "done" } => "已报告完成，待质量办认定。",
            { Claimed: "at-risk" } => $"按期报送（{PeriodName(newest, periods)}），责任单位报告存在风险。{next}",
            _ => $"按期报送（{PeriodName(newest, periods)}），已完成步骤 {newest.Percent}%。{next}",
        };
    }

    private static DateOnly Start(StatedReport report, IReadOnlyList<ReportPeriod> periods) => periods.FirstOrDefault(period => period.Id == report.Period)?.StartsOn ?? DateOnly.MinValue;

    private static string PeriodName(StatedReport report, IReadOnlyList<ReportPeriod> periods) => periods.FirstOrDefault(period => period.Id == report.Period)?.Name ?? "以往报送期";
}
