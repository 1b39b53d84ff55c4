using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Policies;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets;

/// <summary>A page about one document.</summary>
public abstract class DocumentPage(PolicyDocuments documents) : SignedInPage
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public long Version { get; set; }

    public DocumentRow Document { get; private set; } = null!;

    public PolicyDraft Draft { get; private set; } = null!;

    public IReadOnlyList<CorrectionRow> Corrections { get; private set; } = [];

    public string Here => $"/workbench/targets/documents/{Id}";

    public bool IsOwn => Caller.Account.Organ?.Region.Value == Document.OrganRegion;

    public bool MayDraft => IsOwn && Document.State == "draft" && Caller.May(Power.DraftPolicies);

    public bool MayDecide => IsOwn && Document.State == "submitted" && Caller.May(Power.AdoptPolicies) && Document.Author != Caller.Account.Id;

    public IReadOnlyList<TextPiece> Pieces => MarkedText.Of(Document.Body, Document.Reading);

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    protected async Task<bool> Load(CancellationToken ct)
    {
        if (await documents.Find(Id, Mandate, ct) is not { } found)
        {
            return false;
        }

        (Document, Draft, Corrections) = (found.Document, found.Draft, found.Corrections);
        return true;
    }

    protected async Task<IActionResult> After(Func<Task<Outcome<Guid>>> act, string done, string? field, CancellationToken ct)
    {
        if (!await Load(ct))
        {
            return NotFound();
        }

        var outcome = await act();
        return outcome.IsRefused ? PageWith(outcome.Refusal, field) : LocalRedirect($"{Here}{done}");
    }
}

/// <summary>Text on the left with what was read from it, the extraction on the right.</summary>
[Needs(Power.ReadTargets)]
public sealed class ReviewModel(PolicyDocuments documents) : DocumentPage(documents);

/// <summary>Corrects one item of a draft, adds or removes one.</summary>
[Needs(Power.DraftPolicies)]
public sealed class CorrectModel(PolicyDocuments documents, CorrectDraftHandler handler, AdoptedPolicies policies) : DocumentPage(documents)
{
    /// <summary>measure:3, or measure:new for one that is to be added.</summary>
    [BindProperty(SupportsGet = true, Name = "place")]
    public string Place { get; set; } = DraftPlace.Head;

    [BindProperty]
    public DraftForm Form { get; set; } = new();

    public string Kind => Place.Split(':')[0];

    public int? Key => Place.Split(':') is [_, var key] && int.TryParse(key, out var known) ? known : null;

    /// <summary>Targets that this document may take the place of.</summary>
    public IReadOnlyList<TargetRow> EarlierTargets { get; private set; } = [];

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct) || DraftForm.Of(Draft, Kind, Key) is not { } form)
        {
            return NotFound();
        }

        Form = form;
        await LoadEarlier(ct);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => Form.Read(Kind, Key), ct);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) => Change(
        () => Kind switch
        {
            "measure" => new MeasureChange(Key, null),
            "indicator" => new IndicatorChange(Key, null),
            "subsidy" => new SubsidyChange(Key, null),
            _ => DraftFormRefusals.Place(Place),
        },
        ct);

    private async Task<IActionResult> Change(Func<Outcome<DraftChange>> read, CancellationToken ct)
    {
        await LoadEarlier(ct);
        var change = read();
        return await After(
            async () => change.IsRefused ? change.Refusal : await handler.Handle(new CorrectDraft(Id, Version, change.Value), ActBy("更正政策文件的读取结果"), Mandate, ct),
            $"?done=corrected#{Place.Replace(':', '-')}",
            null,
            ct);
    }

    private async Task LoadEarlier(CancellationToken ct) => EarlierTargets = await policies.OpenTargets(Mandate, ct);
}

/// <summary>Says that doubtful items were looked at, hands the draft in, or discards it.</summary>
[Needs(Power.DraftPolicies)]
public sealed class CheckedModel(PolicyDocuments documents, CorrectDraftHandler correct, DecideDocumentHandler decide) : DocumentPage(documents)
{
    [BindProperty]
    public List<string> Places { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostSeenAsync(CancellationToken ct)
        => After(() => correct.Handle(new CorrectDraft(Id, Version, new ItemsSeen(Places)), ActBy("核对政策文件的存疑内容"), Mandate, ct), "?done=seen", null, ct);

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken ct)
        => After(() => decide.Handle(new SubmitDocument(Id, Version), ActBy("提交采纳政策文件"), Mandate, ct), "?done=submitted", null, ct);

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken ct)
        => After(() => decide.Handle(new DiscardDocument(Id, Version, Reason ?? string.Empty), ActBy("作废政策文件草稿"), Mandate, ct), "?done=discarded", nameof(Reason), ct);
}

/// <summary>A second person adopts the draft or sends it back.</summary>
[Needs(Power.AdoptPolicies)]
public sealed class AdoptModel(PolicyDocuments documents, DecideDocumentHandler decide, AdoptedPolicies policies) : DocumentPage(documents)
{
    [BindProperty]
    public Guid? Earlier { get; set; }

    [BindProperty]
    public string? Relation { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<PolicyRow> Policies { get; private set; } = [];

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadPolicies(ct);
        return await base.OnGetAsync(ct);
    }

    public async Task<IActionResult> OnPostAdoptAsync(CancellationToken ct)
    {
        await LoadPolicies(ct);
        return await After(
            async () =>
            {
                var relation = string.IsNullOrWhiteSpace(Relation) ? null : Relation;
                return await decide.Handle(new AdoptDocument(Id, Version, Earlier, relation), ActBy("采纳政策文件"), Mandate, ct);
            },
            "?done=adopted",
            nameof(Earlier),
            ct);
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken ct)
    {
        await LoadPolicies(ct);
        return await After(() => decide.Handle(new ReturnDocument(Id, Version, Reason ?? string.Empty), ActBy("退回政策文件"), Mandate, ct), "?done=returned", nameof(Reason), ct);
    }

    private async Task LoadPolicies(CancellationToken ct) => Policies = [.. (await policies.Mine(Mandate, ct)).Where(policy => policy.ReplacedOn is null)];
}
