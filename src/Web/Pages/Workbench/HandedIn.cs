using Zhiheng.Kernel;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>Takes the files of a form in before the act that names them; an act refers to evidence by the id of its row.</summary>
public sealed class HandedIn(EvidenceFiles files)
{
    private static readonly EvidencePurpose Purpose = new("act", 10, 20 * 1024 * 1024);

    /// <summary>Forms that carry evidence, and how much all files of one form may hold.</summary>
    public static readonly IReadOnlySet<string?> Paths = new HashSet<string?>(
        Enum.GetValues<ProposalKind>().Select(kind => ActWords.Of(kind).Path + "/new"), StringComparer.Ordinal);

    public const long MostBytes = 100 * 1024 * 1024;

    /// <summary>Also what a browser offers in its dialogue.</summary>
    public const string Accept = ".pdf,.png,.jpg,.jpeg,.heic,.ofd,.docx,.xlsx,.txt,.csv";

    /// <param name="act">The act of the form. Each file is an act of its own, so that only the form's one carries its number.</param>
    public async Task<Outcome<IReadOnlyList<string>>> Keep(IReadOnlyList<IFormFile> sent, Caller caller, Act act, CancellationToken ct)
    {
        var kept = new List<string>();
        var region = caller.Account.Region?.Value ?? string.Empty;
        foreach (var file in sent.Where(file => file.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var arrival = new EvidenceArrival(
                file.FileName, file.ContentType, Purpose, act.Once ?? Guid.CreateVersion7(act.At), TrustClass.B, region, region, caller.Account.Id.ToString());
            var one = await files.Keep(content, arrival, act with { Once = null, Reason = "上传证据材料", Evidence = null }, ct);
            if (one.IsRefused)
            {
                return one.Refusal;
            }

            kept.Add(one.Value.Id.ToString());
        }

        return kept;
    }
}
