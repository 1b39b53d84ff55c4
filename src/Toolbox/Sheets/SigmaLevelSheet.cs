using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Defects for each million opportunities, sigma level, yields.</summary>
internal static class SigmaLevelSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "sigma-level",
        Tools = ["DPMO / sigma level / yields"],
        Title = new("DPMO 与西格玛水平", "DPMO and sigma level"),
        Question = new("缺陷数换算成 DPMO、西格玛水平和合格率是多少？", "What are these defects as DPMO, sigma level and yield?"),
        Family = Family.Capable,
        Help = new("不需要数据表：填写缺陷数、单位数和每单位的缺陷机会数。", "No table: give defects, units and opportunities for each unit."),
        Settings =
        [
            new("defects", new("缺陷数", "Defects"), SettingKind.Whole, "37") { Least = 0 },
            new("units", new("单位数（件）", "Units"), SettingKind.Whole, "850") { Least = 1 },
            new("opportunities", new("每单位机会数", "Opportunities for each unit"), SettingKind.Whole, "12") { Least = 1 },
            new("yields", new("各工序合格率（空：不算），如 0.99 0.97", "Yields of the steps (empty: not used), such as 0.99 0.97"), SettingKind.List) { IsOptional = true },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (defects, units, opportunities) = ((double)given.WholeNumber("defects"), (double)given.WholeNumber("units"), (double)given.WholeNumber("opportunities"));
        var rate = defects / (units * opportunities);
        if (rate > 1)
        {
            throw SheetProblems.Unusable(
                $"“缺陷数”{defects:0} 多于机会总数 {units * opportunities:0}（单位数 × 每单位机会数）。请更正。",
                $"“Defects” {defects:0} is greater than the number of opportunities {units * opportunities:0} (units × opportunities for each). Correct it.");
        }

        var yields = given.List("yields");
        if (Array.FindIndex(yields, yield => yield is not (> 0 and <= 1)) is >= 0 and var bad)
        {
            throw SheetProblems.Unusable(
                $"“各工序合格率”的第 {bad + 1} 个是 {yields[bad]}，应当大于 0、不大于 1（例如 98 % 写 0.98）。请更正。",
                $"Number {bad + 1} of “Yields of the steps” is {yields[bad]}; it must be greater than 0 and at most 1 (write 98 % as 0.98). Correct it.");
        }

        double? z = rate is 0 or 1 ? null : -Normal.Quantile(rate);
        var none = rate == 0 ? tongue["没有缺陷，无法换算", "no defects: not defined"] : tongue["全部是缺陷，无法换算", "all defective: not defined"];
        return new()
        {
            Verdict = z is { } level
                ? new(level + 1.5 >= 4.5 ? Tone.Good : level + 1.5 >= 3 ? Tone.Caution : Tone.Bad, tongue[$"每百万机会 {1e6 * rate:#,0} 个缺陷（DPMO），西格玛水平 {level + 1.5:0.00}（含 1.5σ 偏移）。", $"{1e6 * rate:#,0} defects for each million opportunities (DPMO), sigma level {level + 1.5:0.00} (1.5σ shift included)."])
                : new(rate == 0 ? Tone.Good : Tone.Bad, rate == 0 ? tongue["没有缺陷：DPMO 为 0，西格玛水平无法换算，只能说缺陷很少。", "No defects: DPMO is 0, and no sigma level follows but that defects are few."] : tongue["每个机会都是缺陷：DPMO 为 1,000,000。", "Every opportunity is a defect: DPMO is 1,000,000."]),
            Readings =
            [
                new(Tone.Caution, tongue["西格玛水平按惯例加了 1.5σ 的长期偏移；不加偏移的是“长期 Z”。", "By convention the sigma level includes a shift of 1.5σ; without it stands the long-run Z."]),
                new(Tone.Caution, tongue["机会数定得越多，DPMO 越小：比较不同过程前先统一怎样数机会。", "The more opportunities are counted the smaller DPMO is: agree on the count before comparing processes."]),
                .. defects < 5 ? [new Reading(Tone.Caution, tongue[$"只有 {defects:0} 个缺陷，比率很不确定。", $"With {defects:0} defects the rate is very uncertain."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                new("DPU", defects / units, 5, Note: tongue["每单位缺陷数", "defects for each unit"]), new("DPO", rate, 7), new("DPMO", 1e6 * rate, 1),
                z is null ? new(tongue["西格玛水平", "Sigma level"], null, Text: none) : new(tongue["西格玛水平", "Sigma level"], z + 1.5, 3),
                z is null ? new(tongue["长期 Z", "Long-run Z"], null, Text: none) : new(tongue["长期 Z", "Long-run Z"], z, 3),
                new(tongue["一次通过率 e^-DPU", "Throughput yield e^-DPU"], Math.Exp(-defects / units), 4),
                .. yields.Length > 0 ? [new Figure(tongue["流通合格率 RTY", "Rolled throughput yield"], yields.Aggregate(1.0, (product, yield) => product * yield), 4, Note: tongue[$"{yields.Length} 道工序合格率的乘积", $"product of {yields.Length} yields"])] : Array.Empty<Figure>(),
            ],
            Tables =
            [
                new(tongue["西格玛水平对照", "Sigma levels"], [tongue["西格玛水平", "Sigma level"], tongue["ppm（含 1.5σ 偏移，单侧）", "ppm (1.5σ shift, one side)"], tongue["ppm（居中，双侧）", "ppm (centred, both sides)"]],
                    [.. Enumerable.Range(2, 11).Select(half => (IReadOnlyList<Cell>)[$"{half / 2.0:0.0}", 1e6 * Normal.Above((half / 2.0) - 1.5), 2e6 * Normal.Above(half / 2.0)])], 3),
            ],
            Next = [tongue["用排列图找出占多数的几类缺陷，先解决它们。", "Find the few kinds of defect that make most of them (Pareto) and begin there."]],
        };
    }
}
