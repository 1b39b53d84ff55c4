using System.Text;

namespace Zhiheng.Proofs.Documents;

/// <summary>A file that travels inside a PDF.</summary>
public sealed record PdfAttachment(string Name, string MediaType, ReadOnlyMemory<byte> Content);

internal static class PdfAttachments
{
    private const int Most = 64;

    public static Proof<IReadOnlyList<PdfAttachment>> Read(ReadOnlyMemory<byte> file, PdfObjects objects, PdfDictionary catalogue)
    {
        var found = new List<PdfAttachment>();
        if (objects.Dictionary(objects.Dictionary(catalogue["Names"])?["EmbeddedFiles"]) is not { } tree)
        {
            return found;
        }

        if (objects.Array(tree["Names"]) is not { } names || names.Count > 2 * Most || names.Count % 2 != 0)
        {
            return ProofRefusals.PdfUnsupported("分级的附件目录或过多的附件");
        }

        for (var i = 1; i < names.Count; i += 2)
        {
            var attachment = ReadOne(file, objects, names[i]);
            if (attachment.IsRefused)
            {
                return attachment.Refusal;
            }

            found.Add(attachment.Value);
        }

        return found;
    }

    private static Proof<PdfAttachment> ReadOne(ReadOnlyMemory<byte> file, PdfObjects objects, PdfValue named)
    {
        if (objects.Dictionary(named) is not { } specification
            || specification["UF"] is not PdfString name
            || objects.Dictionary(objects.Dictionary(specification["EF"])?["F"]) is not { Data: { } start } stream
            || objects.Resolve(stream["Length"]) is not PdfInteger { Value: var length }
            || length > file.Length - start)
        {
            return ProofRefusals.PdfMalformed("附件");
        }

        if (stream["Filter"] is not null)
        {
            return ProofRefusals.PdfUnsupported("压缩的附件");
        }

        return new PdfAttachment(Text(name.Bytes), stream.Name("Subtype") ?? "", file.Slice(start, (int)length));
    }

    private static string Text(byte[] bytes) => bytes is [0xFE, 0xFF, .. var text] ? Encoding.BigEndianUnicode.GetString(text) : Encoding.Latin1.GetString(bytes);
}
