using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Registry.Desks;

/// <summary>A certificate in a list, with what is to be watched.</summary>
internal sealed record ListedRow : SummaryRow
{
    public DateOnly? SurveillanceDue { get; init; }

    public DateOnly? WithdrawnOn { get; init; }
}

internal static class CertificateListStore
{
    // What the outer condition may ask for.
    private const string Columns =
        "c.issued_on, c.code, c.scheme, c.region, c.body, c.status, c.expires_on, c.surveillance_due, c.suspended_until";

    /// <summary>Newest first among the next <paramref name="stretch"/> certificates within the scope.</summary>
    public static Task<IReadOnlyList<SearchMatch>> Stretch(Session session, SearchFilter filter, int stretch, SearchPosition? after, int most, CancellationToken ct)
        => session.Query<SearchMatch>(StretchSql(filter, after is not null), With(filter, after, ("stretch", stretch), ("most", most)), ct);

    internal static string StretchSql(SearchFilter filter, bool isFollowing) => filter.IsEmpty
        ? $$"""
            select c.issued_on, c.code
            from registry_certificate c
            where {mine registry_certificate c} {{Before(isFollowing)}}
            order by c.issued_on desc, c.code desc
            limit @most
            """
        : $$"""
            select c.issued_on, c.code
            from (
              select {{Columns}} from registry_certificate c
              where {mine registry_certificate c} {{Before(isFollowing)}}
              order by c.issued_on desc, c.code desc
              limit @stretch
            ) c
            where {{filter.All}}
            order by c.issued_on desc, c.code desc
            limit @most
            """;

    /// <summary>The last certificate of that stretch, null when the scope ends within it.</summary>
    public static Task<SearchMatch?> StretchEnd(Session session, SearchFilter filter, int stretch, SearchPosition? after, CancellationToken ct)
        => session.First<SearchMatch>(
            $$"""
            select c.issued_on, c.code
            from registry_certificate c
            where {mine registry_certificate c} {{Before(after is not null)}}
            order by c.issued_on desc, c.code desc
            limit 1 offset @skip
            """,
            With(filter, after, ("skip", stretch - 1)),
            ct);

    public const string ListedSql =
        $$"""
        select {{SummaryRow.Columns}}, c.surveillance_due, b.withdrawn_on from {{SummaryRow.From}}
        where c.code in ({keys}) and {mine registry_certificate c, found}
        """;

    public static Task<IReadOnlyList<ListedRow>> Listed(Session session, IEnumerable<string> codes, CancellationToken ct)
        => session.Query<ListedRow>(ListedSql, new { keys = Session.Keys(codes) }, ct);

    /// <summary>The organisation of a credit code, if it holds a certificate within the scope; of a merged one, the survivor.</summary>
    public static Task<Guid?> Holder(Session session, string code, CancellationToken ct)
        => session.First<Guid?>(
            """
            select coalesce(o.merged_into, o.id) from registry_organization o
            where o.code = @code and exists (
              select 1 from registry_certificate c where c.holder = o.id and {mine registry_certificate c, found})
            """,
            new { code },
            ct);

    private static string Before(bool isFollowing) => isFollowing ? "and (c.issued_on, c.code) < (@issuedOn, @after)" : string.Empty;

    private static Dictionary<string, object> With(SearchFilter filter, SearchPosition? after, params ReadOnlySpan<(string Name, object Value)> more)
    {
        var values = new Dictionary<string, object>(filter.Values);
        foreach (var (name, value) in more)
        {
            values[name] = value;
        }

        if (after is not null)
        {
            values["issuedOn"] = after.IssuedOn;
            values["after"] = after.Code;
        }

        return values;
    }
}

/// <summary>
/// The certificates within a scope, newest first. A filter is looked for in stretches, each bounded, so that a rare one never leads to
/// one long query: a page then ends early and can be gone on with.
/// </summary>
internal sealed class OwnList(Session session, SearchFilter filter) : SearchList(session, filter)
{
    private const int MostLooked = 100_000;

    private static readonly int[] Stretches = [2_000, 20_000, 80_000];

    public override bool Knows(SearchPosition position) => position.List == SearchPosition.Newest;

    public override SearchPosition At(SearchMatch match) => SearchPosition.Of(SearchPosition.Newest, match);

    public override async Task<SearchPart> Read(SearchPosition? after, int enough, int most, CancellationToken ct)
    {
        if (Filter.IsEmpty)
        {
            return Full(await CertificateListStore.Stretch(Session, Filter, 0, after, most, ct), most);
        }

        var found = new List<SearchMatch>();
        for (int round = 0, looked = 0; ; round++)
        {
            var stretch = Stretches[Math.Min(round, Stretches.Length - 1)];
            found.AddRange(await CertificateListStore.Stretch(Session, Filter, stretch, after, most - found.Count, ct));
            if (found.Count == most)
            {
                return Full(found, most);
            }

            if (await CertificateListStore.StretchEnd(Session, Filter, stretch, after, ct) is not { } end)
            {
                return new SearchPart(found, null);
            }

            after = At(end);
            looked += stretch;
            if (looked >= MostLooked)
            {
                return new SearchPart(found, after);
            }
        }
    }
}
