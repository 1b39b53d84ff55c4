namespace Zhiheng.Toolbox.Sheets;

internal static class CapabilitySheets
{
    public static IReadOnlyList<Sheet> All { get; } = [];
}
