using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// <c>&lt;act-form action="/…"&gt;</c>: a form that changes something. It is sent by POST with the antiforgery token, the number that
/// makes it act once, and the account that it was made for.
/// </summary>
[HtmlTargetElement("act-form")]
public sealed class ActFormTagHelper(IAntiforgery antiforgery, Visitor visitor, TimeProvider clock) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    /// <summary>The number of a form that is sent again after signing in; otherwise each rendering has its own.</summary>
    public string? SentAs { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        output.PreContent.AppendHtml(antiforgery.GetHtml(View.HttpContext));
        if (visitor.Caller is { } caller)
        {
            output.PreContent.AppendHtml(Hidden(FormFields.Once, SentAs ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString()));
            output.PreContent.AppendHtml(Hidden(FormFields.Account, caller.Account.Id.ToString()));
        }
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        return input;
    }
}
