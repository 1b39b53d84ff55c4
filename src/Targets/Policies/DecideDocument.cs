using System.Text.Json;
using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;

namespace Zhiheng.Targets.Policies;

/// <summary>Everything has been looked at: for another person to adopt.</summary>
public sealed record SubmitDocument(Guid Document, long Version);

/// <summary>The file was no policy, or the wrong one. A discarded document stays readable and may be uploaded again.</summary>
public sealed record DiscardDocument(Guid Document, long Version, string Reason);

/// <summary>Back to the one who corrected it, with a reason.</summary>
public sealed record ReturnDocument(Guid Document, long Version, string Reason);

/// <summary>
/// Adopts the draft. <paramref name="Earlier"/> is an adopted policy that this one replaces as a whole or tightens (<paramref name="Relation"/>:
/// replaces, tightens); both null where it stands alone.
/// </summary>
public sealed record AdoptDocument(Guid Document, long Version, Guid? Earlier, string? Relation);

public sealed class DecideDocumentHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<Guid>> Handle(SubmitDocument command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await DocumentTaking.Take(work, command.Document, command.Version, ["draft"], mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var draft = PolicyDraft.Read(found.Value.Draft);
        return (DraftRules.Trouble(draft, calendar.Today, ReferenceData.Regions) ?? OutOfRegion(draft, mandate.Organ!)) is { } refusal
            ? refusal
            : await Save(work, found.Value with { State = "submitted", Decision = null }, ct);
    }

    public async Task<Outcome<Guid>> Handle(DiscardDocument command, Act act, Mandate mandate, CancellationToken ct)
        => await End(command.Document, command.Version, command.Reason, "作废理由", "discarded", ["draft"], act, mandate, ct);

    public async Task<Outcome<Guid>> Handle(ReturnDocument command, Act act, Mandate mandate, CancellationToken ct)
        => await End(command.Document, command.Version, command.Reason, "退回理由", "draft", ["submitted"], act, mandate, ct);

    public async Task<Outcome<Guid>> Handle(AdoptDocument command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await DocumentTaking.Take(work, command.Document, command.Version, ["submitted"], mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        if (found.Value.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("核对人", "采纳人");
        }

        var draft = PolicyDraft.Read(found.Value.Draft);
        var earlier = await Earlier(work, command, draft, ct);
        if (earlier.IsRefused)
        {
            return earlier.Refusal;
        }

        var row = found.Value with { State = "adopted", Decider = mandate.Account, DeciderName = act.Who, DecidedOn = calendar.Today, Decision = null };
        ActWork.Saved(nameof(DocumentRow), row.Id, await DocumentStore.Save(work, row, ct));
        await new Adoption(work, row, draft, calendar).Write(command.Earlier, command.Relation, ct);
        var fact = new PolicyAdopted(
            calendar.Today, draft.Head.Number, draft.Head.Title, draft.Head.Issuer, draft.Head.IssuedOn, draft.Head.Region!, row.OrganRegion, row.OrganName, row.Sha256,
            command.Earlier, command.Relation, JsonSerializer.Deserialize<JsonElement>(row.Draft));
        await work.Commit(JournalEntry.Public(row.Id, fact), ct);
        return row.Id;
    }

    private static async Task<Outcome<Guid>> Earlier(Work work, AdoptDocument command, PolicyDraft draft, CancellationToken ct)
    {
        if (command.Earlier is null != command.Relation is null || command.Relation is not (null or "replaces" or "tightens"))
        {
            return DraftRefusals.Earlier();
        }

        var taken = draft.Indicators.Where(item => item.Earlier is not null).ToList();
        if (command.Earlier is not { } earlier)
        {
            return taken is [var lone, ..] ? DraftRefusals.EarlierTarget(lone.Name) : Guid.Empty;
        }

        if (await PolicyStore.Find(work, earlier, ct) is not { ReplacedOn: null })
        {
            return DraftRefusals.Earlier();
        }

        var open = (await PolicyStore.Targets(work, earlier, ct)).Where(target => target.SupersededOn is null).Select(target => target.Id).ToHashSet();
        return taken.Find(item => !open.Contains(item.Earlier!.Value)) is { } foreign ? DraftRefusals.EarlierTarget(foreign.Name)
            : taken.GroupBy(item => item.Earlier).FirstOrDefault(group => group.Count() > 1) is { } twice ? DraftRefusals.EarlierTarget(twice.Last().Name)
            : earlier;
    }

    private async Task<Outcome<Guid>> End(
        Guid id, long version, string reason, string field, string state, IReadOnlyList<string> from, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.Text(reason, field) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await DocumentTaking.Take(work, id, version, from, mandate, ct);
        return found.IsRefused
            ? found.Refusal
            : await Save(work, found.Value with { State = state, Decider = mandate.Account, DeciderName = act.Who, DecidedOn = calendar.Today, Decision = reason }, ct);
    }

    private static async Task<Outcome<Guid>> Save(Work work, DocumentRow row, CancellationToken ct)
    {
        ActWork.Saved(nameof(DocumentRow), row.Id, await DocumentStore.Save(work, row, ct));
        await work.Commit([], ct);
        return row.Id;
    }

    private static Refusal? OutOfRegion(PolicyDraft draft, Organ organ)
        => draft.Head.Region!.StartsWith(organ.Region.Prefix, StringComparison.Ordinal) ? null : DraftRefusals.OutOfRegion(draft.Head.Region, organ.Name);
}
