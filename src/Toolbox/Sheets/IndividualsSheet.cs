using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Rules;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Single values over time: the chart most processes can have.</summary>
internal static class IndividualsSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "i-mr",
        Tools = ["I-MR", "run rules (Nelson 1-8, Western Electric, AIAG)"],
        Title = new("单值-移动极差图", "Individuals and moving range chart"),
        Question = new("每次只测一个值，过程稳定吗？", "One value at a time: is the process steady?"),
        Family = Family.Steady,
        Help = new("一列数，按时间先后排列，至少 3 个；有 25 个以上界限才可靠。", "One column of numbers in the order of time, at least 3; limits can be relied on from about 25."),
        Columns = [new("x", new("测量值", "Values"))],
        Settings =
        [
            new("baseline", new("用前几点定界限（空：全部）", "Points that set the limits (empty: all)"), SettingKind.Whole) { IsOptional = true, Least = 3 },
            new("constants", new("常数", "Constants"), SettingKind.Choice, "exact")
            {
                Options = [new("exact", new("精确值", "exact")), new("table", new("三位小数的表（重现旧报告）", "three-decimal table (old reports)"))],
            },
            .. RuleSettings.Settings,
        ],
        Sample = "黏度（YY 演示数据）\n" + string.Join('\n', "33.75 33.05 34.00 33.81 33.46 34.02 33.68 33.27 33.49 33.20 33.62 33.00 33.54 33.12 33.84 33.50 33.25 34.10 34.26 34.31 34.15 34.40 34.22 34.36 34.28 34.52 34.33 33.90".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var x = given.Numbers("x");
        if (x.Length < 3)
        {
            throw Problems.TooFew("测量值", x.Length, 3);
        }

        var baseline = given.NumberOrNone("baseline") is { } first ? Math.Min(x.Length, (int)first) : x.Length;
        var fit = IndividualsChart.Fit(x.AsSpan(0, baseline), printed: given.Choice("constants") == "table", multiplier: given.Number("k-1"));
        if (fit.Sigma <= 0)
        {
            throw Problems.Constant("测量值");
        }

        var (chosen, numbers) = (RuleSettings.Chosen(given), RuleSettings.Numbers(given));
        var found = RunRuleEngine.Judge(x, fit.Individuals.Centre, fit.Sigma, numbers);
        var flags = RuleSettings.Flags(found, chosen, tongue);
        var ranges = baseline == x.Length ? fit.Ranges : IndividualsChart.Fit(x).Ranges;
        var wide = Enumerable.Range(0, ranges.Length).Where(i => ranges[i] > fit.MovingRanges.Upper).ToDictionary(i => i + 1, _ => tongue["移动极差超出上限", "moving range above its limit"]);
        var digits = given.Digits;
        return new()
        {
            Verdict = ControlVerdict.Of(flags.Count, wide.Count, x.Length, tongue),
            Readings =
            [
                .. RuleSettings.Readings(found, chosen, numbers, tongue),
                .. ControlVerdict.Wide(wide.Keys, tongue),
                .. ControlVerdict.Cautions(given, baseline, RuleSettings.FalseAlarmEvery(chosen, numbers), tongue),
            ],
            Figures =
            [
                new(tongue["点数", "Points"], x.Length, 0),
                new(tongue["中心线", "Centre line"], fit.Individuals.Centre, digits),
                new(tongue["控制下限 LCL", "Lower limit"], fit.Individuals.Lower, digits),
                new(tongue["控制上限 UCL", "Upper limit"], fit.Individuals.Upper, digits),
                new("σ̂", fit.Sigma, digits + 1, Note: tongue["平均移动极差 / d2", "mean moving range / d2"]),
                new(tongue["平均移动极差", "Mean moving range"], fit.MeanRange, digits),
            ],
            Pictures =
            [
                ControlPicture.Of(tongue["单值图", "Individuals"], x, fit.Individuals, flags, digits, tongue),
                ControlPicture.Of(tongue["移动极差图", "Moving ranges"], [null, .. ranges.Select(range => (double?)range)], fit.MovingRanges, wide, digits, tongue),
            ],
            Next = ControlVerdict.Next(flags.Count + wide.Count > 0, tongue),
        };
    }
}
