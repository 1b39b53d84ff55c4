namespace Zhiheng.Toolbox.Catalogue;

internal static class RuleTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
