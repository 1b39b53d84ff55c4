namespace Zhiheng.Toolbox.Sheets;

internal static class WarningSheets
{
    public static IReadOnlyList<Sheet> All { get; } = [];
}
