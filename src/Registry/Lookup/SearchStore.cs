using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Lookup;

/// <summary>A certificate that was found: what pages are cut by and what is counted.</summary>
internal sealed record SearchMatch
{
    /// <summary>The number of the name under which it was found; 0 where no name was searched.</summary>
    public long No { get; init; }

    public string Code { get; init; } = string.Empty;

    /// <summary>Empty where no number was searched.</summary>
    public string NumberKey { get; init; } = string.Empty;

    public DateOnly IssuedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public string Scheme { get; init; } = string.Empty;

    public string? Region { get; init; }

    public Guid Body { get; init; }

    public string Status { get; init; } = string.Empty;
}

/// <summary>The queries of a search. The conditions come from <see cref="SearchFilter"/>.</summary>
internal static class SearchStore
{
    internal const string PartSql =
        "select id from registry_organization where code = @part union select id from registry_organization where substr(code, 9, 9) = @part";

    /// <summary>Whose certificates are an organisation's (<c>@id</c>): its own and those of entries merged into it; of a merged entry, none.</summary>
    internal const string HoldersSql =
        "select m.id from registry_organization m where m.id = @id and m.merged_into is null or m.merged_into = @id";

    // These columns are those of registry_certificate_newest: reading on through the register stays inside the index.
    private const string Columns = "c.issued_on, c.code, c.scheme, c.region, c.body, c.status, c.expires_on";

    /// <summary>Certificates of one number (<paramref name="end"/> null), or of all numbers from one up to another, by number.</summary>
    public static Task<IReadOnlyList<SearchMatch>> ByNumber(
        Session session, SearchFilter filter, string key, string? end, SearchPosition? after, int most, CancellationToken ct)
        => session.Query<SearchMatch>(
            NumberSql(filter, end is null),
            With(filter, ("key", key), ("end", end ?? string.Empty), ("afterKey", after?.NumberKey ?? string.Empty), ("afterCode", after?.Code ?? string.Empty), ("most", most)),
            ct);

    internal static string NumberSql(SearchFilter filter, bool isWhole) =>
        $"""
        select c.number_key, {Columns}
        from registry_certificate c
        where {(isWhole ? "c.number_key = @key" : "c.number_key >= @key and c.number_key < @end")} and {filter.All}
          and (c.number_key, c.code) > (@afterKey, @afterCode)
        order by c.number_key, c.code
        limit @most
        """;

    public static async Task<bool> NumberExists(Session session, string key, CancellationToken ct)
        => await session.First<string>("select c.code from registry_certificate c where c.number_key = @key limit 1", new { key }, ct) is not null;

    public static async Task<bool> NumberBegins(Session session, string key, string end, CancellationToken ct)
        => await session.First<string>(
            "select c.code from registry_certificate c where c.number_key >= @key and c.number_key < @end limit 1", new { key, end }, ct) is not null;

    public static Task<IReadOnlyList<Guid>> Organizations(Session session, string code, CancellationToken ct)
        => session.Query<Guid>("select coalesce(merged_into, id) from registry_organization where code = @code", new { code }, ct);

    /// <summary>Organisations by the nine characters of their organisation code, alone or inside a credit code.</summary>
    public static Task<IReadOnlyList<Guid>> OrganizationsByPart(Session session, string part, CancellationToken ct)
        => session.Query<Guid>(PartSql, new { part }, ct);

    /// <summary>Certificates held by one organisation, newest first, with those of entries that were merged into it.</summary>
    public static Task<IReadOnlyList<SearchMatch>> OfHolder(
        Session session, SearchFilter filter, Guid holder, SearchPosition? after, int most, CancellationToken ct)
        => session.Query<SearchMatch>(
            $"""
            select {Columns}
            from registry_certificate c
            where c.holder in (select m.id from registry_organization m where m.id = @holder or m.merged_into = @holder)
              and {filter.All} {Before(after)}
            order by c.issued_on desc, c.code desc
            limit @most
            """,
            With(filter, after, ("holder", holder), ("most", most)),
            ct);

    /// <summary>
    /// Certificates held by the organisations that carry the given names, in the order of the names and newest first; of the name
    /// in <paramref name="after"/> only those that follow it.
    /// </summary>
    public static Task<IReadOnlyList<SearchMatch>> OfNames(
        Session session, SearchFilter filter, IEnumerable<long> numbers, SearchPosition? after, int most, CancellationToken ct)
        => session.Query<SearchMatch>(
            $$"""
            select n.no, {{Columns}}
            from registry_organization_name n
            join registry_certificate c on c.holder = n.organization
            where n.no in (select cast(j.value as bigint) from ({keys}) j) and {{filter.All}}
              and (n.no > @no {{(after is null ? string.Empty : "or (c.issued_on, c.code) < (@issuedOn, @code)")}})
            order by n.no, c.issued_on desc, c.code desc
            limit @most
            """,
            With(filter, after, ("keys", $"[{string.Join(',', numbers)}]"), ("no", after?.No ?? 0), ("most", most)),
            ct);

    /// <summary>How many certificates meet one condition, counted up to <paramref name="most"/>.</summary>
    public static Task<long> Count(Session session, SearchFilter filter, string condition, int most, CancellationToken ct)
        => session.First<long>(
            $"select count(*) from (select 1 as one from registry_certificate c where {condition} limit @most) counted",
            With(filter, ("most", most)),
            ct);

    /// <summary>Newest first among the certificates that meet <paramref name="wayIn"/>, which are few.</summary>
    public static Task<IReadOnlyList<SearchMatch>> Among(
        Session session, SearchFilter filter, string wayIn, int few, SearchPosition? after, int most, CancellationToken ct)
        => session.Query<SearchMatch>(
            $"""
            select {Columns}
            from (select {Columns} from registry_certificate c where {wayIn} limit @few) c
            where {filter.All} {Before(after)}
            order by c.issued_on desc, c.code desc
            limit @most
            """,
            With(filter, after, ("few", few), ("most", most)),
            ct);

    /// <summary>Newest first among the next <paramref name="stretch"/> certificates of the register.</summary>
    public static Task<IReadOnlyList<SearchMatch>> Stretch(
        Session session, SearchFilter filter, int stretch, SearchPosition? after, int most, CancellationToken ct)
        => session.Query<SearchMatch>(
            $"""
            select {Columns}
            from (
              select {Columns} from registry_certificate c where 1 = 1 {Before(after)} order by c.issued_on desc, c.code desc limit @stretch
            ) c
            where {filter.All}
            order by c.issued_on desc, c.code desc
            limit @most
            """,
            With(filter, after, ("stretch", stretch), ("most", most)),
            ct);

    /// <summary>The last certificate of that stretch, null when the register ends within it.</summary>
    public static Task<SearchMatch?> StretchEnd(Session session, SearchFilter filter, int stretch, SearchPosition? after, CancellationToken ct)
        => session.First<SearchMatch>(
            $"""
            select c.issued_on, c.code
            from registry_certificate c
            where 1 = 1 {Before(after)}
            order by c.issued_on desc, c.code desc
            limit 1 offset @skip
            """,
            With(filter, after, ("skip", stretch - 1)),
            ct);

    public static Task<IReadOnlyList<SummaryRow>> Summaries(Session session, IEnumerable<string> codes, CancellationToken ct)
        => session.Query<SummaryRow>(
            $$"""select {{SummaryRow.Columns}} from {{SummaryRow.From}} where c.code in ({keys})""",
            new { keys = Session.Keys(codes) },
            ct);

    /// <summary>Approval number and name of every body.</summary>
    public static async Task<IReadOnlyDictionary<Guid, (string ApprovalNo, string Name)>> Bodies(Session session, CancellationToken ct)
        => (await session.Query<(Guid Id, string ApprovalNo, string Name)>("select id, approval_no, name from registry_body", null, ct))
            .ToDictionary(b => b.Id, b => (b.ApprovalNo, b.Name));

    private static string Before(SearchPosition? after) => after is null ? string.Empty : "and (c.issued_on, c.code) < (@issuedOn, @code)";

    private static Dictionary<string, object> With(SearchFilter filter, SearchPosition? after, params ReadOnlySpan<(string, object)> more)
    {
        var values = With(filter, more);
        if (after is not null)
        {
            values["issuedOn"] = after.IssuedOn;
            values["code"] = after.Code;
        }

        return values;
    }

    private static Dictionary<string, object> With(SearchFilter filter, params ReadOnlySpan<(string Name, object Value)> more)
    {
        var values = new Dictionary<string, object>(filter.Values);
        foreach (var (name, value) in more)
        {
            values[name] = value;
        }

        return values;
    }
}
