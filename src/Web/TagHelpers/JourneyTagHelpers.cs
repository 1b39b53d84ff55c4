using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>Where one is in a long matter, counted from 1.</summary>
[HtmlTargetElement("journey", TagStructure = TagStructure.WithoutEndTag)]
public sealed class JourneyTagHelper(Say say) : TagHelper
{
    public required IReadOnlyList<string> Steps { get; set; }

    public required int Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("ol", "journey");
        output.Attributes.SetAttribute("aria-label", say[$"第 {Current} 步，共 {Steps.Count} 步", $"Step {Current} of {Steps.Count}"]);
        output.Content.SetHtmlContent("");
        for (var i = 1; i <= Steps.Count; i++)
        {
            var state = i < Current ? " class=\"past\"" : i == Current ? " aria-current=\"step\"" : "";
            output.Content.AppendHtml($"<li{state}>").Element("b", i.ToString(CultureInfo.InvariantCulture)).Element("span", Steps[i - 1]).AppendHtml("</li>");
        }
    }
}

/// <summary>核对: the last look before an act. <see cref="Warning"/> says what cannot be undone.</summary>
[HtmlTargetElement("check-answers")]
public sealed class CheckAnswersTagHelper(Say say) : TagHelper
{
    public string? Title { get; set; }

    public string? Warning { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("section", "card check-answers");
        output.Attributes.SetAttribute("aria-labelledby", "check-answers-title");
        output.Content.SetHtmlContent("<header>");
        output.Content.Element("h2", Title ?? say["请核对", "Please check"], id: "check-answers-title").AppendHtml("</header>");
        if (Warning is not null)
        {
            output.Content.AppendHtml("<p class=\"warning is-caution\">").AppendHtml(Shapes.Of(Tone.Caution.Mark())).Append(Warning).AppendHtml("</p>");
        }

        output.Content.AppendHtml(content);
    }
}

/// <summary>After the act: what was done, its number, when; the content says what happens next.</summary>
[HtmlTargetElement("receipt")]
public sealed class ReceiptTagHelper(Say say) : TagHelper
{
    public required string Title { get; set; }

    public string? Number { get; set; }

    public DateTimeOffset? At { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become("section", "card receipt is-good");
        output.Attributes.SetAttribute("role", "status");
        output.Content.SetHtmlContent("<div class=\"done\">");
        output.Content.AppendHtml(Shapes.Of(Tone.Good.Mark())).Element("h2", Title);
        if (Number is { Length: > 0 } || At is not null)
        {
            output.Content.AppendHtml("<p>");
            if (Number is { Length: > 0 })
            {
                output.Content.Append(say["编号 ", "Number "]).Element("b", Number, "document-no", lang: "zh-CN").AppendHtml(" ");
            }

            if (At is { } at)
            {
                output.Content.AppendHtml($"<time class=\"nowrap\" datetime=\"{Show.Machine(at)}\">{Show.Minute(at)}</time>");
            }

            output.Content.AppendHtml("</p>");
        }

        output.Content.AppendHtml("</div>");
        if (!content.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<div class=\"body\">").AppendHtml(content).AppendHtml("</div>");
        }
    }
}
