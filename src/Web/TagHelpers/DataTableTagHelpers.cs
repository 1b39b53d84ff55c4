using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

public enum ColumnKind
{
    Text,
    Number,
    Date,
    Code,
    Status,
    Action,
}

/// <summary>What the parts of one table tell each other: the columns in order, and which cell of a row comes next.</summary>
internal sealed class TableScope
{
    public List<(string Label, ColumnKind Kind)> Columns { get; } = [];

    public required string? Sorted { get; init; }

    public int Next { get; set; }

    public static TableScope Of(TagHelperContext context) => context.Items.TryGetValue(typeof(TableScope), out var scope)
        ? (TableScope)scope
        : throw new InvalidOperationException("Columns, rows and cells stand inside a data-table.");
}

/// <summary>
/// A list: how many there are, its files to download, the table, or what to do when it is empty. Its head stays in sight while one
/// scrolls; on a phone each row is a small card with the column titles as labels.
/// </summary>
[HtmlTargetElement("data-table")]
public sealed class DataTableTagHelper(Say say) : ViewAwareTagHelper
{
    /// <summary>What the list is about, for those who do not see it.</summary>
    public required string Label { get; set; }

    /// <summary>Rows on this page.</summary>
    public required int Rows { get; set; }

    /// <summary>Rows in the whole list; null where counting would cost too much.</summary>
    public long? Count { get; set; }

    public bool Capped { get; set; }

    public string? Empty { get; set; }

    public string? EmptyHint { get; set; }

    public bool Export { get; set; }

    /// <summary>The order in force, <c>key</c> or <c>-key</c>, where the address does not say.</summary>
    public string? Sorted { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("section", "card data");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent("");
        if (Rows == 0)
        {
            output.Content.AppendHtml("<div class=\"empty\">").Element("strong", Empty ?? say["没有符合条件的记录", "Nothing matches"])
                .Element("p", EmptyHint ?? say["请放宽查询条件，或点“重置”查看全部。", "Loosen the filters, or reset them to see everything."]).AppendHtml("</div>");
            return;
        }

        var asked = Request.Query[Address.Sort].ToString();
        context.Items[typeof(TableScope)] = new TableScope { Sorted = asked == "" ? Sorted : asked };
        var table = await output.GetChildContentAsync();
        output.Content.AppendHtml("<header class=\"list-head\"><p class=\"count\">").Append(Sentence()).AppendHtml("</p>");
        if (Export)
        {
            output.Content.AppendHtml("<p class=\"files\">").Append(say["导出当前结果：", "Export these: "]);
            File(output, "csv");
            File(output, "xlsx");
            output.Content.AppendHtml("</p>");
        }

        output.Content.AppendHtml("</header><div class=\"sheet-frame\"><table class=\"data-table\">").AppendHtml(table).AppendHtml("</table></div>");
    }

    private string Sentence() => Count is { } all
        ? say[$"共 {Show.Count(all, Capped)} 条", $"{Show.Count(all, Capped)} in all"]
        : say[$"本页 {Show.Count(Rows)} 条", $"{Show.Count(Rows)} on this page"];

    private void File(TagHelperOutput output, string format) => output.Content.Link(
        Address.With(Request, (Address.Format, format), (Address.Cursor, null)), format.ToUpperInvariant(), " rel=\"nofollow\" download");
}

[HtmlTargetElement("columns")]
public sealed class ColumnsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("thead");
        output.Content.SetHtmlContent("<tr>");
        output.Content.AppendHtml(content).AppendHtml("</tr>");
    }
}

/// <summary>With <see cref="Sort"/> the title is a link: once upwards, then the other way round.</summary>
[HtmlTargetElement("column")]
public sealed class ColumnTagHelper(Say say) : ViewAwareTagHelper
{
    public ColumnKind Kind { get; set; }

    public string? Sort { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var scope = TableScope.Of(context);
        var content = await output.GetChildContentAsync();
        var title = System.Net.WebUtility.HtmlDecode(content.GetContent()).Trim();
        scope.Columns.Add((title, Kind));
        output.Become(title == "" ? "td" : "th", Cells.Class(Kind));
        output.Content.SetHtmlContent("");
        if (title != "")
        {
            output.Attributes.SetAttribute("scope", "col");
        }

        if (Sort is null)
        {
            output.Content.Append(title);
            return;
        }

        var (up, down) = (scope.Sorted == Sort, scope.Sorted == "-" + Sort);
        if (up || down)
        {
            output.Attributes.SetAttribute("aria-sort", up ? "ascending" : "descending");
        }

        var href = Address.With(Request, (Address.Sort, up ? "-" + Sort : Sort), (Address.Cursor, null));
        output.Content.AppendHtml("<a rel=\"nofollow\" href=\"").Append(href).AppendHtml("\">").Append(title)
            .AppendHtml($"<svg class=\"order\" viewBox=\"0 0 8 12\" aria-hidden=\"true\"><path class=\"{(up ? "on" : "off")}\" d=\"M4 0l3.5 5h-7z\"/><path class=\"{(down ? "on" : "off")}\" d=\"M4 12l3.5-5h-7z\"/></svg>")
            .Element("span", say["（排序）", " (sort)"], "unseen").AppendHtml("</a>");
    }
}

[HtmlTargetElement("row")]
public sealed class RowTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        TableScope.Of(context).Next = 0;
        var cells = await output.GetChildContentAsync();
        output.Become("tr", Tone == Tone.Plain ? null : "row-" + Tone.ToString().ToLowerInvariant());
        output.Content.SetHtmlContent(cells);
    }
}

[HtmlTargetElement("cell")]
public sealed class CellTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var scope = TableScope.Of(context);
        var (label, kind) = scope.Next < scope.Columns.Count
            ? scope.Columns[scope.Next++]
            : throw new InvalidOperationException("A row has more cells than the table has columns.");
        var content = await output.GetChildContentAsync();
        output.Become("td", Cells.Class(kind));
        if (label != "")
        {
            output.Attributes.SetAttribute("data-label", label);
        }

        if (kind == ColumnKind.Action)
        {
            output.Content.SetHtmlContent(content);
            return;
        }

        // On a phone label and content stand side by side; one box around the content keeps its words together.
        output.Content.SetHtmlContent("<div>");
        output.Content.AppendHtml(content).AppendHtml("</div>");
    }
}

internal static class Cells
{
    public static string? Class(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => "num",
        ColumnKind.Date => "date",
        ColumnKind.Code => "code-cell",
        ColumnKind.Status => "status",
        ColumnKind.Action => "act",
        _ => null,
    };
}
