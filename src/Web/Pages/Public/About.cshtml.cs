using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Zhiheng.Web.Pages.Public;

/// <summary>What the site promises, how a status is worked out, and where its data come from.</summary>
public sealed class AboutModel : PageModel;
