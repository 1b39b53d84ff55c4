namespace Zhiheng.Toolbox.Catalogue;

internal static class MeasurementTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
