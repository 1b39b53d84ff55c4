using System.Globalization;
using System.Text;

namespace Zhiheng.Platform.Documents.Pdf;

/// <summary>The signature dictionary (ISO 32000-1, 12.8) with room for the CMS, and the invisible field that holds it.</summary>
internal sealed class SignatureSlot
{
    private const string EmptyRange = "[0 0000000000 0000000000 0000000000]";

    private readonly long rangeAt;
    private readonly long slotAt;
    private readonly int slotLength;

    public SignatureSlot(PdfFile file, SignatureNote note, int bytes)
    {
        slotLength = (2 * bytes) + 2;
        var before = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange";
        var after = $"/M{PdfText.Date(note.At)}/Name{PdfText.Text(note.SignedBy)}{Optional("Reason", note.Reason)}{Optional("Location", note.Place)}";
        Number = file.Reserve();
        var start = file.Put(Number, $"{before}{EmptyRange}{after}/Contents<{new string('0', 2 * bytes)}>>>");
        rangeAt = start + before.Length;
        slotAt = rangeAt + EmptyRange.Length + after.Length + "/Contents".Length;
    }

    public int Number { get; }

    /// <summary>A widget without extent on the first page: the signature is about the document, not about a place on it.</summary>
    public static string Field(int signature, int page)
        => $"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/V {signature} 0 R/Rect[0 0 0 0]/F 132/P {page} 0 R>>";

    public PreparedDocument Prepare(byte[] file)
    {
        var (start, end) = ((int)slotAt, (int)slotAt + slotLength);
        var range = string.Create(CultureInfo.InvariantCulture, $"[0 {start:D10} {end:D10} {file.Length - end:D10}]");
        Encoding.ASCII.GetBytes(range, file.AsSpan((int)rangeAt));
        return new PreparedDocument(file, start, end);
    }

    private static string Optional(string key, string text) => text.Length == 0 ? "" : $"/{key}{PdfText.Text(text)}";
}
