namespace Zhiheng.Toolbox.Catalogue;

internal static class NonNormalTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
