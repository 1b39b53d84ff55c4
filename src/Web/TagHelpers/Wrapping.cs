using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>What the helpers need again and again: an element with a class around the content, text encoded, markup not.</summary>
internal static class Wrapping
{
    public static void Become(this TagHelperOutput output, string element, string? @class = null)
    {
        output.TagName = element;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (@class is not null)
        {
            output.Attributes.SetAttribute("class", @class);
        }
    }

    /// <summary><c>&lt;element class&gt;text&lt;/element&gt;</c>, the text encoded; nothing when there is no text.</summary>
    public static IHtmlContentBuilder Element(this IHtmlContentBuilder builder, string element, string? text, string? @class = null, string? id = null, string? lang = null)
    {
        if (string.IsNullOrEmpty(text))
        {
            return builder;
        }

        return builder
            .AppendHtml($"<{element}{Attribute("class", @class)}{Attribute("id", id)}{Attribute("lang", lang)}>")
            .Append(text)
            .AppendHtml($"</{element}>");
    }

    /// <summary>A link; its address is encoded like any value.</summary>
    public static IHtmlContentBuilder Link(this IHtmlContentBuilder builder, string href, string text, string attributes = "")
        => builder.AppendHtml("<a href=\"").Append(href).AppendHtml($"\"{attributes}>").Append(text).AppendHtml("</a>");

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{value}\"";
}
