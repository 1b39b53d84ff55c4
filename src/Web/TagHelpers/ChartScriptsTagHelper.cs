using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// Links what draws charts, once in an answer: here, or else at the first <c>&lt;chart&gt;</c>. A page whose charts arrive later, or whose own
/// script needs them, says so with this element before both.
/// </summary>
[HtmlTargetElement("chart-scripts", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartScriptsTagHelper(Assets assets) : ViewAwareTagHelper
{
    private static readonly object Linked = new();

    /// <summary>For a fragment: the page that takes it in has them.</summary>
    public bool OfThePage { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (IsFirst(View.HttpContext) && !OfThePage)
        {
            Link(output.Content, assets);
        }
    }

    /// <summary>True once in an answer.</summary>
    internal static bool IsFirst(HttpContext context) => context.Items.TryAdd(Linked, true);

    internal static void Link(TagHelperContent content, Assets assets)
    {
        content.AppendHtml($"<link rel=\"stylesheet\" href=\"{assets.Href("chart.css")}\">");
        foreach (var script in new[] { "echarts.min.js", "decimate.js", "chart-options.js", "chart.js" })
        {
            content.AppendHtml($"<script src=\"{assets.Href(script)}\" defer></script>");
        }
    }
}
