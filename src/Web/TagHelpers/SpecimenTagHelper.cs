using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Zhiheng.Web.TagHelpers;

/// <summary>For the style page: an element, when to use it, and the element itself in every state.</summary>
[HtmlTargetElement("specimen")]
public sealed class SpecimenTagHelper : TagHelper
{
    /// <summary>The elements, for example <c>status-tag</c>.</summary>
    public required string Of { get; set; }

    public required string Title { get; set; }

    public required string Use { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("section", "specimen");
        output.Attributes.SetAttribute("id", Of.Split(' ')[0]);
        output.Content.SetHtmlContent("<header>");
        output.Content.Element("h3", Title).AppendHtml("<p class=\"elements\">");
        foreach (var name in Of.Split(' '))
        {
            output.Content.Element("code", $"<{name}>").AppendHtml(" ");
        }

        output.Content.AppendHtml("</p>").Element("p", Use, "soft").AppendHtml("</header><div class=\"shown\">").AppendHtml(content).AppendHtml("</div>");
    }
}
