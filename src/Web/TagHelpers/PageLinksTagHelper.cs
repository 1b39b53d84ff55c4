using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>Keyset paging: there is a next page or there is none. Going back is the browser's, or the first page.</summary>
[HtmlTargetElement("page-links", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PageLinksTagHelper(Say say) : ViewAwareTagHelper
{
    /// <summary>Where the next page begins; null or, as Razor writes null into an attribute of text, empty on the last one.</summary>
    public string? Next { get; set; }

    /// <summary>What this page shows: 第 51–100 条.</summary>
    public string? Shown { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isFirst = Request.Query[Address.Cursor].ToString() == "";
        var isLast = string.IsNullOrEmpty(Next);
        if (isLast && isFirst)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("nav", "pager");
        output.Attributes.SetAttribute("aria-label", say["翻页", "Pages"]);
        output.Content.SetHtmlContent("<p>");
        output.Content.Append(Shown ?? "").AppendHtml("</p><div class=\"buttons\">");
        if (!isFirst)
        {
            output.Content.Link(Address.With(Request, (Address.Cursor, null)), say["回到第一页", "First page"], " class=\"button\"");
        }

        if (!isLast)
        {
            output.Content.Link(Address.With(Request, (Address.Cursor, Next)), say["下一页", "Next page"], " class=\"button\" rel=\"next\"");
        }

        output.Content.AppendHtml("</div>");
    }
}
