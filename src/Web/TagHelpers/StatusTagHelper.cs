using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary><c>&lt;status-tag verdict="Valid" /&gt;</c>: the small mark of a status, a shape and a word. Its content replaces the word.</summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagHelper(Say say) : TagHelper
{
    public Verdict Verdict { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"tag {Verdict.Class()}");
        output.Content.SetHtmlContent(Shapes.Of(Verdict));
        if (content.IsEmptyOrWhiteSpace)
        {
            output.Content.Append(say[Verdict.Words()]);
        }
        else
        {
            output.Content.AppendHtml(content);
        }
    }
}
