using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zhiheng.Targets.Reading;

/// <summary>A reading as JSON: what was extracted under the names people compare, places and doubts beside it under "at" and "doubts".</summary>
public static class PolicyJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(PolicyReading reading)
    {
        var output = new ArrayBufferWriter<byte>(64 << 10);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            Head(json, reading.Head);
            Array(json, "measures", reading.Measures, Measure);
            Array(json, "indicators", reading.Indicators, (writer, indicator) => Indicator(writer, indicator, reading));
            Array(json, "subsidies", reading.Subsidies, (writer, subsidy) => Subsidy(writer, subsidy, reading));
            Array(json, "outline", reading.Outline, Heading);
            Array(json, "noise", reading.Noise, (writer, noise) => Object(writer, () =>
            {
                writer.WriteString("kind", noise.Kind);
                At(writer, "at", noise.At);
            }));
            json.WriteStartObject("source");
            json.WriteString("format", reading.Source.Format);
            json.WriteString("encoding", reading.Source.Encoding);
            json.WriteNumber("characters", reading.Source.Text.Length);
            json.WriteEndObject();
            Strings(json, "doubts", reading.Doubts);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Head(Utf8JsonWriter json, PolicyHead head)
    {
        json.WriteStartObject("document");
        json.WriteString("number", head.Number?.Value);
        json.WriteString("title", head.Title?.Value);
        json.WriteString("issuer", head.Issuer?.Value);
        json.WriteString("issuedOn", head.IssuedOn?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("regionCode", head.Region?.Value.Value);
        json.WriteStartObject("at");
        At(json, "number", head.Number?.At);
        At(json, "title", head.Title?.At);
        At(json, "issuer", head.Issuer?.At);
        At(json, "issuedOn", head.IssuedOn?.At);
        At(json, "regionCode", head.Region?.At);
        json.WriteEndObject();
        Strings(json, "doubts", Doubts(("发文字号", head.Number?.Doubt), ("标题", head.Title?.Doubt), ("发文机关", head.Issuer?.Doubt), ("日期", head.IssuedOn?.Doubt)));
        json.WriteEndObject();
    }

    private static List<string> Doubts(params (string What, string? Doubt)[] doubts) => [.. doubts.Where(pair => pair.Doubt is not null).Select(pair => $"{pair.What}：{pair.Doubt}")];

    private static void Measure(Utf8JsonWriter json, MeasureText measure) => Object(json, () =>
    {
        json.WriteString("no", measure.No.Value);
        json.WriteString("title", measure.Title.Value);
        json.WriteString("section", measure.Section?.Value);
        Strings(json, "lead", measure.Units.Where(unit => unit.Role == UnitRole.Lead).Select(unit => unit.Name));
        Strings(json, "participants", measure.Units.Where(unit => unit.Role == UnitRole.Participant).Select(unit => unit.Name));
        Array(json, "everyUnitOf", measure.Units.Where(unit => unit.EveryOf is not null), (writer, unit) => Object(writer, () =>
        {
            writer.WriteString("name", unit.Name);
            writer.WriteString("level", unit.EveryOf);
            writer.WriteString("role", unit.Role switch { UnitRole.Lead => "lead", UnitRole.Participant => "participant", _ => "implementer" });
            At(writer, "at", unit.At);
        }));
        json.WriteStartObject("at");
        At(json, "no", measure.No.At);
        At(json, "title", measure.Title.At);
        At(json, "section", measure.Section?.At);
        At(json, "text", measure.Text);
        Array(json, "lead", measure.Units.Where(unit => unit.Role == UnitRole.Lead), (writer, unit) => Pair(writer, unit.At));
        Array(json, "participants", measure.Units.Where(unit => unit.Role == UnitRole.Participant), (writer, unit) => Pair(writer, unit.At));
        json.WriteEndObject();
        Strings(json, "doubts", [.. Doubts(("标题", measure.Title.Doubt)), .. measure.Doubts]);
    });

    private static void Indicator(Utf8JsonWriter json, IndicatorText indicator, PolicyReading reading) => Object(json, () =>
    {
        json.WriteString("measure", indicator.Measure is { } index ? reading.Measures[index].No.Value : null);
        json.WriteString("name", indicator.Name);
        Number(json, "baseline", indicator.Baseline?.Value);
        Number(json, "target", indicator.Target.Value);
        json.WriteString("unit", indicator.Unit);
        Number(json, "dueYear", indicator.DueYear?.Value);
        json.WriteString("comparator", indicator.Comparator);
        json.WriteString("kind", indicator.Kind);
        Number(json, "measureIndex", indicator.Measure);
        json.WriteString("under", indicator.Under);
        json.WriteStartObject("at");
        Array(json, "name", indicator.NameAt, Pair);
        At(json, "baseline", indicator.Baseline?.At);
        At(json, "target", indicator.Target.At);
        At(json, "dueYear", indicator.DueYear?.At);
        At(json, "text", indicator.At);
        json.WriteEndObject();
        Strings(json, "doubts", indicator.Doubts);
    });

    private static void Subsidy(Utf8JsonWriter json, SubsidyText subsidy, PolicyReading reading) => Object(json, () =>
    {
        json.WriteString("measure", subsidy.Measure is { } index ? reading.Measures[index].No.Value : null);
        json.WriteString("beneficiary", subsidy.Beneficiary.Value);
        json.WriteNumber("amountYuan", subsidy.AmountYuan.Value);
        json.WriteString("limit", subsidy.Limit);
        if (subsidy.Form is { } form)
        {
            json.WriteString("form", form);
        }

        Number(json, "measureIndex", subsidy.Measure);
        json.WriteString("under", subsidy.Under);
        json.WriteStartObject("at");
        At(json, "beneficiary", subsidy.Beneficiary.At);
        At(json, "amountYuan", subsidy.AmountYuan.At);
        At(json, "text", subsidy.At);
        json.WriteEndObject();
        Strings(json, "doubts", subsidy.Doubts);
    });

    private static void Heading(Utf8JsonWriter json, Heading heading) => Object(json, () =>
    {
        json.WriteNumber("level", heading.Level);
        json.WriteString("label", heading.Label);
        json.WriteString("title", heading.Title);
        At(json, "at", heading.At);
    });

    private static void Object(Utf8JsonWriter json, Action content)
    {
        json.WriteStartObject();
        content();
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> items) => Array(json, name, items, (writer, item) => writer.WriteStringValue(item));

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            // 1.0 would be written with its zero: figures carry no more places than the document prints.
            json.WritePropertyName(name);
            json.WriteRawValue(number.ToString("0.##########", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void At(Utf8JsonWriter json, string name, TextRange? at)
    {
        if (at is { } range)
        {
            json.WritePropertyName(name);
            Pair(json, range);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Pair(Utf8JsonWriter json, TextRange at)
    {
        json.WriteStartArray();
        json.WriteNumberValue(at.Start);
        json.WriteNumberValue(at.End);
        json.WriteEndArray();
    }
}
