namespace Zhiheng.Platform.Evidence;

/// <summary>For what files are handed in, and how many and how large they may be.</summary>
/// <param name="Name">A lasting name in lower case, for example "order-answer".</param>
/// <param name="MostFiles">For one subject (one order, one objection …).</param>
/// <param name="MostBytes">For one file; a file of exactly that size is taken.</param>
/// <param name="Kinds">What is taken; empty is every kind.</param>
public sealed record EvidencePurpose(string Name, int MostFiles, long MostBytes, params IReadOnlyList<EvidenceKind> Kinds)
{
    internal bool Takes(EvidenceKind kind) => Kinds.Count == 0 || Kinds.Contains(kind);
}

/// <summary>A file as it arrives.</summary>
/// <param name="Name">As the sender calls it; cleaned before it is kept.</param>
/// <param name="DeclaredType">The media type the sender claims, or null. It decides nothing; a contradiction is refused.</param>
/// <param name="Subject">The matter it belongs to.</param>
/// <param name="Owner">The organisation it belongs to: what a scope is checked against.</param>
/// <param name="Region">The region that owns the matter.</param>
/// <param name="UploadedBy">The account.</param>
public sealed record EvidenceArrival(
    string Name, string? DeclaredType, EvidencePurpose Purpose, Guid Subject, TrustClass Trust, string Owner, string Region, string UploadedBy);

/// <summary>A file that was handed in.</summary>
public sealed record EvidenceFile
{
    public Guid Id { get; init; }

    /// <summary>SHA-256, 64 small hexadecimal digits.</summary>
    public string Digest { get; init; } = "";

    public long Bytes { get; init; }

    public EvidenceKind Kind { get; init; }

    /// <summary>Whether a scanner has looked at it: "not-scanned" or "clean".</summary>
    public string Scan { get; init; } = "";

    public string Purpose { get; init; } = "";

    public Guid Subject { get; init; }

    public string Name { get; init; } = "";

    public TrustClass Trust { get; init; }

    public string Owner { get; init; } = "";

    public string Region { get; init; } = "";

    public string UploadedBy { get; init; } = "";

    public DateTimeOffset UploadedAt { get; init; }
}

/// <summary>
/// A file on its way to a reader. Send all four headers: <c>Content-Type</c>, <c>Content-Disposition</c>,
/// <c>X-Content-Type-Options: nosniff</c> and <c>Content-Security-Policy</c>.
/// </summary>
public sealed record EvidenceContent(EvidenceFile File, Stream Stream) : IAsyncDisposable
{
    public const string ContentTypeOptions = "nosniff";

    /// <summary>Should a browser render it all the same, nothing in it may run or load anything.</summary>
    public const string ContentSecurityPolicy = "default-src 'none'; sandbox";

    public string ContentType => EvidenceKinds.MediaType(File.Kind);

    /// <summary>Only PNG and JPEG may be shown in the page; everything else is saved.</summary>
    public string ContentDisposition => EvidenceName.Disposition(File.Name, File.Kind is EvidenceKind.Png or EvidenceKind.Jpeg);

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
