namespace Zhiheng.Toolbox.Catalogue;

internal static class AcceptanceTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
