namespace Zhiheng.Toolbox.Sheets;

internal static class MeasurementSheets
{
    public static IReadOnlyList<Sheet> All { get; } = [];
}
