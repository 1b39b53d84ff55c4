namespace Zhiheng.Toolbox.Catalogue;

internal static class MultivariateTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
