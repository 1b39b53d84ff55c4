using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>The figures above a list, each perhaps a link to its part of the list.</summary>
[HtmlTargetElement("tally-strip")]
public sealed class TallyStripTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("ul", "tallies");
}

[HtmlTargetElement("tally", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TallyTagHelper : TagHelper
{
    public required long Count { get; set; }

    public required string Label { get; set; }

    /// <summary>At zero the colour goes: nothing is wrong.</summary>
    public Tone Tone { get; set; }

    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("li", Count == 0 ? "is-none" : Tone.Mark().Class);
        output.Content.SetHtmlContent("");
        if (Href is not null)
        {
            output.Content.AppendHtml("<a href=\"").Append(Href).AppendHtml("\">");
        }

        output.Content.Element("b", Show.Count(Count)).AppendHtml(" ").Element("span", Label).AppendHtml(Href is null ? "" : "</a>");
    }
}
