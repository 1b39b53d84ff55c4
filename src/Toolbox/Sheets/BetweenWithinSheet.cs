using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Subgroups that differ by nature: three charts, one for the means, one for their moving ranges, one for the spread within.</summary>
internal static class BetweenWithinSheet
{
    /// <summary>From here on a usual chart of means would have limits that are much too narrow.</summary>
    private const double Narrow = 1.3;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "between-within",
        Tools = [Catalogue.ShortRunTools.BetweenWithin, "run rules (Nelson 1-8, Western Electric, AIAG)"],
        Title = new("组间/组内图（I-MR-R/S）", "Between/within chart (I-MR-R/S)"),
        Question = new("每批本来就有差别（热处理、铸造、卷材），过程稳定吗？", "Batches differ by nature (heat treatment, casting, coils): is the process steady?"),
        Family = Family.Steady,
        Help = new("一行一个子组（一批）、每个读数一列；或一列数加一列子组名称。至少 3 个子组，有 25 个以上界限才可靠。", "A subgroup (a batch) in each row with a column for each reading; or one column of numbers and one of subgroup names. At least 3 subgroups; limits can be relied on from about 25."),
        Columns = [.. SubgroupReading.Columns.Where(column => column.Name != "stage")],
        Settings =
        [
            SubgroupReading.Size,
            new("spread", new("组内波动图", "Chart of spread within"), SettingKind.Choice, "auto")
            {
                Options = [new("auto", new("自动（每组不超过 8 个且个数相同用 R，否则用 s）", "automatic (R up to 8 values of equal number, else s)")), new("range", new("极差 R", "range R")), new("sd", new("标准差 s", "standard deviation s"))],
            },
            .. RuleSettings.Settings,
        ],
        Sample = "硬度1（YY 演示数据）\t硬度2\t硬度3\t硬度4\n" + string.Join('\n', Example()),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var groups = SubgroupReading.Read(given);
        var sizes = groups.Select(group => group.Values.Length).Distinct().ToList();
        var ranges = given.Choice("spread") is var spread && (spread == "range" || (spread == "auto" && sizes is [<= 8]));
        var all = SubgroupReading.Spread(groups, ranges, printed: false);
        var multiplier = given.Number("k-1");
        var chart = BetweenWithinChart.Of(all, ranges ? SigmaEstimator.MeanRange : SigmaEstimator.MeanDeviation, multiplier);
        var count = all.Count;
        var (limits, moves, widths) = (new Limits[count], new Limits[count], new Limits[count]);
        var within = new double?[count];
        for (var i = 0; i < count; i++)
        {
            var size = Math.Max(2, all.SizeOf(i));
            (limits[i], moves[i]) = (chart.Means.Individuals, chart.Means.MovingRanges);
            widths[i] = ranges ? SubgroupChart.OfRanges(chart.Within, size, multiplier) : SubgroupChart.OfDeviations(chart.Within, size, multiplier);
            within[i] = all.SizeOf(i) < 2 ? null : ranges ? all.Ranges[i] : all.Deviations[i];
        }

        double?[] moved = [null, .. chart.Means.Ranges];
        var run = ControlRun.Of(given, all.Means, limits, Enumerable.Repeat(chart.Means.Sigma, count).ToArray(), [new(null, 0, count)], tongue);
        var far = ControlRun.Beyond(moved, moves, tongue["移动极差超出上限", "moving range above its limit"]);
        var wide = ControlRun.Beyond(within, widths, ranges ? tongue["极差超出控制限", "range beyond its limits"] : tongue["标准差超出控制限", "standard deviation beyond its limits"]);
        int[] spreadSignals = [.. far.Keys.Union(wide.Keys).Order()];
        var names = groups[0].Name is null ? null : groups.Select(group => group.Name!).ToArray();
        var digits = given.Digits;
        return new()
        {
            Verdict = ControlVerdict.Of(run.Flags.Count, spreadSignals.Length, count, tongue),
            Readings =
            [
                .. run.Readings(given, spreadSignals, count, tongue),
                .. SubgroupReading.Cautions(given, groups, tongue),
                Compared(chart, tongue),
                .. sizes.Count > 1 ? [new Reading(Tone.Plain, tongue["子组大小不同：组内波动图每点有自己的界限，均值图把各子组同等看待。", "Subgroup sizes differ: the spread has limits of its own for each point, the means count alike."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                new(tongue["子组数", "Subgroups"], count, 0), new(tongue["总均值", "Grand mean"], chart.Means.Individuals.Centre, digits),
                new(tongue["均值图下限", "Lower limit of means"], chart.Means.Individuals.Lower, digits), new(tongue["均值图上限", "Upper limit of means"], chart.Means.Individuals.Upper, digits),
                new(tongue["组内 σ", "σ within"], chart.Within, digits + 1, Note: ranges ? "R̄/d2" : "s̄/c4"), new(tongue["组间 σ", "σ between"], chart.Between, digits + 1),
                new(tongue["组间加组内 σ", "σ between and within"], chart.Total, digits + 1), new(tongue["组间占方差 %", "Variance between, %"], 100 * chart.ShareBetween, 1),
            ],
            Pictures =
            [
                ControlPicture.Each(tongue["子组均值图", "Means of subgroups"], ControlPicture.Maybe(all.Means), limits, run.Flags, digits, tongue, names: names),
                ControlPicture.Each(tongue["均值的移动极差图", "Moving ranges of the means"], moved, moves, far, digits, tongue, names: names),
                ControlPicture.Each(ranges ? tongue["组内极差图", "Ranges within"] : tongue["组内标准差图", "Standard deviations within"], within, widths, wide, digits, tongue, names: names),
            ],
            Next =
            [
                .. ControlVerdict.Next(run.Flags.Count + spreadSignals.Length > 0, tongue),
                .. chart.ShareBetween > 0.5 ? [tongue["波动主要在批与批之间：先查批次的来料、装炉、设定，而不是批内操作。", "Most of the variation lies between batches: look at material, loading and settings of a batch before the work within."]] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>What the usual chart of means would have made of it.</summary>
    private static Reading Compared(BetweenWithinChart chart, Tongue tongue)
    {
        var times = chart.Means.Sigma / chart.ExpectedOfMeans;
        return times > Narrow
            ? new(Tone.Plain, tongue[$"均值的波动是组内波动所能解释的 {times:0.0} 倍：普通均值图的界限会太窄，因此用这张图。", $"The means vary {times:0.0} times as much as the variation within explains: limits of a usual X-bar chart would be too narrow, which is what this chart is for."])
            : new(Tone.Caution, tongue[$"均值的波动与组内波动相称（{times:0.00} 倍）：子组之间没有多余的差别，普通的均值-极差图更灵敏。", $"The means vary as the variation within explains ({times:0.00} times): nothing lies between subgroups, and a usual X-bar chart finds more."]);
    }

    private static IEnumerable<string> Example()
    {
        var random = new Made(5);
        return Enumerable.Range(0, 25).Select(_ =>
        {
            var batch = 52 + (1.2 * random.Spread());
            return string.Join('\t', Enumerable.Range(0, 4).Select(_ => FormattableString.Invariant($"{batch + (0.5 * random.Spread()):0.0}")));
        }).ToList();
    }
}
