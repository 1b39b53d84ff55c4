namespace Zhiheng.Toolbox.Sheets;

internal static class CausesSheets
{
    public static IReadOnlyList<Sheet> All { get; } = [];
}
