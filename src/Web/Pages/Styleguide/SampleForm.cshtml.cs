using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Styleguide;

/// <summary>A form that was refused, as its sender sees it. It sends nothing anywhere: it is a GET form to itself.</summary>
public sealed class SampleFormModel(Say say) : PageModel
{
    [BindProperty(SupportsGet = true)]
    [Required(ErrorMessage = "请填写证书编号。")]
    public string? Certificate { get; set; }

    [BindProperty(SupportsGet = true)]
    [Required(ErrorMessage = "请填写整改期限。")]
    public DateOnly? DueOn { get; set; }

    [BindProperty(SupportsGet = true)]
    [Required(ErrorMessage = "请说明理由。")]
    [StringLength(500, ErrorMessage = "理由不超过 500 字。")]
    public string? Reason { get; set; }

    public void OnGet() => ViewData.SetFrame(SampleFrame.Of(say));
}
