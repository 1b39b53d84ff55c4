using System.Globalization;
using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Turns the first row into column names.</summary>
internal static class HeaderRow
{
    public static Outcome<string[]> Check(RowRead row, FileLimits limits)
    {
        if (row.Problem is { } problem)
        {
            // What stopped the whole file keeps its own code; what is wrong in one cell becomes a matter of the header.
            return row.EndsFile ? problem : RowRefusals.HeaderUnreadable(problem);
        }

        if (row.Cells.Length is 0)
        {
            return RowRefusals.HeaderMissing();
        }

        if (row.Cells.Length > limits.MaxColumns)
        {
            return RowRefusals.TooManyColumns(row.Line, row.Cells.Length, limits.MaxColumns);
        }

        return Names(row);
    }

    private static Outcome<string[]> Names(RowRead row)
    {
        var names = new string[row.Cells.Length];
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = row.Cells[i].Normalize(NormalizationForm.FormKC).Trim();
            if (names[i].Length is 0)
            {
                return RowRefusals.HeaderBlank(row.Line, (i + 1).ToString(CultureInfo.InvariantCulture));
            }

            if (!seen.TryAdd(names[i], i))
            {
                return RowRefusals.HeaderDuplicate(row.Line, names[i], seen[names[i]] + 1, i + 1);
            }
        }

        return names;
    }
}
