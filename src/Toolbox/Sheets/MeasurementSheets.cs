namespace Zhiheng.Toolbox.Sheets;

internal static class MeasurementSheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        GaugeCrossedSheet.Sheet,
        GaugeNestedSheet.Sheet,
        GaugeLinearitySheet.Sheet,
        GaugeTypeOneSheet.Sheet,
        AttributeAgreementSheet.Sheet,
        RaterSheets.Icc,
        RaterSheets.Kendall,
        LaboratoriesSheet.Sheet,
    ];
}
