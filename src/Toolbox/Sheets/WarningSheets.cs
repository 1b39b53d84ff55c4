namespace Zhiheng.Toolbox.Sheets;

internal static class WarningSheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        EarsSheet.Sheet,
        FarringtonSheet.Sheet,
        CountCusumSheet.Sheet,
        PoissonCusumSheet.Sheet,
        DisproportionalitySheet.Sheet,
        BenfordSheet.Sheet,
        TrendSheet.Sheet,
    ];
}
