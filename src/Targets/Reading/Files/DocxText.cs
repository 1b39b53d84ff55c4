using System.IO.Compression;
using System.Text;
using System.Xml;
using Zhiheng.Kernel;

namespace Zhiheng.Targets.Reading.Files;

/// <summary>
/// The words of word/document.xml (ECMA-376 part 1): paragraphs become lines, cells are parted by tabs. Deleted text, fields' codes and
/// hidden text are left out; numbers that Word counts itself are not in the file and are said to be missing.
/// </summary>
internal static class DocxText
{
    private const long MostUnpacked = 64L << 20;
    private const int MostEntries = 5000;
    private const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static Outcome<PolicyText> Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries)
            {
                return PolicyRefusals.Bomb();
            }

            if (archive.Entries.Any(entry => entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)) || HasMacroType(archive))
            {
                return PolicyRefusals.Macros();
            }

            return archive.GetEntry("word/document.xml") is not { } document ? PolicyRefusals.NotWord()
                : document.IsEncrypted ? PolicyRefusals.OldWord()
                : document.Length > MostUnpacked ? PolicyRefusals.Bomb()
                : Read(document);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            return PolicyRefusals.Damaged();
        }
    }

    private static bool HasMacroType(ZipArchive archive)
    {
        if (archive.GetEntry("[Content_Types].xml") is not { Length: < 1 << 20 } types)
        {
            return false;
        }

        using var reader = new StreamReader(types.Open());
        return reader.ReadToEnd().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);
    }

    private static PolicyText Read(ZipArchiveEntry document)
    {
        var text = new StringBuilder();
        var tables = new List<TextRange>();
        var (depth, table) = (0, 0);
        using var stream = document.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostUnpacked, IgnoreComments = true });
        for (var more = xml.Read(); more;)
        {
            if (xml.NamespaceURI != Words)
            {
                more = xml.Read();
                continue;
            }

            if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "del" or "instrText" or "delText" or "rPr" or "pPr" or "sectPr":
                        xml.Skip();
                        continue;
                    case "t":
                        text.Append(xml.ReadElementContentAsString().Replace('\n', ' ').Replace('\r', ' '));
                        continue;
                    case "tab":
                        text.Append(depth > 0 ? ' ' : '\t');
                        break;
                    case "br" or "cr":
                        text.Append('\n');
                        break;
                    case "tbl" when depth++ == 0:
                        table = text.Length;
                        break;
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                switch (xml.LocalName)
                {
                    case "p":
                        text.Append(depth > 0 ? ' ' : '\n');
                        break;
                    case "tc":
                        text.Append('\t');
                        break;
                    case "tr":
                        text.Append('\n');
                        break;
                    case "tbl" when --depth == 0:
                        tables.Add(new(table, text.Length));
                        break;
                }
            }

            more = xml.Read();
        }

        return new(text.ToString(), "docx", "utf-8", tables);
    }
}
