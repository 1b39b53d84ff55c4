using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Targets.Conferences;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Conferences;

/// <summary>The minutes as a paper, issued in the transaction that approves them.</summary>
public sealed class ConferencePapers(PaperRegister papers, Letterhead letterhead, Site site)
{
    internal Func<Work, Task<string>> Minutes(ConferenceFile file, Caller approver, CancellationToken ct)
    {
        var row = file.Conference;
        return papers.IssueOrStop(
            new PaperDraft
            {
                Kind = PaperKind.ConferenceMinutes,
                Organ = letterhead.Organ(approver),
                Region = RegionCode.Parse(row.OrganRegion).Value,
                Line = "质量",
                Title = $"{row.Title}纪要",
                Parties = [.. file.Members.Select(member => new PaperParty(PartyRole.Copy, member.Name))],
                Body = PaperTexts.ConferenceMinutes(
                    $"{row.MeetsOn:yyyy-MM-dd}，{row.OrganName}在{row.Place}召开{row.Title}，研究“{row.PolicyTitle}”的落实。", [.. file.Members.Select(member => member.Name)], row.Absent, row.Items,
                    row.Minutes ?? string.Empty, [.. file.Decisions.Select(one => (one.Words, one.UnitName, one.DueOn))]),
                CreatedBy = row.KeeperName ?? row.AuthorName,
                SignedBy = Letterhead.Signer(approver, Role.QualityLeader),
                PublicityBasis = "政府信息公开条例第十六条",
                IsDemo = site.IsDemo,
            },
            ct);
    }
}

internal static class ConferenceLook
{
    public const string Base = "/workbench/targets/conferences";

    public static Words State(ConferenceRow row)
        => row.ReturnedFor is null ? new(ConferenceWords.State(row.State), row.State switch { "drafted" => "Called", "held" => "Minutes wait for approval", _ => "Minutes approved" }) : new("纪要被退回", "Minutes sent back");

    public static Tone Tone(ConferenceRow row) => row switch { { ReturnedFor: not null } => Toolbox.Pictures.Tone.Caution, { State: "approved" } => Toolbox.Pictures.Tone.Good, _ => Toolbox.Pictures.Tone.Pending };

    public static Words Task(string state) => new(ConferenceWords.Task(state), state switch { "planned" => "Not yet a task", "open" => "Open", "reported" => "Waiting for review", _ => "Done" });
}
