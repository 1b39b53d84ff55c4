using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>The title of a page, what kind of thing it is about, and what can be done with it.</summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper : TagHelper
{
    public required string Title { get; set; }

    public string? Eyebrow { get; set; }

    public string? Lead { get; set; }

    /// <summary>The language of the title where it is not that of the page.</summary>
    public string? Lang { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", "page-head");
        output.Content.SetHtmlContent("<div>");
        output.Content.Element("p", Eyebrow, "eyebrow").Element("h1", Title, lang: Lang).Element("p", Lead, "lead").AppendHtml("</div>").AppendHtml(content);
    }
}

/// <summary>Where one is; the last crumb is the page itself.</summary>
[HtmlTargetElement("breadcrumb")]
public sealed class BreadcrumbTagHelper(Say say) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("nav", "breadcrumb");
        output.Attributes.SetAttribute("aria-label", say["当前位置", "You are here"]);
        output.Content.SetHtmlContent("<ol>");
        output.Content.AppendHtml(content).AppendHtml("</ol>");
    }
}

[HtmlTargetElement("crumb")]
public sealed class CrumbTagHelper : TagHelper
{
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("li");
        output.Content.SetHtmlContent("");
        if (Href is null)
        {
            output.Content.AppendHtml("<span aria-current=\"page\">").AppendHtml(content).AppendHtml("</span>");
        }
        else
        {
            output.Content.AppendHtml("<a href=\"").Append(Href).AppendHtml("\">").AppendHtml(content).AppendHtml("</a>");
        }
    }
}

/// <summary>Views of one thing, as links: they have addresses and work without scripts.</summary>
[HtmlTargetElement("page-tabs")]
public sealed class PageTabsTagHelper : TagHelper
{
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("nav", "tabs page-tabs");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

[HtmlTargetElement("page-tab")]
public sealed class PageTabTagHelper : TagHelper
{
    public required string Href { get; set; }

    public bool Current { get; set; }

    public long? Count { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("a");
        output.Attributes.SetAttribute("href", Href);
        if (Current)
        {
            output.Attributes.SetAttribute("aria-current", "page");
        }

        output.Content.SetHtmlContent(content);
        if (Count is { } count)
        {
            output.Content.AppendHtml(" ").Element("span", Show.Count(count), "count");
        }
    }
}

/// <summary>One thing to know before reading on. More than one of them on a page is none.</summary>
[HtmlTargetElement("notice-banner")]
public sealed class NoticeBannerTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", "note " + Tone.Mark().Class);
        output.Content.SetHtmlContent("");
        if (Title is not null)
        {
            output.Content.AppendHtml("<p>").AppendHtml(Shapes.Of(Tone.Mark())).Element("strong", Title).AppendHtml("</p>");
        }

        output.Content.AppendHtml("<div>").AppendHtml(content).AppendHtml("</div>");
    }
}

/// <summary>Nothing here: what would be here, and how to fill it.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public required string Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("div", "empty");
        output.Content.SetHtmlContent("");
        output.Content.Element("strong", Title).AppendHtml("<div>").AppendHtml(content).AppendHtml("</div>");
    }
}
