using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Zhiheng.Web.Pages.Public;

/// <summary>Checks an electronic certificate in the reader's browser. Without scripts it explains how to check one elsewhere.</summary>
public sealed class VerifyModel : PageModel;
