using System.Globalization;
using System.Xml;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Reads one cell element: where it stands and what a person sees in it, or why that cannot be said.</summary>
internal sealed class XlsxCell(PartReader reader, Workbook book, FileLimits limits)
{
    private CellStorage storage;
    private CellFormat format;
    private bool hasFormula;
    private bool hasValue;

    /// <summary>0-based, -1 when the reference makes no sense.</summary>
    public int Column { get; private set; }

    public string Value { get; private set; } = "";

    /// <summary>Makes the refusal, given where the cell is; null when the value is good.</summary>
    public Func<string, Refusal>? Problem { get; private set; }

    public bool IsBlank => Value.Length is 0 && Problem is null;

    /// <param name="next">The column when the cell does not say which it is.</param>
    public void Read(int next)
    {
        (Column, Value, Problem, storage, format, hasFormula, hasValue) = (next, "", null, CellStorage.Number, default, false, false);
        ReadAttributes();
        reader.ClearText();
        if (!reader.Xml.IsEmptyElement)
        {
            ReadContent();
        }

        if (hasFormula)
        {
            Problem = RowRefusals.Formula;
        }
        else if (hasValue)
        {
            Interpret();
        }
    }

    private void ReadAttributes()
    {
        while (reader.Xml.MoveToNextAttribute())
        {
            var value = reader.ShortValue();
            switch (reader.Xml.LocalName)
            {
                case "r":
                    Column = CellWords.Column(value);
                    break;
                case "s":
                    format = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var style)
                        ? book.Formats.Of(style)
                        : default;
                    break;
                case "t":
                    storage = CellWords.Storage(value);
                    break;
                default:
                    break;
            }
        }

        reader.Xml.MoveToElement();
    }

    private void ReadContent()
    {
        var depth = reader.Xml.Depth;
        while (reader.Read() && reader.Xml.Depth > depth)
        {
            if (reader.Xml.NodeType is not XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.Xml.LocalName)
            {
                case "v":
                    hasValue = true;
                    reader.AppendText(limits.MaxCellChars);
                    break;
                case "t" when storage is CellStorage.Inline:
                    hasValue = true;
                    reader.AppendText(limits.MaxCellChars);
                    break;
                case "rPh":
                    reader.Skip();
                    break;
                case "f":
                    hasFormula = true;
                    reader.Skip();
                    break;
                default:
                    break;
            }
        }
    }

    private void Interpret()
    {
        switch (storage)
        {
            case CellStorage.Number:
                InterpretNumber();
                break;
            case CellStorage.Shared:
                Take(SharedOf(reader.Text));
                break;
            case CellStorage.Inline or CellStorage.Text:
                Take(SheetText.Unescape(reader.Text));
                break;
            case CellStorage.Boolean when reader.Text is "0" or "1":
                Value = reader.Text is "1" ? "1" : "0";
                break;
            case CellStorage.Error:
                Problem = Error(reader.Text.Length > 20 ? reader.Text[..20].ToString() : reader.Text.ToString());
                break;
            case CellStorage.Date:
                Take(CellWords.IsoDate(reader.Text));
                break;
            default:
                Problem = RowRefusals.CellDamaged;
                break;
        }
    }

    private static Func<string, Refusal> Error(string error) => place => RowRefusals.CellError(place, error);

    private void InterpretNumber()
    {
        var stored = CellText.Trim(reader.Text);
        if (stored.IsEmpty)
        {
            return;
        }

        var fault = CellNumber.Show(stored, format, book.Uses1904, out var shown);
        Value = shown;
        if (fault is NumberFault.NoSuchDate)
        {
            var serial = stored[..Math.Min(stored.Length, 24)].ToString();
            Problem = place => RowRefusals.DateImpossible(place, serial);
        }
        else if (fault is not NumberFault.None)
        {
            Problem = fault is NumberFault.Imprecise ? RowRefusals.NumberImprecise : RowRefusals.CellDamaged;
        }
    }

    private void Take(string? text)
    {
        Value = text is null ? "" : CellText.Trim(text);
        if (text is null)
        {
            Problem = RowRefusals.CellDamaged;
        }
        else if (Value.Length > limits.MaxCellChars)
        {
            var length = Value.Length;
            Problem = place => RowRefusals.CellTooLong(place, length, limits.MaxCellChars);
        }
        else if (CellText.IndexOfUnacceptable(Value) is >= 0 and var at)
        {
            var bad = Value[at];
            Problem = place => CellText.Unacceptable(place, bad);
        }
    }

    private string? SharedOf(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
            ? book.Shared.Get(index)
            : null;
}
