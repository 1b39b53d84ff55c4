using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.SignedIn;

/// <summary>A page behind <see cref="PowerGate"/>: somebody is signed in and has the power that the page names.</summary>
public abstract class SignedInPage : PageModel
{
    private Visitor Visitor => HttpContext.RequestServices.GetRequiredService<Visitor>();

    public Caller Caller => Visitor.Caller ?? throw new InvalidOperationException("The page is not behind the gate.");

    protected Origin Origin => Visitor.Origin;

    /// <summary>The power this page asks for.</summary>
    public Power Power => HttpContext.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.Power
        ?? throw new InvalidOperationException("The page names no power.");

    /// <summary>The rows that are open under this page's power.</summary>
    protected Mandate Mandate => Caller.MandateFor(Power);

    /// <summary>What stood in the way of the last sending, for the summary above the form.</summary>
    public Refusal? Refusal { get; private set; }

    protected Act ActBy(string reason, string? basis = null, IReadOnlyList<string>? evidence = null) => Visitor.ActBy(Power, reason, basis, evidence);

    /// <summary>The page again with what stood in the way; nothing was changed.</summary>
    protected PageResult PageWith(Refusal refusal, string? field = null)
    {
        Refusal = refusal;
        ModelState.AddModelError(field ?? string.Empty, refusal.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
