using System.Globalization;
using System.Security;
using System.Text;

namespace Zhiheng.Platform.Documents.Pdf;

/// <summary>The parts of a file that are not on a page: what the document is, and what travels with it.</summary>
internal static class PdfParts
{
    private const string Producer = "Zhiheng";

    public static int Info(PdfFile file, Document document, DateTimeOffset made)
        => file.Add($"<</Title{PdfText.Text(document.Title)}/Author{PdfText.Text(document.Author)}/Subject{PdfText.Text(document.Subject)}"
            + $"/Producer({Producer})/CreationDate{PdfText.Date(made)}/ModDate{PdfText.Date(made)}>>");

    /// <summary>The same in XMP (ISO 16684-1), uncompressed as the format asks, so that programs that do not read PDF find it.</summary>
    public static int Metadata(PdfFile file, Document document, DateTimeOffset made)
    {
        var time = made.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var packet = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(document.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escape(document.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escape(document.Subject)}</rdf:li></rdf:Alt></dc:description>
            <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate>
            <pdf:Producer>{Producer}</pdf:Producer>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
        return file.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(packet), compress: false);
    }

    /// <summary>Writes the attachments; returns the entries of the catalogue, empty if there are none.</summary>
    public static string Attachments(PdfFile file, IReadOnlyList<Attachment> attachments, DateTimeOffset made)
    {
        if (attachments.Count == 0)
        {
            return "";
        }

        // A name tree is searched by halving, so its keys are sorted as bytes.
        var written = attachments.Select(attachment => (Key: PdfText.Text(attachment.Name), Number: Write(file, attachment, made))).ToList();
        var names = string.Concat(written.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {file.Number} 0 R "));
        return $"/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{string.Join(' ', written.Select(file => $"{file.Number} 0 R"))}]";
    }

    private static int Write(PdfFile file, Attachment attachment, DateTimeOffset made)
    {
        var content = attachment.Content.Span;
        var stream = file.AddStream(
            $"/Type/EmbeddedFile/Subtype{PdfText.Name(attachment.MediaType)}/Params<</Size {content.Length}/ModDate{PdfText.Date(made)}>>", content, compress: false);
        var name = PdfText.Text(attachment.Name);
        return file.Add($"<</Type/Filespec/F{name}/UF{name}/Desc{PdfText.Text(attachment.Description)}/AFRelationship/{attachment.Role}/EF<</F {stream} 0 R/UF {stream} 0 R>>>>");
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}
