namespace Zhiheng.Toolbox.Sheets;

internal static class ControlSheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        IndividualsSheet.Sheet,
        SubgroupSheet.Sheet,
        ShortRunSheet.Sheet,
        BetweenWithinSheet.Sheet,
        AttributeSheets.Share,
        AttributeSheets.Number,
        AttributeSheets.LaneyShare,
        AttributeSheets.Count,
        AttributeSheets.Rate,
        AttributeSheets.LaneyRate,
        RareEventSheets.Gaps,
        RareEventSheets.Times,
        MemorySheets.Ewma,
        MemorySheets.Cusum,
        MemorySheets.Moving,
        MultivariateSheets.Hotelling,
        MultivariateSheets.Mewma,
        RunRulesSheet.Sheet,
        RunChartSheet.Sheet,
        ChartDesignSheet.Sheet,
    ];
}
