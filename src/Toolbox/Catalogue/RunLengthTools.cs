namespace Zhiheng.Toolbox.Catalogue;

internal static class RunLengthTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
