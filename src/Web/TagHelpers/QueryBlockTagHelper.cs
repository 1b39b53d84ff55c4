using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>What the fields of a query block tell it: how many of them narrow the list.</summary>
internal sealed class QueryScope
{
    public int Narrowing { get; set; }
}

/// <summary>
/// The filters above a list, as a GET form: their values live in the address. On a phone they fold behind a box that needs no script.
/// Submitting or resetting starts on the first page.
/// </summary>
[HtmlTargetElement("query-block")]
public sealed class QueryBlockTagHelper(Say say) : ViewAwareTagHelper
{
    /// <summary>The list; this page when it is not given.</summary>
    public string? Action { get; set; }

    /// <summary>Query values that stay, separated by commas, for example <c>sort,tab</c>.</summary>
    public string? Keep { get; set; }

    /// <summary>Open on a phone, too.</summary>
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var scope = new QueryScope();
        context.Items[typeof(QueryScope)] = scope;
        var fields = await output.GetChildContentAsync();
        var action = Action ?? Request.Path.ToUriComponent();
        output.Become("form", "card query");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("action", action);
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", say["查询条件", "Filters"]);

        var label = say["查询条件", "Filters"] + (scope.Narrowing > 0 ? say[$"（{scope.Narrowing} 项）", $" ({scope.Narrowing})"] : "");
        output.Content.SetHtmlContent($"<input type=\"checkbox\" class=\"fold\" id=\"query-fold\"{(Open ? " checked" : "")}><label class=\"fold-label\" for=\"query-fold\">");
        output.Content.Append(label).AppendHtml("</label><div class=\"query-fields\">").AppendHtml(fields);
        foreach (var name in Kept())
        {
            output.Content.AppendHtml("<input type=\"hidden\" name=\"").Append(name).AppendHtml("\" value=\"").Append(Request.Query[name].ToString()).AppendHtml("\">");
        }

        output.Content.AppendHtml("<div class=\"query-acts\"><button class=\"main\">").Append(say["查询", "Search"]).AppendHtml("</button>")
            .Link(action, say["重置", "Reset"], " class=\"button\"").AppendHtml("</div></div>");
    }

    private IEnumerable<string> Kept() => (Keep ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(name => Request.Query[name].ToString() != "");
}
