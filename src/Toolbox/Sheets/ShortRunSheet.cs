using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Many parts, each made for a short while, on one chart.</summary>
internal static class ShortRunSheet
{
    /// <summary>More runs than this are not drawn as stretches.</summary>
    private const int MostStretches = 30;

    private static readonly (string Value, ShortRunSigma Sigma, Words Title)[] Poolings =
    [
        ("part", ShortRunSigma.Part, new("每个零件一个 σ", "one σ for each part")), ("run", ShortRunSigma.Run, new("每一批一个 σ", "one σ for each run")),
        ("relative", ShortRunSigma.Relative, new("与尺寸成比例（取对数后合并）", "in proportion to size (logarithms, pooled)")), ("constant", ShortRunSigma.Constant, new("统一的 σ（全部合并）", "one σ for all (pooled)")),
    ];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "z-mr",
        Tools = [Catalogue.ShortRunTools.ShortRun, "run rules (Nelson 1-8, Western Electric, AIAG)"],
        Title = new("短期生产 Z-MR 图", "Z-MR chart for short runs"),
        Question = new("多品种、小批量，一张图怎么看过程是否稳定？", "Many parts in short runs: is the process behind them steady?"),
        Family = Family.Steady,
        Help = new("一行一个测量值，按时间先后：零件（型号）名称、测量值，可另选名义值一列（同一零件相同）。不给名义值时以该零件的均值为中心。", "One value a row in the order of time: the name of the part, the value and, if there is one, its nominal value (the same for all of a part). Without it the mean of the part is the centre."),
        Columns = [new("part", new("零件", "Part"), ColumnKind.Labels), new("x", new("测量值", "Values")), new("nominal", new("名义值", "Nominal value")) { IsOptional = true, IsExpected = true }],
        Settings =
        [
            new("sigma", new("σ 的估计", "Estimate of σ"), SettingKind.Choice, "part")
            {
                Options = [.. Poolings.Select(one => new Option(one.Value, one.Title))],
                Hint = new("零件多而每个值少时，用“统一”或“与尺寸成比例”", "for many parts with few values each: one for all, or in proportion to size"),
            },
            .. RuleSettings.Settings,
        ],
        Sample = "零件（YY 演示数据）\t测量值\t名义值\n" + string.Join('\n', Example()),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (parts, x) = (given.Labels("part"), given.Numbers("x"));
        var nominals = given.Has("nominal") ? given.Numbers("nominal") : null;
        var pooling = Poolings.First(one => one.Value == given.Choice("sigma"));
        var chart = ShortRunChart.Of(x, parts, nominals, pooling.Sigma, given.Number("k-1"));
        var (limits, spread) = (Enumerable.Repeat(chart.Standard, x.Length).ToArray(), Enumerable.Repeat(chart.MovingRanges, x.Length).ToArray());
        double?[] ranges = [null, .. chart.Ranges];
        var run = ControlRun.Of(given, chart.Z, limits, Enumerable.Repeat(1.0, x.Length).ToArray(), [new(null, 0, x.Length)], tongue);
        var wide = ControlRun.Beyond(ranges, spread, tongue["移动极差超出上限", "moving range above its limit"]);
        var runs = Stages.Of(parts, x.Length, 1, new("点", "point"));
        var stretches = runs.Count <= MostStretches ? runs : null;
        var (digits, isLogarithm) = (given.Digits, pooling.Sigma == ShortRunSigma.Relative);
        var fewest = chart.Groups.MinBy(group => group.Count)!;
        var kinds = chart.Groups.Select(group => group.Part).Distinct(StringComparer.Ordinal).Count();
        return new()
        {
            Verdict = ControlVerdict.Of(run.Flags.Count, wide.Count, x.Length, tongue),
            Readings =
            [
                .. run.Readings(given, wide.Keys, x.Length, tongue),
                .. fewest.Count < 5 && pooling.Sigma is ShortRunSigma.Part or ShortRunSigma.Run ? [new Reading(Tone.Caution, tongue[$"零件“{fewest.Part}”只有 {fewest.Count} 个值，它自己的 σ 很不可靠。零件之间波动相近时请改用合并的 σ。", $"One of the groups has {fewest.Count} values only: a σ of its own is hardly reliable. Pool it where the parts vary alike."])] : Array.Empty<Reading>(),
                new(Tone.Plain, nominals is null ? tongue["各零件以自己的均值为中心：图上看不出零件整体偏离名义值。", "Every part is centred at its own mean: the chart does not show that a part as a whole is off its nominal value."] : tongue["各零件以名义值为中心：整体偏离名义值也会发出信号。", "Every part is centred at its nominal value: a part that is off as a whole signals too."]),
            ],
            Figures =
            [
                new(tongue["点数", "Points"], x.Length, 0), new(tongue["零件数", "Parts"], kinds, 0), new(tongue["批数", "Runs"], runs.Count, 0),
                .. pooling.Sigma is ShortRunSigma.Constant or ShortRunSigma.Relative ? new[] { new Figure(isLogarithm ? tongue["σ̂（对数）", "σ̂ (logarithms)"] : "σ̂", chart.Groups[0].Sigma, isLogarithm ? 5 : digits + 1) } : [],
                new(tongue["移动极差图上限", "Limit of moving ranges"], chart.MovingRanges.Upper, 3), new(tongue["σ 的估计", "Estimate of σ"], null, Text: tongue[pooling.Title]),
            ],
            Pictures =
            [
                ControlPicture.Each(tongue["z 图（标准化值）", "z (standardised values)"], ControlPicture.Maybe(chart.Z), limits, run.Flags, 3, tongue, stretches, parts),
                ControlPicture.Each(tongue["z 的移动极差图", "Moving ranges of z"], ranges, spread, wide, 3, tongue, stretches, parts),
            ],
            Tables =
            [
                new(tongue["各零件的中心与 σ", "Centre and σ of the parts"], [tongue["零件", "Part"], tongue["从第几点起", "From point"], tongue["个数", "Values"], tongue["中心", "Centre"], "σ̂", tongue["均值偏离中心（σ）", "Mean off the centre (σ)"]],
                    [.. chart.Groups.Select(group => (IReadOnlyList<Cell>)[group.Part, group.First + 1.0, (double)group.Count, isLogarithm ? Math.Exp(group.Centre) : group.Centre, group.Sigma, Off(chart, parts, group, pooling.Sigma)])], digits)
                {
                    Note = isLogarithm ? tongue["σ̂ 是自然对数的标准差，近似为相对标准差；中心已换算回原单位。", "σ̂ is of natural logarithms, near the relative standard deviation; centres are in the unit of the data."] : null,
                },
            ],
            Next = ControlVerdict.Next(run.Flags.Count + wide.Count > 0, tongue),
        };
    }

    /// <summary>How far the mean of a group lies from its centre, in its σ.</summary>
    private static double Off(ShortRunChart chart, string[] parts, ShortRunGroup group, ShortRunSigma pooling)
        => pooling == ShortRunSigma.Run
            ? chart.Z.AsSpan(group.First, group.Count).ToArray().Average()
            : chart.Z.Where((_, place) => parts[place] == group.Part).Average();

    private static IEnumerable<string> Example()
    {
        (string Part, double Nominal, double Sigma, int Count)[] made = [("轴 A20", 20, 0.02, 8), ("轴 B35", 35, 0.03, 7), ("轴 A20", 20, 0.02, 6), ("轴 C50", 50, 0.05, 8), ("轴 B35", 35, 0.03, 7)];
        var random = new Made(11);
        return made.SelectMany(run => Enumerable.Range(0, run.Count).Select(_ => FormattableString.Invariant($"{run.Part}\t{run.Nominal + (run.Sigma * random.Spread()):0.000}\t{run.Nominal}"))).ToList();
    }
}
