using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <param name="Templates">Number and name of each reporting template that can be sent.</param>
public sealed record ReportView(IReadOnlyList<TemplateView> Templates, long MaxBytes);

public sealed record TemplateView(string No, string Name);

/// <summary>
/// Upload by a certification body. The API key in the form is the only authority, no cookie is: there is nothing a forged cross-site
/// request could ride on, hence no antiforgery token.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class ReportModel : PageModel
{
    public const string KeyField = "key";
    public const string TemplateField = "template";
    public const string FileField = "file";

    public ReportView View { get; set; } = new([], 0);

    public IReadOnlyList<ProblemView> Problems { get; set; } = [];

    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Message;
}
