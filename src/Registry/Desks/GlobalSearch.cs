using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Lookup;
using Zhiheng.Registry.Orders;
using Zhiheng.Registry.People;

namespace Zhiheng.Registry.Desks;

/// <summary>A certificate found by its number.</summary>
public sealed record FoundCertificate(Guid Id, string Code, string Number, string HolderName, string BodyName);

/// <summary>What one text found, each kind at most <see cref="GlobalSearch.MostOfAKind"/>. Persons are for officers only.</summary>
public sealed record Found(
    IReadOnlyList<ListedOrganization> Organizations, IReadOnlyList<FoundCertificate> Certificates, IReadOnlyList<Guid> Orders,
    IReadOnlyList<ListedProposal> Acts, IReadOnlyList<KnownPerson> People);

/// <summary>
/// One box for organisations (name or code), certificates (number), documents (number) and persons (whole name), all within the scope
/// of whoever asks.
/// </summary>
public sealed class GlobalSearch(Database database, RegionTable regions, BusinessCalendar calendar)
{
    public const int MostOfAKind = 20;

    /// <summary>Names looked at before a search gives up: a scope may hold none of very many.</summary>
    private const int MostNames = 5000;

    public async Task<Outcome<Found>> Find(string text, Mandate mandate, CancellationToken ct)
    {
        var typed = SearchText.Parse(text);
        if (typed.IsRefused)
        {
            return typed.Refusal;
        }

        if (typed.Value.IsEmpty)
        {
            return new Found([], [], [], [], []);
        }

        await using var session = await database.Read(mandate.Scope, ct);
        var orders = await OrderViewStore.Numbered(session, typed.Value.Typed, ct);
        return new Found(
            await Organizations(session, typed.Value, MostOfAKind, ct),
            await Certificates(session, typed.Value, ct),
            [.. orders.Select(o => o.Id)],
            await OrganizationFileStore.NumberedProposals(session, typed.Value.Typed, ct),
            mandate.Scope.Regions.Count == 0 ? [] : await BanStore.Named(session, typed.Value.Typed, MostOfAKind, ct));
    }

    internal static async Task<IReadOnlyList<ListedOrganization>> Organizations(Session session, SearchText text, int most, CancellationToken ct)
    {
        if (await OrganizationFileStore.Find(session, text.CreditCode?.Value ?? text.Typed.ToUpperInvariant(), ct) is { } known)
        {
            return [known];
        }

        var found = new List<ListedOrganization>();
        var waiting = new List<Guid>();
        var met = 0;
        await foreach (var hit in new NameSearch(session, text.Folded).Hits(0, ct))
        {
            waiting.Add(hit.Organization);
            met++;
            if (waiting.Count >= 100 || met == MostNames)
            {
                found.AddRange(await OrganizationFileStore.Among(session, waiting, ct));
                waiting.Clear();
            }

            if (found.Count >= most || met == MostNames)
            {
                break;
            }
        }

        found.AddRange(await OrganizationFileStore.Among(session, waiting, ct));
        return [.. found.DistinctBy(o => o.Id).Take(most)];
    }

    private async Task<IReadOnlyList<FoundCertificate>> Certificates(Session session, SearchText text, CancellationToken ct)
    {
        if (!text.LooksLikeNumber)
        {
            return [];
        }

        var filter = SearchFilter.Of(new SearchQuery(string.Empty), regions, calendar.Today, "{mine registry_certificate c}").Value;
        var end = text.MayBeginNumber ? text.NumberKey[..^1] + (char)(text.NumberKey[^1] + 1) : null;
        var matches = await SearchStore.ByNumber(session, filter, text.NumberKey, end, null, MostOfAKind, ct);
        var rows = await CertificateListStore.Listed(session, matches.Select(m => m.Code), ct);
        return [.. rows.OrderBy(r => r.Number, StringComparer.Ordinal).Select(r => new FoundCertificate(r.Id, r.Code, r.Number, r.HolderName, r.BodyName))];
    }
}
