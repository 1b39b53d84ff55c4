using Zhiheng.Kernel;
using Zhiheng.Platform.Documents.Fonts;
using Zhiheng.Platform.Documents.Layout;
using Zhiheng.Platform.Documents.Pdf;

namespace Zhiheng.Platform.Documents;

/// <summary>
/// Writes documents as tagged PDF 1.7 with embedded subset fonts. Claims no PDF/A. Without state of its own, so one serves all
/// threads; the same document and time give the same bytes.
/// </summary>
public sealed class DocumentWriter(DocumentFonts fonts)
{
    /// <param name="made">Stands in the file as its date; the clock is not asked.</param>
    public Outcome<byte[]> Write(Document document, DateTimeOffset made) => Build(document, made, null, 0).Then<byte[]>(built => built.File);

    /// <summary>A file with a slot of the given size for a CMS, for a signer that cannot answer at once.</summary>
    public Outcome<PreparedDocument> Prepare(Document document, DateTimeOffset made, SignatureNote note, int slotBytes)
        => Build(document, made, note, slotBytes).Then<PreparedDocument>(built => built.Slot!.Prepare(built.File));

    /// <summary>A file signed as a whole: PAdES baseline B (EN 319 142-1).</summary>
    public Outcome<byte[]> WriteSigned(Document document, DateTimeOffset made, SignatureNote note, DocumentSigner signer)
        => Prepare(document, made, note, signer.SlotBytes).Then(prepared => prepared.Seal(signer.Sign(prepared.ToBeSigned())));

    private Outcome<Built> Build(Document document, DateTimeOffset made, SignatureNote? note, int slotBytes)
    {
        if (Objection(document) is { } objection)
        {
            return objection;
        }

        var subsets = new FontSubsets(fonts);
        var root = new StructureNode("Document");
        var look = document.Page;
        var pages = new List<PageCanvas>();
        var decoration = new PageDecoration(look, fonts);
        var flow = new PageFlow(look, () =>
        {
            pages.Add(new PageCanvas(pages.Count, subsets));
            decoration.Background(pages[^1], isFirst: pages.Count == 1);
            return pages[^1];
        });
        if (!flow.Place(new Arranger(fonts).Arrange(document.Blocks, PageLook.Width - look.Left - look.Right, root)))
        {
            return DocumentRefusals.TooTall();
        }

        for (var i = 0; i < pages.Count; i++)
        {
            decoration.Footer(pages[i], i + 1, pages.Count);
        }

        return Assemble(document, made, note, slotBytes, pages, root, subsets);
    }

    private Refusal? Objection(Document document)
    {
        foreach (var text in document.Texts)
        {
            if (fonts.Missing(text) is { } missing)
            {
                return missing;
            }
        }

        return document.Blocks.SelectMany(QrCodes).FirstOrDefault(code => !QrModules.IsReadable(code)) is { } dense ? DocumentRefusals.QrTooDense(dense.Text.Length) : null;
    }

    private static Built Assemble(
        Document document, DateTimeOffset made, SignatureNote? note, int slotBytes, List<PageCanvas> pages, StructureNode root, FontSubsets subsets)
    {
        var file = new PdfFile();
        var slot = note is null ? null : new SignatureSlot(file, note, slotBytes);
        var field = slot is null ? 0 : file.Reserve();
        var (tree, numbers) = (file.Reserve(), pages.Select(_ => file.Reserve()).ToList());
        var resources = file.Add($"<</Font<<{subsets.Write(file)}>>/ProcSet[/PDF/Text]>>");
        for (var i = 0; i < pages.Count; i++)
        {
            var content = file.AddStream("", pages[i].Content, compress: true);
            var annotation = i == 0 && slot is not null ? $"/Annots[{field} 0 R]" : "";
            file.Put(numbers[i], $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfText.Number(PageLook.Width)} {PdfText.Number(PageLook.Height)}]"
                + $"/Resources {resources} 0 R/Contents {content} 0 R/StructParents {i}/Tabs/S{annotation}>>");
        }

        file.Put(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', numbers.Select(number => $"{number} 0 R"))}]>>");
        var form = "";
        if (slot is not null)
        {
            file.Put(field, SignatureSlot.Field(slot.Number, numbers[0]));
            form = $"/AcroForm<</SigFlags 3/Fields[{field} 0 R]>>";
        }

        var structure = new StructureTree(file, numbers).Write(root);
        var catalogue = file.Add($"<</Type/Catalog/Pages {tree} 0 R/Lang(zh-CN)/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R"
            + $"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {PdfParts.Metadata(file, document, made)} 0 R"
            + $"{PdfParts.Attachments(file, document.Attachments, made)}{form}>>");
        return new Built(file.Finish(catalogue, PdfParts.Info(file, document, made)), slot);
    }

    private static IEnumerable<QrCode> QrCodes(Block block) => block switch
    {
        QrCode code => [code],
        Framed framed => framed.Blocks.SelectMany(QrCodes),
        Columns columns => columns.Items.SelectMany(item => item.Blocks).SelectMany(QrCodes),
        Foot foot => foot.Blocks.SelectMany(QrCodes),
        _ => [],
    };

    private sealed record Built(byte[] File, SignatureSlot? Slot);
}
