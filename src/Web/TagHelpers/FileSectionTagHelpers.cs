using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// A section of a 360° file: its count beside its title, open while there is something in it, folded at zero.
/// </summary>
[HtmlTargetElement("file-section")]
public sealed class FileSectionTagHelper(Say say) : TagHelper
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    public required long Count { get; set; }

    public bool Capped { get; set; }

    /// <summary>What to say at zero.</summary>
    public string? Empty { get; set; }

    /// <summary>The whole list, where the section shows its beginning.</summary>
    public string? MoreHref { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = Count > 0 ? await output.GetChildContentAsync() : null;
        output.Become("details", Count > 0 ? "card file-section" : "card file-section none");
        output.Attributes.SetAttribute("id", Id);
        if (Count > 0)
        {
            output.Attributes.SetAttribute("open", "");
        }

        output.Content.SetHtmlContent("<summary>");
        output.Content.Element("h2", Title).Element("span", Show.Count(Count, Capped), "count").AppendHtml("</summary>");
        if (content is null)
        {
            output.Content.Element("p", Empty ?? say["没有记录。", "Nothing on record."], "body soft");
            return;
        }

        output.Content.AppendHtml(content);
        if (!string.IsNullOrEmpty(MoreHref))
        {
            output.Content.AppendHtml("<p class=\"all\">").Link(MoreHref, say[$"查看全部 {Show.Count(Count, Capped)} 条", $"All {Show.Count(Count, Capped)}"]).AppendHtml("</p>");
        }
    }
}

/// <summary>The jumps to the sections of a file.</summary>
[HtmlTargetElement("section-counts")]
public sealed class SectionCountsTagHelper(Say say) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("nav", "section-counts");
        output.Attributes.SetAttribute("aria-label", say["本页各部分", "Sections"]);
        output.Content.SetHtmlContent("<ul>");
        output.Content.AppendHtml(content).AppendHtml("</ul>");
    }
}

[HtmlTargetElement("section-count", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SectionCountTagHelper : TagHelper
{
    /// <summary>The id of the section.</summary>
    public required string For { get; set; }

    public required string Title { get; set; }

    public required long Count { get; set; }

    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("li", Count == 0 ? "is-none" : Tone.Mark().Class);
        output.Content.SetHtmlContent("<a href=\"#");
        output.Content.Append(For).AppendHtml("\">").Append(Title).AppendHtml(" ").Element("b", Show.Count(Count)).AppendHtml("</a>");
    }
}
