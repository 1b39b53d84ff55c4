using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Jobs;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Administration;

/// <summary>Work in the background: what waits, runs, failed or ended lately. It names no owner and shows no content, and nothing is done here.</summary>
[Needs(Power.ReadJobs)]
public sealed partial class JobsModel(JobQueue jobs, BusinessCalendar calendar, Say say) : SignedInPage
{
    public const int DaysShown = 30;
    private const int PageRows = 50;
    private const int MostChars = 200;

    private static readonly Dictionary<string, JobPhase> Phases = new(StringComparer.Ordinal)
    {
        ["queued"] = JobPhase.Waiting, ["running"] = JobPhase.Running, ["failed"] = JobPhase.Failed, ["done"] = JobPhase.Done,
    };

    private static readonly Dictionary<string, Words> Kinds = new(StringComparer.Ordinal) { ["report"] = new("上报文件入库", "Reading a report") };

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? After { get; set; }

    public IReadOnlyList<JobLine> Jobs { get; private set; } = [];

    /// <summary>Jobs that the filter lets through, on all pages.</summary>
    public long Count { get; private set; }

    public Guid? Next { get; private set; }

    public IReadOnlyList<JobCount> Counts { get; private set; } = [];

    public IEnumerable<Option> States
        => [new(string.Empty, say["全部", "all"]), new("queued", say["等待", "waiting"]), new("running", say["运行中", "running"]), new("failed", say["失败", "failed"]), new("done", say["完成", "done"])];

    public IEnumerable<Option> AllKinds => Counts.Select(one => one.Kind).Distinct().Select(kind => new Option(kind, NameOf(kind))).Prepend(new Option(string.Empty, say["全部", "all"]));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (state, kind) = (Typed(State), Typed(Kind));
        var since = calendar.Now.AddDays(-DaysShown);
        Counts = await jobs.Counts(since, ct);
        Count = Counts.Where(one => (state is null || one.State == state) && (kind is null || one.Kind == kind)).Sum(one => one.Jobs);
        var found = await jobs.List(state, kind, since, After, PageRows + 1, ct);
        Jobs = [.. found.Take(PageRows)];
        Next = found.Count > PageRows ? Jobs[^1].Id : null;
    }

    public long CountOf(string state) => Counts.Where(one => one.State == state).Sum(one => one.Jobs);

    public static JobPhase PhaseOf(JobLine job) => Phases[job.State];

    public string NameOf(string kind) => Kinds.TryGetValue(kind, out var words) ? say[words] : kind;

    /// <summary>When somebody works on it next: a waiting one at once, a running one when its worker should have died.</summary>
    public DateTimeOffset? NextTry(JobLine job) => job.State switch
    {
        "running" => job.LeaseUntil,
        "queued" => calendar.Now,
        _ => null,
    };

    /// <summary>Why a job failed, without numbers that could be somebody's identity or telephone.</summary>
    public static string? ErrorOf(JobLine job)
    {
        if (job.State != "failed" || job.Message is not { } message)
        {
            return null;
        }

        var shown = LongNumbers().Replace(message, "***");
        return shown.Length <= MostChars ? shown : shown[..MostChars] + "…";
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex("[0-9]{7,}[0-9Xx]*", RegexOptions.None, 1000)]
    private static partial Regex LongNumbers();
}
