namespace Zhiheng.Toolbox.Catalogue;

internal static class SurveillanceTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
