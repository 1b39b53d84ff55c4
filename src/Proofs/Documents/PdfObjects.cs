namespace Zhiheng.Proofs.Documents;

/// <summary>
/// The objects of a file with one plain cross-reference table (ISO 32000-1, 7.5.4). Files of several revisions and those with
/// cross-reference streams are refused: what is checked must be what every reader shows.
/// </summary>
internal sealed class PdfObjects
{
    private const int LongestTail = 64;

    private readonly ReadOnlyMemory<byte> file;
    private readonly List<long> offsets = [];
    private readonly Dictionary<int, PdfValue?> known = [];
    private long spent;

    private PdfObjects(ReadOnlyMemory<byte> file) => this.file = file;

    public PdfDictionary Trailer { get; private set; } = new([]);

    public static Proof<PdfObjects> Read(ReadOnlyMemory<byte> file)
    {
        var tail = file.Span[Math.Max(0, file.Length - LongestTail)..];
        var at = tail.LastIndexOf("startxref"u8);
        if (!file.Span.StartsWith("%PDF-"u8) || at < 0 || !tail.TrimEnd("\r\n"u8).EndsWith("%%EOF"u8))
        {
            return ProofRefusals.NotAPdf();
        }

        var end = new PdfParser(file, file.Length - tail.Length + at + "startxref".Length);
        if (end.Digits() is not { } start || start >= file.Length)
        {
            return ProofRefusals.PdfMalformed("文件尾");
        }

        var objects = new PdfObjects(file);
        return objects.ReadTable((int)start) is { } refusal ? refusal : objects;
    }

    /// <summary>The value itself, or what it refers to; null if that is missing, malformed or another reference.</summary>
    public PdfValue? Resolve(PdfValue? value)
    {
        if (value is not PdfReference { Number: var number })
        {
            return value;
        }

        if (!known.TryGetValue(number, out var found))
        {
            known[number] = found = Read(number);
        }

        return found is PdfReference ? null : found;
    }

    public PdfDictionary? Dictionary(PdfValue? value) => Resolve(value) as PdfDictionary;

    public List<PdfValue>? Array(PdfValue? value) => (Resolve(value) as PdfArray)?.Items;

    /// <summary>Each object once, and all together no more than the file has: objects do not lie on one another, but a table can say so.</summary>
    private PdfValue? Read(int number)
    {
        if (number <= 0 || number >= offsets.Count || offsets[number] is not (> 0 and var offset) || offset >= file.Length || spent > file.Length)
        {
            return null;
        }

        var parser = new PdfParser(file, (int)offset);
        var found = parser.Object(number);
        spent += parser.At - offset;
        return found;
    }

    private ProofRefusal? ReadTable(int start)
    {
        var parser = new PdfParser(file, start);
        if (!parser.Word("xref"))
        {
            return ProofRefusals.PdfUnsupported("交叉引用流");
        }

        if (parser.Digits() != 0 || parser.Digits() is not { } count || count * 20 > file.Length)
        {
            return ProofRefusals.PdfMalformed("交叉引用表");
        }

        for (var i = 0; i < count; i++)
        {
            if (parser.Digits() is not { } offset || parser.Digits() is null || !(parser.Word("n") || parser.Word("f")))
            {
                return ProofRefusals.PdfMalformed("交叉引用表");
            }

            offsets.Add(offset);
        }

        if (!parser.Word("trailer") || parser.Value() is not PdfDictionary trailer)
        {
            return ProofRefusals.PdfMalformed("文件尾");
        }

        Trailer = trailer;
        return trailer["Prev"] is not null ? ProofRefusals.PdfHasSeveralRevisions()
            : trailer["Encrypt"] is not null ? ProofRefusals.PdfUnsupported("加密")
            : trailer["XRefStm"] is not null ? ProofRefusals.PdfUnsupported("交叉引用流")
            : null;
    }
}
