namespace Zhiheng.Registry.Reporting.Files;

/// <summary>What the workbook part says: relation ids of the visible sheets in order, and which day its dates count from.</summary>
internal sealed record SheetList(IReadOnlyList<string> VisibleSheets, bool Uses1904)
{
    public static SheetList Read(RawFile file, ZipPart part, FileLimits limits, UnpackBudget budget)
    {
        var sheets = new List<string>();
        var uses1904 = false;
        using var reader = new PartReader(file, part, limits, budget);
        while (reader.Read())
        {
            if (reader.IsStart("workbookPr"))
            {
                uses1904 = reader.Attribute("date1904") is "1" or "true";
            }
            else if (reader.IsStart("sheet") && reader.Attribute("state") is null or "visible" && RelationId(reader) is { } id)
            {
                sheets.Add(id);
            }
        }

        return new SheetList(sheets, uses1904);
    }

    /// <summary>r:id; the sheet has no other attribute with this local name (its own number is sheetId).</summary>
    private static string? RelationId(PartReader reader) => reader.Attribute("id");
}

internal static class SheetDimension
{
    /// <summary>Data rows the sheet says it has, null when it does not say. Only good for a progress bar.</summary>
    public static long? Rows(RawFile file, ZipPart sheet, FileLimits limits)
    {
        using var reader = new PartReader(file, sheet, limits, new UnpackBudget(limits));
        while (reader.Read() && !reader.IsStart("sheetData"))
        {
            if (reader.IsStart("dimension") && reader.Attribute("ref") is { } area)
            {
                var (from, to) = (RowOf(area.Split(':')[0]), RowOf(area.Split(':')[^1]));
                return from is { } first && to is { } last && last > first ? Math.Min(last - first, limits.MaxRows) : null;
            }
        }

        return null;
    }

    private static int? RowOf(string cell) =>
        int.TryParse(cell.AsSpan().TrimStart("$ABCDEFGHIJKLMNOPQRSTUVWXYZ"), out var row) ? row : null;
}
