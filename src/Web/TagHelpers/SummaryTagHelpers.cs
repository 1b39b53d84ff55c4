using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>Terms and values. With <see cref="CardTitle"/> it is a card of its own.</summary>
[HtmlTargetElement("summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public string? CardTitle { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        output.Become(CardTitle is null ? "dl" : "section", CardTitle is null ? "facts" : "card");
        if (CardTitle is null)
        {
            output.Content.SetHtmlContent(rows);
            return;
        }

        output.Content.SetHtmlContent("<header>");
        output.Content.Element("h2", CardTitle).AppendHtml("</header><dl class=\"facts\">").AppendHtml(rows).AppendHtml("</dl>");
    }
}

/// <summary>One fact. An empty value is said so in grey; <see cref="Action"/> leads to where it can be changed.</summary>
[HtmlTargetElement("summary-row")]
public sealed class SummaryRowTagHelper(Say say) : TagHelper
{
    public required string Term { get; set; }

    public string? Action { get; set; }

    public string? Href { get; set; }

    /// <summary>The language of the value where it is not that of the page.</summary>
    public string? Lang { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.Become("div", Action is null ? null : "with-action");
        output.Content.SetHtmlContent("");
        output.Content.Element("dt", Term).AppendHtml(Lang is null ? "<dd>" : $"<dd lang=\"{Lang}\">");
        if (value.IsEmptyOrWhiteSpace)
        {
            output.Content.Element("span", say["未填写", "not given"], "soft");
        }
        else
        {
            output.Content.AppendHtml(value);
        }

        output.Content.AppendHtml("</dd>");
        if (Action is not null && Href is not null)
        {
            // Read alone, every such link would only say “change”.
            output.Content.AppendHtml("<dd class=\"action\"><a href=\"").Append(Href).AppendHtml("\">").Append(Action)
                .Element("span", say["：", ": "] + Term, "unseen").AppendHtml("</a></dd>");
        }
    }
}
