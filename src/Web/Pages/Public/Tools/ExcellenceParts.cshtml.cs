using Microsoft.AspNetCore.Mvc;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>What the script of the page asks for while one types: the result alone, by the same rule.</summary>
public sealed class ExcellencePartsModel(Say say) : ExcellencePage(say)
{
    public IActionResult OnGet() => LocalRedirect("/tools/excellence");

    public async Task OnPostAsync(CancellationToken ct) => await ReadForm(ct);
}
