using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

internal static class Shapes
{
    public static HtmlString Of(Standing standing) =>
        new($"<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><path fill-rule=\"evenodd\" d=\"{standing.Shape()}\"/></svg>");
}

/// <summary><c>&lt;status-shape standing="Revoked" /&gt;</c>: the shape alone, where the word stands beside it anyway.</summary>
[HtmlTargetElement("status-shape", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusShapeTagHelper : TagHelper
{
    public Standing Standing { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Shapes.Of(Standing));
    }
}
