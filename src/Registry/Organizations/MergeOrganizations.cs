using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Organizations;

/// <summary>Proposes that two entries are one organisation: <paramref name="Merged"/> is from then on read as <paramref name="Survivor"/>.</summary>
public sealed record MergeOrganizations(Guid Merged, Guid Survivor, string Reason, IReadOnlyList<string> Evidence);

/// <summary>A second officer merges them. Certificates keep the holder they were reported with.</summary>
public sealed record ApproveMerge(Guid Proposal, long Version);

/// <summary>The merge was a mistake. Not by the officer who proposed it.</summary>
public sealed record UndoMerge(Guid Proposal, long Version, string Reason);

public sealed class MergeOrganizationsHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public async Task<Outcome<Proposed>> Handle(MergeOrganizations command, Act act, Mandate mandate, CancellationToken ct)
    {
        var refusal = ActRules.NoOrgan(mandate)
            ?? ActRules.Text(command.Reason, "合并理由")
            ?? ActRules.Evidence(command.Evidence)
            ?? (command.Merged == command.Survivor ? MergeRefusals.Same() : null);
        if (refusal is not null)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        await MergeStore.Lock(work, command.Merged, command.Survivor, ct);
        var both = await Both(work, command.Merged, command.Survivor, ct);
        if (both.IsRefused)
        {
            return both.Refusal;
        }

        if (await MergeStore.IsProposed(work, command.Merged, ct))
        {
            return MergeRefusals.Proposed(both.Value.Merged.Name);
        }

        var row = ProposalRow.New(ProposalKind.Merge, command.Reason, null, command.Evidence, calendar, rules, act, mandate);
        await ProposalStore.Add(work, row, ct);
        await MergeStore.Add(work, new MergeRow { Proposal = row.Id, Merged = command.Merged, Survivor = command.Survivor }, ct);
        return await Propose.Commit(work, row, command.Merged, calendar, ct);
    }

    public async Task<Outcome<OrganizationsMerged>> Handle(ApproveMerge command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await ProposalStore.ToDecide(work, command.Proposal, ProposalKind.Merge, command.Version, mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var merge = await MergeStore.Of(work, command.Proposal, ct);
        await MergeStore.Lock(work, merge.Merged, merge.Survivor, ct);
        var both = await Both(work, merge.Merged, merge.Survivor, ct);
        if (both.IsRefused)
        {
            return both.Refusal;
        }

        await MergeStore.Point(work, merge.Merged, merge.Survivor, ct);
        await ProposalStore.Save(work, found.Value.Decided(true, null, null, calendar.Today, act, mandate), ct);
        var fact = new OrganizationsMerged(calendar.Today, both.Value.Merged.Code, both.Value.Survivor.Code);
        await work.Commit([JournalEntry.Public(merge.Merged, fact), JournalEntry.Public(merge.Survivor, fact)], ct);
        return fact;
    }

    public async Task<Outcome<OrganizationMergeUndone>> Handle(UndoMerge command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.PublicText(command.Reason, "撤销理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await ProposalStore.ToUndo(work, command.Proposal, ProposalKind.Merge, command.Version, mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var merge = await MergeStore.Of(work, command.Proposal, ct);
        await MergeStore.Lock(work, merge.Merged, merge.Survivor, ct);
        if (await MergeStore.Organization(work, merge.Merged, ct) is not { } merged
            || await MergeStore.Organization(work, merge.Survivor, ct) is not { } survivor)
        {
            return ActRefusals.Unknown("组织");
        }

        await MergeStore.Point(work, merge.Merged, null, ct);
        await ProposalStore.Save(work, found.Value.Undone(calendar.Today, act, mandate), ct);
        var fact = new OrganizationMergeUndone(calendar.Today, merged.Code, survivor.Code, command.Reason);
        await work.Commit([JournalEntry.Public(merge.Merged, fact), JournalEntry.Public(merge.Survivor, fact)], ct);
        return fact;
    }

    /// <summary>Merges are one level deep: whoever reads an organisation follows one pointer, never a chain.</summary>
    private static async Task<Outcome<(MergeableOrganization Merged, MergeableOrganization Survivor)>> Both(Work work, Guid merged, Guid survivor, CancellationToken ct)
    {
        if (await MergeStore.Organization(work, merged, ct) is not { } one || await MergeStore.Organization(work, survivor, ct) is not { } other)
        {
            return ActRefusals.Unknown("组织");
        }

        return (one, other) switch
        {
            ({ MergedInto: not null }, _) => MergeRefusals.AlreadyMerged(one.Name),
            (_, { MergedInto: not null }) => MergeRefusals.AlreadyMerged(other.Name),
            ({ Merged: > 0 }, _) => MergeRefusals.HasMerged(one.Name),
            _ => (one, other),
        };
    }
}

internal static class MergeRefusals
{
    public static Refusal Same() => new("registry.merge.same", "被合并的与保留的是同一条记录。请选择两条不同的组织记录。");

    public static Refusal AlreadyMerged(string name) => new(
        "registry.merge.already-merged", $"“{name}”的记录已并入另一条。请选择保留的那条记录，或先撤销原合并。");

    public static Refusal HasMerged(string name) => new(
        "registry.merge.has-merged", $"已有其他记录并入“{name}”，它不能再并入别的记录。请调换保留的一方，或先撤销原合并。");

    public static Refusal Proposed(string name) => new(
        "registry.merge.proposed", $"“{name}”的合并已在审批中。请办理原事项，不要重复提出。");
}
