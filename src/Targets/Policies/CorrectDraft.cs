using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;

namespace Zhiheng.Targets.Policies;

/// <summary>
/// One correction. For measures, indicators and money: without <paramref name="Key"/> an item is added, without an item one is removed. Whoever corrects an
/// item has looked at it; looking alone is a correction to the same item.
/// </summary>
public abstract record DraftChange;

public sealed record HeadChange(DraftHead Becomes) : DraftChange;

public sealed record MeasureChange(int? Key, DraftMeasure? Becomes) : DraftChange;

public sealed record IndicatorChange(int? Key, DraftIndicator? Becomes) : DraftChange;

public sealed record SubsidyChange(int? Key, DraftSubsidy? Becomes) : DraftChange;

/// <summary>What is in doubt about the document as a whole was looked at.</summary>
public sealed record DoubtsSeen : DraftChange;

/// <summary>Several items that are right as they stand were looked at, by their places.</summary>
public sealed record ItemsSeen(IReadOnlyList<string> Places) : DraftChange;

public sealed record CorrectDraft(Guid Document, long Version, DraftChange Change);

/// <summary>Corrects the draft of a document; every correction stays with it, item before and item after.</summary>
public sealed class CorrectDraftHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<Guid>> Handle(CorrectDraft command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await DocumentTaking.Take(work, command.Document, command.Version, ["draft"], mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var corrected = DraftCorrection.Apply(PolicyDraft.Read(found.Value.Draft), command.Change, calendar.Today, ReferenceData.Regions);
        if (corrected.IsRefused)
        {
            return corrected.Refusal;
        }

        var (draft, notes) = corrected.Value;
        foreach (var note in notes)
        {
            await DocumentStore.Add(work, found.Value.Id, note.Place, note.Was, note.Becomes, mandate.Account, ct);
        }

        var row = found.Value with { Draft = draft.Write(), Region = draft.Head.Region! };
        ActWork.Saved(nameof(DocumentRow), row.Id, await DocumentStore.Save(work, row, ct));
        await work.Commit([], ct);
        return row.Id;
    }
}

/// <summary>Finds a document of the caller's own authority in a state in which it may be acted on.</summary>
internal static class DocumentTaking
{
    public static async Task<Outcome<DocumentRow>> Take(Work work, Guid id, long version, IReadOnlyList<string> states, Mandate mandate, CancellationToken ct)
    {
        if (await DocumentStore.Find(work, id, ct) is not { } row)
        {
            return ActRefusals.Unknown("政策文件");
        }

        if (ActRules.Foreign(mandate, row.OrganRegion, row.OrganName) is { } foreign)
        {
            return foreign;
        }

        ActWork.SameVersion(nameof(DocumentRow), id, version, row.Version);
        return states.Contains(row.State) ? row : DraftRefusals.State(row.State);
    }
}
