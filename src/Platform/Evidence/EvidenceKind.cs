namespace Zhiheng.Platform.Evidence;

/// <summary>What may be handed in, decided by content and never by name.</summary>
public enum EvidenceKind
{
    Pdf,
    Png,
    Jpeg,

    /// <summary>Photos of telephones (HEIF with HEVC).</summary>
    Heic,

    /// <summary>GB/T 33190, the fixed-layout format of Chinese offices.</summary>
    Ofd,
    Docx,
    Xlsx,

    /// <summary>Plain text in UTF-8 or GB 18030; also what is named .csv.</summary>
    Text,
}

/// <summary>国办函〔2016〕108号: how far a material may be relied on. The letters are those of the notice.</summary>
public enum TrustClass
{
    /// <summary>Made by a government service organ: usable as it is.</summary>
    A,

    /// <summary>Checked by an officer against the original: may be used again.</summary>
    B,

    /// <summary>A certificate or approval uploaded by the user: the original must be checked before use.</summary>
    C,

    /// <summary>Made by the user, who vouches for it: usable as it is.</summary>
    D,
}

/// <summary>Names, types and endings of the kinds.</summary>
internal static class EvidenceKinds
{
    public static string Name(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => "PDF",
        EvidenceKind.Png => "PNG 图片",
        EvidenceKind.Jpeg => "JPEG 图片",
        EvidenceKind.Heic => "HEIC 图片",
        EvidenceKind.Ofd => "OFD",
        EvidenceKind.Docx => "Word 文档（docx）",
        EvidenceKind.Xlsx => "Excel 表格（xlsx）",
        _ => "文本（txt、csv）",
    };

    /// <summary>The first is used where a name has none.</summary>
    public static IReadOnlyList<string> Endings(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => ["pdf"],
        EvidenceKind.Png => ["png"],
        EvidenceKind.Jpeg => ["jpg", "jpeg"],
        EvidenceKind.Heic => ["heic", "heif"],
        EvidenceKind.Ofd => ["ofd"],
        EvidenceKind.Docx => ["docx"],
        EvidenceKind.Xlsx => ["xlsx"],
        _ => ["txt", "csv"],
    };

    public static EvidenceKind? OfEnding(string ending)
        => Enum.GetValues<EvidenceKind>().Where(kind => Endings(kind).Contains(ending)).Select(kind => (EvidenceKind?)kind).FirstOrDefault();

    /// <summary>What a browser is told. Text is plain whatever it was called, so that nothing in it is run or rendered.</summary>
    public static string MediaType(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => "application/pdf",
        EvidenceKind.Png => "image/png",
        EvidenceKind.Jpeg => "image/jpeg",
        EvidenceKind.Heic => "image/heic",
        EvidenceKind.Ofd => "application/ofd",
        EvidenceKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        EvidenceKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "text/plain",
    };

    /// <summary>
    /// Whether a sender's claim can be true. Browsers know few types and make up others, so only a claim of another kind of this list,
    /// or of a page or program, counts against a file.
    /// </summary>
    public static bool MayClaim(EvidenceKind kind, string? declared)
    {
        var type = (declared ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (type is "text/html" or "application/xhtml+xml" or "image/svg+xml" or "application/x-msdownload" or "text/javascript")
        {
            return false;
        }

        return !Enum.GetValues<EvidenceKind>().Any(other => other != kind && MediaType(other) == type);
    }
}
