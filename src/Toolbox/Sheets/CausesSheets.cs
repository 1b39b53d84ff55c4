namespace Zhiheng.Toolbox.Sheets;

internal static class CausesSheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        ParetoSheet.Sheet,
        HistogramSheet.Sheet,
        ScatterSheet.Sheet,
        StratifiedScatterSheet.Sheet,
        GroupsSheet.Sheet,
        TwoSamplesSheet.Sheet,
        ContingencySheet.Sheet,
        FactorialSheet.Sheet,
        FractionalSheet.Sheet,
        ResponseSurfaceSheet.Sheet,
        OrthogonalArraySheet.Sheet,
        TaguchiSheet.Sheet,
        FmeaSheet.Sheet,
        QualityHouseSheet.Sheet,
        EffectivenessSheet.Sheet,
        MatrixDataSheet.Sheet,
        WeightSheets.Ahp,
        WeightSheets.Entropy,
    ];
}
