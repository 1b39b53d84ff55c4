using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Progress;

/// <summary>A unit answers the questions put to it about a measure.</summary>
[Needs(Power.ReportProgress)]
[RequestSizeLimit(HandedIn.MostBytes)]
public sealed class AnswerModel(ProgressReading reading, QuestionHandler handler, HandedIn evidence) : ProgressPage(reading)
{
    [BindProperty]
    public Guid Question { get; set; }

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    protected override bool IsOffice => false;

    public IReadOnlyList<QuestionRow> Open => [.. Measure.Questions.Where(question => question.State == "open")];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var act = ActBy("答复督办问询");
        return After(
            () => evidence.Act(Files, Caller, act, kept => handler.Handle(new AnswerQuestion(Question, Version, Words ?? string.Empty), act with { Evidence = kept }, Mandate, ct), ct), "answered", ct);
    }
}
