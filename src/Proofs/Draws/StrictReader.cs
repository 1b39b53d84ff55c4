using System.Globalization;
using System.Text.Json;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>
/// Reads JSON that has already been found canonical, and remembers the first thing that is not as it must be; everything read after that
/// means nothing. A place is the path of names down to an element, for messages.
/// </summary>
internal sealed class StrictReader
{
    public const int MostText = 2000;

    public ProofRefusal? Trouble { get; private set; }

    /// <summary>Something is wrong at this place; the first complaint stays.</summary>
    public void Complain(ProofRefusal refusal) => Trouble ??= refusal;

    /// <summary>Demands an object with no other members than these.</summary>
    public void Object(JsonElement json, string place, params IReadOnlyList<string> names)
    {
        if (Trouble is not null)
        {
            return;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            Complain(ProofRefusals.DrawMember(place));
            return;
        }

        foreach (var member in json.EnumerateObject())
        {
            if (!names.Contains(member.Name, StringComparer.Ordinal))
            {
                Complain(ProofRefusals.DrawUnknownMember($"{place}.{member.Name}"));
                return;
            }
        }
    }

    public bool Has(JsonElement json, string name) => Trouble is null && json.TryGetProperty(name, out _);

    public JsonElement Member(JsonElement json, string place, string name)
    {
        if (Trouble is null && json.TryGetProperty(name, out var value))
        {
            return value;
        }

        Complain(ProofRefusals.DrawMissing($"{place}.{name}"));
        return default;
    }

    /// <summary>At least one character.</summary>
    public string Text(JsonElement json, string place, string name) => Must(IsText(Member(json, place, name), $"{place}.{name}"), text => text.Length > 0, $"{place}.{name}");

    public string? OptionalText(JsonElement json, string place, string name) => Has(json, name) ? Text(json, place, name) : null;

    public string Id(JsonElement json, string place, string name) => IsId(Member(json, place, name), $"{place}.{name}");

    public string Region(JsonElement json, string place, string name) => IsRegion(Member(json, place, name), $"{place}.{name}");

    public string Hex(JsonElement json, string place, string name, int bytes)
        => Must(IsText(Member(json, place, name), $"{place}.{name}"), text => DrawText.IsHex(text, bytes), $"{place}.{name}");

    public TreeHash Hash(JsonElement json, string place, string name) => IsHash(Member(json, place, name), $"{place}.{name}");

    public long Whole(JsonElement json, string place, string name, long least, long most)
    {
        var value = Member(json, place, name);
        if (Trouble is null && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Complain(ProofRefusals.DrawMember($"{place}.{name}"));
        return least;
    }

    public bool Flag(JsonElement json, string place, string name)
    {
        var value = Member(json, place, name);
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Complain(ProofRefusals.DrawMember($"{place}.{name}"));
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>UTC, to the second: 2026-03-02T01:00:00Z.</summary>
    public DateTimeOffset Instant(JsonElement json, string place, string name)
    {
        var text = IsText(Member(json, place, name), $"{place}.{name}");
        if (!DateTimeOffset.TryParseExact(text, DrawText.Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            Complain(ProofRefusals.DrawMember($"{place}.{name}"));
        }

        return instant;
    }

    public DateTimeOffset? OptionalInstant(JsonElement json, string place, string name) => Has(json, name) ? Instant(json, place, name) : null;

    public DateOnly Day(JsonElement json, string place, string name)
    {
        var text = IsText(Member(json, place, name), $"{place}.{name}");
        if (!DateOnly.TryParseExact(text, DrawText.Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Complain(ProofRefusals.DrawMember($"{place}.{name}"));
        }

        return day;
    }

    public IReadOnlyList<T> List<T>(JsonElement json, string place, string name, Func<JsonElement, string, T> read)
    {
        var value = Member(json, place, name);
        if (Trouble is null && value.ValueKind != JsonValueKind.Array)
        {
            Complain(ProofRefusals.DrawMember($"{place}.{name}"));
        }

        if (Trouble is not null)
        {
            return [];
        }

        var list = new List<T>(value.GetArrayLength());
        foreach (var one in value.EnumerateArray())
        {
            list.Add(read(one, $"{place}.{name}[{list.Count}]"));
            if (Trouble is not null)
            {
                break;
            }
        }

        return list;
    }

    public IReadOnlyList<T> OptionalList<T>(JsonElement json, string place, string name, Func<JsonElement, string, T> read)
        => Has(json, name) ? List(json, place, name, read) : [];

    public string IsId(JsonElement value, string place) => Must(IsText(value, place), text => DrawText.IsId(text), place);

    public string IsRegion(JsonElement value, string place) => Must(IsText(value, place), text => DrawText.IsRegion(text), place);

    public TreeHash IsHash(JsonElement value, string place) => DrawText.Hash(Must(IsText(value, place), text => DrawText.IsHex(text, TreeHash.Length), place)) ?? default;

    /// <summary>Text of at most <see cref="MostText"/> characters; what is longer has a bound of its own.</summary>
    public string IsText(JsonElement value, string place, int most = MostText)
        => Trouble is null && value.ValueKind == JsonValueKind.String ? Must(value.GetString()!, text => text.Length <= most, place) : Must("", _ => false, place);

    private string Must(string text, Func<string, bool> holds, string place)
    {
        if (!holds(text))
        {
            Complain(ProofRefusals.DrawMember(place));
        }

        return text;
    }
}
