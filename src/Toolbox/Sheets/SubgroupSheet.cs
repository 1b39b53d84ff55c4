using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Means of subgroups with their ranges or standard deviations.</summary>
internal static class SubgroupSheet
{
    private static readonly (string Value, SigmaEstimator Estimator, Words Title)[] Estimators =
    [
        ("mean-range", SigmaEstimator.MeanRange, new("R̄/d2 的平均", "mean of R/d2")), ("weighted-range", SigmaEstimator.WeightedRange, new("R/d2 的最小方差加权", "R/d2, least variance weights")),
        ("mean-sd", SigmaEstimator.MeanDeviation, new("s̄/c4 的平均", "mean of s/c4")), ("weighted-sd", SigmaEstimator.WeightedDeviation, new("s/c4 的最小方差加权", "s/c4, least variance weights")),
        ("pooled", SigmaEstimator.Pooled, new("合并标准差", "pooled standard deviation")), ("pooled-c4", SigmaEstimator.PooledUnbiased, new("合并标准差 / c4", "pooled standard deviation / c4")),
    ];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "xbar",
        Tools = ["xbar-R / xbar-S", "xbar-R / xbar-S (table-constant compatibility)", "run rules (Nelson 1-8, Western Electric, AIAG)", "SPC constants"],
        Title = new("均值-极差图、均值-标准差图", "X-bar and R, X-bar and s charts"),
        Question = new("每次抽几件测量，过程稳定吗？", "A few pieces at a time: is the process steady?"),
        Family = Family.Steady,
        Help = new("一行一个子组、每个读数一列；或一列数加一列子组名称。子组大小可以不同，有 20 至 25 个子组界限才可靠。", "A subgroup in each row with a column for each reading; or one column of numbers and one of subgroup names. Sizes may differ; limits can be relied on from 20 to 25 subgroups."),
        Columns = SubgroupReading.Columns,
        Settings =
        [
            SubgroupReading.Size,
            new("spread", new("波动图", "Chart of spread"), SettingKind.Choice, "auto")
            {
                Options = [new("auto", new("自动（每组不超过 8 个且个数相同用 R，否则用 s）", "automatic (R up to 8 values of equal number, else s)")), new("range", new("极差 R", "range R")), new("sd", new("标准差 s", "standard deviation s"))],
            },
            new("estimator", new("σ 的估计", "Estimate of σ"), SettingKind.Choice, "auto")
            {
                Options = [new("auto", new("自动（与波动图一致）", "automatic (as the chart of spread)")), .. Estimators.Select(one => new Option(one.Value, one.Title))],
            },
            SubgroupReading.Constants,
            new("baseline", new("用（每阶段）前几个子组定界限（空：全部）", "Subgroups (of each stage) that set the limits (empty: all)"), SettingKind.Whole) { IsOptional = true, Least = 2 },
            .. RuleSettings.Settings,
        ],
        Sample = "轴径1（YY 演示数据）\t轴径2\t轴径3\t轴径4\t轴径5\n" + string.Join('\n',
            "20.03 20.00 20.02 19.99 20.01|19.99 19.99 20.00 20.01 20.00|19.99 20.02 20.02 20.01 20.00|20.00 20.00 19.99 20.02 20.01|19.99 20.01 20.02 19.99 20.01|20.01 19.99 20.00 19.98 19.99|19.99 20.01 19.99 20.01 20.00|19.98 20.00 19.99 20.00 20.01|20.01 20.00 19.99 20.00 20.00|20.00 20.00 19.99 20.01 19.99|19.99 20.00 19.99 19.99 19.99|20.00 20.00 20.01 20.00 20.00|19.98 20.00 20.02 20.00 20.01|20.01 19.97 19.99 20.00 20.00|20.01 20.01 20.00 20.00 20.01|20.00 19.98 20.00 20.00 20.00|19.99 20.01 19.99 20.01 20.00|20.01 20.01 20.02 20.00 20.00|19.98 20.00 20.01 20.00 20.00|20.00 20.01 20.01 20.02 20.00|19.99 20.00 20.00 20.02 20.01|20.00 20.01 20.00 19.99 20.02|20.01 19.99 19.99 20.01 20.01|20.02 20.01 20.01 20.00 20.01|19.98 19.98 20.00 20.02 20.01"
                .Split('|').Select(row => row.Replace(' ', '\t'))),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var groups = SubgroupReading.Read(given);
        var printed = given.Choice("constants") == "table";
        var sizes = groups.Select(group => group.Values.Length).Distinct().ToList();
        var ranges = given.Choice("spread") is var spread && (spread == "range" || (spread == "auto" && sizes is [<= 8]));
        var estimator = given.Choice("estimator") is var chosen && chosen != "auto" ? Estimators.First(one => one.Value == chosen)
            : Estimators.First(one => one.Estimator == (ranges ? SigmaEstimator.MeanRange : SigmaEstimator.MeanDeviation));
        var needsRanges = ranges || estimator.Estimator is SigmaEstimator.MeanRange or SigmaEstimator.WeightedRange;
        var stages = Stages.Of(given.Has("stage") ? [.. groups.Select(group => group.Stage!)] : null, groups.Count, 2, new("个子组", "subgroup"));
        var most = given.NumberOrNone("baseline") is { } first ? (int)first : int.MaxValue;
        var fits = stages.Select(stage => Fit.Of(SubgroupReading.Spread([.. groups.Skip(stage.From).Take(Math.Min(most, stage.Count))], needsRanges, printed, stage.Name), estimator.Estimator, printed)).ToList();

        var all = Subgroups.Of([.. groups.Select(group => group.Values)]);
        var multiplier = given.Number("k-1");
        var (limits, widths, errors, widthsOf) = (new Limits[all.Count], new Limits[all.Count], new double[all.Count], new double?[all.Count]);
        foreach (var (stage, fit) in stages.Zip(fits))
        {
            for (var i = stage.From; i < stage.From + stage.Count; i++)
            {
                var size = all.SizeOf(i);
                errors[i] = fit.Sigma / Math.Sqrt(size);
                limits[i] = SubgroupChart.OfMeans(fit.Centre, fit.Sigma, size, multiplier);
                // One value has no spread; the limits of two stand in its place.
                widths[i] = ranges ? SubgroupChart.OfRanges(fit.Sigma, Math.Max(2, size), multiplier, printed) : SubgroupChart.OfDeviations(fit.Sigma, Math.Max(2, size), multiplier);
                widthsOf[i] = size < 2 ? null : ranges ? all.Ranges[i] : all.Deviations[i];
            }
        }

        var run = ControlRun.Of(given, all.Means, limits, errors, stages, tongue);
        var wide = ControlRun.Beyond(widthsOf, widths, ranges ? tongue["极差超出控制限", "range beyond its limits"] : tongue["标准差超出控制限", "standard deviation beyond its limits"]);
        var names = groups[0].Name is null ? null : groups.Select(group => group.Name!).ToArray();
        var digits = given.Digits;
        return new()
        {
            Verdict = ControlVerdict.Of(run.Flags.Count, wide.Count, all.Count, tongue),
            Readings =
            [
                .. run.Readings(given, wide.Keys, Math.Min(most, stages.Min(stage => stage.Count)), tongue),
                .. SubgroupReading.Cautions(given, groups, tongue),
                .. sizes.Count > 1 ? [new Reading(Tone.Plain, tongue["子组大小不同，每点有自己的界限。", "Subgroup sizes differ: every point has limits of its own."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                new(tongue["子组数", "Subgroups"], all.Count, 0),
                new(tongue["每组个数", "Values in each"], sizes.Count == 1 ? sizes[0] : null, 0, sizes.Count == 1 ? null : $"{sizes.Min()}–{sizes.Max()}"),
                .. stages.Count == 1 ? Said(fits[0], all, limits, widths, ranges, digits, tongue) : [],
                new(tongue["σ 的估计", "Estimate of σ"], null, Text: tongue[estimator.Title]),
            ],
            Pictures =
            [
                ControlPicture.Each(tongue["均值图", "Means"], ControlPicture.Maybe(all.Means), limits, run.Flags, digits, tongue, stages, names),
                ControlPicture.Each(ranges ? tongue["极差图", "Ranges"] : tongue["标准差图", "Standard deviations"], widthsOf, widths, wide, digits, tongue, stages, names),
            ],
            Tables = stages.Count == 1 ? [] : [Table(stages, fits, limits, digits, tongue)],
            Next = ControlVerdict.Next(run.Flags.Count + wide.Count > 0, tongue),
        };
    }

    private static List<Figure> Said(Fit fit, Subgroups all, Limits[] limits, Limits[] widths, bool ranges, int digits, Tongue tongue)
    {
        List<Figure> figures = [new(tongue["总均值", "Grand mean"], fit.Centre, digits), new("σ̂", fit.Sigma, digits + 1)];
        if (all.Size > 0)
        {
            figures.Add(new(tongue["均值图下限", "Lower limit of means"], limits[0].Lower, digits));
            figures.Add(new(tongue["均值图上限", "Upper limit of means"], limits[0].Upper, digits));
            figures.Add(new(ranges ? tongue["极差图中心线", "Centre of ranges"] : tongue["标准差图中心线", "Centre of standard deviations"], widths[0].Centre, digits));
            figures.Add(new(ranges ? tongue["极差图上限", "Upper limit of ranges"] : tongue["标准差图上限", "Upper limit of standard deviations"], widths[0].Upper, digits));
        }

        return figures;
    }

    private static ResultTable Table(IReadOnlyList<Stage> stages, List<Fit> fits, Limits[] limits, int digits, Tongue tongue) => new(
        tongue["各阶段的界限", "Limits of each stage"],
        [tongue["阶段", "Stage"], tongue["子组数", "Subgroups"], "LCL", "CL", "UCL", "σ̂"],
        [.. stages.Zip(fits, (stage, fit) => (IReadOnlyList<Cell>)[stage.Name, (double)stage.Count, limits[stage.From].Lower, fit.Centre, limits[stage.From].Upper, fit.Sigma])],
        digits) { Note = tongue["子组大小不同时，界限取阶段的第一个子组。", "Where sizes differ the limits are those of the first subgroup of the stage."] };

    private sealed record Fit(double Centre, double Sigma)
    {
        public static Fit Of(Subgroups groups, SigmaEstimator estimator, bool printed) => new(groups.Centre, groups.Sigma(estimator, printed));
    }
}
