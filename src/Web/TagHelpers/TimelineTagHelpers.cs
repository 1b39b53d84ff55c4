using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>What happened, newest first.</summary>
[HtmlTargetElement("timeline")]
public sealed class TimelineTagHelper(Say say) : TagHelper
{
    /// <summary>What to say when nothing has happened yet.</summary>
    public string? Empty { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var entries = await output.GetChildContentAsync();
        var nothing = entries.IsEmptyOrWhiteSpace;
        output.Become(nothing ? "p" : "ol", nothing ? "empty" : "line");
        if (nothing)
        {
            output.Content.SetContent(Empty ?? say["还没有记录。", "Nothing recorded yet."]);
        }
        else
        {
            output.Content.SetHtmlContent(entries);
        }
    }
}

/// <summary>When, what, who, on which basis; the content tells more. <see cref="On"/> is a day, <see cref="At"/> an instant.</summary>
[HtmlTargetElement("timeline-entry")]
public sealed class TimelineEntryTagHelper(Say say) : TagHelper
{
    public required string Title { get; set; }

    public DateOnly? On { get; set; }

    public DateTimeOffset? At { get; set; }

    public string? By { get; set; }

    /// <summary>The role in which they acted, and for whom: 认证监管岗（代 李某）.</summary>
    public string? InCapacity { get; set; }

    public string? Basis { get; set; }

    public Verdict? Verdict { get; set; }

    /// <summary>Unknown says nothing: a ring in the colour of the house.</summary>
    public Tone Tone { get; set; } = Tone.Unknown;

    /// <summary>When the register took it in, where that is another day.</summary>
    public DateTimeOffset? Recorded { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var detail = await output.GetChildContentAsync();
        var mark = Verdict?.Mark() ?? Tone.Mark();
        output.Become("li", Verdict is null && Tone == Tone.Unknown ? null : mark.Class);
        output.Content.SetHtmlContent(Shapes.Of(mark.Shape == "" ? Tone.Unknown.Mark() : mark));
        output.Content.Element("strong", Title);
        if (!detail.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<div class=\"detail\">").AppendHtml(detail).AppendHtml("</div>");
        }

        output.Content.AppendHtml("<p>");
        Time(output, On is { } day ? Show.Day(day) : null, On is { } on ? Show.Day(on) : "", "");
        Time(output, At is { } at ? Show.Minute(at) : null, At is { } instant ? Show.Machine(instant) : "", "");
        if (By is not null)
        {
            output.Content.AppendHtml("<span lang=\"zh-CN\">").Append(By).Append(InCapacity is null ? "" : " · " + InCapacity).AppendHtml("</span>");
        }

        output.Content.Element("span", Basis, lang: "zh-CN");
        Time(output, Recorded is { } taken ? Show.Minute(taken) : null, Recorded is { } then ? Show.Machine(then) : "", say["登记于 ", "recorded "]);
        output.Content.AppendHtml("</p>");
    }

    private static void Time(TagHelperOutput output, string? shown, string machine, string word)
    {
        if (shown is not null)
        {
            output.Content.AppendHtml("<span class=\"nowrap\">").Append(word).AppendHtml($"<time datetime=\"{machine}\">{shown}</time></span>");
        }
    }
}
