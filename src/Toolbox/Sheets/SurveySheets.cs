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
        SurveyEstimateSheet.Sheet,
        CalibrationSheet.Sheet,
        SampleSizeSheet.Sheet,
        TestSizeSheet.Sheet,
        PpsSheet.Sheet,
        PpsEstimateSheet.Sheet,
        SatisfactionSheet.Sheet,
        SatisfactionModelSheet.Sheet,
        CompetitivenessSheet.Sheet,
    ];
}
