using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Zhiheng.Registry.Reporting.Files;

internal enum CellKind
{
    Number,
    Date,
    DateTime,
    Time,

    /// <summary>A number shown with leading zeros, such as 000000 for division codes.</summary>
    Padded,
}

/// <summary>How the number in a cell is shown; <paramref name="Digits"/> only for <see cref="CellKind.Padded"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellFormat(CellKind Kind, int Digits = 0);

/// <summary>The number formats of a workbook, by style number (ECMA-376 Part 1, 18.8.30).</summary>
internal sealed class CellFormats
{
    private readonly List<CellFormat> byStyle = [];

    public static CellFormats None { get; } = new();

    public static CellFormats Read(RawFile file, ZipPart part, FileLimits limits, UnpackBudget budget)
    {
        var formats = new CellFormats();
        var codes = new Dictionary<int, string>();
        var inCellStyles = false;
        using var reader = new PartReader(file, part, limits, budget);
        while (reader.Read())
        {
            if (reader.IsStart("numFmt"))
            {
                codes[Number(reader, "numFmtId")] = reader.Attribute("formatCode") ?? "";
            }
            else if (reader.IsStart("cellXfs") || reader.IsEnd("cellXfs"))
            {
                inCellStyles = reader.IsStart("cellXfs");
            }
            else if (inCellStyles && reader.IsStart("xf"))
            {
                var id = Number(reader, "numFmtId");
                formats.byStyle.Add(codes.TryGetValue(id, out var code) ? OfCode(code) : BuiltIn(id));
            }
        }

        return formats;
    }

    public CellFormat Of(int style) => (uint)style < (uint)byStyle.Count ? byStyle[style] : default;

    /// <summary>14 to 22 and 45 to 47 everywhere; 27 to 36 and 50 to 58 in the Chinese editions.</summary>
    public static CellFormat BuiltIn(int id) => id switch
    {
        >= 14 and <= 17 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58 => new(CellKind.Date),
        >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 or 55 or 56 => new(CellKind.Time),
        22 => new(CellKind.DateTime),
        _ => default,
    };

    public static CellFormat OfCode(string code)
    {
        var bare = Bare(code);
        if (bare.Equals("general", StringComparison.Ordinal))
        {
            return default;
        }

        var time = bare.AsSpan().IndexOfAny('h', 's') >= 0;
        var date = bare.AsSpan().IndexOfAny('y', 'd') >= 0 || (!time && bare.Contains('m', StringComparison.Ordinal));
        if (date || time)
        {
            return new(date && time ? CellKind.DateTime : date ? CellKind.Date : CellKind.Time);
        }

        return bare.Length > 1 && bare.AsSpan().IndexOfAnyExcept('0') < 0 ? new(CellKind.Padded, bare.Length) : default;
    }

    /// <summary>The first section in lower case without literals, colours and conditions; [h], [m] and [s] count elapsed time.</summary>
    private static string Bare(string code)
    {
        var bare = new StringBuilder();
        for (var i = 0; i < code.Length && code[i] is not ';'; i++)
        {
            if (code[i] is '\\' or '_' or '*')
            {
                i++;
            }
            else if (code[i] is '"' or '[')
            {
                var close = code.IndexOf(code[i] is '"' ? '"' : ']', i + 1);
                var inside = code[(i + 1)..(close < 0 ? code.Length : close)];
                if (code[i] is '[' && inside.Length > 0 && inside.Trim('h', 'H', 'm', 'M', 's', 'S').Length is 0)
                {
                    bare.Append('s');
                }

                i = close < 0 ? code.Length : close;
            }
            else
            {
                bare.Append(char.ToLowerInvariant(code[i]));
            }
        }

        return bare.ToString();
    }

    private static int Number(PartReader reader, string attribute) =>
        int.TryParse(reader.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
