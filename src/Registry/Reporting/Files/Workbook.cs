using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>What the rows of an XLSX file need: the sheet, the shared text, the number formats.</summary>
internal sealed record Workbook(RawFile File, ZipPart Sheet, SharedText Shared, CellFormats Formats, bool Uses1904, long? Rows)
{
    public static Outcome<ReportFileContent> Open(RawFile file, FileLimits limits)
    {
        var part = "_rels/.rels";
        try
        {
            var sha256 = file.Digest(static (_, _) => true)!;
            var parts = ZipDirectory.Read(file, limits);
            var budget = new UnpackBudget(limits);
            var book = Find(file, parts, limits, budget, ref part);
            return new ReportFileContent(
                FileFormat.Xlsx, sha256, book.Rows, book.Sheet.Packed, () => new XlsxRows(book, limits), book.Shared);
        }
        catch (Exception e) when (PartReader.IsAboutTheFile(e))
        {
            return PartReader.Explain(e, part);
        }
    }

    private static Workbook Find(
        RawFile file, Dictionary<string, ZipPart> parts, FileLimits limits, UnpackBudget budget, ref string part)
    {
        var root = Relations.Read(file, parts, "", limits, budget);
        var bookPath = root.OfType("officeDocument") ?? "xl/workbook.xml";
        if (bookPath.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableException(FileRefusals.BinaryWorkbook());
        }

        if (!parts.TryGetValue(bookPath, out var bookPart))
        {
            throw new UnreadableException(FileRefusals.NotAWorkbook());
        }

        part = bookPath;
        var list = SheetList.Read(file, bookPart, limits, budget);
        var relations = Relations.Read(file, parts, bookPath, limits, budget);
        var sheet = list.VisibleSheets.Select(relations.Worksheet).FirstOrDefault(path => path is not null)
            ?? throw new UnreadableException(FileRefusals.NoSheet());
        if (!parts.TryGetValue(sheet, out var sheetPart))
        {
            throw new UnreadableException(FileRefusals.DamagedZip($"缺少部件 {sheet}"));
        }

        part = sheet;
        var rows = SheetDimension.Rows(file, sheetPart, limits);
        part = relations.OfType("styles") ?? "";
        var formats = parts.TryGetValue(part, out var styles) ? CellFormats.Read(file, styles, limits, budget) : CellFormats.None;
        part = relations.OfType("sharedStrings") ?? "";
        var shared = parts.TryGetValue(part, out var text) ? SharedText.Read(file, text, limits, budget) : SharedText.None();
        return new Workbook(file, sheetPart, shared, formats, list.Uses1904, rows);
    }
}
