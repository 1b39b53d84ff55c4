namespace Zhiheng.Toolbox.Catalogue;

internal static class CapabilityTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
