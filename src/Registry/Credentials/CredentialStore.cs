using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Registry.Credentials;

/// <summary>One issue of the electronic certificate. <c>Entry</c> is its place in the status lists of the body, over all of them.</summary>
internal sealed record CredentialRow
{
    public Guid Certificate { get; init; }

    public int Issue { get; init; }

    public Guid Body { get; init; }

    public long Entry { get; init; }

    public long CertificateVersion { get; init; }

    public string ClaimMark { get; init; } = string.Empty;

    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>The address of the site when <see cref="Jwt"/> was signed.</summary>
    public string Base { get; init; } = string.Empty;

    /// <summary>Null until the certificate's newest fact stood in the ledger.</summary>
    public string? Jwt { get; init; }

    public DateTimeOffset? PdfSignedAt { get; init; }

    public string? PdfDigest { get; init; }

    public byte[]? PdfSignature { get; init; }
}

/// <summary>What decides whether a certificate still lacks its electronic certificate.</summary>
internal sealed record IssueState
{
    public long Version { get; init; }

    public int? Issue { get; init; }

    public string? ClaimMark { get; init; }
}

internal static class CredentialStore
{
    private static readonly BulkTable Table = new(
        "registry_credential", "certificate", "issue", "body", "entry", "certificate_version", "claim_mark", "is_replaced", "issued_at", "base", "jwt");

    private const string Columns =
        "certificate, issue, body, entry, certificate_version, claim_mark, issued_at, base, jwt, pdf_signed_at, pdf_digest, pdf_signature";

    private static readonly string LiftedBy = Journal.NewestPlace<CertificateRestored>("c.id");

    private static readonly string Certified =
        $"""
        select c.id, c.body, b.approval_no, b.credit_code as body_credit_code, c.version, c.scheme, c.number, o.code as holder_code, c.holder_name,
               c.region, c.first_issued_on, c.issued_on, c.expires_on, c.status, c.status_since, c.content, {LiftedBy} as lifted_by
        from registry_certificate c
        join registry_organization o on o.id = c.holder
        join registry_body b on b.id = c.body
        """;

    public static Task<CertifiedRow?> Certificate(Session session, string code, CancellationToken ct)
        => session.First<CertifiedRow>($"{Certified} where c.code = @code", new { code }, ct);

    public static Task<long> Version(Session session, Guid id, CancellationToken ct)
        => session.First<long>("select version from registry_certificate where id = @id", new { id }, ct);

    /// <summary>The issue that has not been replaced, or null.</summary>
    public static Task<CredentialRow?> Newest(Session session, Guid certificate, CancellationToken ct)
        => session.First<CredentialRow>(
            $"select {Columns} from registry_credential where certificate = @certificate order by issue desc limit 1", new { certificate }, ct);

    /// <summary>The version a certificate has now and its newest issue, null where it has none.</summary>
    public static Task<IssueState?> State(Session session, Guid certificate, CancellationToken ct)
        => session.First<IssueState>(
            """
            select c.version, k.issue, k.claim_mark
            from registry_certificate c
            left join registry_credential k on k.certificate = c.id and k.is_replaced = @no
            where c.id = @certificate
            """,
            new { certificate, no = false },
            ct);

    /// <summary>Lets one transaction at a time take places in the lists of the body; the answer is how many are taken.</summary>
    public static Task<long> Lock(Work work, Guid body, CancellationToken ct)
        => work.First<long>(
            """
            insert into registry_status_list (body, entries) values (@body, 0)
            on conflict (body) do update set entries = registry_status_list.entries
            returning entries
            """,
            new { body },
            ct);

    public static Task<long> Entries(Session session, Guid body, CancellationToken ct)
        => session.First<long>("select entries from registry_status_list where body = @body", new { body }, ct);

    public static Task Take(Work work, Guid body, long entries, CancellationToken ct)
        => work.Execute("update registry_status_list set entries = @entries where body = @body", new { entries, body }, ct);

    public static Task Replace(Work work, Guid certificate, CancellationToken ct)
        => work.Execute("update registry_credential set is_replaced = @yes where certificate = @certificate", new { yes = true, certificate }, ct);

    public static Task Add(Work work, IEnumerable<CredentialRow> rows, CancellationToken ct)
        => work.Insert(
            Table,
            [.. rows.Select(row => new object?[]
            {
                row.Certificate, row.Issue, row.Body, row.Entry, (int)row.CertificateVersion, row.ClaimMark, false, row.IssuedAt, row.Base, row.Jwt,
            })],
            ct);

    /// <summary>The first text that is kept stays.</summary>
    public static Task KeepJwt(Work work, CredentialRow row, CancellationToken ct)
        => work.Execute(
            "update registry_credential set jwt = @Jwt, base = @Base where certificate = @Certificate and issue = @Issue and jwt is null",
            new { row.Jwt, row.Base, row.Certificate, row.Issue },
            ct);

    public static Task KeepPdf(Work work, CredentialRow row, CancellationToken ct)
        => work.Execute(
            """
            update registry_credential set pdf_signed_at = @PdfSignedAt, pdf_digest = @PdfDigest, pdf_signature = @PdfSignature
            where certificate = @Certificate and issue = @Issue
            """,
            new { row.PdfSignedAt, row.PdfDigest, row.PdfSignature, row.Certificate, row.Issue },
            ct);

    /// <summary>The places of one list with what the certificates are now; what only the mark needs, only where the certificate has changed since.</summary>
    public static Task<IReadOnlyList<ListedRow>> Listed(Session session, Guid body, long from, long to, CancellationToken ct)
        => session.Query<ListedRow>(
            $"""
            select k.entry, k.is_replaced, k.claim_mark, k.certificate_version, c.id, c.version, c.scheme, c.number, o.code as holder_code, c.holder_name,
                   c.region, c.first_issued_on, c.issued_on, c.expires_on, c.status, c.status_since,
                   case when c.version <> k.certificate_version then c.content else '' end as content,
                   case when c.version <> k.certificate_version then {LiftedBy} end as lifted_by
            from registry_credential k
            join registry_certificate c on c.id = k.certificate
            join registry_organization o on o.id = c.holder
            where k.body = @body and k.entry >= @from and k.entry < @to
            order by k.entry
            """,
            new { body, from, to },
            ct);
}
