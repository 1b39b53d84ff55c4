using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// <c>&lt;status-tag verdict="Valid" /&gt;</c>: the small mark of a status, a shape and a word. Its content replaces the word. One
/// attribute says what it is about; with <see cref="Tone"/> the content is the word.
/// </summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagHelper(Say say) : TagHelper
{
    public Verdict Verdict { get; set; }

    // Order itself is taken: it says in which order several helpers of one element run.
    [HtmlAttributeName("order")]
    public OrderState OrderState { get; set; }

    public AccountState Account { get; set; }

    public JobPhase Job { get; set; }

    public Tone Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var (words, mark) = Meaning(context);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"tag {mark.Class}");
        output.Content.SetHtmlContent(Shapes.Of(mark));
        if (content.IsEmptyOrWhiteSpace)
        {
            output.Content.Append(say[words ?? throw new InvalidOperationException("A status tag with a tone needs a word.")]);
        }
        else
        {
            output.Content.AppendHtml(content);
        }
    }

    // Razor takes the bare name of a member only where the property cannot be null, so what was given is read off the attributes.
    private (Words? Words, Mark Mark) Meaning(TagHelperContext context)
    {
        bool Given(string name) => context.AllAttributes.ContainsName(name);
        if (Given("tone"))
        {
            return (null, Tone.Mark());
        }

        if (!Given("order") && !Given("account") && !Given("job"))
        {
            return (Verdict.Words(), Verdict.Mark());
        }

        var (words, tone) = Given("order") ? OrderState.Look() : Given("account") ? Account.Look() : Job.Look();
        return (words, tone.Mark());
    }
}
