using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Zhiheng.Web.TagHelpers;

/// <summary>A helper that looks at the request or at what was wrong with it.</summary>
public abstract class ViewAwareTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    protected HttpRequest Request => View.HttpContext.Request;
}
