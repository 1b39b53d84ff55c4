using System.Globalization;
using System.Text.Json;
using Zhiheng.Inspection.Files;
using Zhiheng.Kernel;
using Zhiheng.Platform.Tables;

namespace Zhiheng.Inspection.Catalogue;

/// <summary>The list as a file: JSON as it is published, or CSV with one item a row. In CSV each line of "points" is text|how|yes|no.</summary>
public static class ItemFile
{
    private const int MostRows = 500;

    private static readonly CsvColumn[] Known =
    [
        new("code", "编码"), new("field", "领域"), new("name", "事项"), new("subItem", "子项", IsOptional: true), new("kind", "类别"), new("method", "方式"), new("pool", "对象库"),
        new("ratio", "比例"), new("frequency", "频次"), new("annualCap", "年度上限"), new("qualification", "人员要求", IsOptional: true), new("isPublic", "是否公示", IsOptional: true),
        new("basis", "依据"), new("points", "要点"),
    ];

    /// <summary>As <see cref="Read"/> takes it back.</summary>
    public static IReadOnlyList<TableColumn<Item>> Columns { get; } =
    [
        new("code", 8, item => item.Code), new("field", 10, item => item.Field), new("name", 30, item => item.Name), new("subItem", 16, item => item.SubItem),
        new("kind", 9, item => ItemWords.Write(item.Kind)), new("method", 12, item => ItemWords.Write(item.Method)), new("pool", 20, item => item.Pool),
        new("ratio", 8, item => item.Ratio), new("frequency", 14, item => item.Frequency), new("annualCap", 6, item => item.AnnualCap), new("qualification", 14, item => item.Qualification),
        new("isPublic", 6, item => item.IsPublic ? "true" : "false"), new("basis", 30, item => item.Basis), new("points", 60, item => WritePoints(item.Points)),
    ];

    /// <summary>One key point a line, its four parts parted by "|", as a form shows them.</summary>
    public static string WritePoints(IReadOnlyList<KeyPoint> points) => string.Join('\n', points.Select(point => $"{point.Text}|{point.How}|{point.Yes}|{point.No}"));

    /// <summary>Null where a line has not four parts.</summary>
    public static IReadOnlyList<KeyPoint>? ReadPoints(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        return lines.Exists(parts => parts.Length != 4) ? null : [.. lines.Select(parts => new KeyPoint(parts[0], parts[1], parts[2], parts[3]))];
    }

    public static Outcome<IReadOnlyList<Item>> Read(string text)
    {
        var start = text.TrimStart('\ufeff', ' ', '\r', '\n', '\t');
        if (start.StartsWith('['))
        {
            try
            {
                var items = Item.Read(start);
                return items.Any(item => item is null) ? CatalogueRefusals.Json("null") : Outcome(items);
            }
            catch (JsonException broken)
            {
                return CatalogueRefusals.Json($"{broken.Path ?? "$"}，第 {(broken.LineNumber ?? 0) + 1} 行");
            }
        }

        var rows = CsvFile.Read(text, Known, MostRows);
        if (rows.IsRefused)
        {
            return rows.Refusal;
        }

        var read = new List<Item>();
        foreach (var row in rows.Value)
        {
            var item = Of(row);
            if (item.IsRefused)
            {
                return item.Refusal;
            }

            read.Add(item.Value);
        }

        return Outcome(read);
    }

    private static Outcome<IReadOnlyList<Item>> Outcome(IReadOnlyList<Item> items) => (Outcome<IReadOnlyList<Item>>)items.ToList();

    private static Outcome<Item> Of(CsvRow row)
    {
        if (!ItemWords.TryKind(row["kind"], out var kind))
        {
            return CatalogueRefusals.Row(row.Line, "类别", row["kind"]);
        }

        if (!ItemWords.TryMethod(row["method"], out var method))
        {
            return CatalogueRefusals.Row(row.Line, "方式", row["method"]);
        }

        if (!int.TryParse(row["annualCap"], NumberStyles.None, CultureInfo.InvariantCulture, out var cap))
        {
            return CatalogueRefusals.Row(row.Line, "年度上限", row["annualCap"]);
        }

        return ReadPoints(row["points"]) is not { } points
            ? CatalogueRefusals.Row(row.Line, "要点", row["points"])
            : new Item(
                row["code"], row["field"], row["name"], OrNull(row["subItem"]), kind, method, row["pool"], row["ratio"], row["frequency"], cap, OrNull(row["qualification"]),
                row["isPublic"] is not ("false" or "否" or "0"), row["basis"], points);
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
