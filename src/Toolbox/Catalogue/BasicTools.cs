namespace Zhiheng.Toolbox.Catalogue;

internal static class BasicTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
