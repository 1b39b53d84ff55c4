namespace Zhiheng.Bench.Search;

/// <summary>What is searched for: pieces of names, and pieces that no name holds.</summary>
internal sealed record Question(int Length, string Kind, string Text)
{
    private const int OfEach = 40;

    /// <param name="names">All names.</param>
    /// <param name="brands">Where the brand of each name stands.</param>
    public static List<Question> Ask(IReadOnlyList<string> names, IReadOnlyList<(int At, int Length)> brands, MadeUpNames chance)
    {
        var questions = new List<Question>();
        foreach (var length in new[] { 2, 4, 6 })
        {
            questions.AddRange(Sample(length, "frequent", () => Behind(names, brands, chance, length)));
            questions.AddRange(Sample(length, "rare", () => Across(names, brands, chance, length)));
            questions.AddRange(Sample(length, "missing", () => Missing(names, brands, chance, length)));
        }

        return questions;
    }

    private static IEnumerable<Question> Sample(int length, string kind, Func<string?> one)
    {
        for (var found = 0; found < OfEach;)
        {
            if (one() is { } text)
            {
                found++;
                yield return new Question(length, kind, text);
            }
        }
    }

    /// <summary>A piece of trade and form, which many names share.</summary>
    private static string? Behind(IReadOnlyList<string> names, IReadOnlyList<(int At, int Length)> brands, MadeUpNames chance, int length)
    {
        var no = chance.Below(names.Count);
        var start = brands[no].At + brands[no].Length;
        var room = names[no].Length - start - length;
        return room < 0 ? null : names[no].Substring(start + chance.Below(room + 1), length);
    }

    /// <summary>A piece that holds at least one character of the brand.</summary>
    private static string? Across(IReadOnlyList<string> names, IReadOnlyList<(int At, int Length)> brands, MadeUpNames chance, int length)
    {
        var no = chance.Below(names.Count);
        var first = Math.Max(0, brands[no].At - length + 1);
        var last = Math.Min(names[no].Length - length, brands[no].At + brands[no].Length - 1);
        return last < first ? null : names[no].Substring(first + chance.Below(last - first + 1), length);
    }

    /// <summary>Two pieces of two names that do not stand together in any name.</summary>
    private static string? Missing(IReadOnlyList<string> names, IReadOnlyList<(int At, int Length)> brands, MadeUpNames chance, int length)
    {
        var text = Across(names, brands, chance, Math.Max(2, length))?[..(length / 2)] + Across(names, brands, chance, Math.Max(2, length))?[..(length - (length / 2))];
        return text.Length == length && !names.AsParallel().Any(n => n.Contains(text, StringComparison.Ordinal)) ? text : null;
    }
}
