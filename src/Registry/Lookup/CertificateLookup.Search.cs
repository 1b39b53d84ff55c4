using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Lookup;

public sealed partial class CertificateLookup
{
    public const int MostOnPage = 100;

    /// <summary>Counting goes no further; beyond it a count is "1,000+".</summary>
    private const int MostCounted = 1000;

    /// <summary>
    /// Understands the text as a number, a credit code or the name of an organisation, in this order, and gives a page of
    /// certificates with what they could be filtered by. Without text: the newest certificates that pass the filters.
    /// Refuses a text that is too long or has control characters, filters and cursors that are none, and a limit outside 1–100.
    /// </summary>
    public async Task<Outcome<SearchResult>> Search(SearchQuery query, CancellationToken ct)
    {
        if (query.Limit is < 1 or > MostOnPage)
        {
            return SearchRefusals.Limit(query.Limit);
        }

        var typed = SearchText.Parse(query.Text);
        var filter = SearchFilter.Of(query, Regions, calendar.Today);
        if (typed.IsRefused || filter.IsRefused)
        {
            return typed.IsRefused ? typed.Refusal : filter.Refusal;
        }

        await using var session = await database.Read(ct);
        var (readAs, list) = await Understand(session, typed.Value, filter.Value, ct);
        SearchPosition? after = null;
        if (query.Cursor is { } cursor && ((after = SearchPosition.FromCursor(cursor)) is null || !list.Knows(after)))
        {
            return SearchRefusals.Cursor();
        }

        var first = await list.Read(null, query.Limit + 1, MostCounted + 1, ct);
        var page = after is null ? first : await list.Read(after, query.Limit + 1, query.Limit + 1, ct);
        return await Result(session, query, readAs, list, first, page, ct);
    }

    private static async Task<(string ReadAs, SearchList List)> Understand(
        Session session, SearchText text, SearchFilter filter, CancellationToken ct)
    {
        if (text.IsEmpty)
        {
            return ("nothing", new NewestList(session, filter));
        }

        if (text.CreditCode is { } code)
        {
            var holders = await SearchStore.Organizations(session, code.Value, ct);
            return ("creditCode", new HolderList(session, filter, holders is [var known, ..] ? known : Guid.Empty));
        }

        if (await SearchStore.NumberExists(session, text.NumberKey, ct))
        {
            return ("number", new NumberList(session, filter, text.NumberKey, null));
        }

        if (text.OrganizationCode is { } part && await SearchStore.OrganizationsByPart(session, part.Value, ct) is [var holder, ..])
        {
            return ("creditCode", new HolderList(session, filter, holder));
        }

        // A beginning of a number ends before its last character's successor.
        var end = text.NumberKey[..^1] + (char)(text.NumberKey[^1] + 1);
        if (text.MayBeginNumber && await SearchStore.NumberBegins(session, text.NumberKey, end, ct))
        {
            return ("number", new NumberList(session, filter, text.NumberKey, end));
        }

        return ("name", new NameList(session, filter, text));
    }

    private async Task<SearchResult> Result(
        Session session, SearchQuery query, string readAs, SearchList list, SearchPart first, SearchPart page, CancellationToken ct)
    {
        var bodies = await SearchStore.Bodies(session, ct);
        var counted = first.Matches.Take(MostCounted).ToList();
        var isCapped = first.Rest is not null;
        var facets = new FacetCounts(Schemes, Regions, bodies, calendar.Today)
            .Of(counted, isCapped, query.Region is null ? null : RegionCode.Parse(query.Region).Value.Value);
        var shown = page.Matches.Take(query.Limit).ToList();
        var rows = (await SearchStore.Summaries(session, shown.Select(m => m.Code), ct)).ToDictionary(r => r.Code);
        var next = page.Matches.Count > query.Limit ? list.At(shown[^1]) : page.Rest;
        shown.RemoveAll(m => !rows.ContainsKey(m.Code));
        if (query.Cursor is null)
        {
            shown = [.. shown.OrderBy(m => list.RankOnFirstPage(m, rows[m.Code].HolderName))];
        }

        return new SearchResult(
            readAs, [.. shown.Select(m => Summary(rows[m.Code]))], facets, counted.Count, isCapped, next?.ToCursor());
    }
}
