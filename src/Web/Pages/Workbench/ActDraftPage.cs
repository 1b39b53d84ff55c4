using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Registry.Acts;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>The form in which an officer proposes an act: reason, basis, evidence, and what is particular to its kind.</summary>
[RequestSizeLimit(HandedIn.MostBytes)]
public abstract class ActDraftPage(ProposalKind kind, HandedIn evidence) : SignedInPage
{
    public ActWords Words { get; } = ActWords.Of(kind);

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public IReadOnlyList<string> Steps(Look.Say say) => [say["查找", "Find"], say["核对并填写", "Check and fill in"], say["提交审批", "Submit"]];

    protected async Task<IActionResult> Propose(Func<IReadOnlyList<string>, Act, Task<Outcome<Proposed>>> propose, CancellationToken ct)
    {
        var act = ActBy(string.IsNullOrWhiteSpace(Reason) ? Words.New.Chinese : Reason, Basis);
        var proposed = await evidence.Act(Files, Caller, act, kept => propose(kept, act with { Evidence = kept }), ct);
        return proposed.IsRefused
            ? PageWith(proposed.Refusal, HandedIn.IsAboutFile(proposed.Refusal) ? nameof(Files) : null)
            : LocalRedirect($"{Words.Path}/{proposed.Value.Proposal}?done=proposed");
    }
}
