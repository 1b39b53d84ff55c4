namespace Zhiheng.Toolbox.Sheets;

internal static class SurveySheets
{
    public static IReadOnlyList<Sheet> All { get; } = [];
}
