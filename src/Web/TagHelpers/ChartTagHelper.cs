using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Charts;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// A chart: caption, the place where the script draws it, its files to save, and always its table. The script and the library are linked
/// where the first chart of a page stands, so pages without one do not load them.
/// </summary>
[HtmlTargetElement("chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTagHelper(Say say, Assets assets, HtmlEncoder encoder) : ViewAwareTagHelper
{
    /// <summary>Tables longer than this are folded.</summary>
    private const int ShortTable = 8;

    /// <summary>So many stand beside each other on a phone too; more become a card for each row.</summary>
    private const int FewColumns = 4;

    private static readonly object Counter = new();

    public required Chart Model { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var number = Next();
        if (ChartScriptsTagHelper.IsFirst(View.HttpContext))
        {
            ChartScriptsTagHelper.Link(output.PreElement, assets);
        }

        output.Become("figure", "chart card is-" + Model.Size.ToString().ToLowerInvariant());
        output.Attributes.SetAttribute("id", Name(number));
        output.Content.SetHtmlContent("<figcaption>");
        output.Content.Element("span", Model.Title, "chart-title").Element("span", Model.Reading, "chart-reading").AppendHtml("</figcaption>");
        output.Content.AppendHtml($"<div class=\"chart-mount\" role=\"img\" tabindex=\"0\" aria-label=\"{encoder.Encode(ChartWords.Summary(Model, say))}\"></div>");
        output.Content.AppendHtml("<p class=\"unseen\" aria-live=\"polite\"></p>");
        if (Model.Kind == ChartKind.Map && Model.Map?.Geometry is null)
        {
            output.Content.Element("p", say[
                "尚未装入本地区的地图，按柱状图显示。装入方法：zhiheng map load 文件.geojson --region 地区代码。",
                "No map of this region is loaded, so these are bars. To load one: zhiheng map load FILE.geojson --region CODE."], "chart-note");
        }

        output.Content.Element("p", Model.Note, "chart-note");
        output.Content.AppendHtml(Files());
        Table(output.Content);
        var json = new TagBuilder("script");
        json.Attributes["type"] = "application/json";
        json.InnerHtml.AppendHtml(ChartJson.Write(Model, ChartWords.For(Model, say)));
        output.Content.AppendHtml(json);
    }

    private static string Name(int number) => "chart-" + number.ToString(CultureInfo.InvariantCulture);

    private int Next()
    {
        var items = View.HttpContext.Items;
        var number = items.TryGetValue(Counter, out var before) ? (int)before! + 1 : 1;
        items[Counter] = number;
        return number;
    }

    private string Files()
    {
        string Button(string format, string label) => $"<button type=\"button\" data-save=\"{format}\" aria-label=\"{encoder.Encode(label)}\">{format.ToUpperInvariant()}</button>";
        return $"<p class=\"chart-files\"><span>{encoder.Encode(say["下载", "Save as"])}</span>"
            + Button("csv", say[$"下载数据 CSV：{Model.Title}", $"Save the figures as CSV: {Model.Title}"])
            + Button("svg", say[$"下载图片 SVG：{Model.Title}", $"Save the picture as SVG: {Model.Title}"])
            + Button("png", say[$"下载图片 PNG：{Model.Title}", $"Save the picture as PNG: {Model.Title}"]) + "</p>";
    }

    private void Table(TagHelperContent content)
    {
        var table = ChartTable.Of(Model, say);
        var isFolded = table.Rows.Count > ShortTable || Model.Size == ChartSize.Small;
        content.AppendHtml(isFolded ? "<details class=\"chart-table\"><summary>" : "<div class=\"chart-table\">");
        if (isFolded)
        {
            content.Append(say[$"数据表（{Show.Count(table.All)} 行）", $"Table ({Show.Count(table.All)} rows)"]).AppendHtml("</summary>");
        }

        if (table.All > table.Rows.Count)
        {
            content.Element("p", say[$"共 {Show.Count(table.All)} 行，这里列出前 {ChartTable.MostRows} 行和有标记的行；全部见 CSV。", $"Of {Show.Count(table.All)} rows the first {ChartTable.MostRows} and the flagged ones; all are in the CSV file."], "chart-note");
        }

        content.AppendHtml($"<div class=\"sheet-frame\" role=\"region\" tabindex=\"0\" aria-label=\"{encoder.Encode(say[$"数据表：{Model.Title}", $"Table: {Model.Title}"])}\"><table class=\"{(table.Head.Count <= FewColumns ? "few" : "data-table")}\"><thead><tr>");
        for (var column = 0; column < table.Head.Count; column++)
        {
            var number = table.Rows.Count > 0 && table.Rows[0][column].IsNumber ? " class=\"num\"" : "";
            content.AppendHtml($"<th scope=\"col\"{number}>").Append(table.Head[column]).AppendHtml("</th>");
        }

        content.AppendHtml("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            content.AppendHtml("<tr>");
            for (var column = 0; column < row.Count; column++)
            {
                Cell(content, table.Head[column], row[column]);
            }

            content.AppendHtml("</tr>");
        }

        content.AppendHtml(isFolded ? "</tbody></table></div></details>" : "</tbody></table></div></div>");
    }

    private void Cell(TagHelperContent content, string label, TableCell cell)
    {
        var mark = cell.Tone == Tone.Plain || cell.Text == "" ? default : cell.Tone.Mark();
        content.AppendHtml($"<td{(cell.IsNumber ? " class=\"num\"" : "")} data-label=\"{encoder.Encode(label)}\"><div>");
        if (mark.Class is not null)
        {
            content.AppendHtml($"<span class=\"tag {mark.Class}\">").AppendHtml(Shapes.Of(mark));
        }

        if (cell.Href is { } href)
        {
            content.Link(href, cell.Text);
        }
        else
        {
            content.Append(cell.Text);
        }

        content.AppendHtml(mark.Class is null ? "</div></td>" : "</span></div></td>");
    }
}
