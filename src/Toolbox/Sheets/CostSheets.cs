namespace Zhiheng.Toolbox.Sheets;

/// <summary>What quality costs and what is lost without it. These are sums and no tools of the catalogue; each says its formula below its table.</summary>
internal static class CostSheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        QualityCostSheet.Sheet,
        QualityLossSheet.Sheet,
        ReworkCostSheet.Sheet,
    ];
}
