using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Progress;

/// <summary>Whose share of a measure it is.</summary>
internal static class Responsible
{
    /// <summary>Whether the authority of the mandate answers for the unit today.</summary>
    public static bool IsOwn(Mandate mandate, string? organRegion, string? organName)
        => mandate.Organ is { } organ && organ.Region.Value == organRegion && organ.Name == organName;

    public static bool IsOwn(Mandate mandate, DutyRow duty) => IsOwn(mandate, duty.OrganRegion, duty.OrganName);

    /// <summary>The measure, locked, and the duty of the unit in it, which has to be the caller's own; no act on a policy that was replaced.</summary>
    public static async Task<Outcome<(MeasureRow Measure, DutyRow Duty)>> TakeOwn(Work work, Guid measure, Guid unit, Mandate mandate, CancellationToken ct)
    {
        if (await ProgressStore.Find(work, measure, false, mandate, ct) is not { } found)
        {
            return ActRefusals.Unknown("任务");
        }

        var taken = await Take(work, found, unit, ct);
        return taken.IsRefused || IsOwn(mandate, taken.Value.Duty) ? taken : ProgressRefusals.OtherUnit(taken.Value.Duty.Name);
    }

    /// <summary>The same for the quality office and for those above it; whether they may act is the act's own question.</summary>
    public static async Task<Outcome<(MeasureRow Measure, DutyRow Duty)>> TakeOffice(Work work, Guid measure, Guid unit, Mandate mandate, CancellationToken ct)
        => await ProgressStore.Find(work, measure, true, mandate, ct) is { } found ? await Take(work, found, unit, ct) : ActRefusals.Unknown("任务");

    private static async Task<Outcome<(MeasureRow Measure, DutyRow Duty)>> Take(Work work, MeasureRow found, Guid unit, CancellationToken ct)
    {
        await ProgressStore.LockMeasure(work, found.Id, ct);
        return found.ReplacedOn is { } replaced ? ProgressRefusals.Replaced(replaced)
            : (await ProgressStore.Duties(work, [found.Id], ct)).FirstOrDefault(duty => duty.Unit == unit) is { } duty ? (found, duty)
            : ProgressRefusals.UnknownUnit();
    }
}

/// <summary>Who of an authority is told of something: everybody who holds the power there.</summary>
public sealed class TargetsNotices(PowerHolders holders)
{
    /// <summary>Asked before a transaction begins; an authority that nobody named has nobody to tell.</summary>
    public async Task<IReadOnlyList<Guid>> Of(Power power, string? region, string? name, CancellationToken ct)
        => region is null || RegionCode.Parse(region) is not { IsRefused: false } code
            ? []
            : [.. (await holders.Of(power, code.Value, ct)).Where(holder => holder.OrganizationName == name).Select(holder => holder.Account)];

    /// <param name="work">The transaction of the act that is told of.</param>
    /// <param name="to">The accounts.</param>
    /// <param name="notice">What they are told; its recipient is of no account.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task Tell(Work work, IReadOnlyList<Guid> to, Notice notice, CancellationToken ct)
    {
        foreach (var account in to.Order())
        {
            await Inbox.Put(work, notice with { Recipient = account }, ct);
        }
    }
}
