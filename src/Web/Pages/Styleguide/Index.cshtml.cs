using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Zhiheng.Web.Pages.Styleguide;

/// <summary>Every element of the look in every state, with a sentence on when to use it.</summary>
public sealed class IndexModel : PageModel
{
    public void OnGet()
    {
        // As after a refused form: the fields of this page show what is wrong with them.
        ModelState.AddModelError("reason", "请说明责令暂停的理由。");
        ModelState.AddModelError("dueOn", "整改期限不能早于今天。");
    }
}
