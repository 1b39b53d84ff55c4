using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;

namespace Zhiheng.Inspection.Indicators;

/// <summary>Figures of the year to date; <paramref name="IsShare"/>: how many in a hundred, else how many.</summary>
internal sealed record InspectionMeasure(IndicatorDefinition Definition, bool IsShare);

/// <summary>The indicators of inspections. The division is that of the authority whose check it was, because it answers for it.</summary>
public static class InspectionMeasures
{
    public const string PublishedOnTime = "inspection.published-on-time";
    public const string ChecksCompleted = "inspection.checks-completed";
    public const string FindingsPublished = "inspection.findings-published";

    private const string Drill = "名单只列仍在公示期内的检查结果（公示期满或尚未公示的不列），链接到检查结果公示页。";

    internal static IReadOnlyList<InspectionMeasure> All { get; } =
    [
        new(Define(
            PublishedOnTime,
            "检查结果按期公示率",
            "Findings published on time",
            "%",
            "公示期限（检查结束之日起 20 个工作日，按检查当日施行的规则）在本年 1 月 1 日至统计日届满的检查中，期限届满日及以前公示的比例；逾期公示和逾期未公示的都算未按期。区划为检查机关所在区划。",
            "检查结果记录：公示期限、审核公示日。",
            "按期公示数 ÷ 期限届满数 × 100；没有期限届满的检查时为空。"), IsShare: true),
        new(Define(
            ChecksCompleted,
            "完成检查户次",
            "Checks completed",
            "户次",
            "本年内结束并封存现场记录的检查，按检查结束日计；被替换的对象不计。区划为检查机关所在区划。",
            "现场检查记录：结束日、封存状态。",
            "本年 1 月 1 日至统计日结束的检查数。"), IsShare: false),
        new(Define(
            FindingsPublished,
            "公示检查结果",
            "Findings published",
            "条",
            "本年内审核公示的检查结果，按公示日计；公示期满或被撤下的仍计入。区划为检查机关所在区划。",
            "检查结果记录：审核公示日。",
            "本年 1 月 1 日至统计日公示的结果数。"), IsShare: false),
    ];

    private static IndicatorDefinition Define(string name, string chinese, string english, string unit, string definition, string source, string formula)
        => new(name, chinese, english, unit, IndicatorKind.YearToDate, definition, source, formula, Drill, []);
}

internal static class IndicatorRefusals
{
    public static Refusal Unknown(string name) => new("inspection.indicator.unknown", $"没有名为“{name}”的检查指标。请从指标目录（docs/indicators.md）选择。");

    public static Refusal NoFilter(string chinese) => new("inspection.indicator.filter", $"指标“{chinese}”不能按认证项目、行业或规模筛选。请去掉筛选条件。");
}
