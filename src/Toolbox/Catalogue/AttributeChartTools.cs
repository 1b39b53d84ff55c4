namespace Zhiheng.Toolbox.Catalogue;

internal static class AttributeChartTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
