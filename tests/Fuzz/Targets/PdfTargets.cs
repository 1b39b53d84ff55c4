using Zhiheng.Proofs.Documents;

namespace Zhiheng.Fuzz.Targets;

internal static class PdfTargets
{
    private static readonly byte[][] Files = [Seeds.Vector("pdf", "signed-certificate.pdf"), .. Seeds.Kept("pdf")];

    // Larger ones are read by the target "pdf"; here, putting a file together around them would be measured instead of reading it.
    private const int MostObjects = 65_536;

    public static IEnumerable<Target> All { get; } =
    [
        new("pdf", Files, Read, Guarded: true),

        // The objects alone, from number 4 on, with a cross-reference table and a signature made after the change.
        new("pdf-signed", [Seeds.Utf8(SignedFile.Catalogue), Seeds.Utf8(SignedFile.Catalogue.Replace("[2 0 R]", "[2 0 R 9 0 R 9 0 R]", StringComparison.Ordinal)), Seeds.Utf8(SignedFile.CompactCatalogue)], input => input.Length > MostObjects ? Answer.Refused("long") : Read(SignedFile.Of(input))),

        // The signature alone, in a file that is otherwise sound.
        new("cms", Seeds.Kept("cms"), input => input.Length > SignedFile.Slot ? Answer.Refused("long") : Read(SignedFile.Of(Seeds.Utf8(SignedFile.Catalogue), input)), Guarded: true),
    ];

    /// <summary>No byte of a signed file may be changed unnoticed.</summary>
    private static Answer Read(byte[] file)
    {
        var read = SignedPdf.Read(file);
        if (!read.IsRefused)
        {
            read.Value.Signer.Dispose();
        }

        return Answer.Of(read, _ => Answer.Digest(file));
    }
}
