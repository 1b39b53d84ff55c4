using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

internal static class Shapes
{
    public static HtmlString Of(Verdict verdict) => Of(verdict.Mark());

    public static HtmlString Of(Mark mark) => mark.Shape == ""
        ? HtmlString.Empty
        : new($"<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><path fill-rule=\"evenodd\" d=\"{mark.Shape}\"/></svg>");
}

/// <summary><c>&lt;status-shape verdict="Revoked" /&gt;</c>: the shape alone, where the word stands beside it anyway.</summary>
[HtmlTargetElement("status-shape", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusShapeTagHelper : TagHelper
{
    public Verdict Verdict { get; set; }

    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Shapes.Of(context.AllAttributes.ContainsName("tone") ? Tone.Mark() : Verdict.Mark()));
    }
}
