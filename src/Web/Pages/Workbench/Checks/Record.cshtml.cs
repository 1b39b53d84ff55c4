using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>
/// The on-site record, on a phone. Without script it is a plain form; with it, the same form keeps what was entered on the device and sends
/// it when there is a network. The number of the record is the device's: a cookie of this page keeps it where there is no script.
/// </summary>
[Needs(Power.ConductChecks)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = 256 * 1024)]
public sealed class RecordModel(CheckFiles checks, RecordVisitHandler record, KeepPhotoHandler photos, BusinessCalendar calendar) : CheckPage(checks)
{
    /// <summary>Of one sending. Far more than one photograph may weigh: what is too large is refused by its name.</summary>
    public const long MostBytes = 256L << 20;

    private const string Cookie = "zh-record";

    [BindProperty]
    public Guid Number { get; set; }

    [BindProperty]
    public int Sequence { get; set; }

    /// <summary>The device's number of a photograph that is sent alone.</summary>
    [BindProperty]
    public Guid PhotoId { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public RecordForm Form { get; private set; } = null!;

    /// <summary>The record is kept on another device.</summary>
    public bool IsElsewhere => Check.Record is { } held && held.Number != Number;

    public bool IsClosed => Check.Record is { State: "closed" };

    public bool MayRecord => Check.HasMember(Caller.Account.Id) && !IsElsewhere && !IsClosed && Check.Task.State is "approved" or "visiting";

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Number = Guid.TryParse(Request.Cookies[Cookie], out var known) ? known : Guid.CreateVersion7(calendar.Now);
        Response.Cookies.Append(Cookie, Number.ToString(), new CookieOptions { Path = CheckLinks.Record(Id), SameSite = SameSiteMode.Strict, HttpOnly = true, Secure = Request.IsHttps, MaxAge = TimeSpan.FromDays(90) });
        Show();
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken ct) => Send(closes: false, ct);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct) => Send(closes: true, ct);

    /// <summary>One photograph, as the script sends it.</summary>
    public async Task<IActionResult> OnPostPhotoAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        if (Files.Count != 1)
        {
            return Again(RecordRefusals.OnePhoto());
        }

        var kept = await Keep(PhotoId, Files[0], ct);
        return kept.IsRefused ? Again(kept.Refusal) : LocalRedirect($"{CheckLinks.Record(Id)}?done=photo");
    }

    private async Task<IActionResult> Send(bool closes, CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var arrived = Check.Photos.Select(photo => photo.Id).ToList();
        foreach (var file in Files.Where(file => file.Length > 0))
        {
            var kept = await Keep(Guid.CreateVersion7(calendar.Now), file, ct);
            if (kept.IsRefused)
            {
                return Again(kept.Refusal);
            }

            arrived.Add(kept.Value.Id);
        }

        if (RecordForm.Of(Request.Form).Read(Check, arrived) is not { } content)
        {
            return Again(RecordRefusals.Start());
        }

        var outcome = await record.Handle(
            new SaveRecord(Id, Number, Sequence, content, closes), ActBy(closes ? "办结现场检查笔录" : "保存现场检查笔录", "行政处罚法第四十二条"), Mandate, ct);
        return outcome.IsRefused ? Again(outcome.Refusal) : LocalRedirect($"{CheckLinks.Record(Id)}?done={(closes ? "closed" : "saved")}");
    }

    private async Task<Outcome<PhotoRow>> Keep(Guid photo, IFormFile file, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();

        // An act beside the one of the form: only that one carries the form's number.
        return await photos.Handle(
            new KeepPhoto(Id, Number, photo, file.FileName, string.IsNullOrEmpty(file.ContentType) ? null : file.ContentType), content, ActBy("上传检查照片") with { Once = null }, Mandate, ct);
    }

    private PageResult Again(Refusal refusal)
    {
        Form = RecordForm.Of(Request.Form);
        return PageWith(refusal);
    }

    private void Show()
    {
        Form = Check.Record is { } held ? RecordForm.Of(held.Whole) : RecordForm.New(calendar.Now);
        Sequence = (Check.Record?.Sequence ?? 0) + 1;
    }

    public string Received => (Check.Record?.Sequence ?? 0).ToString(CultureInfo.InvariantCulture);
}

internal static class RecordRefusals
{
    public static Refusal Start() => new("web.check.start", "请填写检查开始时间，例如 2026-06-01 09:30。") { English = "Give the time at which the check began." };

    public static Refusal OnePhoto() => new("web.check.one-photo", "照片须逐张发送。请重新选择照片。") { English = "Photographs are sent one at a time." };
}
