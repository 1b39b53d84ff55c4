using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Shelf;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk.Studies;

/// <summary>
/// Takes what a tool page keeps (<c>_Keep.cshtml</c>), as a new study or as the next version. When it is refused the content comes back in this
/// page, so that nothing is lost; opened by itself, the page takes a JSON document that was saved on a machine.
/// </summary>
[Needs(Power.KeepStudies)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = (int)MostBytes)]
public sealed class KeepModel(KeepStudyHandler handler, StudyReading studies) : DeskPage
{
    /// <summary>Content that is refused as too large must arrive to be refused with a sentence.</summary>
    private const long MostBytes = 8L << 20;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty(Name = "content")]
    public string? Document { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The study that a version is added to.</summary>
    [BindProperty]
    public Guid? Study { get; set; }

    /// <summary>The newest version that the sender knows of.</summary>
    [BindProperty]
    public int? After { get; set; }

    /// <summary><c>version</c> or <c>new</c>.</summary>
    [BindProperty]
    public string? How { get; set; }

    /// <summary>The study as it stands now, where one is named.</summary>
    public StudyRow? Known { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var kept = How == "version" && Study is { } study
            ? await handler.Handle(new KeepVersion(study, After ?? 0, Kind, Title, Document, Note), ActBy("保存研究的新版本"), Mandate, ct)
            : await handler.Handle(new KeepStudy(Kind, Title, Document, Note), ActBy("保存新研究"), Mandate, ct);
        if (!kept.IsRefused)
        {
            return LocalRedirect($"/desk/studies/{kept.Value.Study}?done=kept");
        }

        Known = Study is { } named ? (await studies.Find(named, Mandate, ct))?.Study : null;
        return PageWith(kept.Refusal, FieldOf(kept.Refusal));
    }

    private static string? FieldOf(Refusal refusal) => refusal.Code switch
    {
        "studies.title.length" => nameof(Title),
        "studies.note.length" => nameof(Note),
        "studies.kind.unknown" or "studies.kind.other" => nameof(Kind),
        "studies.content.json" or "studies.content.object" or "studies.content.size" => "content",
        _ => null,
    };
}
