namespace Zhiheng.Toolbox.Catalogue;

internal static class DistributionTools
{
    public const string Name = "distribution functions";

    public static IReadOnlyList<Tool> All { get; } = [];
}
