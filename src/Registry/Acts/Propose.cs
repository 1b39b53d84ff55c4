using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Registry.Acts;

/// <summary>What was proposed: its id, under which it is approved or declined.</summary>
public sealed record Proposed(Guid Proposal, DateOnly ApproveBy);

internal static class Propose
{
    /// <summary>Commits a proposal whose own row has been written. The subject is what it is about.</summary>
    public static async Task<Proposed> Commit(Work work, ProposalRow row, Guid subject, BusinessCalendar calendar, CancellationToken ct)
    {
        var fact = new ActProposed(calendar.Today, row.Id, row.Kind, row.OrganRegion, row.OrganName, row.Reason);
        await work.Commit(JournalEntry.Internal(subject, fact), ct);
        return new Proposed(row.Id, row.DueOn);
    }
}
