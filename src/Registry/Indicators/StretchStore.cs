using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Indicators;

/// <summary>registry_stretch, and the certificates it is made from.</summary>
internal static class StretchStore
{
    private const string Columns = "s.holder, s.certificate, s.no, s.kind, s.starts_on, s.ends_on, s.first_on, s.scheme, s.region, s.size";

    private const string Certificates =
        """
        select c.id, coalesce(o.merged_into, o.id) as holder, c.scheme
        from registry_certificate c join registry_organization o on o.id = c.holder
        """;

    private static readonly BulkTable Table = new(
        "registry_stretch", "holder", "certificate", "no", "kind", "starts_on", "ends_on", "first_on", "scheme", "region", "size");

    /// <summary>The next certificates by id, for a building that goes through all of them.</summary>
    public static Task<IReadOnlyList<Counted>> CertificatesAfter(Session session, Guid after, int most, CancellationToken ct)
        => session.Query<Counted>($"{Certificates} where c.id > @after order by c.id limit @most", new { after, most }, ct);

    public static Task<IReadOnlyList<Counted>> CertificatesOf(Session session, IEnumerable<Guid> ids, CancellationToken ct)
        => session.Query<Counted>($$"""{{Certificates}} where c.id in ({ids})""", new { ids = Session.Ids(ids) }, ct);

    /// <summary>The certificates whose holder, as they were reported, is one of these.</summary>
    public static Task<IReadOnlyList<Guid>> HeldBy(Session session, IEnumerable<Guid> organizations, CancellationToken ct)
        => session.Query<Guid>("select c.id from registry_certificate c where c.holder in ({ids})", new { ids = Session.Ids(organizations) }, ct);

    public static Task<IReadOnlyList<Guid>> HoldersOf(Session session, IEnumerable<Guid> certificates, CancellationToken ct)
        => session.Query<Guid>("select distinct s.holder from registry_stretch s where s.certificate in ({ids})", new { ids = Session.Ids(certificates) }, ct);

    public static Task<IReadOnlyList<Stretch>> OfHolders(Session session, IEnumerable<Guid> holders, CancellationToken ct)
        => session.Query<Stretch>($$"""select {{Columns}} from registry_stretch s where s.holder in ({ids})""", new { ids = Session.Ids(holders) }, ct);

    /// <summary>Everything, a holder after the other.</summary>
    public static IAsyncEnumerable<Stretch> ByHolder(Session session) => session.Stream<Stretch>($"select {Columns} from registry_stretch s order by s.holder", null);

    /// <summary>What counts for one kind, a holder after the other.</summary>
    public static IAsyncEnumerable<Stretch> ByHolder(Session session, string kind)
        => session.Stream<Stretch>($"select {Columns} from registry_stretch s where s.kind = @kind order by s.holder", new { kind });

    public static Task Remove(Work work, IEnumerable<Guid> certificates, CancellationToken ct)
        => work.Execute("delete from registry_stretch where certificate in ({ids})", new { ids = Session.Ids(certificates) }, ct);

    public static Task RemoveAll(Work work, CancellationToken ct) => work.Execute("delete from registry_stretch", null, ct);

    public static Task Add(Work work, IEnumerable<Stretch> stretches, CancellationToken ct)
        => work.Insert(
            Table,
            [.. stretches.Select(s => new object?[] { s.Holder, s.Certificate, s.No, s.Kind, s.StartsOn, s.EndsOn, s.FirstOn, s.Scheme, s.Region, s.Size })],
            ct);
}
