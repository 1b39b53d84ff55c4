using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>
/// Writes the workbook part by part straight into a ZIP archive; the Open XML library would hold each sheet in memory until its end.
/// </summary>
internal static class XlsxResult
{
    private const int MoveOnEveryRows = 1_000;

    public static async Task Write(Stream target, IAsyncEnumerable<ResultLine> lines, int rowsPerSheet, CancellationToken ct)
    {
        var packed = new PackedBytes();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var rows = lines.GetAsyncEnumerator(ct);
            var sheets = 0;
            for (var more = await rows.MoveNextAsync(); more || sheets is 0;)
            {
                sheets++;
                using var part = Create(archive, XlsxParts.SheetPath(sheets));
                more = await WriteSheet(part, rows, more, rowsPerSheet, () => packed.MoveTo(target, ct));
            }

            foreach (var (path, xml) in XlsxParts.Around(sheets))
            {
                using var part = Create(archive, path);
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        await packed.MoveTo(target, ct);
    }

    /// <returns>Whether there are more rows than the sheet took.</returns>
    private static async Task<bool> WriteSheet(
        Stream part, IAsyncEnumerator<ResultLine> rows, bool more, int rowsPerSheet, Func<Task> moveOn)
    {
        using var xml = XmlWriter.Create(part, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            NewLineHandling = NewLineHandling.Entitize,
        });
        XlsxParts.BeginSheet(xml);
        WriteRow(xml, 1, null, ResultLine.Titles);
        for (var row = 0; more && row < rowsPerSheet; row++)
        {
            var line = rows.Current;
            WriteRow(xml, row + 2, line, [line.Verdict, line.Severity, line.Code, line.Column, line.Value, line.Message]);
            if (row % MoveOnEveryRows is 0)
            {
                await moveOn();
            }

            more = await rows.MoveNextAsync();
        }

        XlsxParts.EndSheet(xml);
        return more;
    }

    private static void WriteRow(XmlWriter xml, int number, ResultLine? line, IReadOnlyList<string> texts)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        if (line is { } numbers)
        {
            WriteNumber(xml, numbers.Row);
            WriteNumber(xml, numbers.Line);
        }

        foreach (var text in texts)
        {
            WriteText(xml, text, isTitle: line is null);
        }

        xml.WriteEndElement();
    }

    private static void WriteNumber(XmlWriter xml, int number)
    {
        xml.WriteStartElement("c");
        xml.WriteElementString("v", number.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    /// <summary>Always inline text, never a formula and never interpreted.</summary>
    private static void WriteText(XmlWriter xml, string text, bool isTitle)
    {
        xml.WriteStartElement("c");
        if (isTitle)
        {
            xml.WriteAttributeString("s", "1");
        }

        if (text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(SheetText.Escaped(ResultText.Visible(text)));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static Stream Create(ZipArchive archive, string path)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);

        // The same answer gives the same bytes.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }
}
