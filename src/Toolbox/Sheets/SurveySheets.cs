namespace Zhiheng.Toolbox.Sheets;

internal static class SurveySheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        PassRateSheet.Sheet,
        PassRateGroupsSheet.Sheet,
        PassRateChangeSheet.Sheet,
        StratifiedSheet.Sheet,
        OutputWeightedSheet.Sheet,
    ];
}
