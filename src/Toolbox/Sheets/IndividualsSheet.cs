using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Single values over time: the chart most processes can have.</summary>
internal static class IndividualsSheet
{
    private const int Least = 3;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "i-mr",
        Tools = ["I-MR", "run rules (Nelson 1-8, Western Electric, AIAG)"],
        Title = new("单值-移动极差图", "Individuals and moving range chart"),
        Question = new("每次只测一个值，过程稳定吗？", "One value at a time: is the process steady?"),
        Family = Family.Steady,
        Help = new("一列数，按时间先后排列，至少 3 个；有 25 个以上界限才可靠。另可选一列写明阶段（如改进前、改进后），每个阶段单独计算界限。", "One column of numbers in the order of time, at least 3; limits can be relied on from about 25. Another column may name stages, such as before and after a change, each with limits of its own."),
        Columns = [new("x", new("测量值", "Values")), new("stage", new("阶段", "Stage"), ColumnKind.Labels) { IsOptional = true }, new("name", new("点的名称", "Names of the points"), ColumnKind.Labels) { IsOptional = true }],
        Settings =
        [
            new("baseline", new("用（每阶段）前几点定界限（空：全部）", "Points (of each stage) that set the limits (empty: all)"), SettingKind.Whole) { IsOptional = true, Least = Least },
            new("estimator", new("σ 的估计", "Estimate of σ"), SettingKind.Choice, "mr")
            {
                Options =
                [
                    new("mr", new("平均移动极差 / d2", "mean moving range / d2")), new("median", new("中位移动极差 / d4（少受个别大跳动影响）", "median moving range / d4 (a few jumps matter less)")),
                    new("mssd", new("逐差均方 √MSSD", "root of mean squared successive differences")), new("sd", new("总标准差 / c4（含漂移，界限偏宽）", "overall s / c4 (drift widens the limits)")),
                ],
            },
            new("span", new("移动极差用几个相邻点", "Points of a moving range"), SettingKind.Whole, "2") { Least = 2, Most = 20 },
            SubgroupReading.Constants,
            .. RuleSettings.Settings,
        ],
        Sample = "黏度（YY 演示数据）\n" + string.Join('\n', "33.75 33.05 34.00 33.81 33.46 34.02 33.68 33.27 33.49 33.20 33.62 33.00 33.54 33.12 33.84 33.50 33.25 34.10 34.26 34.31 34.15 34.40 34.22 34.36 34.28 34.52 34.33 33.90".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var x = given.Numbers("x");
        if (x.Length < Least)
        {
            throw Problems.TooFew(given.Title("x"), x.Length, Least);
        }

        var span = given.WholeNumber("span");
        var stages = Stages.Of(given.Has("stage") ? given.Labels("stage") : null, x.Length, Math.Max(Least, span + 1), new("点", "point"));
        var most = given.NumberOrNone("baseline") is { } first ? (int)first : int.MaxValue;
        var fits = stages.Select(stage => Fit(given, x.AsSpan(stage.From, Math.Min(stage.Count, most)), span, stage.Name)).ToList();
        var (limits, spread, errors, ranges) = (new Limits[x.Length], new Limits[x.Length], new double[x.Length], new double?[x.Length]);
        foreach (var (stage, fit) in stages.Zip(fits))
        {
            limits.AsSpan(stage.Range).Fill(fit.Individuals);
            spread.AsSpan(stage.Range).Fill(fit.MovingRanges);
            errors.AsSpan(stage.Range).Fill(fit.Sigma);
            // Beyond the baseline ranges go on being plotted against its limits.
            var moving = stage.Count <= most ? fit.Ranges : IndividualsChart.Fit(x.AsSpan(stage.Range), span).Ranges;
            for (var i = 0; i < moving.Length; i++)
            {
                ranges[stage.From + span - 1 + i] = moving[i];
            }
        }

        var run = ControlRun.Of(given, x, limits, errors, stages, tongue);
        var wide = ControlRun.Beyond(ranges, spread, tongue["移动极差超出上限", "moving range above its limit"]);
        var names = given.Has("name") ? given.Labels("name") : null;
        var digits = given.Digits;
        return new()
        {
            Verdict = ControlVerdict.Of(run.Flags.Count, wide.Count, x.Length, tongue),
            Readings = [.. run.Readings(given, wide.Keys, Math.Min(most, stages.Min(stage => stage.Count)), tongue), .. Changed(stages, fits, digits, tongue)],
            Figures = stages.Count == 1
                ?
                [
                    new(tongue["点数", "Points"], x.Length, 0),
                    new(tongue["中心线", "Centre line"], fits[0].Individuals.Centre, digits),
                    new(tongue["控制下限 LCL", "Lower limit"], fits[0].Individuals.Lower, digits),
                    new(tongue["控制上限 UCL", "Upper limit"], fits[0].Individuals.Upper, digits),
                    new("σ̂", fits[0].Sigma, digits + 1, Note: tongue[Titled(given).Chinese, Titled(given).English]),
                    new(tongue["平均移动极差", "Mean moving range"], fits[0].MeanRange, digits),
                ]
                : [new(tongue["点数", "Points"], x.Length, 0), new(tongue["阶段数", "Stages"], stages.Count, 0)],
            Pictures =
            [
                ControlPicture.Each(tongue["单值图", "Individuals"], ControlPicture.Maybe(x), limits, run.Flags, digits, tongue, stages, names),
                ControlPicture.Each(tongue["移动极差图", "Moving ranges"], ranges, spread, wide, digits, tongue, stages, names),
            ],
            Tables = stages.Count == 1 ? [] : [Table(stages, fits, digits, tongue)],
            Next = ControlVerdict.Next(run.Flags.Count + wide.Count > 0, tongue),
        };
    }

    private static IndividualsChart Fit(Given given, ReadOnlySpan<double> x, int span, string? stage)
    {
        if (x.Length < Math.Max(Least, span + 1))
        {
            throw SheetProblems.Unusable(
                $"定界限的点只有 {x.Length} 个，而移动极差用 {span} 个相邻点，至少要 {span + 1} 个。请减小“移动极差用几个相邻点”，或补充数据。",
                $"Only {x.Length} points set the limits, but a moving range of {span} points needs at least {span + 1}. Make “Points of a moving range” smaller, or add data.");
        }

        var (printed, multiplier, choice) = (given.Choice("constants") == "table", given.Number("k-1"), given.Choice("estimator"));
        var fit = IndividualsChart.Fit(x, span, multiplier, printed);
        var sigma = choice switch
        {
            "median" => fit.SigmaOfMedian ?? throw SheetProblems.Unusable(
                "“中位移动极差”只用于两个相邻点的移动极差。请把“移动极差用几个相邻点”改为 2，或换一种 σ 的估计。",
                "The median moving range works with ranges of two points only. Set “Points of a moving range” to 2, or choose another estimate of σ."),
            "mssd" => IndividualsChart.SigmaOfDifferences(x),
            "sd" => Sample.Deviation(x) / ChartConstants.C4Of(x.Length),
            _ => fit.Sigma,
        };
        if (sigma <= 0)
        {
            throw choice == "median" && fit.Sigma > 0
                ? SheetProblems.Unusable(
                    "一半以上的相邻值相同，中位移动极差为 0。请换一种 σ 的估计，并检查量具分辨力。",
                    "More than half of neighbouring values are equal, so the median moving range is 0. Choose another estimate of σ, and check the resolution of the gauge.")
                : Problems.Constant(stage is null ? given.Title("x") : new($"测量值（阶段“{stage}”）", $"Values (stage “{stage}”)"));
        }

        var mean = fit.Individuals.Centre;
        return choice == "mr" ? fit : fit with
        {
            Sigma = sigma,
            Individuals = new(mean, mean - (multiplier * sigma), mean + (multiplier * sigma)),
            MovingRanges = SubgroupChart.OfRanges(sigma, span, multiplier, printed),
        };
    }

    private static IEnumerable<Reading> Changed(IReadOnlyList<Stage> stages, List<IndividualsChart> fits, int digits, Tongue tongue)
    {
        for (var i = 1; i < stages.Count; i++)
        {
            var (before, after) = (fits[i - 1], fits[i]);
            var (from, to) = (before.Individuals.Centre.ToString($"F{digits}"), after.Individuals.Centre.ToString($"F{digits}"));
            var ratio = after.Sigma / before.Sigma;
            yield return new(Tone.Plain, tongue[$"从“{stages[i - 1].Name}”到“{stages[i].Name}”：中心线 {from} → {to}，σ 变为 {ratio:0.00} 倍。", $"From “{i}” to “{i + 1}”, the next stage: centre {from} → {to}, σ times {ratio:0.00}."]);
        }
    }

    private static ResultTable Table(IReadOnlyList<Stage> stages, List<IndividualsChart> fits, int digits, Tongue tongue) => new(
        tongue["各阶段的界限", "Limits of each stage"],
        [tongue["阶段", "Stage"], tongue["点数", "Points"], "LCL", "CL", "UCL", "σ̂", tongue["平均移动极差", "Mean moving range"]],
        [.. stages.Zip(fits, (stage, fit) => (IReadOnlyList<Cell>)[stage.Name, (double)stage.Count, fit.Individuals.Lower, fit.Individuals.Centre, fit.Individuals.Upper, fit.Sigma, fit.MeanRange])],
        digits);

    private static Words Titled(Given given) => Sheet.Settings.First(one => one.Name == "estimator").Options.First(one => one.Value == given.Choice("estimator")).Title;
}
