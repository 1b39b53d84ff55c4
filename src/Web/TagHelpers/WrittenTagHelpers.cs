using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary><c>&lt;day on="Model.Due" /&gt;</c>: a date that is never broken across lines; <see cref="None"/> where there is none.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper : TagHelper
{
    public DateOnly? On { get; set; }

    public string None { get; set; } = "—";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = On is null ? "span" : "time";
        output.Attributes.SetAttribute("class", On is null ? "soft" : "nowrap");
        if (On is { } day)
        {
            output.Attributes.SetAttribute("datetime", Show.Day(day));
        }

        output.Content.SetContent(On is { } shown ? Show.Day(shown) : None);
    }
}

/// <summary><c>&lt;minute at="entry.At" /&gt;</c>: Beijing time to the minute.</summary>
[HtmlTargetElement("minute", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MinuteTagHelper : TagHelper
{
    public required DateTimeOffset At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "time";
        output.Attributes.SetAttribute("class", "nowrap");
        output.Attributes.SetAttribute("datetime", Show.Machine(At));
        output.Content.SetContent(Show.Minute(At));
    }
}

/// <summary><c>&lt;document-no value="鲁市监认〔2026〕12号" /&gt;</c>: a number that is read aloud and searched as one, so it stays on one line.</summary>
[HtmlTargetElement("document-no", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DocumentNoTagHelper : TagHelper
{
    public required string Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "document-no");
        output.Attributes.SetAttribute("lang", "zh-CN");
        output.Content.SetContent(Value);
    }
}
