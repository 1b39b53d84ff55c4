namespace Zhiheng.Toolbox.Sheets;

internal static class AcceptanceSheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        SamplingPlanSheet.Sheet,
        SamplingTablesSheet.Sheet,
        SwitchingSheet.Sheet,
        VariablesPlanSheet.Sheet,
        VariablesDesignSheet.Sheet,
        MultiplePlanSheet.Sheet,
        SequentialSheet.Sheet,
    ];
}
