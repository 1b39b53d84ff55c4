namespace Zhiheng.Toolbox.Sheets;

internal static class CapabilitySheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        CapabilitySheet.Sheet,
        NonNormalSheet.Sheet,
        JohnsonSheet.Sheet,
        NormalitySheet.Sheet,
        ToleranceSheet.Sheet,
        SigmaLevelSheet.Sheet,
    ];
}
