using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Writes the fields of the row in hand as JSON, public and undisclosed ones apart. Lists become arrays, numbers numbers, the rest text.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A writer over a memory buffer holds nothing that needs disposal.")]
internal sealed class RowJson
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;

    // Chinese stays readable, and half as long as escaped.
    public RowJson() => writer = new Utf8JsonWriter(
        buffer,
        new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public string Write(RowCells cells, bool isPublic)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        var columns = cells.Columns;
        var values = cells.Values;
        for (var slot = 0; slot < columns.Length; slot++)
        {
            if (values[slot].IsFilled && columns[slot].Spec.Public == isPublic && !columns[slot].Spec.Secret)
            {
                Write(columns[slot], in values[slot]);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(FileColumn column, in CellValue value)
    {
        switch (column.Spec.Type)
        {
            case CellType.Int or CellType.Decimal or CellType.Coordinate:
                writer.WriteNumber(column.Name, value.Number);
                break;
            case CellType.Date:
                WriteTime(column, value.Time, "yyyy-MM-dd");
                break;
            case CellType.Hour or CellType.Time:
                WriteTime(column, value.Time, "yyyy-MM-ddTHH:mm:ss");
                break;
            default:
                WriteText(column, in value);
                break;
        }
    }

    private void WriteText(FileColumn column, in CellValue value)
    {
        if (value.List is null)
        {
            writer.WriteString(column.Name, value.Text);
            return;
        }

        writer.WriteStartArray(column.Name);
        foreach (var item in value.List)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }

    private void WriteTime(FileColumn column, DateTime time, string format)
    {
        Span<char> text = stackalloc char[19];
        time.TryFormat(text, out var written, format, CultureInfo.InvariantCulture);
        writer.WriteString(column.Name, text[..written]);
    }
}
