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
    private const int FlushAtBytes = 64 << 10;

    public static async Task Write(Stream target, IAsyncEnumerable<ResultLine> lines, int rowsPerSheet, CancellationToken ct)
    {
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        await using var rows = lines.GetAsyncEnumerator(ct);
        var sheets = 0;
        for (var more = await rows.MoveNextAsync(); more || sheets is 0;)
        {
            sheets++;
            more = await WriteSheet(archive, sheets, rows, more, rowsPerSheet, ct);
        }

        foreach (var (path, xml) in XlsxParts.Around(sheets))
        {
            await using var part = await Create(archive, path, ct);
            await part.WriteAsync(Encoding.UTF8.GetBytes(xml), ct);
        }
    }

    /// <returns>Whether there are more rows than the sheet took.</returns>
    private static async Task<bool> WriteSheet(
        ZipArchive archive, int number, IAsyncEnumerator<ResultLine> rows, bool more, int rowsPerSheet, CancellationToken ct)
    {
        await using var part = await Create(archive, XlsxParts.SheetPath(number), ct);
        using var buffer = new MemoryStream(2 * FlushAtBytes);
        await using var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Async = true });
        XlsxParts.BeginSheet(xml);
        WriteRow(xml, 1, null, ResultLine.Titles);
        for (var row = 0; more && row < rowsPerSheet; row++)
        {
            var line = rows.Current;
            WriteRow(xml, row + 2, line, [line.Verdict, line.Severity, line.Code, line.Column, line.Value, line.Message]);
            if (buffer.Length >= FlushAtBytes)
            {
                await Drain(xml, buffer, part, ct);
            }

            more = await rows.MoveNextAsync();
        }

        XlsxParts.EndSheet(xml);
        await Drain(xml, buffer, part, ct);
        return more;
    }

    private static async Task Drain(XmlWriter xml, MemoryStream buffer, Stream part, CancellationToken ct)
    {
        xml.Flush();
        await part.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), ct);
        buffer.SetLength(0);
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

    private static async Task<Stream> Create(ZipArchive archive, string path, CancellationToken ct)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);

        // The same answer gives the same bytes.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return await entry.OpenAsync(ct);
    }
}
