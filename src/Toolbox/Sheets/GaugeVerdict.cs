using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What every gauge study says in the same words: below 10 % the gauge is good, to 30 % it may do, and five categories are needed.</summary>
internal static class GaugeVerdict
{
    public const double Good = 10;

    public const double Bearable = 30;

    public const int Categories = 5;

    /// <param name="percent">%GRR, of the study variation or of the tolerance.</param>
    /// <param name="of">What it is a share of, as a word; empty for the study variation.</param>
    public static Reading Of(double percent, int categories, string of, Tongue tongue)
    {
        var says = tongue[$"%GRR {percent:0.0} %{of}，可区分 {categories} 个等级（ndc）", $"%GRR {percent:0.0} %{of}, {categories} distinct categories (ndc)"];
        return (percent, categories) switch
        {
            (> Bearable, _) => new(Tone.Bad, tongue[$"量具不可接受：{says}，超过 30 %。", $"The gauge is not acceptable: {says}, above 30 %."]),
            (_, < Categories) => new(Tone.Caution, tongue[$"量具分辨不足：{says}，不到 5 级，不能用来分析过程。", $"The gauge cannot tell enough apart: {says}, fewer than 5; do not study the process with it."]),
            (< Good, _) => new(Tone.Good, tongue[$"量具可以接受：{says}。", $"The gauge is acceptable: {says}."]),
            _ => new(Tone.Caution, tongue[$"量具有条件接受：{says}，在 10 % 与 30 % 之间，视特性的重要性和改进成本而定。", $"The gauge may do: {says}, between 10 % and 30 %; it depends on the characteristic and the cost of a better one."]),
        };
    }

    /// <summary>Names the larger half of the gauge's variation and what usually lies behind it.</summary>
    public static Reading Larger(double repeatability, double reproducibility, Tongue tongue) => repeatability >= reproducibility
        ? new(Tone.Plain, tongue["量具变差主要来自重复性（同一人重复测量的差异）：检查夹紧、量具磨损与维护、零件本身的形状误差。", "Most of it is repeatability (one person measuring again): look at clamping, wear and upkeep of the gauge, and the form of the part."])
        : new(Tone.Plain, tongue["量具变差主要来自再现性（不同人之间的差异）：统一测量方法、读数位置，培训操作者。", "Most of it is reproducibility (between persons): agree on the method and the place of measuring, train the operators."]);

    public static IReadOnlyList<string> Next(Tone tone, Tongue tongue) => tone == Tone.Good
        ? [
            tongue["记入量具台账，到期或维修后重做。", "Enter it in the gauge register; repeat it when due and after repair."],
            tongue["可以用这把量具做过程控制和能力分析。", "The gauge may be used for control charts and capability."],
        ]
        : [
            tongue["先按上面指出的主要来源改进，再重做研究。", "Improve the main source named above, then repeat the study."],
            tongue["改进之前，靠近规格限的零件应多次测量取平均，或缩小验收限。", "Until then measure parts near a limit several times, or tighten the limits for acceptance."],
        ];
}
