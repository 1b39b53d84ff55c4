using System.Globalization;
using System.Text;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Reads a cleaned cell by the type of its column. A cell that cannot be read stays empty and rejects its row.</summary>
internal sealed class CellReader(RowFindings findings)
{
    private readonly List<string> parts = [];

    public void Read(FileColumn column, string text, ref CellValue value)
    {
        var spec = column.Spec;
        if (spec.MaxLength > 0 && text.Length > spec.MaxLength)
        {
            text = column.IsCode ? CellText.WithoutDecimals(text) : text;
            if (text.Length > spec.MaxLength)
            {
                findings.Add(CellFindings.TooLong(column, text));
                return;
            }
        }

        switch (spec.Type)
        {
            case CellType.Text:
            case CellType.Code:
                ReadText(column, text, ref value);
                break;
            case CellType.Int:
            case CellType.Decimal:
            case CellType.Coordinate:
                ReadNumber(column, text, ref value);
                break;
            default:
                ReadTime(column, text, ref value);
                break;
        }
    }

    private void ReadText(FileColumn column, string text, ref CellValue value)
    {
        if (column.Spec.Multi)
        {
            value.List = ReadList(column, text);
            value.Text = value.List.Length == 0 ? null : text;
        }
        else
        {
            value.Text = !column.IsCode ? text : column.Table is null ? CellText.WithoutDecimals(text) : Canonical(column, text);
        }
    }

    private string[] ReadList(FileColumn column, string text)
    {
        var rest = text.AsSpan();
        parts.Clear();
        while (!rest.IsEmpty)
        {
            var end = column.IsCode ? rest.IndexOfAny(";；,、") : rest.IndexOfAny(';', '；');
            var part = (end < 0 ? rest : rest[..end]).Trim();
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (!part.IsEmpty && (column.Table is null ? Whole(text, part) : Canonical(column, Whole(text, part))) is { } read)
            {
                parts.Add(read);
            }
        }

        return [.. parts];
    }

    /// <summary>Spares the copy when the list has one value.</summary>
    private static string Whole(string text, ReadOnlySpan<char> part) => part.Length == text.Length ? text : part.ToString();

    private string? Canonical(FileColumn column, string code)
    {
        var table = column.Table!;
        var known = table.Find(code, out var match);
        if (match == CodeMatch.Plain)
        {
            return known;
        }

        findings.Add(match == CodeMatch.Prefixed ? CellFindings.CodeForm(column, code, known!)
            : table.IsClosed ? CellFindings.CodeUnknown(column, code, Suggest(table, code))
            : CellFindings.CodeUnlisted(column, code));
        return match == CodeMatch.Prefixed ? known : table.IsClosed ? null : code;
    }

    /// <summary>The letter O for a zero, I or L for a one: the row stays rejected, but the reader is told.</summary>
    private static string? Suggest(CodeTable table, string code) =>
        table.Key == "yes-no" && code is "是" or "Y" or "YES" ? "1"
        : table.Key == "yes-no" && code is "否" or "N" or "NO" ? "0"
        : table.Find(code.Replace('O', '0').Replace('I', '1').Replace('L', '1'), out _);

    private void ReadNumber(FileColumn column, string text, ref CellValue value)
    {
        if (!TryNumber(text, out var number))
        {
            findings.Add(CellFindings.NotANumber(column, text));
        }
        else if (!IsInRange(column, number))
        {
            findings.Add(CellFindings.NumberOutOfRange(column, text));
        }
        else
        {
            value.Number = number;
            value.Text = text;
        }
    }

    /// <summary>Also 1e+05, as a spreadsheet writes a round amount, and 1,000.</summary>
    private static bool TryNumber(string text, out decimal number)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            number = whole;
            return true;
        }

        const NumberStyles Styles = NumberStyles.Float | NumberStyles.AllowThousands;
        var folded = Ascii.IsValid(text) ? text : CellText.Fold(text);
        return decimal.TryParse(folded, Styles, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsInRange(FileColumn column, decimal number) => column.Spec.Type switch
    {
        CellType.Coordinate => number is >= -180 and <= 180,
        CellType.Int when number != decimal.Truncate(number) => false,
        _ => number >= 0 && number < column.Limit,
    };

    private void ReadTime(FileColumn column, string text, ref CellValue value)
    {
        if (!CellDates.TryRead(text, out var time, out var hasTime, out var isSerial))
        {
            findings.Add(CellFindings.NotADate(column, text));
            return;
        }

        if (isSerial)
        {
            findings.Add(CellFindings.DateAsSerial(column, text, time));
        }
        else if (!hasTime && column.Spec.Type != CellType.Date)
        {
            findings.Add(CellFindings.TimeMissing(column, text));
        }

        value.Time = column.Spec.Type == CellType.Date ? time.Date : time;
        value.Text = text;
    }
}
