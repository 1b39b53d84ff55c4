using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Zhiheng.Kernel;

namespace Zhiheng.Web.Charts;

/// <summary>Shapes of the divisions of one region, as they are served: code, name and rounded coordinates, nothing else of what was given.</summary>
public sealed record MapShapes(RegionCode Region, string Level, IReadOnlyList<string> Codes, ReadOnlyMemory<byte> Json)
{
    public const int MostBytes = 20 * 1024 * 1024;
    public const int MostFeatures = 4000;

    /// <summary>Four decimals of a degree are about ten metres: finer than any screen shows.</summary>
    private const int Decimals = 4;

    private static readonly string[] CodeNames = ["code", "adcode", "id"];

    /// <summary>
    /// Reads a GeoJSON FeatureCollection (RFC 7946) whose features carry a six-digit code in the property code, adcode or id and lie within
    /// <paramref name="region"/>. The level is "city" where every code is one of a city, "county" otherwise. Names come from the table of
    /// divisions where it knows the code.
    /// </summary>
    public static Outcome<MapShapes> Read(ReadOnlyMemory<byte> file, RegionCode region, RegionTable regions)
    {
        if (file.Length > MostBytes)
        {
            return MapRefusals.TooLarge(MostBytes / 1024 / 1024);
        }

        try
        {
            using var json = JsonDocument.Parse(file);
            var isCollection = json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array && features.GetArrayLength() is > 0 and <= MostFeatures;
            return isCollection ? Write(json.RootElement.GetProperty("features"), region, regions) : MapRefusals.NoFeatures(MostFeatures);
        }
        catch (JsonException)
        {
            return MapRefusals.NoJson();
        }
    }

    private static Outcome<MapShapes> Write(JsonElement features, RegionCode region, RegionTable regions)
    {
        var codes = new List<string>();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var feature in features.EnumerateArray())
            {
                if (Code(feature) is not { } code || !regions.IsWithin(code, region) || code == region || codes.Contains(code.Value))
                {
                    return MapRefusals.Feature(codes.Count + 1, region);
                }

                codes.Add(code.Value);
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteStartObject("properties");
                json.WriteString("code", code.Value);
                json.WriteString("name", regions.FindEver(code)?.Name ?? code.Value);
                json.WriteEndObject();
                if (!Shape(json, feature))
                {
                    return MapRefusals.Shape(code);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var level = codes.TrueForAll(code => code.EndsWith("00", StringComparison.Ordinal)) ? "city" : "county";
        return new MapShapes(region, level, codes, buffer.WrittenMemory);
    }

    private static RegionCode? Code(JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in CodeNames)
        {
            if (properties.TryGetProperty(name, out var value) && RegionCode.Parse(value.ToString()) is { IsRefused: false } code)
            {
                return code.Value;
            }
        }

        return null;
    }

    private static bool Shape(Utf8JsonWriter json, JsonElement feature)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object
            || !geometry.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || !geometry.TryGetProperty("coordinates", out var coordinates))
        {
            return false;
        }

        // Lists within the list before positions come: rings of a polygon, and polygons of a multipolygon.
        var depth = type.GetString() switch { "Polygon" => 1, "MultiPolygon" => 2, _ => 0 };
        if (depth == 0)
        {
            return false;
        }

        json.WriteStartObject("geometry");
        json.WriteString("type", type.GetString());
        json.WritePropertyName("coordinates");
        if (!Lists(json, coordinates, depth))
        {
            return false;
        }

        json.WriteEndObject();
        return true;
    }

    private static bool Lists(Utf8JsonWriter json, JsonElement list, int depth)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            return false;
        }

        json.WriteStartArray();
        foreach (var one in list.EnumerateArray())
        {
            if (!(depth > 0 ? Lists(json, one, depth - 1) : Position(json, one)))
            {
                return false;
            }
        }

        json.WriteEndArray();
        return true;
    }

    private static bool Position(Utf8JsonWriter json, JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() is < 2 or > 3
            || !Degree(position[0], 180, out var east) || !Degree(position[1], 90, out var north))
        {
            return false;
        }

        json.WriteStartArray();
        json.WriteRawValue(east.ToString("0.####", CultureInfo.InvariantCulture));
        json.WriteRawValue(north.ToString("0.####", CultureInfo.InvariantCulture));
        json.WriteEndArray();
        return true;
    }

    private static bool Degree(JsonElement value, double most, out double degree)
    {
        degree = 0;
        var isNumber = value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out degree);
        degree = Math.Round(degree, Decimals);
        return isNumber && Math.Abs(degree) <= most;
    }
}
