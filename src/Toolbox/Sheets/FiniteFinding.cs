using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The last line: whatever overflowed on the way is refused, and never shown as NaN or infinity.</summary>
internal static class FiniteFinding
{
    public static Sheet Guarded(Sheet sheet) => sheet with { Run = (given, tongue) => Checked(sheet, sheet.Run(given, tongue)) };

    private static Finding Checked(Sheet sheet, Finding finding)
    {
        var isFinite = finding.Figures.All(figure => IsFinite(figure.Value))
            && finding.Tables.All(table => table.Rows.All(row => row.All(cell => IsFinite(cell.Value))))
            && finding.Pictures.All(picture => picture.Marks.All(mark => double.IsFinite(mark.Value)) && picture.Bands.All(band => double.IsFinite(band.From) && double.IsFinite(band.To))
                && picture.Cells.All(cell => IsFinite(cell.Value))
                && picture.Series.All(series => AreFinite(series.Values) && AreFinite(series.Low) && AreFinite(series.High) && (series.At?.All(double.IsFinite) ?? true)));
        return isFinite ? finding : throw Problems.NotDefined(sheet.Title);
    }

    private static bool AreFinite(IReadOnlyList<double?>? values)
    {
        for (var i = 0; i < (values?.Count ?? 0); i++)
        {
            if (!IsFinite(values![i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFinite(double? value) => value is null || double.IsFinite(value.Value);
}
