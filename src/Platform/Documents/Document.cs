namespace Zhiheng.Platform.Documents;

/// <summary>What is to be printed, as pure data: the same document with the same dates gives the same bytes.</summary>
public sealed record Document(string Title, IReadOnlyList<Block> Blocks)
{
    public string Author { get; init; } = "";

    public string Subject { get; init; } = "";

    public PageLook Page { get; init; } = new();

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    internal IEnumerable<string> Texts => Blocks.SelectMany(block => block.Texts).Concat([Page.Footer, Page.RunningHead, Page.Watermark, "第页共0123456789"]);
}

/// <summary>An A4 page upright; margins are points to where the pieces begin. Empty texts are left out.</summary>
public sealed record PageLook
{
    public const double Width = 595.28;

    public const double Height = 841.89;

    public double Left { get; init; } = 64;

    public double Right { get; init; } = 64;

    public double Top { get; init; } = 64;

    public double Bottom { get; init; } = 72;

    /// <summary>A border of a strong and a fine line around each page, as on a certificate.</summary>
    public Ink? Frame { get; init; }

    /// <summary>Stands at the foot of each page, beside the page number.</summary>
    public string Footer { get; init; } = "";

    /// <summary>Stands at the head of the second and later pages.</summary>
    public string RunningHead { get; init; } = "";

    /// <summary>A few large pale characters across each page, below everything else.</summary>
    public string Watermark { get; init; } = "";
}

public enum AttachmentRole
{
    /// <summary>The machine-readable form of what the pages say.</summary>
    Data,

    /// <summary>What the pages were made from.</summary>
    Source,

    /// <summary>Belongs to the document without repeating it.</summary>
    Supplement,
}

/// <summary>
/// A file that travels inside the document, stored uncompressed so that a plain search for its bytes finds it.
/// </summary>
/// <param name="Name">File name, at most 200 characters, without folders.</param>
/// <param name="MediaType">For example "application/vc+jwt".</param>
public sealed record Attachment(string Name, string MediaType, ReadOnlyMemory<byte> Content, AttachmentRole Role, string Description);
