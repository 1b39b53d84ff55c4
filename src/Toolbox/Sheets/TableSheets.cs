using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What used to be looked up in printed tables.</summary>
internal static class TableSheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        ConstantsSheet.Sheet,
        DistributionsSheet.Sheet,
    ];
}

/// <summary>The constants of control charts.</summary>
internal static class ConstantsSheet
{
    private const int Listed = 25;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "constants",
        Tools = ["SPC constants", "median range constant", "d2* (g subgroups of size m)", "effective degrees of freedom per subgroup"],
        Title = new("控制图常数表", "Control chart constants"),
        Question = new("子组大小为 n 时，A2、D4、d2、c4 是多少？", "For subgroups of n: what are A2, D4, d2, c4?"),
        Family = Family.Steady,
        Settings =
        [
            new("n", new("子组大小 n", "Subgroup size n"), SettingKind.Whole, "5") { Least = 2, Most = ChartConstants.LargestSize },
            new("groups", new("d2* 的组数 g", "Groups g for d2*"), SettingKind.Whole, "1") { Least = 1, Most = 100_000 },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (n, groups) = (given.WholeNumber("n"), given.WholeNumber("groups"));
        var one = ChartConstants.Of(n);
        int[] sizes = [.. Enumerable.Range(2, Listed - 1)];
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"n = {n}：A2 = {one.A2:0.0000}，D3 = {one.LowerD3:0.0000}，D4 = {one.UpperD4:0.0000}，d2 = {one.D2:0.0000}，c4 = {one.C4:0.0000}。", $"n = {n}: A2 = {one.A2:0.0000}, D3 = {one.LowerD3:0.0000}, D4 = {one.UpperD4:0.0000}, d2 = {one.D2:0.0000}, c4 = {one.C4:0.0000}."]),
            Readings =
            [
                new(Tone.Plain, tongue["这里是精确值；印刷的表取三位小数，用它算出的界限约差十万分之三。", "Exact values; printed tables have three decimals, which moves limits by about 3 parts in 100,000."]),
                .. n > 10 ? [new Reading(Tone.Caution, tongue["子组大于 10 时，极差丢失的信息多，请用标准差图。", "Above 10 the range loses much: use the standard deviation chart."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                new("d2", one.D2, 6), new("d3", one.D3, 6), new("c4", one.C4, 6), new("c5", one.C5, 6), new("A", one.A, 6), new("A2", one.A2, 6), new("A3", one.A3, 6), new("B3", one.B3, 6), new("B4", one.B4, 6), new("B5", one.B5, 6), new("B6", one.B6, 6),
                new("D1", one.D1, 6), new("D2", one.D2Upper, 6), new("D3", one.LowerD3, 6), new("D4", one.UpperD4, 6), new("E2", one.E2, 6), new("E3", one.E3, 6),
                one.MedianFactor is { } median ? new("Am2", median, 6) : new("Am2", null, Text: tongue["只用于奇数 n", "odd n only"]),
                new("d4", NormalRange.Quantile(0.5, n), 6, Note: tongue["极差的中位数", "median of the range"]), new("d2*", one.StarredD2(groups), 6, Note: $"g = {groups}"),
                new("νR", one.RangeFreedom, 4, Note: tongue["每组极差的有效自由度", "degrees of freedom of one range"]), new("νs", one.DeviationFreedom, 4, Note: tongue["每组标准差的有效自由度", "degrees of freedom of one standard deviation"]),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Line, Title = tongue["d2 与 n", "d2 and n"], Labels = [.. sizes.Select(size => size.ToString())], Across = new("n"), Digits = 4,
                    Series = [new("d2", [.. sizes.Select(size => (double?)ChartConstants.Of(size).D2)]), new("d3", [.. sizes.Select(size => (double?)ChartConstants.Of(size).D3)]), new("c4", [.. sizes.Select(size => (double?)ChartConstants.Of(size).C4)])],
                },
            ],
            Tables =
            [
                new(tongue["常数表（n = 2 至 25）", "Table (n = 2 to 25)"], ["n", "A2", "A3", "B3", "B4", "D3", "D4", "E2", "d2", "d3", "c4", "Am2"],
                [
                    .. sizes.Select(size =>
                    {
                        var c = ChartConstants.Of(size);
                        return (IReadOnlyList<Cell>)[size.ToString(), c.A2, c.A3, c.B3, c.B4, c.LowerD3, c.UpperD4, c.E2, c.D2, c.D3, c.C4, c.MedianFactor is { } median ? median : (Cell)"—"];
                    }),
                ], 4),
            ],
        };
    }
}
