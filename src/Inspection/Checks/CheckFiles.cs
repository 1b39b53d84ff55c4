using Zhiheng.Inspection.Findings;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Checks;

/// <summary>All of one check, for its pages.</summary>
public sealed record CheckFile(
    CheckTask Task, IReadOnlyList<TeamMember> Team, IReadOnlyList<CheckItem> Items, ApprovalRow? Approval, VisitCount Count, RecordRow? Record, IReadOnlyList<PhotoRow> Photos,
    IReadOnlyList<FindingRow> Findings, IReadOnlyList<FollowUpRow> FollowUps, IReadOnlyList<VoiceRow> Voices, IReadOnlyList<RecusalRequest> Recusals)
{
    /// <summary>Those who have not left, in the order of the team.</summary>
    public IEnumerable<TeamMember> Members => Team.Where(member => member.LeftWhy is null);

    public FindingRow? Finding => Findings.Count > 0 ? Findings[0] : null;

    public bool HasMember(Guid account) => Members.Any(member => member.Account == account);
}

/// <summary>Checks within reach of an authority, or on whose team the reader is.</summary>
public sealed class CheckFiles(Database database, BusinessCalendar calendar)
{
    public const int PageRows = 50;

    public async Task<(IReadOnlyList<CheckTask> Tasks, Guid? Next)> List(bool mine, string? state, Guid? after, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var rows = await CheckStore.List(session, mandate.Account, mine, state, after, PageRows + 1, ct);
        return ([.. rows.Take(PageRows)], rows.Count > PageRows ? rows[PageRows - 1].Id : null);
    }

    /// <summary>Null: there is none, or it is not the reader's.</summary>
    public async Task<CheckFile?> Find(Guid id, Mandate mandate, CancellationToken ct)
    {
        CheckTask? task;
        await using (var session = await database.Read(mandate.Scope, ct))
        {
            task = await CheckStore.Find(session, id, mandate.Account, ct);
        }

        if (task is null)
        {
            return null;
        }

        // Whose it is was asked above; what belongs to it is read without asking again.
        await using var open = await database.Read(ct);
        return new CheckFile(
            task, await CheckStore.Team(open, id, ct), await RecordVisitHandler.Items(open, task, ct), await ApprovalStore.Newest(open, id, ct),
            await LegalDuties.Count(open, task, calendar.Today, ct), await RecordStore.Find(open, id, ct), await RecordStore.Photos(open, id, ct),
            await FindingStore.All(open, id, ct), await FindingStore.FollowUps(open, id, ct), await VoiceStore.Voices(open, id, ct), await VoiceStore.Recusals(open, id, ct));
    }

    /// <summary>What happened, newest first.</summary>
    public async Task<IReadOnlyList<JournalRow>> Story(Guid id, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await Journal.FactsOf(session, [id], true, long.MaxValue, 100, ct);
    }

    /// <summary>Who could take somebody's place: inspectors of the authority whose warrants hold through the campaign.</summary>
    public async Task<IReadOnlyList<InspectorRow>> Substitutes(CheckFile file, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var all = await InspectorStore.List(session, null, null, 500, ct);
        return [.. all.Where(one => one.State == "active" && one.LastDay >= file.Task.EndsOn && file.Team.All(member => member.Inspector != one.Id))];
    }
}
