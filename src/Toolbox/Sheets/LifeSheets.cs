namespace Zhiheng.Toolbox.Sheets;

internal static class LifeSheets
{
    public static IReadOnlyList<Sheet> All { get; } =
    [
        LifeDataSheet.Sheet,
        SeasonalSheet.Sheet,
    ];
}
