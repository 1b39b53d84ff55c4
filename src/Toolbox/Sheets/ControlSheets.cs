namespace Zhiheng.Toolbox.Sheets;

internal static class ControlSheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        IndividualsSheet.Sheet,
    ];
}
