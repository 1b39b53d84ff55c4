using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// Writes the facts that carry a whole content. The content is JSON already; parsing it only to write it again would cost more
/// than the rest of the row. Tests hold the text equal to what the serialiser gives for the same fact.
/// </summary>
internal sealed class FactText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    public JournalEntry Reported(Guid id, string code, string body, string scheme, string number, string holderCode, string holderName, DateOnly issuedOn, DateOnly? expiresOn, string content)
        => Write(nameof(CertificateReported), id, issuedOn, json =>
        {
            json.WriteString("code"u8, code);
            json.WriteString("bodyApprovalNo"u8, body);
            json.WriteString("scheme"u8, scheme);
            json.WriteString("number"u8, number);
            json.WriteString("holderCode"u8, holderCode);
            json.WriteString("holderName"u8, holderName);
            Day(json, "effectiveOn"u8, issuedOn);
            if (expiresOn is { } last)
            {
                Day(json, "expiresOn"u8, last);
            }

            Content(json, content);
        });

    public JournalEntry Changed(Guid id, DateOnly on, IReadOnlyList<string> codes, string content)
        => Write(nameof(CertificateChanged), id, on, json =>
        {
            Day(json, "effectiveOn"u8, on);
            json.WriteStartArray("changeCodes"u8);
            foreach (var code in codes)
            {
                json.WriteStringValue(code);
            }

            json.WriteEndArray();
            Content(json, content);
        });

    public JournalEntry Renewed(Guid id, DateOnly on, DateOnly? expiresOn, string content)
        => Write(nameof(CertificateRenewed), id, on, json =>
        {
            Day(json, "effectiveOn"u8, on);
            if (expiresOn is { } last)
            {
                Day(json, "expiresOn"u8, last);
            }

            Content(json, content);
        });

    private JournalEntry Write(string kind, Guid subject, DateOnly effectiveOn, Action<Utf8JsonWriter> body)
    {
        buffer.Clear();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        return new JournalEntry(kind, subject, effectiveOn, IsPublic: true, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Content(Utf8JsonWriter json, string content)
    {
        json.WritePropertyName("content"u8);
        json.WriteRawValue(content, skipInputValidation: true);
    }

    private static void Day(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }
}
