using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Zhiheng.Platform.Tables;

/// <summary>
/// Writes the workbook part by part straight into a ZIP archive; the Open XML library would hold each sheet in memory until its end.
/// </summary>
internal static class XlsxTable
{
    private const int MoveOnEveryRows = 1_000;

    public static async Task Write<T>(
        Stream target, Workbook book, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, int rowsPerSheet, CancellationToken ct)
    {
        var packed = new PackedBytes();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var source = rows.GetAsyncEnumerator(ct);
            var sheets = 0;
            for (var more = await source.MoveNextAsync(); more || sheets is 0;)
            {
                sheets++;
                using var part = Create(archive, Workbook.SheetPath(sheets));
                using var xml = XmlWriter.Create(part, new XmlWriterSettings
                {
                    Encoding = new UTF8Encoding(false),
                    NewLineHandling = NewLineHandling.Entitize,
                });
                book.BeginSheet(xml);
                more = await WriteRows(xml, columns, source, more, rowsPerSheet, () => packed.MoveTo(target, ct));
                Workbook.EndSheet(xml);
            }

            foreach (var (path, xml) in book.Around(sheets))
            {
                using var part = Create(archive, path);
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        await packed.MoveTo(target, ct);
    }

    /// <returns>Whether there are more rows than the sheet took.</returns>
    private static async Task<bool> WriteRows<T>(
        XmlWriter xml, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerator<T> rows, bool more, int rowsPerSheet, Func<Task> moveOn)
    {
        BeginRow(xml, 1);
        foreach (var column in columns)
        {
            WriteText(xml, column.Title, Workbook.TitleStyle);
        }

        xml.WriteEndElement();
        for (var row = 0; more && row < rowsPerSheet; row++)
        {
            BeginRow(xml, row + 2);
            foreach (var column in columns)
            {
                Write(xml, column.Cell(rows.Current));
            }

            xml.WriteEndElement();
            if (row % MoveOnEveryRows is 0)
            {
                await moveOn();
            }

            more = await rows.MoveNextAsync();
        }

        return more;
    }

    private static void BeginRow(XmlWriter xml, int number)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
    }

    private static void Write(XmlWriter xml, TableCell cell)
    {
        if (cell.Is == TableCell.Kind.Text)
        {
            WriteText(xml, cell.Text, style: null);
            return;
        }

        xml.WriteStartElement("c");
        if (cell.Is == TableCell.Kind.Day)
        {
            xml.WriteAttributeString("s", Workbook.DayStyle);
        }

        xml.WriteElementString("v", cell.Digits);
        xml.WriteEndElement();
    }

    /// <summary>Always inline text, never a formula and never interpreted.</summary>
    private static void WriteText(XmlWriter xml, string text, string? style)
    {
        xml.WriteStartElement("c");
        if (style is not null)
        {
            xml.WriteAttributeString("s", style);
        }

        if (text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(SafeText.ForSheet(SafeText.Visible(text)));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static Stream Create(ZipArchive archive, string path)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);

        // The same rows give the same bytes.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }
}
