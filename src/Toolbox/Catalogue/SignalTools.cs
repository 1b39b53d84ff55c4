namespace Zhiheng.Toolbox.Catalogue;

internal static class SignalTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
