using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Powers;

/// <summary>Somebody of an authority who holds a power today.</summary>
public sealed record PowerHolder
{
    public Guid Account { get; init; }

    public string SignInName { get; init; } = string.Empty;

    public string PersonName { get; init; } = string.Empty;

    /// <summary>A region has several authorities: which of them it is.</summary>
    public string OrganizationName { get; init; } = string.Empty;
}

/// <summary>Who of an authority may be named for something that needs a power: a witness, say.</summary>
public sealed class PowerHolders(Database database, BusinessCalendar calendar)
{
    /// <summary>Open accounts of this very authority whose own grants give the power today and cover its region; by name.</summary>
    public async Task<IReadOnlyList<PowerHolder>> Of(Power power, RegionCode organ, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await GrantStore.Holders(session, PowerTable.Row(power).Roles, organ, calendar.Today, ct);
    }
}
