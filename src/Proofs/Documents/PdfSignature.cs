using System.Globalization;
using System.Text;

namespace Zhiheng.Proofs.Documents;

/// <summary>The one signature of a file: where its CMS stands, and when it says it was made.</summary>
internal sealed record PdfSignature(byte[] Contents, int SlotStart, int SlotEnd, DateTimeOffset At)
{
    private const string Cades = "ETSI.CAdES.detached";

    public static Proof<PdfSignature> Find(ReadOnlyMemory<byte> file, PdfObjects objects, PdfDictionary catalogue)
    {
        var fields = objects.Array(objects.Dictionary(catalogue["AcroForm"])?["Fields"]) ?? [];
        var signatures = fields.Take(1000).Select(objects.Dictionary).Where(field => field?.Name("FT") == "Sig" && field["V"] is not null).ToList();
        if (signatures.Count != 1)
        {
            return signatures.Count == 0 ? ProofRefusals.PdfHasNoSignature() : ProofRefusals.PdfHasSeveralSignatures(signatures.Count);
        }

        if (objects.Dictionary(signatures[0]!["V"]) is not { } signature || signature["Contents"] is not PdfString slot || Time(signature["M"]) is not { } at)
        {
            return ProofRefusals.PdfMalformed("签名域");
        }

        if (signature.Name("SubFilter") != Cades)
        {
            return ProofRefusals.PdfUnsupported("其他格式的签名");
        }

        return Covers(file.Length, objects.Array(signature["ByteRange"]), slot)
            ? new PdfSignature(slot.Bytes, slot.Start, slot.End, at)
            : ProofRefusals.PdfNotCovered();
    }

    /// <summary>Everything before the slot and everything after it, with nothing left out (ISO 32000-1, 12.8.1).</summary>
    private static bool Covers(int length, List<PdfValue>? range, PdfString slot)
        => range is [PdfInteger { Value: 0 }, PdfInteger before, PdfInteger after, PdfInteger rest]
            && before.Value == slot.Start && after.Value == slot.End && rest.Value == length - slot.End;

    /// <summary>Only the form in UTC, to the second: "D:20260302013000Z".</summary>
    private static DateTimeOffset? Time(PdfValue? value)
        => value is PdfString text && DateTimeOffset.TryParseExact(
            Encoding.Latin1.GetString(text.Bytes), "'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
