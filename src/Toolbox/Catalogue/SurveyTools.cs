namespace Zhiheng.Toolbox.Catalogue;

internal static class SurveyTools
{
    public static IReadOnlyList<Tool> All { get; } = [];
}
