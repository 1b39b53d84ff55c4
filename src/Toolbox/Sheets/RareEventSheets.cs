using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Rare events: how many good pieces, or how much time, lies between two of them. A point that is low is bad, one that is high is good.</summary>
internal static class RareEventSheets
{
    public static Sheet Gaps { get; } = new()
    {
        Slug = "g",
        Tools = ["g (number of conforming items between defects)"],
        Title = new("g 图（两次不合格之间的合格数）", "g chart"),
        Question = new("不合格很少见，怎么及早发现变坏？", "Nonconforming pieces are rare: how is a change for the worse seen early?"),
        Family = Family.Steady,
        Help = new("一列数：相邻两次不合格之间的合格品数（从 0 起的整数），按时间先后排列。", "One column: the good pieces between one nonconforming piece and the next (whole numbers from 0), in the order of time."),
        Columns = [new("gap", new("间隔的合格数", "Good pieces between"))],
        Settings =
        [
            new("limits", new("界限", "Limits"), SettingKind.Choice, "probability") { Options = [new("probability", new("概率界限（0.135 %、50 %、99.865 %）", "probability (0.135 %, 50 %, 99.865 %)")), new("sigma", new("m ± K√(m(m+1))", "m ± K√(m(m+1))"))] },
            new("multiplier", new("K（只用于 ± 界限）", "K (for ± limits)"), SettingKind.Number, "3") { Least = 1, Most = 6 },
        ],
        Sample = "两次漏装之间的合格数（YY 演示数据）\n" + string.Join('\n', "412 98 655 230 1020 377 145 560 803 266 90 488 719 331 174 605 942 287 53 12 8 31 5 22 17".Split(' ')),
        Run = RunGaps,
    };

    public static Sheet Times { get; } = new()
    {
        Slug = "t",
        Tools = ["t (time between rare events, Nelson power transform)", "run rules (Nelson 1-8, Western Electric, AIAG)"],
        Title = new("t 图（稀有事件的间隔时间）", "t chart"),
        Question = new("事故、投诉很少，间隔时间变短了吗？", "Accidents or complaints are rare: do they come sooner?"),
        Family = Family.Steady,
        Help = new("一列数：相邻两次事件之间的时间（大于 0，同一种单位），按时间先后排列，至少 3 个。", "One column: the time between one event and the next (above 0, in one unit), in the order of time, at least 3."),
        Columns = [new("time", new("间隔时间", "Time between"))],
        Settings = RuleSettings.Settings,
        Sample = "两次停机之间的小时数（YY 演示数据）\n" + string.Join('\n', "286 948 536 124 816 729 64 143 431 208 1837 596 281 227 603 492 1199 714 1331 296".Split(' ')),
        Run = RunTimes,
    };

    private static Finding RunGaps(Given given, Tongue tongue)
    {
        var gaps = CountReading.Counts(given, "gap");
        var mean = Sample.Mean(gaps);
        if (mean == 0)
        {
            throw SheetProblems.Unusable(
                "“间隔的合格数”全部为 0：不合格品一个接一个，没有变差可以计算。请改用不合格品率图（p 图）。",
                "“Good pieces between” is 0 everywhere: one bad piece follows another, so there is no variation to calculate with. Use a chart of the nonconforming fraction (p chart).");
        }

        var byChance = given.Choice("limits") == "probability";
        var limits = byChance ? RareEventChart.OfGapsByProbability(mean) : RareEventChart.OfGaps(mean, given.Number("multiplier"));
        var flags = new Dictionary<int, string>();
        for (var i = 0; i < gaps.Length; i++)
        {
            if (limits.IsBeyond(gaps[i]))
            {
                flags[i] = gaps[i] > limits.Upper ? tongue["间隔变长（变好）", "longer (better)"] : tongue["间隔变短（变坏）", "shorter (worse)"];
            }
        }

        return new()
        {
            Verdict = ControlVerdict.Of(flags.Count, 0, gaps.Length, tongue),
            Readings =
            [
                .. Directed(gaps, limits, tongue),
                .. LowRun(gaps, RareEventChart.OfGapsByProbability(mean).Centre, tongue),
                .. limits.Lower == 0 ? [new Reading(Tone.Caution, tongue["下限为 0，单个点不会报告变坏：请看是否有连续多点在中位数以下。", "The lower limit is 0, so no single point reports a change for the worse: look for runs below the median."])] : Array.Empty<Reading>(),
                .. gaps.Length < 25 ? [new Reading(Tone.Caution, tongue[$"界限只由 {gaps.Length} 点算出，不到 25 点，仅供参考。", $"Limits from {gaps.Length} points only; with fewer than 25 they are a first guess."])] : Array.Empty<Reading>(),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["点数", "Points"], gaps.Length, 0), new(tongue["平均间隔", "Mean gap"], mean, 2), new(byChance ? tongue["中心线（中位数）", "Centre line (median)"] : tongue["中心线", "Centre line"], limits.Centre, 2),
                new(tongue["控制下限 LCL", "Lower limit"], limits.Lower, 2), new(tongue["控制上限 UCL", "Upper limit"], limits.Upper, 2), new(tongue["不合格品率 1/(1+m)", "Share 1/(1+m)"], 1 / (1 + mean), 6),
            ],
            Pictures = [ControlPicture.Of(tongue["间隔的合格数", "Good pieces between"], gaps, limits, flags, 2, tongue)],
            Next = ControlVerdict.Next(flags.Count > 0, tongue),
        };
    }

    private static Finding RunTimes(Given given, Tongue tongue)
    {
        var times = CountReading.Positive(given, "time", new(
            "间隔时间应当大于 0；同一时刻的两次事件请合并，或改用更细的时间单位",
            "the time between must be greater than 0; combine two events of the same moment, or use a finer unit of time"));
        if (times.Length < 3)
        {
            throw Problems.TooFew(given.Title("time"), times.Length, 3);
        }

        if (Array.TrueForAll(times, time => time == times[0]))
        {
            throw Problems.Constant(given.Title("time"));
        }

        var (y, limits) = RareEventChart.OfTimes(times, given.Number("k-1"));
        var fit = IndividualsChart.Fit(y);
        var (all, errors) = (new Limits[y.Length], new double[y.Length]);
        Array.Fill(all, fit.Individuals);
        Array.Fill(errors, fit.Sigma);
        var run = ControlRun.Of(given, y, all, errors, [new(null, 0, y.Length)], tongue);
        var digits = given.Digits;
        return new()
        {
            Verdict = ControlVerdict.Of(run.Flags.Count, 0, times.Length, tongue),
            Readings =
            [
                .. Directed(times, limits, tongue), .. run.Readings(given, [], times.Length, tongue),
                new(Tone.Plain, tongue["判异准则用于变换后的值 y = t^(1/3.6)，它近似正态；图上画的是原来的时间。", "Rules judge y = t^(1/3.6), which is nearly normal; the chart shows the times themselves."]),
            ],
            Figures = [new(tongue["点数", "Points"], times.Length, 0), new(tongue["中心线", "Centre line"], limits.Centre, digits), new(tongue["控制下限 LCL", "Lower limit"], limits.Lower, digits), new(tongue["控制上限 UCL", "Upper limit"], limits.Upper, digits)],
            Pictures = [ControlPicture.Of(tongue["间隔时间", "Time between"], times, limits, run.Flags, digits, tongue)],
            Next = ControlVerdict.Next(run.Flags.Count > 0, tongue),
        };
    }

    private static IEnumerable<Reading> Directed(double[] x, Limits limits, Tongue tongue)
    {
        var (high, low) = (x.Count(value => value > limits.Upper), x.Count(value => value < limits.Lower));
        if (low > 0)
        {
            yield return new(Tone.Bad, tongue[$"{low} 个间隔短于下限：事件变频繁，变坏了。", $"{low} gaps below the lower limit: events come more often, for the worse."]);
        }

        if (high > 0)
        {
            yield return new(Tone.Good, tongue[$"{high} 个间隔长于上限：事件变少，查明好的原因并保持。", $"{high} gaps above the upper limit: events come less often; find out why and keep it."]);
        }
    }

    /// <summary>The nine in a row of rule 2, below the median: what a lower limit near 0 cannot show.</summary>
    private static IEnumerable<Reading> LowRun(double[] x, double median, Tongue tongue)
    {
        var (run, longest, end) = (0, 0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            run = x[i] < median ? run + 1 : 0;
            (longest, end) = run > longest ? (run, i) : (longest, end);
        }

        if (longest >= 7)
        {
            yield return new(longest >= 9 ? Tone.Bad : Tone.Caution, tongue[$"从第 {end - longest + 2} 点起连续 {longest} 个间隔都短于中位数：很可能变坏了。", $"From point {end - longest + 2} on {longest} gaps in a row are below the median: likely a change for the worse."]);
        }
    }
}
