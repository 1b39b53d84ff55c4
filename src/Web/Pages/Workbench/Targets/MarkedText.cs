using System.Text.Json;

namespace Zhiheng.Web.Pages.Workbench.Targets;

/// <summary>A stretch of a document's text. Kinds are space-parted: measure, unit, figure, money, head, noise. Anchor and place: the item that begins here.</summary>
public sealed record TextPiece(string Text, string Kinds, string? Anchor, string? Place)
{
    public string Classes => string.Join(' ', Kinds.Split(' ').Select(kind => "read-" + kind));
}

/// <summary>Cuts the text of a document at the places that the parser read something from, so that a page can show what came from where.</summary>
public static class MarkedText
{
    private sealed record Mark(int Start, int End, string Kind, string? Place);

    /// <param name="text">The text as it was read.</param>
    /// <param name="reading">What was found in it, as <see cref="Zhiheng.Targets.Reading.PolicyJson"/> writes it.</param>
    public static IReadOnlyList<TextPiece> Of(string text, string reading)
    {
        using var json = JsonDocument.Parse(reading);
        var marks = Marks(json.RootElement).Where(mark => mark.Start >= 0 && mark.Start < mark.End && mark.End <= text.Length).ToList();
        var cuts = marks.SelectMany(mark => new[] { mark.Start, mark.End }).Append(0).Append(text.Length).Distinct().Order().ToList();
        var pieces = new List<TextPiece>();
        var said = new HashSet<string>(StringComparer.Ordinal);
        var byStart = marks.OrderBy(mark => mark.Start).ToList();
        var (next, open) = (0, new List<Mark>());
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            while (next < byStart.Count && byStart[next].Start <= cuts[i])
            {
                open.Add(byStart[next++]);
            }

            open.RemoveAll(mark => mark.End <= cuts[i]);
            var here = open.Where(mark => mark.Place is not null).Select(mark => mark.Place!).LastOrDefault();
            var anchor = here is not null && said.Add(here) ? "t-" + here.Replace(':', '-') : null;
            pieces.Add(new TextPiece(text[cuts[i]..cuts[i + 1]], string.Join(' ', open.Select(mark => mark.Kind).Distinct(StringComparer.Ordinal)), anchor, here));
        }

        return pieces;
    }

    private static IEnumerable<Mark> Marks(JsonElement root)
    {
        foreach (var name in new[] { "number", "title", "issuer", "issuedOn" })
        {
            if (Range(root.GetProperty("document").GetProperty("at").GetProperty(name)) is { } at)
            {
                yield return new(at.Start, at.End, "head", "head");
            }
        }

        foreach (var mark in Items(root, "measures", "measure", ["no", "title"], ["lead", "participants"], "measure", "unit")
            .Concat(Items(root, "indicators", "indicator", ["baseline", "target", "dueYear"], ["name"], "figure", "figure"))
            .Concat(Items(root, "subsidies", "subsidy", ["beneficiary", "amountYuan"], [], "money", "money")))
        {
            yield return mark;
        }

        foreach (var noise in root.GetProperty("noise").EnumerateArray())
        {
            if (Range(noise.GetProperty("at")) is { } at)
            {
                yield return new(at.Start, at.End, "noise", null);
            }
        }
    }

    private static IEnumerable<Mark> Items(JsonElement root, string list, string place, string[] single, string[] many, string kind, string kindOfMany)
    {
        var key = 0;
        foreach (var item in root.GetProperty(list).EnumerateArray())
        {
            key++;
            var at = item.GetProperty("at");
            var ranges = single.Select(name => (Range: Range(at.GetProperty(name)), Kind: kind))
                .Concat(many.SelectMany(name => at.GetProperty(name).EnumerateArray()).Select(one => (Range: Range(one), Kind: kindOfMany)))
                .Concat(item.TryGetProperty("everyUnitOf", out var every) ? every.EnumerateArray().Select(one => (Range: Range(one.GetProperty("at")), Kind: kindOfMany)) : []);
            foreach (var (range, of) in ranges)
            {
                if (range is { } found)
                {
                    yield return new(found.Start, found.End, of, $"{place}:{key}");
                }
            }
        }
    }

    private static (int Start, int End)? Range(JsonElement at) => at.ValueKind == JsonValueKind.Array ? (at[0].GetInt32(), at[1].GetInt32()) : null;
}
