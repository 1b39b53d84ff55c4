using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Targets.Assessments;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Assessments;

/// <summary>Assessments and their schemes, newest year first.</summary>
[Needs(Power.ReadTargets)]
public sealed class IndexModel(AssessmentReading reading, ProgressReading progress, AuditLog audit) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public IReadOnlyList<AssessmentRow> Assessments { get; private set; } = [];

    public IReadOnlyList<SchemeRow> Schemes { get; private set; } = [];

    /// <summary>Policies for which the caller's office may draft a scheme.</summary>
    public IReadOnlyList<SupervisedPolicy> Policies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var office = TargetsTodos.IsOffice(Caller);
        Assessments = await reading.List(office, Mandate, ct);
        if (Format is { } format)
        {
            return new TableDownload<AssessmentRow>("考核", format, Columns, Assessments.ToAsyncEnumerable()) { Trace = () => audit.Export(this, "考核", ct) };
        }

        Schemes = await reading.Schemes(office, Mandate, ct);
        Policies = Caller.May(Power.SuperviseMeasures) ? [.. (await progress.Policies(true, Mandate, ct)).Where(policy => policy.OrganRegion == Caller.Account.Organ?.Region.Value)] : [];
        return Page();
    }

    private static IReadOnlyList<TableColumn<AssessmentRow>> Columns =>
    [
        new("年度", 8, row => row.Year), new("政策文件", 40, row => row.PolicyTitle), new("截止日", 12, row => row.AsOf), new("状态", 10, row => AssessmentWords.State(row.State)),
        new("异议期限", 12, row => row.ObjectionsBy), new("公布", 12, row => row.PublishedOn), new("SHA-256", 64, row => row.Sha256),
    ];
}

internal static class AssessmentLook
{
    public const string Base = "/workbench/targets/assessments";

    public static Words State(string state) => new(AssessmentWords.State(state), state switch { "computed" => "Computed", "open" => "Open to objections", "published" => "Published", _ => "Discarded" });

    public static Tone Tone(string state) => state switch { "computed" => Toolbox.Pictures.Tone.Pending, "open" => Toolbox.Pictures.Tone.Caution, "published" => Toolbox.Pictures.Tone.Good, _ => Toolbox.Pictures.Tone.Over };

    public static Words Scheme(string state) => new(AssessmentWords.Scheme(state), state switch { "draft" => "Waiting for approval", "published" => "Published", "declined" => "Sent back", _ => "Replaced" });

    public static Tone SchemeTone(string state) => state switch { "draft" => Toolbox.Pictures.Tone.Pending, "published" => Toolbox.Pictures.Tone.Good, "declined" => Toolbox.Pictures.Tone.Bad, _ => Toolbox.Pictures.Tone.Over };

    public static Words Contest(string state) => state switch { "filed" => new("待决定", "Waiting"), "upheld" => new("异议成立", "Upheld"), _ => new("异议不成立", "Dismissed") };

    public static string Score(UnitResult result)
        => result.Score is { } score ? Scoring.Text(score) : result.Possible == 0m ? "—" : $"{Scoring.Text(result.Lowest)}–{Scoring.Text(result.Highest)}";
}
