using System.Xml;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>
/// Reads the XML of one part: no document type definition, nothing fetched, no deep nesting, no element larger than a row may be.
/// Elements are told by their local name, because the strict and the transitional dialect differ only in namespaces.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private const int MaxDepth = 64;

    private readonly PartStream stream;
    private readonly char[] attribute = new char[64];
    private char[] text = new char[1024];
    private int length;

    public PartReader(RawFile file, ZipPart part, FileLimits limits, UnpackBudget budget)
    {
        stream = new PartStream(file, part, limits, budget);
        Xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    public XmlReader Xml { get; }

    public long PackedDone => stream.PackedDone;

    public string Part => stream.Part;

    public void Progressed() => stream.Progressed();

    /// <summary>Moves to the next node; false at the end of the part.</summary>
    public bool Read()
    {
        bool more;
        try
        {
            more = Xml.Read();
        }
        catch (ArgumentOutOfRangeException error)
        {
            // The framework's reader miscounts when a long declaration in many-byte characters names another encoding.
            throw new XmlException(error.Message, error);
        }

        return Xml.Depth <= MaxDepth
            ? more
            : throw new UnreadableException(FileRefusals.DamagedZip($"部件 {Part} 嵌套过深"));
    }

    public bool IsStart(string name) => Xml.NodeType is XmlNodeType.Element && Xml.LocalName == name;

    public bool IsEnd(string name) => Xml.NodeType is XmlNodeType.EndElement && Xml.LocalName == name;

    /// <summary>An attribute by its local name, whatever its namespace; null when it is absent.</summary>
    public string? Attribute(string name)
    {
        string? value = null;
        while (Xml.MoveToNextAttribute())
        {
            value = Xml.LocalName == name ? Xml.Value : value;
        }

        Xml.MoveToElement();
        return value;
    }

    /// <summary>The beginning of the current attribute's value, without making a string of it. What matters in cells is short.</summary>
    public ReadOnlySpan<char> ShortValue() => attribute.AsSpan(0, Xml.ReadValueChunk(attribute, 0, attribute.Length));

    /// <summary>What <see cref="AppendText"/> gathered; valid until it gathers again.</summary>
    public ReadOnlySpan<char> Text => text.AsSpan(0, length);

    public void ClearText() => length = 0;

    /// <summary>
    /// Gathers the text inside the current element. Kept are <paramref name="max"/> + 1 characters at most, so that whoever asked
    /// can see that it was too long.
    /// </summary>
    public void AppendText(int max)
    {
        if (Xml.IsEmptyElement)
        {
            return;
        }

        var depth = Xml.Depth;
        while (Read() && Xml.Depth > depth)
        {
            if (Xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                for (var got = 1; got > 0;)
                {
                    got = Xml.ReadValueChunk(text, length, text.Length - length);
                    length = Math.Min(length + got, max + 1);
                    if (text.Length - length < 512)
                    {
                        Array.Resize(ref text, text.Length * 2);
                    }
                }
            }
        }
    }

    /// <summary>Passes over the current element and all it holds.</summary>
    public void Skip()
    {
        if (!Xml.IsEmptyElement)
        {
            var depth = Xml.Depth;
            while (Read() && Xml.Depth > depth)
            {
                // Read checks depth and size.
            }
        }
    }

    /// <summary>The refusal for what an <see cref="XmlReader"/> throws.</summary>
    public static Refusal Explain(Exception e, string part) => e switch
    {
        UnreadableException known => known.Refusal,

        // The only way the reader tells a prohibited document type from other damage.
        XmlException xml when xml.Message.Contains("DTD", StringComparison.Ordinal) => FileRefusals.Dtd(part),
        XmlException xml => FileRefusals.DamagedXml(part, xml.LineNumber, xml.LinePosition),
        _ => FileRefusals.DamagedZip($"部件 {part} 无法解压"),
    };

    /// <summary>What reading a part may throw because of what is in the file.</summary>
    public static bool IsAboutTheFile(Exception e) => e is UnreadableException or XmlException or InvalidDataException;

    public void Dispose() => Xml.Dispose();
}
