using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// Everything that keeps a form from being accepted, each with a link to its field. It takes the focus, so that a screen reader starts
/// here. Nothing is written while nothing is wrong.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(Say say) : ViewAwareTagHelper
{
    /// <summary>Beside what ModelState holds.</summary>
    public IReadOnlyList<ProblemView> Problems { get; set; } = [];

    public bool TakesFocus { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fromState = View.ViewData.ModelState.OrderBy(entry => Place(entry.Key), StringComparer.Ordinal).SelectMany(
            entry => entry.Value!.Errors,
            (entry, error) => new ProblemView(Sentence(error.ErrorMessage), entry.Key == "" ? null : TagBuilder.CreateSanitizedId(entry.Key, "_")));
        var all = fromState.Concat(Problems).Distinct().ToList();
        if (all.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("section", "problems");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "problems");
        output.Attributes.SetAttribute("tabindex", "-1");
        if (TakesFocus)
        {
            output.Attributes.SetAttribute("autofocus", "");
        }

        output.Content.SetHtmlContent("");
        output.Content.Element("h2", say["还不能提交", "Not submitted yet"], id: "problems").AppendHtml("<ul>");
        foreach (var problem in all)
        {
            output.Content.AppendHtml("<li>");
            _ = problem.Field is { } field ? output.Content.Link("#" + field, problem.Message) : output.Content.Append(problem.Message);
            output.Content.AppendHtml("</li>");
        }

        output.Content.AppendHtml("</ul>");
    }

    // In the order in which the model declares its fields, which is that of the form; ModelState has them as they were found wrong.
    private string Place(string name)
    {
        var place = new StringBuilder();
        var metadata = View.ViewData.ModelMetadata;
        foreach (var part in name.Split('.'))
        {
            var at = 0;
            while (at < metadata.Properties.Count && metadata.Properties[at].PropertyName != part)
            {
                at++;
            }

            place.Append(CultureInfo.InvariantCulture, $"{at:0000}");
            if (at == metadata.Properties.Count)
            {
                break;
            }

            metadata = metadata.Properties[at];
        }

        return place.ToString();
    }

    // A value that could not be read as its type has an exception and no sentence.
    private string Sentence(string message) => message == "" ? say["有一项填写的内容无法识别，请检查。", "One value could not be read; please check."] : message;
}

/// <summary>Fields that belong together.</summary>
[HtmlTargetElement("field-group")]
public sealed class FieldGroupTagHelper : TagHelper
{
    public required string Legend { get; set; }

    public string? Hint { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        output.Become("fieldset", "group");
        output.Content.SetHtmlContent("");
        output.Content.Element("legend", Legend).Element("p", Hint, "hint").AppendHtml("<div class=\"fields\">").AppendHtml(fields).AppendHtml("</div>");
    }
}

/// <summary>What can be done, the main thing first.</summary>
[HtmlTargetElement("page-actions")]
public sealed class PageActionsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "buttons page-actions");
}
