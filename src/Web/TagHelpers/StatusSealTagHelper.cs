using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// The square seal (印) that answers first: shape, word and the minute of the answer. With <see cref="On"/> it answers for a past day,
/// says so and has a broken edge, so that a picture of it cannot pass for today's answer.
/// </summary>
[HtmlTargetElement("status-seal", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusSealTagHelper(Say say) : TagHelper
{
    private const int LongWord = 3;

    public Verdict Verdict { get; set; }

    public DateTimeOffset? At { get; set; }

    public DateOnly? On { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var word = say[Verdict.Words()];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"seal {Verdict.Class()}{(word.Length >= LongWord ? " long" : "")}{(On is null ? "" : " past")}");
        output.Content.SetHtmlContent(Shapes.Of(Verdict));
        output.Content.AppendHtml("<b>").Append(word).AppendHtml("</b>");
        if (On is { } day)
        {
            output.Content.AppendHtml($"<time datetime=\"{Show.Day(day)}\">").Append(say[$"{Show.Day(day)} 当日", $"on {Show.Day(day)}"]).AppendHtml("</time>");
        }
        else if (At is { } instant)
        {
            output.Content.AppendHtml($"<time datetime=\"{Show.Machine(instant)}\">").Append(Show.Minute(instant)).AppendHtml("</time>");
        }
    }
}
