using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Kernel;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// What is left, on which basis, and what happens when it runs out. The last day itself is still in time. With <see cref="Since"/> a bar
/// shows how much of the term is used.
/// </summary>
[HtmlTargetElement("deadline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DeadlineTagHelper(Say say, BusinessCalendar calendar) : TagHelper
{
    public required DateOnly Due { get; set; }

    /// <summary>The day of the event the term runs from.</summary>
    public DateOnly? Since { get; set; }

    public string? Basis { get; set; }

    /// <summary>What happens on expiry.</summary>
    public string? Then { get; set; }

    /// <summary>The day it was done.</summary>
    public DateOnly? Done { get; set; }

    public DateOnly? Today { get; set; }

    /// <summary>Whether the term is counted in working days or in calendar days.</summary>
    public bool Working { get; set; } = true;

    /// <summary>For a table: bar and words only.</summary>
    public bool Compact { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var today = Today ?? calendar.Today;
        var due = Look.Due.On(Due, today, Done, Working, calendar);
        output.Become(Compact ? "span" : "div", $"deadline {due.Tone.Mark().Class}{(Compact ? " compact" : "")}");
        output.Content.SetHtmlContent("");
        if (Compact)
        {
            Bar(output, Done ?? today);
            output.Content.Element("strong", Words(due));
            return;
        }

        output.Content.AppendHtml(Shapes.Of(due.Tone.Mark())).Element("strong", Words(due));
        Bar(output, Done ?? today);
        output.Content.AppendHtml("<p>").Append(say["期限 ", "due "]).AppendHtml($"<time class=\"nowrap\" datetime=\"{Show.Day(Due)}\">{Show.Day(Due)}</time>")
            .Append(say["（含当日）", " (included)"]).AppendHtml("</p>");
        output.Content.Element("p", Basis, "basis", lang: "zh-CN");
        if (Done is null && Then is not null)
        {
            output.Content.AppendHtml("<p>").Append((due.State == DueState.Lapsed ? say["已逾期：", "Lapsed: "] : say["到期未办：", "Otherwise: "]) + Then).AppendHtml("</p>");
        }
    }

    private string Words(Due due)
    {
        var (chinese, english) = Working ? ("个工作日", due.Days == 1 ? "working day" : "working days") : ("天", due.Days == 1 ? "day" : "days");
        // A due day just gone by with no working day since still reads as late, not as “late by 0”.
        return due.State switch
        {
            DueState.Today => say["今日到期", "due today"],
            DueState.Lapsed when due.Days == 0 => say["已逾期", "overdue"],
            DueState.Lapsed => say[$"逾期 {due.Days} {chinese}", $"{due.Days} {english} overdue"],
            DueState.Done => say["按期办结", "done in time"],
            DueState.DoneLate => say["逾期办结", "done late"],
            _ when Compact => say[$"{due.Days} {chinese}", $"{due.Days} {english}"],
            _ => say[$"还有 {due.Days} {chinese}", $"{due.Days} {english} left"],
        };
    }

    private void Bar(TagHelperOutput output, DateOnly until)
    {
        if (Since is not { } since)
        {
            return;
        }

        var used = Math.Clamp(100.0 * (until.DayNumber - since.DayNumber) / Math.Max(1, Due.DayNumber - since.DayNumber), 0, 100);
        output.Content.AppendHtml(
            "<svg class=\"term\" aria-hidden=\"true\"><rect class=\"track\" width=\"100%\" height=\"100%\"/>" +
            $"<rect class=\"used\" width=\"{used.ToString("0.#", CultureInfo.InvariantCulture)}%\" height=\"100%\"/></svg>");
    }
}
