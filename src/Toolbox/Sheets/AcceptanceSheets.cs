namespace Zhiheng.Toolbox.Sheets;

internal static class AcceptanceSheets
{
    public static IReadOnlyList<Sheet> All { get; } = [];
}
