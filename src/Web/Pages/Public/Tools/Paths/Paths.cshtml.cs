using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Toolbox.Paths;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Public.Tools.Paths;

/// <summary>The working sheet of one path. Nothing is sent or stored here; <c>?view=blank</c> is the empty sheet for paper.</summary>
public sealed class PathModel : PageModel
{
    // Written into an attribute, where the page encodes it; the relaxed encoder keeps Chinese readable.
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public GuidedPath Path { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    public bool IsBlank => View == "blank";

    /// <summary>What the scripts know of the path: the same records, as JSON.</summary>
    public string Definition => JsonSerializer.Serialize(Path, Written);

    public OpenedStudy? Opened { get; private set; }

    public KeepForm Keeping => new($"path:{Path.Slug}", Opened, () => Opened?.Content ?? "");

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        if (GuidedPaths.Find(slug) is not { } found)
        {
            return NotFound();
        }

        Path = found;
        Opened = await StudyOpening.Find(HttpContext, $"path:{found.Slug}", ct);
        return Opened is null && StudyOpening.IsAsked(HttpContext) ? NotFound() : Page();
    }
}
