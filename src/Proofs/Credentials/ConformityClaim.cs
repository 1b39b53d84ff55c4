namespace Zhiheng.Proofs.Credentials;

/// <summary>The body that certified, by its DID; numbers are null where not known.</summary>
public sealed record ClaimedBody(string Did, string Name, string ApprovalNumber, string? CreditCode = null);

/// <summary>The certified organisation. The region is a name ("山东省济南市"), the address free text.</summary>
public sealed record ClaimedHolder(string Name, string? CreditCode = null, string? RegionName = null, string? Address = null);

/// <summary>The certification scheme by the code of the registry.</summary>
public sealed record ClaimedScheme(string Code, string Name);

/// <summary>A standard or rule that was certified against, such as "GB/T 19001-2016".</summary>
public sealed record ClaimedStandard(string Number, string? Name = null);

public sealed record ClaimedProduct(string Name, string? Model = null);

/// <summary>Where the fact stands in the public log; the hash is that of the leaf (RFC 6962), the proof the address of its .tlog-proof.</summary>
public sealed record LedgerPointer(string Origin, long Index, byte[] LeafHash, string? Proof = null);

/// <summary>What a certificate claims, as far as it may be shown to everybody: whoever fills this in has applied the disclosure rules.</summary>
public sealed record ConformityClaim
{
    /// <summary>The address of this electronic certificate; a re-issued one has another.</summary>
    public required string Id { get; init; }

    /// <summary>The address of the certificate's public page.</summary>
    public required string Page { get; init; }

    /// <summary>The address of the platform; names of organisations, schemes and standards are made below it.</summary>
    public required Uri Platform { get; init; }

    public required string CertificateNumber { get; init; }

    public required ClaimedBody Body { get; init; }

    public required ClaimedHolder Holder { get; init; }

    public required ClaimedScheme Scheme { get; init; }

    public IReadOnlyList<ClaimedStandard> Standards { get; init; } = [];

    /// <summary>The certified scope in words.</summary>
    public string? Scope { get; init; }

    public IReadOnlyList<ClaimedProduct> Products { get; init; } = [];

    /// <summary>The first day, Beijing time.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day, Beijing time, included; null: valid without end, which UNTP and the data model say by leaving it out.</summary>
    public required DateOnly? ValidUntil { get; init; }

    /// <summary>The day of the decision; the first day of validity where it is not known.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Names only.</summary>
    public IReadOnlyList<string> DecidedBy { get; init; } = [];

    /// <summary>Names only.</summary>
    public IReadOnlyList<string> SignedBy { get; init; } = [];

    /// <summary>
    /// The bit that ends this electronic certificate; null for none. UNTP allows this one entry in credentialStatus, and other
    /// software sees only it: set it on suspension too, and re-issue when the suspension is lifted.
    /// </summary>
    public StatusEntry? Revocation { get; init; }

    /// <summary>The bit that tells our own readers that the end is a suspension; null for none.</summary>
    public StatusEntry? Suspension { get; init; }

    public LedgerPointer? Ledger { get; init; }
}
