namespace Zhiheng.Proofs.Documents;

/// <summary>A value of a PDF file (ISO 32000-1, 7.3). Reals, booleans and null carry nothing that is needed here.</summary>
internal abstract record PdfValue;

internal sealed record PdfOther : PdfValue;

internal sealed record PdfInteger(long Value) : PdfValue;

internal sealed record PdfName(string Value) : PdfValue;

internal sealed record PdfReference(int Number) : PdfValue;

/// <summary>A string; <paramref name="Start"/> and <paramref name="End"/> are where it stands in the file, its brackets included.</summary>
internal sealed record PdfString(byte[] Bytes, int Start, int End) : PdfValue;

internal sealed record PdfArray(List<PdfValue> Items) : PdfValue;

/// <summary><paramref name="Data"/> is where the bytes of a stream begin; null for a plain dictionary.</summary>
internal sealed record PdfDictionary(Dictionary<string, PdfValue> Entries, int? Data = null) : PdfValue
{
    public PdfValue? this[string key] => Entries.GetValueOrDefault(key);

    public string? Name(string key) => (this[key] as PdfName)?.Value;
}
