using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhiheng.Proofs.Draws;

public enum DrawMethod
{
    /// <summary>One lot each.</summary>
    Equal,

    /// <summary>As many lots as the weight; the smallest of them counts.</summary>
    Tickets,
}

/// <summary>A class of which a fixed number is drawn.</summary>
/// <param name="Id">Written like an id; part of every ticket.</param>
/// <param name="Members">N: how many of the list belong to it, exclusions left out.</param>
/// <param name="Take">n; null where <paramref name="Ratio"/> is given. Exactly one of the two.</param>
/// <param name="Ratio">A decimal of at most 9 places from 0 to 1, such as <c>0.03</c>; the number drawn is rounded up.</param>
public sealed record Stratum(string Id, int Members, int? Take, string? Ratio, DrawMethod Method)
{
    private static readonly string[] Names = ["N", "grades", "id", "method", "n", "ratio", "regions", "reserves", "rule"];

    /// <summary>In words.</summary>
    public string? Rule { get; init; }

    /// <summary>Grades that belong to it; empty: every grade.</summary>
    public IReadOnlyList<string> Grades { get; init; } = [];

    /// <summary>Division codes that belong to it, with everything below them; empty: every region.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>How many of the next in order are published as reserves.</summary>
    public int Reserves { get; init; }

    /// <summary>How many are drawn: n, or ⌈ratio × N⌉ in exact arithmetic.</summary>
    public int Draws => Take ?? Ceiling(Ratio!, Members);

    public bool Holds(string grade, string region)
        => (Grades.Count == 0 || Grades.Contains(grade, StringComparer.Ordinal))
            && (Regions.Count == 0 || Regions.Any(prefix => region.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>⌈ratio × members⌉ for a ratio as it is written in a plan.</summary>
    public static int Ceiling(string ratio, int members)
    {
        var digits = ratio.Length > 2 ? ratio[2..] : "";
        var scale = BigInteger.Pow(10, digits.Length);
        var parts = (BigInteger.Parse(ratio[..1], CultureInfo.InvariantCulture) * scale) + (digits.Length == 0 ? 0 : BigInteger.Parse(digits, CultureInfo.InvariantCulture));
        return (int)(((parts * members) + scale - 1) / scale);
    }

    /// <summary><c>0</c>, <c>1</c>, or <c>0.</c> with one to nine digits of which the last is not zero.</summary>
    public static bool IsRatio(string text)
        => text is "0" or "1" || (text.Length is > 2 and <= 11 && text.StartsWith("0.", StringComparison.Ordinal) && text[2..].All(char.IsAsciiDigit) && text[^1] != '0');

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["N"] = Members, ["method"] = Method == DrawMethod.Equal ? "equal" : "tickets" };
        if (Take is { } take)
        {
            json["n"] = take;
        }

        if (Ratio is not null)
        {
            json["ratio"] = Ratio;
        }

        if (Rule is not null)
        {
            json["rule"] = Rule;
        }

        if (Grades.Count > 0)
        {
            json["grades"] = PlanWriter.Texts(Grades);
        }

        if (Regions.Count > 0)
        {
            json["regions"] = PlanWriter.Texts(Regions);
        }

        if (Reserves > 0)
        {
            json["reserves"] = Reserves;
        }

        return json;
    }

    internal static Stratum Read(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, Names);
        int? take = reader.Has(json, "n") ? (int)reader.Whole(json, place, "n", 0, SubjectPool.Most) : null;
        var ratio = reader.OptionalText(json, place, "ratio");
        var method = reader.Text(json, place, "method");
        if ((take is null) == (ratio is null) || (ratio is not null && !IsRatio(ratio)))
        {
            reader.Complain(ProofRefusals.DrawMember($"{place}.ratio"));
        }

        if (method is not ("equal" or "tickets"))
        {
            reader.Complain(ProofRefusals.DrawMember($"{place}.method"));
        }

        return new(reader.Id(json, place, "id"), (int)reader.Whole(json, place, "N", 0, SubjectPool.Most), take, ratio, method == "equal" ? DrawMethod.Equal : DrawMethod.Tickets)
        {
            Rule = reader.OptionalText(json, place, "rule"),
            Grades = reader.OptionalList(json, place, "grades", reader.IsId),
            Regions = reader.OptionalList(json, place, "regions", reader.IsRegion),
            Reserves = reader.Has(json, "reserves") ? (int)reader.Whole(json, place, "reserves", 1, SubjectPool.Most) : 0,
        };
    }
}
