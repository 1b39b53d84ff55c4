using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhiheng.Platform.Papers;

/// <summary>The organ in whose name a paper goes out.</summary>
/// <param name="Mark">机关代字, the beginning of its document numbers.</param>
/// <param name="Code">Its unified social credit code.</param>
public sealed record PaperOrgan(string Name, string Mark, string Code);

public enum PartyRole
{
    /// <summary>主送.</summary>
    Addressee,

    /// <summary>Whom it is about without being sent to, for example the holder of a certificate.</summary>
    Subject,

    /// <summary>抄送.</summary>
    Copy,
}

/// <param name="Code">Credit code or approval number; empty where there is none.</param>
public sealed record PaperParty(PartyRole Role, string Name, string Code = "");

/// <summary>A paragraph without its number.</summary>
/// <param name="Depth">0 has no number; 1 is 一、, 2 is （一）, 3 is 1． in order of appearance.</param>
public sealed record PaperParagraph(PaperPart Part, string Text, int Depth = 0);

/// <summary>A line of a form, for example 送达地点.</summary>
public sealed record PaperField(string Label, string Value);

/// <param name="Digest">SHA-256 of the evidence, 64 small hexadecimal digits.</param>
public sealed record PaperAttachment(string Name, string Digest);

/// <param name="Assurance">How surely the signer was recognised, for example "密码+动态口令".</param>
public sealed record PaperSigner(string Name, string Position, string Assurance);

/// <summary>All that a paper says, as it is kept for ever. Properties may be added and never change their meaning.</summary>
public sealed record PaperContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public required string Number { get; init; }

    /// <summary>1, or one more than that of the paper it supersedes.</summary>
    public required int Version { get; init; }

    public required PaperKind Kind { get; init; }

    public required string Title { get; init; }

    public required PaperOrgan Organ { get; init; }

    /// <summary>Six digits: the region that owns the paper.</summary>
    public required string Region { get; init; }

    /// <summary>业务条线, for example 认证.</summary>
    public required string Line { get; init; }

    public required IReadOnlyList<PaperParty> Parties { get; init; }

    public required IReadOnlyList<PaperParagraph> Body { get; init; }

    public required IReadOnlyList<PaperField> Fields { get; init; }

    public required IReadOnlyList<PaperAttachment> Attachments { get; init; }

    public required string CreatedBy { get; init; }

    public required PaperSigner SignedBy { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>The Beijing day on the paper.</summary>
    public required DateOnly IssuedOn { get; init; }

    public required Publicity Publicity { get; init; }

    /// <summary>The clause on which it is not public.</summary>
    public string? PublicityBasis { get; init; }

    /// <summary>保管期限, for example 永久 or 30年.</summary>
    public required string Retention { get; init; }

    /// <summary>The number of the paper this one takes the place of.</summary>
    public string? Supersedes { get; init; }

    public bool IsDemo { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Json);

    internal static PaperContent Read(string text) => JsonSerializer.Deserialize<PaperContent>(text, Json) ?? throw new JsonException("A paper has no content.");
}

/// <summary>An issued paper. It is never changed; a correction is another paper that supersedes it.</summary>
/// <param name="Text">The content as it is kept.</param>
/// <param name="Digest">SHA-256 of <paramref name="Text"/> in UTF-8, 64 small hexadecimal digits.</param>
public sealed record Paper(Guid Id, PaperContent Content, string Text, string Digest)
{
    public string Number => Content.Number;

    internal static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What anyone who holds a paper may learn from its number: whether it is genuine and still stands.</summary>
/// <param name="SupersededBy">The number of the paper that took its place, or null.</param>
/// <param name="VoidReason">Null unless its number was voided.</param>
public sealed record PaperStanding(string Number, string Title, string Organ, DateOnly IssuedOn, string Digest, string? SupersededBy, string? VoidReason)
{
    public bool Stands => SupersededBy is null && VoidReason is null;
}
