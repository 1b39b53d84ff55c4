using System.Text.Json.Nodes;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Kernel;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Registry.Credentials;

/// <summary>
/// What an electronic certificate says: the public view of the certificate in the words of UNTP. The reporting templates disclose
/// neither who decided nor who signed, so nobody is named.
/// </summary>
internal static class PublicClaim
{
    public static JsonObject Credential(CertificateView view, CertifiedRow row, int issue, long entry, CredentialAddresses at, LeafPlace? leaf)
        => ConformityCredential.Build(Of(view, row, issue, entry, at, leaf));

    public static string? Field(CertificateView view, string field)
        => view.Fields.FirstOrDefault(one => one.Field == field)?.Value is { Length: > 0 } value ? value : null;

    private static ConformityClaim Of(CertificateView view, CertifiedRow row, int issue, long entry, CredentialAddresses at, LeafPlace? leaf)
    {
        var summary = view.Summary;
        var (list, index) = StatusLists.Place(entry);
        return new ConformityClaim
        {
            Id = at.Credential(summary.Code, issue),
            Page = at.Page(summary.Code),
            Platform = at.Base,
            CertificateNumber = summary.Number,
            Body = new ClaimedBody(at.BodyDid(summary.BodyApprovalNo), summary.BodyName, summary.BodyApprovalNo, row.BodyCreditCode),
            Holder = new ClaimedHolder(
                summary.HolderName, IsCreditCode(summary.HolderCode) ? summary.HolderCode : null,
                summary.RegionName.Length > 0 ? summary.RegionName : null, Field(view, "holderAddress")),
            Scheme = new ClaimedScheme(summary.SchemeCode, summary.SchemeName),
            Standards = Standards(Field(view, "standards")),
            Scope = Field(view, "scope"),
            Products = Field(view, "product") is { } product ? [new ClaimedProduct(product, Field(view, "models"))] : [],
            ValidFrom = summary.IssuedOn,
            ValidUntil = summary.ExpiresOn,
            Revocation = new StatusEntry(at.StatusList(summary.BodyApprovalNo, StatusPurpose.Revocation, list), index, StatusPurpose.Revocation),
            Suspension = new StatusEntry(at.StatusList(summary.BodyApprovalNo, StatusPurpose.Suspension, list), index, StatusPurpose.Suspension),
            Ledger = leaf is null ? null : new LedgerPointer(leaf.Origin, leaf.Index, leaf.LeafHash, at.LedgerProof(leaf.Index)),
        };
    }

    /// <summary>Several standards stand in one cell, with a semicolon or an enumeration comma between them.</summary>
    private static ClaimedStandard[] Standards(string? text)
        => [.. (text ?? "").Split(['；', ';', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(one => new ClaimedStandard(one))];

    // Parties abroad and old reports have another code, which is none of GB 32100.
    public static bool IsCreditCode(string code) => !CreditCode.Parse(code).IsRefused;
}
