using System.Text.Json.Nodes;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;
using Zhiheng.Registry.Lookup;
using Standing = Zhiheng.Registry.Certificates.Standing;

namespace Zhiheng.Registry.Credentials;

/// <summary>An electronic certificate as it stands: the public view it was made from, and its signed text (vc+jwt).</summary>
public sealed record ElectronicCertificate
{
    public required CertificateView View { get; init; }

    public required CredentialAddresses At { get; init; }

    /// <summary>Counted from 1; a new one is made when what it says has changed.</summary>
    public required int Issue { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required string Jwt { get; init; }

    /// <summary>Whether the next answer will be the same bytes. Not so while the ledger lacks the fact, or under another address of the site.</summary>
    public required bool IsKept { get; init; }

    public string Id => At.Credential(View.Summary.Code, Issue);

    internal CredentialRow Row { get; init; } = new();

    internal string? BodyCreditCode { get; init; }
}

/// <summary>
/// Gives each valid certificate its electronic certificate on demand. The first demand takes a place in the status lists of the
/// body; however many ask at once, there is one.
/// </summary>
public sealed class ElectronicCertificates(
    Database database, CertificateLookup lookup, BodyKeys keys, ILeaves leaves, BusinessCalendar calendar)
{
    /// <summary>How often it is begun again when the certificate changes meanwhile.</summary>
    private const int MostTurns = 5;

    private readonly FirstIssues firstIssues = new(database, calendar);

    public async Task<Outcome<ElectronicCertificate>> Issue(string code, CredentialAddresses at, CancellationToken ct)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            CertifiedRow? row;
            CredentialRow? newest;
            await using (var session = await database.Read(ct))
            {
                row = await CredentialStore.Certificate(session, code, ct);
                newest = row is null ? null : await CredentialStore.Newest(session, row.Id, ct);
            }

            if (row is null || await lookup.ByCode(code, null, ct) is not { } view)
            {
                return CredentialRefusals.Unknown();
            }

            if (Objection(view.Summary) is { } objection)
            {
                return objection;
            }

            if (await (newest?.ClaimMark == row.Mark() ? Again(view, row, newest, at, ct) : First(view, row, at, ct)) is { } issued)
            {
                return issued;
            }
        }

        throw new ChangedByAnotherException(nameof(ElectronicCertificate), Guid.Empty);
    }

    /// <summary>The same content with an embedded proof (ecdsa-jcs-2019).</summary>
    public async Task<JsonObject> WithProof(ElectronicCertificate issued, CancellationToken ct)
    {
        var credential = JsonNode.Parse(CompactJws.Parse(issued.Jwt).Value.UnprovedPayload)!.AsObject();
        var signer = await keys.Signer(issued.Row.Body, issued.At.BodyDid(issued.View.Summary.BodyApprovalNo), ct);
        return DataIntegrity.Add(credential, signer, issued.IssuedAt);
    }

    internal static Refusal? Objection(CertificateSummary certificate) => certificate.Standing switch
    {
        Standing.Valid => null,
        Standing.Suspended => CredentialRefusals.Suspended(certificate),
        Standing.NotYetIssued => CredentialRefusals.NotYetIssued(certificate),
        Standing.Expired => CredentialRefusals.Expired(certificate),
        _ => CredentialRefusals.Ended(certificate),
    };

    private async Task<ElectronicCertificate?> Again(
        CertificateView view, CertifiedRow row, CredentialRow issue, CredentialAddresses at, CancellationToken ct)
    {
        if (issue.Jwt is { } kept && issue.Base == at.Base.AbsoluteUri)
        {
            return Issued(view, row, at, issue, kept, isKept: true);
        }

        var leaf = await leaves.NewestOf(row.Id, ct);
        var signer = await keys.Signer(row.Body, at.BodyDid(row.ApprovalNo), ct);
        if (await Changed(row, ct))
        {
            return null;
        }

        var jwt = VcJwt.Sign(PublicClaim.Credential(view, row, issue.Issue, issue.Entry, at, leaf), signer);
        if (leaf is null || issue.Jwt is not null)
        {
            return Issued(view, row, at, issue, jwt, isKept: false);
        }

        await using var work = await database.Begin(Act(), ct);
        await CredentialStore.KeepJwt(work, issue with { Jwt = jwt, Base = at.Base.AbsoluteUri }, ct);
        var first = (await CredentialStore.Newest(work, row.Id, ct))!;
        await work.Commit([], ct);
        return first.Issue == issue.Issue && first.Base == at.Base.AbsoluteUri && first.Jwt is { } mine ? Issued(view, row, at, first, mine, isKept: true) : null;
    }

    private async Task<ElectronicCertificate?> First(CertificateView view, CertifiedRow row, CredentialAddresses at, CancellationToken ct)
    {
        // Before the transaction: these may have to write, and there is one writer at a time.
        var leaf = await leaves.NewestOf(row.Id, ct);
        var signer = await keys.Signer(row.Body, at.BodyDid(row.ApprovalNo), ct);
        return await firstIssues.Issue(new Demand(view, row, at, leaf, signer), ct) is { } first
            ? Issued(view, row, at, first.Row, first.Jwt, isKept: leaf is not null)
            : null;
    }

    private async Task<bool> Changed(CertifiedRow row, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await CredentialStore.Version(session, row.Id, ct) != row.Version;
    }

    private static ElectronicCertificate Issued(
        CertificateView view, CertifiedRow certified, CredentialAddresses at, CredentialRow row, string jwt, bool isKept) => new()
    {
        View = view, At = at, Issue = row.Issue, IssuedAt = row.IssuedAt, Jwt = jwt, IsKept = isKept, Row = row, BodyCreditCode = certified.BodyCreditCode,
    };

    private Act Act() => new("质衡", Capacity.System, calendar.Now, "按请求签发电子证书");
}
