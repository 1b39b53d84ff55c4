using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// The life of a certificate as the beam of a balance with today as its fulcrum. Positions are SVG percentages: the line stretches
/// with the page and needs no inline style, which the content policy forbids.
/// </summary>
[HtmlTargetElement("life-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LifeLineTagHelper(Say say, HtmlEncoder encoder) : TagHelper
{
    private const double RoomForLabel = 27;

    /// <summary>The latest ones; the history tells the others.</summary>
    private const int PausesTold = 3;

    public required Life Life { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "life");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", InWords());
        foreach (var stretch in Life.Stretches())
        {
            output.Content.AppendHtml($"<rect class=\"{stretch.Kind}\" x=\"{Percent(stretch.Start)}\" width=\"{Percent(stretch.Width)}\" y=\"1.9em\" height=\".7em\"/>");
        }

        var fulcrum = Life.At(Life.Asked ?? Life.Today);
        if (Life.Asked is not null)
        {
            output.Content.AppendHtml($"<rect class=\"aside\" x=\"{Percent(Life.At(Life.Today))}\" width=\"1\" y=\"1.5em\" height=\"1.5em\"/>");
        }

        output.Content.AppendHtml(
            $"<rect class=\"fulcrum\" x=\"{Percent(fulcrum)}\" width=\"2\" y=\"1.5em\" height=\"1.5em\"/>" +
            $"<svg x=\"{Percent(fulcrum)}\" y=\"2.95em\" overflow=\"visible\"><path class=\"fulcrum\" d=\"M1 0l5 7h-10z\"/></svg>");
        Text(fulcrum, "1em", Anchor(fulcrum), "now", Life.Asked is { } asked ? Show.Day(asked) : say["今天", "today"]);
        Text(0, "4.6em", "start", "", say[$"{Show.Day(Life.IssuedOn)} 颁发", $"issued {Show.Day(Life.IssuedOn)}"]);
        Text(100, "4.6em", "end", "", LastLabel());
        if (PauseLabel() is { } pause)
        {
            Text(pause.At, "4.6em", "middle", "minor", pause.Label);
        }

        void Text(double at, string y, string anchor, string kind, string text) => output.Content.AppendHtml(
            $"<text x=\"{Percent(at)}\" y=\"{y}\" text-anchor=\"{anchor}\" class=\"{kind}\">{encoder.Encode(text)}</text>");
    }

    private string LastLabel() => Life.ExpiresOn switch
    {
        null => say["长期有效", "without end"],
        { } day when Life.Today > day => say[$"{Show.Day(day)} 已到期", $"expired {Show.Day(day)}"],
        { } day => say[$"{Show.Day(day)} 到期（含当日）", $"until {Show.Day(day)}, included"],
    };

    private (double At, string Label)? PauseLabel()
    {
        if (Life.Pauses is not [.., var last])
        {
            return null;
        }

        var middle = (Life.At(last.From) + Life.At(last.Last(Life.Today))) / 2;
        // The two labels at the ends come first; a pause too near to them is told in the history below.
        return middle is < RoomForLabel or > 100 - RoomForLabel - 8 ? null : (middle, PauseWords(last));
    }

    private string PauseWords(Life.Pause pause) => pause.To is { } to && to < Life.Today
        ? say[$"曾暂停 {pause.DaysUntil(Life.Today)} 天", $"suspended {pause.DaysUntil(Life.Today)} days"]
        : say[$"已暂停 {pause.DaysUntil(Life.Today)} 天", $"suspended for {pause.DaysUntil(Life.Today)} days"];

    private string InWords()
    {
        var ends = say[$"{Show.Day(Life.IssuedOn)} 颁发，", $"Issued {Show.Day(Life.IssuedOn)}, "] + LastLabel();
        var pauses = string.Concat(Life.Pauses.TakeLast(PausesTold).Select(pause => say["；", "; "] + PauseWords(pause)));
        return ends + pauses + say[$"；今天是 {Show.Day(Life.Today)}。", $"; today is {Show.Day(Life.Today)}."];
    }

    private static string Anchor(double at) => at switch { < 4 => "start", > 96 => "end", _ => "middle" };

    private static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
