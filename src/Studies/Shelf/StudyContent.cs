using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Studies.Shelf;

/// <summary>The content of a version: a JSON object in its canonical text (RFC 8785), so that equal content has an equal digest.</summary>
public sealed record StudyContent
{
    /// <summary>Bytes of canonical UTF-8 text.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private StudyContent(string text, int bytes, string sha256) => (Text, Bytes, Sha256) = (text, bytes, sha256);

    public string Text { get; }

    public int Bytes { get; }

    /// <summary>Lower-case hexadecimal, over the UTF-8 bytes of <see cref="Text"/>.</summary>
    public string Sha256 { get; }

    /// <summary>Refuses what is no JSON within the bounds of <see cref="CanonicalJson"/>, no object, or larger than <see cref="MostBytes"/>.</summary>
    public static Outcome<StudyContent> Read(string? text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text ?? string.Empty);
        if (utf8.Length > CanonicalJson.MostBytes)
        {
            return StudyRefusals.Size(utf8.Length, MostBytes);
        }

        var parsed = CanonicalJson.Parse(utf8);
        if (parsed.IsRefused)
        {
            return StudyRefusals.NotJson(parsed.Refusal.Message);
        }

        if (parsed.Value.ValueKind != JsonValueKind.Object)
        {
            return StudyRefusals.NotAnObject();
        }

        var written = CanonicalJson.Of(parsed.Value);
        if (written.IsRefused)
        {
            return StudyRefusals.NotJson(written.Refusal.Message);
        }

        // PostgreSQL keeps no NUL in a text, and no tool writes one.
        if (written.Value.AsSpan().IndexOf("\\u0000"u8) >= 0)
        {
            return StudyRefusals.NotJson("内容含有空字符（U+0000）。");
        }

        return written.Value.Length > MostBytes
            ? StudyRefusals.Size(written.Value.Length, MostBytes)
            : new StudyContent(Encoding.UTF8.GetString(written.Value), written.Value.Length, Convert.ToHexStringLower(SHA256.HashData(written.Value)));
    }
}
