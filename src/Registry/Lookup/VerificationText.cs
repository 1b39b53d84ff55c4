using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zhiheng.Kernel;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// Writes the answer about a number. <c>answer</c> is <c>valid</c> when at least one certificate under the number holds,
/// <c>notValid</c> when there are some and none holds, <c>notInRegister</c> when there is none. "Cannot tell now" is never
/// written here: it is the 503 a caller gets when the database does not answer.
/// </summary>
public sealed class VerificationText(SchemeTable schemes)
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        SkipValidation = true,
    };

    /// <summary>A writer and its buffer are dear and reusable; one pair a thread.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? mine;

    public ReadOnlyMemory<byte> Write(string number, IReadOnlyList<VerifiedRow> rows, DateOnly day)
    {
        var (buffer, json) = mine ??= Tools();
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteString("number"u8, number);
        Day(json, "on"u8, day);
        json.WriteString("answer"u8, Answer(rows, day));
        json.WriteStartArray("certificates"u8);
        foreach (var row in rows)
        {
            Certificate(json, row, day);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static string Answer(IReadOnlyList<VerifiedRow> rows, DateOnly day)
    {
        if (rows.Count == 0)
        {
            return "notInRegister";
        }

        foreach (var row in rows)
        {
            if (row.Certificate.StandingOn(day) == Standing.Valid)
            {
                return "valid";
            }
        }

        return "notValid";
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Tools()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }

    private void Certificate(Utf8JsonWriter json, VerifiedRow row, DateOnly day)
    {
        var certificate = row.Certificate;
        json.WriteStartObject();
        json.WriteString("code"u8, row.Code);
        json.WriteString("number"u8, row.Number);
        json.WriteString("standing"u8, Word(certificate.StandingOn(day)));
        Day(json, "since"u8, certificate.StandingSince(day));
        if (row.SuspendedUntil is { } until)
        {
            Day(json, "suspendedUntil"u8, until);
        }

        json.WriteString("scheme"u8, row.Scheme);
        json.WriteString("schemeName"u8, schemes.Resolve(row.Scheme)?.Name ?? row.Scheme);
        json.WriteString("holderCode"u8, row.HolderCode);
        json.WriteString("holderName"u8, row.HolderName);
        json.WriteString("bodyApprovalNo"u8, row.BodyApprovalNo);
        json.WriteString("bodyName"u8, row.BodyName);
        if (row.Region is { } region)
        {
            json.WriteString("region"u8, region);
        }

        Day(json, "issuedOn"u8, row.IssuedOn);
        if (row.ExpiresOn is { } expires)
        {
            Day(json, "expiresOn"u8, expires);
        }

        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Word(Standing standing) => standing switch
    {
        Standing.Valid => "valid"u8,
        Standing.Suspended => "suspended"u8,
        Standing.Revoked => "revoked"u8,
        Standing.Cancelled => "cancelled"u8,
        Standing.Expired => "expired"u8,
        _ => "notYetIssued"u8,
    };

    private static void Day(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }
}
