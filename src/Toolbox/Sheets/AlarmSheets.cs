using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Surveillance;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What the sheets that watch counts over time have in common.</summary>
internal static class Alarms
{
    /// <summary>More alarms than this are counted, not listed.</summary>
    private const int MostListed = 8;

    public static Column Time { get; } = new("time", new("时间", "Time"), ColumnKind.Labels) { IsOptional = true };

    public static Column Counts { get; } = new("y", new("件数", "Count"));

    public static string[]? Names(Given given) => given.Has("time") ? given.Labels("time") : null;

    /// <param name="position">From 1.</param>
    public static string Name(string[]? names, int position, Tongue tongue)
        => names is null ? tongue[$"第 {position} 期", $"period {position}"] : tongue[$"第 {position} 期（{names[position - 1]}）", $"period {position} ({names[position - 1]})"];

    /// <summary>The newest period decides: what alarmed long ago is history.</summary>
    public static Reading Verdict(IReadOnlyCollection<int> alarms, int newest, double count, double? limit, string[]? names, Tongue tongue)
    {
        var name = Name(names, newest, tongue);
        var beyond = limit is { } most ? tongue[$"，上限 {most:0.##}", $" against a limit of {most:0.##}"] : "";
        return alarms.Contains(newest) ? new(Tone.Bad, tongue[$"报警：{name}报告 {count:0.##} 件{beyond}，超出预期。", $"Alarm: {name} has {count:0.##}{beyond}, more than expected."])
            : new(Tone.Good, tongue[$"没有报警：{name}报告 {count:0.##} 件{beyond}，没有超出预期。", $"No alarm: {name} has {count:0.##}{beyond}, not more than expected."]);
    }

    public static IEnumerable<Reading> List(IReadOnlyList<int> alarms, double[] y, Func<int, double?> limit, string[]? names, Tongue tongue)
    {
        foreach (var position in alarms.Reverse().Take(MostListed))
        {
            var most = limit(position) is { } one ? tongue[$"，上限 {one:0.##}", $", limit {one:0.##}"] : "";
            yield return new(Tone.Bad, tongue[$"{Name(names, position, tongue)}：{y[position - 1]:0.##} 件{most}。", $"{Name(names, position, tongue)}: {y[position - 1]:0.##}{most}."]);
        }

        if (alarms.Count > MostListed)
        {
            yield return new(Tone.Bad, tongue[$"更早还有 {alarms.Count - MostListed} 次报警，见数据表。", $"{alarms.Count - MostListed} earlier alarms, see the table."]);
        }
    }

    public static Reading OnlyASign(Tongue tongue) => new(Tone.Plain, tongue["报警是去看一看的理由，不是结论；先核对是否补报、重报或口径变化。", "An alarm is a reason to look, not a finding; first check for late, double or redefined reports."]);

    public static IReadOnlyList<string> Next(bool alarm, Tongue tongue) => alarm
        ? [tongue["指定负责人和期限，核实后记录结果：属实、误报或数据问题。", "Name who looks and until when; record the outcome: true, false or a matter of data."]]
        : [tongue["继续按同样的间隔报告和监测。", "Go on reporting and watching at the same interval."]];

    /// <param name="first">The position from 1 at which the limits begin.</param>
    public static Chart Picture(string title, double[] y, int first, IEnumerable<double?> limits, string limitName, IEnumerable<int> alarms, string[]? names, Tongue tongue, IEnumerable<double?>? expected = null)
    {
        var flags = alarms.ToDictionary(position => position - 1, _ => tongue["报警", "alarm"]);
        return new()
        {
            Kind = ChartKind.Control, Title = title, Reading = tongue[$"{y.Length} 期中有 {flags.Count} 期报警", $"{flags.Count} alarms in {y.Length} periods"], Digits = 2,
            Across = new(tongue["时间", "Time"]), Up = new(tongue["件数", "Count"], 0), Labels = names ?? [],
            Series =
            [
                new(tongue["件数", "count"], Array.ConvertAll(y, value => (double?)value)) { Flags = flags },
                new(limitName, Pad(limits, first, y.Length)) { Look = SeriesLook.Stepped },
                .. expected is null ? Array.Empty<ChartSeries>() : [new ChartSeries(tongue["预期", "expected"], Pad(expected, first, y.Length)) { Look = SeriesLook.Dashed }],
            ],
        };
    }

    private static List<double?> Pad(IEnumerable<double?> values, int first, int count)
    {
        List<double?> padded = [.. Enumerable.Repeat((double?)null, first - 1), .. values];
        padded.AddRange(Enumerable.Repeat((double?)null, count - padded.Count));
        return padded;
    }
}

/// <summary>Early warning for series with less than a year of history.</summary>
internal static class EarsSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "ears",
        Tools = ["EARS C1 C2 C3"],
        Title = new("早期预警（EARS C1、C2、C3）", "Early warning (EARS C1, C2, C3)"),
        Question = new("投诉或伤害只有几周数据，最近是不是突然增多？", "Only some weeks of complaints or injuries: is there a sudden rise?"),
        Family = Family.Warnings,
        Help = new("每行一天或一周，按时间先后：件数，可以另选时间列。至少要有基线长度加 4 期。", "One row a day or week in the order of time: the count, and the time if there is a column. At least the baseline and 4 more."),
        Columns = [Alarms.Counts, Alarms.Time],
        Settings =
        [
            new("alpha", new("误报概率 α（%）", "False alarms α (%)"), SettingKind.Number, "0.1") { Least = 0.001, Most = 20 },
            new("baseline", new("基线长度", "Length of the baseline"), SettingKind.Whole, "7") { Least = 3, Most = 365 },
            new("floor", new("标准差下限", "Floor of the spread"), SettingKind.Number, "0.3") { Least = 0.01, Most = 1000, Hint = new("基线全是 0 时，避免一件就报警", "Keeps a baseline of zeros from alarming at one case") },
        ],
        Sample = "件数（YY 演示数据）\n" + string.Join('\n', "2 3 0 1 4 2 3 2 1 0 3 12 2 1 3 2 4 9 11 2 1 0 0 0 0 0 0 0 0 1 0 5".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (alpha, baseline, floor) = (given.Number("alpha") / 100, given.WholeNumber("baseline"), given.Number("floor"));
        var (y, names) = (Shares.Counts(given, "y"), Alarms.Names(given));
        if (y.Length < baseline + 4)
        {
            throw Problems.TooFew(given.Title("y"), y.Length, baseline + 4);
        }

        var ears = Ears.Of(y, alpha, baseline, floor);
        int[] third = [.. Enumerable.Range(1, y.Length).Where(position => ears.Statistics3![position - 1] > Ears.AlarmC3)];
        int[] all = [.. ears.C1.Alarms.Union(ears.C2.Alarms).Union(third).Order()];
        var newest = ears.C1.Upper[^1];
        return new()
        {
            Verdict = Alarms.Verdict(all, y.Length, y[^1], newest, names, tongue),
            Readings =
            [
                .. Alarms.List([.. all.Where(position => position < y.Length)], y, position => position >= ears.C1.First ? ears.C1.Upper[position - ears.C1.First] : null, names, tongue),
                new(Tone.Plain, tongue["C1 用紧邻的基线，最快；C2 隔开两期，不被刚开始的上升带高；C3 累加三期，能发现缓慢的上升。", "C1 uses the periods just before and is quickest; C2 leaves two out, so a rise does not lift its own limit; C3 adds three up and finds slow rises."]),
                Alarms.OnlyASign(tongue),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["期数", "Periods"], y.Length, 0), new(tongue["最新一期上限 C1", "Newest limit C1"], newest, 2), new(tongue["最新一期上限 C2", "Newest limit C2"], ears.C2.Upper[^1], 2),
                new(tongue["C1 报警", "C1 alarms"], ears.C1.Alarms.Count, 0), new(tongue["C2 报警", "C2 alarms"], ears.C2.Alarms.Count, 0), new(tongue["C3 报警", "C3 alarms"], third.Length, 0),
            ],
            Pictures = [Alarms.Picture(tongue["件数与 C1 上限", "Counts and limit C1"], y, ears.C1.First, ears.C1.Upper.Select(one => (double?)one), tongue["C1 上限", "limit C1"], all, names, tongue)],
            Tables =
            [
                new(tongue["逐期结果", "Periods"], [tongue["期", "Period"], tongue["件数", "Count"], tongue["C1 上限", "Limit C1"], tongue["C2 上限", "Limit C2"], "C3", tongue["报警", "Alarm"]],
                [
                    .. Enumerable.Range(1, y.Length).Select(t => (IReadOnlyList<Cell>)
                    [
                        names is null ? t.ToString() : names[t - 1], y[t - 1], At(ears.C1, t), At(ears.C2, t), ears.Statistics3![t - 1] is { } c ? c : (Cell)"—",
                        string.Join(' ', new[] { ears.C1.Alarms.Contains(t) ? "C1" : "", ears.C2.Alarms.Contains(t) ? "C2" : "", third.Contains(t) ? "C3" : "" }.Where(one => one.Length > 0)),
                    ]),
                ], 2),
            ],
            Next = Alarms.Next(all.Contains(y.Length), tongue),
        };
    }

    private static Cell At(EarsLimits limits, int position) => position >= limits.First ? limits.Upper[position - limits.First] : "—";
}

/// <summary>Cumulative sums of standardised counts against the time before.</summary>
internal static class CountCusumSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "count-cusum",
        Tools = ["Poisson CUSUM (surveillance)"],
        Title = new("计数累积和（标准化）", "CUSUM of standardised counts"),
        Question = new("件数是不是在慢慢增多？", "Are the counts creeping up?"),
        Family = Family.Warnings,
        Help = new("每行一期，按时间先后：件数，可以另选时间列。前一段作基准，后一段监测。", "One row a period in the order of time: the count, and the time if there is a column. The first part is the base, the rest is watched."),
        Columns = [Alarms.Counts, Alarms.Time],
        Settings =
        [
            new("first", new("从第几期开始监测", "First period watched"), SettingKind.Whole, "21") { Least = 2, Most = 1_000_000 },
            new("k", new("参考值 k", "Reference value k"), SettingKind.Number, "1.04") { Least = 0, Most = 10 },
            new("h", new("判定值 h", "Decision value h"), SettingKind.Number, "2.26") { Least = 0.1, Most = 100 },
            new("scale", new("标准化", "Scale"), SettingKind.Choice, "rossi")
            {
                Options = [new("rossi", new("Rossi（件数少时较准）", "Rossi (better for small counts)")), new("anscombe", new("Anscombe", "Anscombe")), new("standard", new("普通", "plain"))],
            },
        ],
        Sample = "件数（YY 演示数据）\n" + string.Join('\n', "3 5 2 4 3 6 4 2 5 3 4 4 3 5 2 6 3 4 5 3 4 5 3 6 5 4 7 6 8 7 9 8".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (y, names, first) = (Shares.Counts(given, "y"), Alarms.Names(given), given.WholeNumber("first"));
        if (first > y.Length)
        {
            throw SheetProblems.Unusable(
                $"“从第几期开始监测”填的是 {first}，而数据只有 {y.Length} 期。请改小。",
                $"“First period watched” is {first}, but there are only {y.Length} periods of data. Make it smaller.");
        }

        var mean = y.Take(first - 1).Average();
        if (mean <= 0)
        {
            throw SheetProblems.Unusable(
                $"前 {first - 1} 期的件数全是 0，没有基准可比。请把“从第几期开始监测”改大。",
                $"The counts of the first {first - 1} periods are all 0, so there is no baseline. Make “First period watched” larger.");
        }

        var scale = given.Choice("scale") switch { "rossi" => CountScale.Rossi, "anscombe" => CountScale.Anscombe, _ => CountScale.Standard };
        var (upper, alarms) = CountCusum.Monitor(y, first, given.Number("k"), given.Number("h"), scale);
        return new()
        {
            Verdict = Alarms.Verdict(alarms, y.Length, y[^1], upper[^1], names, tongue),
            Readings =
            [
                .. Alarms.List([.. alarms.Where(position => position < y.Length)], y, position => upper[position - first], names, tongue),
                new(Tone.Plain, tongue[$"基准是前 {first - 1} 期的平均 {mean:0.00} 件；“上限”是那一期会报警的最小件数，累积越多它越低。", $"The base is the mean {mean:0.00} of the first {first - 1} periods; the limit is the least count that would alarm, lower the more has added up."]),
                .. first - 1 < 12 ? [new Reading(Tone.Caution, tongue[$"基准只有 {first - 1} 期，平均数不稳定。", $"A base of {first - 1} periods only has an unsteady mean."])] : Array.Empty<Reading>(),
                Alarms.OnlyASign(tongue),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures = [new(tongue["监测期数", "Periods watched"], upper.Length, 0), new(tongue["基准平均", "Mean of the base"], mean, 3), new(tongue["最新一期上限", "Newest limit"], upper[^1], 2), new(tongue["报警次数", "Alarms"], alarms.Length, 0)],
            Pictures = [Alarms.Picture(tongue["件数与报警上限", "Counts and limit"], y, first, upper.Select(one => (double?)one), tongue["报警上限", "limit"], alarms, names, tongue)],
            Tables = [Table(y, first, upper, alarms, names, tongue)],
            Next = Alarms.Next(alarms.Contains(y.Length), tongue),
        };
    }

    private static ResultTable Table(double[] y, int first, double[] upper, int[] alarms, string[]? names, Tongue tongue) => new(
        tongue["逐期结果", "Periods"], [tongue["期", "Period"], tongue["件数", "Count"], tongue["报警上限", "Limit"], tongue["报警", "Alarm"]],
        [.. upper.Select((limit, i) => (IReadOnlyList<Cell>)[names is null ? (first + i).ToString() : names[first + i - 1], y[first + i - 1], limit, alarms.Contains(first + i) ? tongue["是", "yes"] : ""])], 2);
}

/// <summary>Cumulative sums of counts between two known levels.</summary>
internal static class PoissonCusumSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "poisson-cusum",
        Tools = ["Poisson CUSUM (Lucas)"],
        Title = new("泊松累积和（Lucas）", "Poisson CUSUM (Lucas)"),
        Question = new("平常每期几件，升到几件要尽快知道？", "So many a period is usual, so many must be noticed soon: has it come?"),
        Family = Family.Warnings,
        Help = new("每行一期，按时间先后：件数，可以另选时间列。", "One row a period in the order of time: the count, and the time if there is a column."),
        Columns = [Alarms.Counts, Alarms.Time],
        Settings =
        [
            new("usual", new("平常的平均件数", "Usual mean count"), SettingKind.Number, "4") { Least = 0.0001, Most = 1e9 },
            new("raised", new("要发现的平均件数", "Mean count to be found"), SettingKind.Number, "7") { Least = 0.0001, Most = 1e9 },
            new("h", new("判定值 h", "Decision value h"), SettingKind.Number, "10") { Least = 0.1, Most = 1e9 },
        ],
        Sample = CountCusumSheet.Sheet.Sample,
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (y, names, usual, raised, h) = (Shares.Counts(given, "y"), Alarms.Names(given), given.Number("usual"), given.Number("raised"), given.Number("h"));
        if (raised <= usual)
        {
            throw SheetProblems.Unusable(
                $"“要发现的平均件数”（{raised}）应大于“平常的平均件数”（{usual}）。请更正。",
                $"“Mean count to be found” ({raised}) must be greater than “Usual mean count” ({usual}). Correct it.");
        }

        var (k, sums, alarms) = CountCusum.Lucas(y, usual, raised, h);
        var began = alarms.Length == 0 ? 0 : Array.FindLastIndex(sums, alarms[0] - 1, sum => sum == 0) + 2;
        var mean = y.Average();
        var excess = Poisson.Above(y.Sum() - 1, usual * y.Length);
        return new()
        {
            Verdict = alarms.Contains(y.Length)
                ? new(Tone.Bad, tongue[$"报警：到{Alarms.Name(names, y.Length, tongue)}累积和是 {sums[^1]:0.00}，超过 {h:0.##}。", $"Alarm: at {Alarms.Name(names, y.Length, tongue)} the sum is {sums[^1]:0.00}, above {h:0.##}."])
                : new(Tone.Good, tongue[$"没有报警：到{Alarms.Name(names, y.Length, tongue)}累积和是 {sums[^1]:0.00}，不超过 {h:0.##}。", $"No alarm: at {Alarms.Name(names, y.Length, tongue)} the sum is {sums[^1]:0.00}, not above {h:0.##}."]),
            Readings =
            [
                .. alarms.Length > 0 ? [new Reading(Tone.Bad, tongue[$"首次报警在{Alarms.Name(names, alarms[0], tongue)}；上升大约从{Alarms.Name(names, began, tongue)}开始。", $"First alarm at {Alarms.Name(names, alarms[0], tongue)}; the rise began about {Alarms.Name(names, began, tongue)}."])] : Array.Empty<Reading>(),
                new(Tone.Plain, tongue[$"全部 {y.Length} 期平均 {mean:0.00} 件；若平均真是 {usual:0.##} 件，这么多或更多的机会是 {excess:0.0000}。", $"The mean of all {y.Length} periods is {mean:0.00}; with a true mean of {usual:0.##} so many or more have a chance of {excess:0.0000}."]),
                Alarms.OnlyASign(tongue),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures = [new("k", k, 4, Note: "(μ1 − μ0) / ln(μ1/μ0)"), new(tongue["最新累积和", "Newest sum"], sums[^1], 3), new(tongue["判定值 h", "Decision value h"], h, 2), new(tongue["报警次数", "Alarms"], alarms.Length, 0)],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Control, Title = tongue["累积和", "Cumulative sum"], Reading = tongue[$"{alarms.Length} 期超过判定值", $"{alarms.Length} periods above the decision value"], Labels = names ?? [], Digits = 2, Across = new(tongue["时间", "Time"]),
                    Series = [new(tongue["累积和", "sum"], Array.ConvertAll(sums, sum => (double?)sum)) { Flags = alarms.ToDictionary(position => position - 1, _ => tongue["报警", "alarm"]) }],
                    Marks = [new("h", h, Tone.Bad)],
                },
            ],
            Tables = [new(tongue["逐期结果", "Periods"], [tongue["期", "Period"], tongue["件数", "Count"], tongue["累积和", "Sum"]], [.. y.Select((count, i) => (IReadOnlyList<Cell>)[names is null ? (i + 1).ToString() : names[i], count, sums[i]])], 3)],
            Next = Alarms.Next(alarms.Contains(y.Length), tongue),
        };
    }
}
