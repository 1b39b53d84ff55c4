using System.Globalization;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Credentials;

/// <summary>
/// Builds the UNTP 0.7.0 Digital Conformity Credential of a certificate, unsigned. Words that UNTP has no term for (decidedBy,
/// signedBy, ledger…, suspensionStatus) stand in objects whose vocabulary UNTP leaves open, so that JSON-LD keeps them.
/// </summary>
public static class ConformityCredential
{
    private const string Authority = "国家认证认可监督管理委员会";

    public static JsonObject Build(ConformityClaim claim)
    {
        var credential = new JsonObject
        {
            ["@context"] = new JsonArray(CredentialContexts.Credentials, CredentialContexts.Untp),
            ["type"] = new JsonArray("DigitalConformityCredential", "VerifiableCredential"),
            ["id"] = claim.Id,
            ["issuer"] = Issuer(claim),
            ["validFrom"] = $"{Day(claim.ValidFrom)}T00:00:00+08:00",
            ["name"] = $"认证证书 {claim.CertificateNumber}",
            ["credentialSubject"] = Attestation(claim),
        };
        Put(credential, "validUntil", claim.ValidUntil is { } last ? $"{Day(last)}T23:59:59+08:00" : null);
        Put(credential, "credentialStatus", claim.Revocation?.ToJson());
        Put(credential, CredentialStatus.SecondEntry, claim.Suspension?.ToJson());
        return credential;
    }

    private static JsonObject Issuer(ConformityClaim claim)
    {
        var issuer = Typed("CredentialIssuer", claim.Body.Did, claim.Body.Name);
        if (claim.Body.CreditCode is { } code)
        {
            issuer["issuerAlsoKnownAs"] = new JsonArray(Organisation(claim, OrganisationId(claim, code), claim.Body.Name, code));
        }

        return issuer;
    }

    private static JsonObject Attestation(ConformityClaim claim)
    {
        var attestation = Typed("ConformityAttestation", claim.Page, $"{claim.Scheme.Name}证书 {claim.CertificateNumber}");
        attestation["assessorLevel"] = "3rdParty";
        // Bodies are approved by the state (认证认可条例 第九条).
        attestation["assessmentLevel"] = "authority-mandate";
        attestation["attestationType"] = "certification";
        attestation["issuedToParty"] = Holder(claim);
        attestation["authorisation"] = new JsonArray(new JsonObject
        {
            ["name"] = $"认证机构批准书 {claim.Body.ApprovalNumber}",
            ["issuingAuthority"] = Typed("Party", "https://www.cnca.gov.cn/", Authority),
        });
        attestation["referenceScheme"] = Typed("ConformityScheme", Below(claim, "schemes", claim.Scheme.Code), claim.Scheme.Name);
        attestation["conformityCertificate"] = Link(claim.Page, $"证书 {claim.CertificateNumber} 的公开页面", "text/html");
        attestation["conformityAssessment"] = new JsonArray(Assessment(claim));
        Put(attestation, "decidedBy", Texts(claim.DecidedBy));
        Put(attestation, "signedBy", Texts(claim.SignedBy));
        PutLedger(attestation, claim.Ledger);
        return attestation;
    }

    private static JsonObject Assessment(ConformityClaim claim)
    {
        var assessment = Typed("ConformityAssessment", claim.Id + "#assessment", claim.Scheme.Name);
        assessment["assessmentCriteria"] = Standards(claim, "Criterion");
        assessment["assessmentDate"] = Day(claim.DecidedOn ?? claim.ValidFrom);
        assessment["assessedPerformance"] = new JsonArray();
        assessment["assessedOrganisation"] = Typed("Party", HolderId(claim), claim.Holder.Name);
        assessment["referenceStandard"] = Standards(claim, "Standard");
        assessment["conformityTopic"] = new JsonArray();
        assessment["conformance"] = true;
        Put(assessment, "specifiedCondition", claim.Scope is { } scope ? new JsonArray(scope) : null);
        Put(assessment, "assessedProduct", claim.Products.Count == 0 ? null : new JsonArray([.. claim.Products.Select((product, at) => Product(claim, product, at))]));
        return assessment;
    }

    private static JsonObject Product(ConformityClaim claim, ClaimedProduct product, int at)
    {
        var json = Typed("Product", $"{claim.Id}#product-{at + 1}", product.Name);
        Put(json, "modelNumber", product.Model);
        return new JsonObject { ["product"] = json };
    }

    private static JsonArray Standards(ConformityClaim claim, string type)
        => [.. claim.Standards.Select(standard => Typed(type, Below(claim, "standards", standard.Number), $"{standard.Number} {standard.Name}".TrimEnd()))];

    private static JsonObject Holder(ConformityClaim claim)
    {
        var holder = Organisation(claim, HolderId(claim), claim.Holder.Name, claim.Holder.CreditCode);
        if (claim.Holder.RegionName is not null || claim.Holder.Address is not null)
        {
            var address = new JsonObject();
            Put(address, "streetAddress", claim.Holder.Address);
            Put(address, "addressRegion", claim.Holder.RegionName);
            address["addressCountry"] = new JsonObject { ["countryCode"] = "CN", ["countryName"] = "中国" };
            holder["partyAddress"] = address;
        }

        return holder;
    }

    private static JsonObject Organisation(ConformityClaim claim, string id, string name, string? creditCode)
    {
        var party = Typed("Party", id, name);
        if (creditCode is not null)
        {
            party["registeredId"] = creditCode;
            party["idScheme"] = Typed("IdentifierScheme", new Uri(claim.Platform, "terms#credit-code").AbsoluteUri, "统一社会信用代码（GB 32100）");
        }

        return party;
    }

    private static void PutLedger(JsonObject attestation, LedgerPointer? ledger)
    {
        if (ledger is null)
        {
            return;
        }

        attestation["ledgerOrigin"] = ledger.Origin;
        attestation["ledgerIndex"] = ledger.Index;
        attestation["ledgerLeafHash"] = StrictBase64Url.Encode(ledger.LeafHash);
        Put(attestation, "auditableEvidence", ledger.Proof is { } proof ? Link(proof, $"公开日志第 {ledger.Index} 条的存在证明", "text/plain") : null);
    }

    private static string HolderId(ConformityClaim claim)
        => claim.Holder.CreditCode is { } code ? OrganisationId(claim, code) : claim.Id + "#holder";

    private static string OrganisationId(ConformityClaim claim, string creditCode) => Below(claim, "organizations", creditCode);

    private static string Below(ConformityClaim claim, string folder, string name) => new Uri(claim.Platform, $"{folder}/{Uri.EscapeDataString(name)}").AbsoluteUri;

    private static JsonObject Link(string url, string name, string mediaType) => new() { ["linkURL"] = url, ["linkName"] = name, ["mediaType"] = mediaType };

    private static JsonObject Typed(string type, string id, string name) => new() { ["type"] = new JsonArray(type), ["id"] = id, ["name"] = name };

    private static JsonArray? Texts(IReadOnlyList<string> texts) => texts.Count == 0 ? null : [.. texts.Select(text => (JsonNode)text)];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Put(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
