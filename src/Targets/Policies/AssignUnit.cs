using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Policies;

/// <summary>Which authority answers today for a unit that a policy names: departments are merged and renamed after a policy was written.</summary>
public sealed record AssignUnit(Guid Unit, long Version, string OrganRegion, string OrganName);

/// <summary>A responsible unit as documents name it.</summary>
public sealed record UnitRow
{
    public Guid Id { get; init; }

    public string Region { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? OrganRegion { get; init; }

    public string? OrganName { get; init; }

    public int Duties { get; init; }

    public long Version { get; init; }
}

/// <summary>An authority whose measures name a unit.</summary>
public sealed record UnitOwner
{
    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;
}

public sealed class UnitsHandler(Database database)
{
    /// <summary>The units that measures within the caller's reach name, those nobody answers for first.</summary>
    public async Task<IReadOnlyList<UnitRow>> List(Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await UnitStore.List(session, ct);
    }

    public async Task<Outcome<Guid>> Handle(AssignUnit command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? ActRules.PublicText(command.OrganName, "承接机关", 100)) is { } refusal)
        {
            return refusal;
        }

        var region = RegionCode.Parse(command.OrganRegion);
        if (region.IsRefused)
        {
            return region.Refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if ((await UnitStore.List(work, ct)).FirstOrDefault(unit => unit.Id == command.Unit) is not { } unit || !unit.Region.StartsWith(mandate.Organ!.Region.Prefix, StringComparison.Ordinal))
        {
            return TargetRefusals.NoUnit();
        }

        // A superior reads the measures below it; who answers for them is said by the office that adopted them.
        var owners = await UnitStore.Owners(work, unit.Id, ct);
        if (owners.All(owner => owner.OrganRegion != mandate.Organ.Region.Value))
        {
            return ActRefusals.OtherOrgan(owners[0].OrganName);
        }

        ActWork.SameVersion(nameof(UnitRow), unit.Id, command.Version, unit.Version);
        ActWork.Saved(nameof(UnitRow), unit.Id, await UnitStore.Assign(work, unit.Id, unit.Version, region.Value.Value, command.OrganName.Trim(), ct));
        await work.Commit([], ct);
        return unit.Id;
    }
}

internal static class UnitStore
{
    public static Task<IReadOnlyList<UnitRow>> List(Session session, CancellationToken ct)
        => session.Query<UnitRow>(
            """
            select u.id, u.region, u.name, u.organ_region, u.organ_name, count(*) as duties, u.version
            from targets_unit u join targets_duty d on d.unit = u.id join targets_measure m on m.id = d.measure
            where {mine targets_measure m}
            group by u.id, u.region, u.name, u.organ_region, u.organ_name, u.version
            order by case when u.organ_name is null then 0 else 1 end, u.region, u.name
            """,
            null,
            ct);

    /// <summary>Within the caller's reach; at least one for every unit of <see cref="List"/>.</summary>
    public static Task<IReadOnlyList<UnitOwner>> Owners(Session session, Guid unit, CancellationToken ct)
        => session.Query<UnitOwner>(
            """
            select distinct m.organ_region, m.organ_name
            from targets_duty d join targets_measure m on m.id = d.measure
            where d.unit = @unit and {mine targets_measure m}
            order by m.organ_region, m.organ_name
            """,
            new { unit },
            ct);

    public static Task<int> Assign(Work work, Guid id, long version, string organRegion, string organName, CancellationToken ct)
        => work.Execute(
            "update targets_unit set organ_region = @organRegion, organ_name = @organName, version = version + 1 where id = @id and version = @version",
            new { id, version, organRegion, organName },
            ct);
}
