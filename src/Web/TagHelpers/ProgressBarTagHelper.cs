using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>How far a job is, in rows. While the total is not known the bar stays empty and the words carry the count.</summary>
[HtmlTargetElement("progress-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProgressBarTagHelper(Say say) : TagHelper
{
    public long Done { get; set; }

    public long? Total { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var percent = Total is > 0 and var total ? Math.Clamp(100.0 * Done / total, 0, 100) : 0;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "progress");
        output.Attributes.SetAttribute("role", "progressbar");
        output.Attributes.SetAttribute("aria-label", say["处理进度", "Progress"]);
        if (Total is > 0)
        {
            output.Attributes.SetAttribute("aria-valuenow", Number(Math.Floor(percent)));
            output.Attributes.SetAttribute("aria-valuemin", "0");
            output.Attributes.SetAttribute("aria-valuemax", "100");
        }

        output.Content.SetHtmlContent(
            $"<rect class=\"track\" width=\"100%\" height=\"100%\"/><rect class=\"done\" width=\"{Number(percent)}%\" height=\"100%\"/>");
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
