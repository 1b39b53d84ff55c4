using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Styleguide;

/// <summary>A 360° file as the workbench shows it, made up.</summary>
public sealed class OrganisationFileModel(Say say) : PageModel
{
    public void OnGet() => ViewData.SetFrame(SampleFrame.Of(say));
}
