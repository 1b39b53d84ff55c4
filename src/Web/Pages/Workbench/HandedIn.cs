using Zhiheng.Kernel;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>
/// Takes the files of a form in before the act that names them, and gives them back when the act is not done: of a form that was
/// refused nothing is kept.
/// </summary>
public sealed class HandedIn(EvidenceFiles files)
{
    private static readonly EvidencePurpose Purpose = new("act", 10, 20 * 1024 * 1024);

    /// <summary>What a form with evidence may weigh altogether; each page with such a form states it.</summary>
    public const long MostBytes = 101 * 1024 * 1024;

    /// <summary>Also what a browser offers in its dialogue.</summary>
    public const string Accept = ".pdf,.png,.jpg,.jpeg,.heic,.ofd,.docx,.xlsx,.txt,.csv";

    /// <summary>Whether a refusal is about a file and not about the act.</summary>
    public static bool IsAboutFile(Refusal refusal) => refusal.Code.Split('.') is ["platform", "evidence", ..];

    /// <summary>Acts on a record of an authority with the files of its officer. Evidence is named by the id of its row.</summary>
    public Task<Outcome<T>> Act<T>(
        IReadOnlyList<IFormFile> sent, Caller caller, Act act, Func<IReadOnlyList<string>, Task<Outcome<T>>> then, CancellationToken ct)
        where T : notnull
    {
        var region = caller.Account.Region?.Value ?? string.Empty;
        var subject = act.Once ?? Guid.CreateVersion7(act.At);
        EvidenceArrival Arrival(IFormFile file) => new(file.FileName, file.ContentType, Purpose, subject, TrustClass.B, region, region, caller.Account.Id.ToString());
        return Act([.. sent.Where(file => file.Length > 0)], Arrival, act, kept => then([.. kept.Select(file => file.Id.ToString())]), ct);
    }

    /// <param name="sent">The files, in the order of the form.</param>
    /// <param name="arrival">What a file is handed in as.</param>
    /// <param name="act">The act of the form. Handing each file in is an act of its own, so that only the form's one carries its number.</param>
    /// <param name="then">Does the act; when it refuses or fails, the files are given back.</param>
    /// <param name="ct">Stops the act. What was kept is given back all the same.</param>
    public async Task<Outcome<T>> Act<T>(
        IReadOnlyList<IFormFile> sent, Func<IFormFile, EvidenceArrival> arrival, Act act, Func<IReadOnlyList<EvidenceFile>, Task<Outcome<T>>> then, CancellationToken ct)
        where T : notnull
    {
        var kept = new List<EvidenceFile>();
        var isDone = false;
        try
        {
            foreach (var file in sent)
            {
                await using var content = file.OpenReadStream();
                var one = await files.Keep(content, arrival(file), Beside(act, "上传证据材料"), ct);
                if (one.IsRefused)
                {
                    return one.Refusal;
                }

                kept.Add(one.Value);
            }

            var outcome = await then(kept);
            isDone = !outcome.IsRefused;
            return outcome;
        }
        finally
        {
            if (!isDone)
            {
                await files.GiveBack(kept, Beside(act, "事项未办理，退回证据材料"), CancellationToken.None);
            }
        }
    }

    private static Act Beside(Act act, string reason) => act with { Once = null, Reason = reason, Evidence = null };
}
