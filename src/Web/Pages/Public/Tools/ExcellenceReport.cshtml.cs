using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>The report to print, made of the form that was just sent.</summary>
public sealed class ExcellenceReportModel(Say say, BusinessCalendar calendar) : ExcellencePage(say)
{
    public DateOnly Today => calendar.Today;

    public IActionResult OnGet() => LocalRedirect("/tools/excellence");

    public async Task OnPostAsync(CancellationToken ct) => await ReadForm(ct);
}
