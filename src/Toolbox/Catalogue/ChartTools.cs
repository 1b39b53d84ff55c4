namespace Zhiheng.Toolbox.Catalogue;

internal static class ChartTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
