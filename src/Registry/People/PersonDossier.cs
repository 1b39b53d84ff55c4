using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.People;

/// <summary>Where a page of a dossier ends.</summary>
public sealed record DossierPlace(DateTimeOffset StartsAt, Guid Certificate);

/// <summary>What is known of a person within the scope: bans, and the certificates whose teams name the person since a day.</summary>
public sealed record Dossier(
    KnownPerson Person, DateOnly Since, IReadOnlyList<PersonBan> Bans, long Certificates, IReadOnlyList<NamedIn> Documents, DossierPlace? Next);

/// <summary>
/// Everything a person audited since the day of an act: what a ban is about. Read by officers within their scope; the page that shows
/// it writes the audit log.
/// </summary>
public sealed class PersonDossier(Database database)
{
    public const int PageRows = 50;

    /// <param name="since">Beijing day; an audit that ended on it counts.</param>
    public async Task<Outcome<Dossier>> Read(Guid person, DateOnly since, DossierPlace? after, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        if (mandate.Scope.Regions.Count == 0 || await BanStore.Person(session, person, ct) is not { } known)
        {
            return ActRefusals.Unknown("人员");
        }

        var from = new DateTimeOffset(since, TimeOnly.MinValue, BusinessCalendar.BeijingOffset).ToUniversalTime();
        var place = after ?? new DossierPlace(new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero), Guid.Empty);
        var rows = await BanStore.NamedIn(session, person, from, place.StartsAt, place.Certificate, PageRows + 1, ct);
        var shown = rows.Take(PageRows).ToList();
        return new Dossier(
            known,
            since,
            await BanStore.Of(session, person, ct),
            await BanStore.CountNamedIn(session, person, from, ct),
            shown,
            rows.Count > PageRows ? new DossierPlace(shown[^1].StartsAt, shown[^1].Certificate) : null);
    }
}
