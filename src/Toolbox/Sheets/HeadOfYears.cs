using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Bare years in the first row are numbers that name columns, and may be data all the same: what was assumed is said.</summary>
internal static class HeadOfYears
{
    private const int First = 1900;

    private const int Last = 2100;

    /// <summary>So many rows below are looked at.</summary>
    private const int Looked = 20;

    public delegate ReadOnlySpan<char> Cells(int row, int column);

    /// <summary>
    /// Names, where the first row holds, beside texts and blanks, at least two whole years, each the one after the last, and most of what stands
    /// below them is no year. Data, where it is years below as well. Null where the first row is no such row; a lone year is none.
    /// </summary>
    public static Heading? Of(int columns, int rows, Cells cells)
    {
        var years = new List<int>();
        var last = 0;
        for (var column = 0; column < columns; column++)
        {
            var cell = cells(0, column);
            if (!PastedTable.IsNumberLike(cell.TrimEnd('年')))
            {
                continue;
            }

            if (!IsYear(cell, out var year) || (last > 0 && year != last + 1))
            {
                return null;
            }

            years.Add(column);
            last = year;
        }

        if (years.Count < 2)
        {
            return null;
        }

        var (alike, others) = (0, 0);
        for (var row = 1; row < Math.Min(rows, Looked + 1); row++)
        {
            foreach (var column in years)
            {
                var cell = cells(row, column);
                _ = NumberText.IsGap(cell) ? 0 : IsYear(cell, out _) ? alike++ : others++;
            }
        }

        return others > alike ? Heading.Yes : alike > 0 ? Heading.No : null;
    }

    /// <summary>A sheet whose finding says what a first row of years was taken for.</summary>
    public static Sheet Told(Sheet sheet) => sheet with { Run = (given, tongue) => With(sheet.Run(given, tongue), given.Years, tongue) };

    private static Finding With(Finding finding, Heading? years, Tongue tongue) => years is null ? finding : finding with
    {
        Readings =
        [
            .. finding.Readings,
            new(Tone.Caution, years == Heading.Yes
                ? tongue["第一行是相邻的年份，被当作列名，没有参与计算。若是数据，请在“第一行”中选“是数据”。", "The first row holds years one after the other: they were taken for names and not calculated with. If they are data, choose “is data” for the first row."]
                : tongue["第一行是相邻的年份，但下面也像年份，因此都当作数据。若是列名，请在“第一行”中选“是列名”。", "The first row holds years one after the other, but so do those below: all were taken for data. If they are names, choose “names the columns” for the first row."]),
        ],
    };

    private static bool IsYear(ReadOnlySpan<char> cell, out int year)
    {
        var isNumber = NumberText.TryRead(cell.TrimEnd('年'), out var number);
        year = isNumber && number is >= First and <= Last && number == Math.Floor(number) ? (int)number : 0;
        return year > 0;
    }
}
