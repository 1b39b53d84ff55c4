using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Charts;

/// <summary>A chart as the script reads it. No character that ends a script element or opens a tag is written as itself.</summary>
public static class ChartJson
{
    // Chinese as itself; the encoder still escapes <, >, &, quotes and the line separators.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <exception cref="ArgumentException">A figure is not finite, lists that belong together differ in length, or a link leaves this installation.</exception>
    public static string Write(Chart chart, IReadOnlyDictionary<string, string> words)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("kind", Kind(chart));
            json.WriteString("title", chart.Title);
            Text(json, "note", chart.Note);
            Text(json, "unit", chart.Unit);
            json.WriteNumber("digits", chart.Digits);
            json.WriteString("size", chart.Size.ToString().ToLowerInvariant());
            json.WriteBoolean("sideways", chart.IsSideways || (chart.Kind == ChartKind.Map && chart.Map?.Geometry is null));
            Axis(json, "across", chart.Across);
            Axis(json, "up", chart.Up);
            Strings(json, "labels", chart.Labels);
            Strings(json, "rows", chart.Rows);
            Strings(json, "codes", chart.Map?.Codes ?? []);
            Text(json, "geometry", chart.Map?.Geometry);
            json.WriteStartArray("series");
            foreach (var series in chart.Series)
            {
                Series(json, chart, series);
            }

            json.WriteEndArray();
            Lines(json, chart);
            Cells(json, chart);
            json.WriteStartObject("words");
            foreach (var (name, word) in words)
            {
                json.WriteString(name, word);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Kind(Chart chart) => chart is { Kind: ChartKind.Map, Map.Geometry: null } or { Kind: ChartKind.Map, Map: null } ? "bar" : chart.Kind.ToString().ToLowerInvariant();

    private static void Series(Utf8JsonWriter json, Chart chart, ChartSeries series)
    {
        Same(series.Values.Count, series.At?.Count, series.Low?.Count, series.High?.Count, chart.Labels.Count == 0 ? null : chart.Labels.Count, series.Links.Count == 0 ? null : series.Links.Count);
        json.WriteStartObject();
        json.WriteString("name", series.Name);
        json.WriteString("look", series.Look.ToString().ToLowerInvariant());
        json.WriteBoolean("right", series.OnRight);
        Numbers(json, "values", series.Values);
        Numbers(json, "at", series.At?.Select(at => (double?)at));
        Numbers(json, "low", series.Low);
        Numbers(json, "high", series.High);
        json.WriteStartObject("flags");
        foreach (var (place, why) in series.Flags.OrderBy(flag => flag.Key))
        {
            json.WriteString(place >= 0 && place < series.Values.Count ? place.ToString(System.Globalization.CultureInfo.InvariantCulture) : throw new ArgumentException($"There is no point {place} to flag.", nameof(series)), why);
        }

        json.WriteEndObject();
        json.WriteStartArray("links");
        foreach (var link in series.Links)
        {
            json.WriteStringValue(Inside(link));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Lines(Utf8JsonWriter json, Chart chart)
    {
        json.WriteStartArray("marks");
        foreach (var mark in chart.Marks)
        {
            json.WriteStartObject();
            json.WriteString("label", mark.Label);
            json.WriteNumber("value", Finite(mark.Value));
            json.WriteString("tone", Tone(mark.Tone));
            json.WriteBoolean("upright", mark.IsUpright);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("bands");
        foreach (var band in chart.Bands)
        {
            json.WriteStartObject();
            json.WriteString("label", band.Label);
            json.WriteNumber("from", Finite(band.From));
            json.WriteNumber("to", Finite(band.To));
            json.WriteString("tone", Tone(band.Tone));
            json.WriteBoolean("upright", band.IsUpright);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Cells(Utf8JsonWriter json, Chart chart)
    {
        json.WriteStartArray("cells");
        foreach (var cell in chart.Cells)
        {
            json.WriteStartObject();
            json.WriteNumber("row", cell.Row);
            json.WriteNumber("column", cell.Column);
            json.WriteString("text", cell.Text);
            Text(json, "tone", cell.Tone is { } tone ? Tone(tone) : null);
            Number(json, "value", cell.Value);
            Text(json, "href", Inside(cell.Href));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Axis(Utf8JsonWriter json, string name, ChartAxis axis)
    {
        json.WriteStartObject(name);
        Text(json, "title", axis.Title);
        Number(json, "from", axis.From);
        Number(json, "to", axis.To);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double?>? values)
    {
        if (values is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (value is { } number)
            {
                json.WriteNumberValue(Finite(number));
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, Finite(number));
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string Tone(Tone tone) => tone.ToString().ToLowerInvariant();

    private static double Finite(double value) => double.IsFinite(value) ? value : throw new ArgumentException("A chart shows finite figures; what cannot be said is null.", nameof(value));

    private static string? Inside(string? href)
        => href is null || (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal) && !href.StartsWith("/\\", StringComparison.Ordinal)) ? href : throw new ArgumentException($"A chart links to this installation only, not to {href}.", nameof(href));

    private static void Same(int count, params ReadOnlySpan<int?> others)
    {
        foreach (var other in others)
        {
            if (other is { } size && size != count)
            {
                throw new ArgumentException($"A series has {count} values, but {size} of what belongs to them.", nameof(others));
            }
        }
    }
}
