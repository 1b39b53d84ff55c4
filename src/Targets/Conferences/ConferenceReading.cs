using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Conferences;

/// <summary>A conference with what was decided and what became of it; a unit reads reports on its own tasks only.</summary>
public sealed record ConferenceFile(
    ConferenceRow Conference, IReadOnlyList<MemberRow> Members, IReadOnlyList<MemberRow> Units, IReadOnlyList<DecisionRow> Decisions, IReadOnlyList<TaskReportRow> Reports);

public sealed class ConferenceReading(Database database)
{
    public async Task<IReadOnlyList<ConferenceRow>> List(bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ConferenceStore.List(session, office, mandate, ct);
    }

    /// <summary>Who may be a member of a conference on a policy.</summary>
    public async Task<IReadOnlyList<MemberRow>> Units(Guid policy, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ConferenceStore.Units(session, policy, ct);
    }

    /// <summary>Null: there is none, or it is not the reader's to see. Minutes are a draft to units until they are approved.</summary>
    public async Task<ConferenceFile?> Find(Guid id, bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        if (await ConferenceStore.Find(session, id, office, mandate, ct) is not { } found)
        {
            return null;
        }

        var decisions = await ConferenceStore.Decisions(session, id, ct);
        var reports = await ConferenceStore.Reports(session, id, ct);
        if (!office)
        {
            found = found.State == "approved" ? found : found with { Minutes = null, Absent = null, ReturnedFor = null };
            decisions = [.. decisions.Where(decision => decision.State != "planned")];
            reports = [.. reports.Where(report => decisions.Any(decision => decision.Id == report.Decision && Responsible.IsOwn(mandate, decision.OrganRegion, decision.OrganName)))];
        }

        return new ConferenceFile(
            found, await ConferenceStore.Members(session, id, ct), office ? await ConferenceStore.Units(session, found.Policy, ct) : [], decisions, reports);
    }
}
