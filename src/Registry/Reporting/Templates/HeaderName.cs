using System.Globalization;
using System.Text;

namespace Zhiheng.Registry.Reporting.Templates;

/// <summary>Header cells compared the way people write them: without blanks, width, case and the star of a required column.</summary>
internal static class HeaderName
{
    private const int LongestShown = 40;

    /// <summary>The printed template has stray blanks inside its names (<c>CERT_FIRST_ DATE</c>), so no blank counts.</summary>
    public static string Normalise(string? name)
    {
        if (string.IsNullOrEmpty(name) || name.Length > 200)
        {
            return name is null ? "" : name.Length > 200 ? name[..200] : name;
        }

        var kept = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (!char.IsWhiteSpace(character) && !char.IsControl(character) && !char.IsSurrogate(character)
                && character is not ('*' or '＊' or '\uFFFE' or '\uFFFF')
                && char.GetUnicodeCategory(character) != UnicodeCategory.Format)
            {
                kept.Append(character);
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }

    public static string Show(string name)
    {
        var trimmed = name.Trim().ReplaceLineEndings(" ");
        return trimmed.Length > LongestShown ? trimmed[..LongestShown] + "…" : trimmed;
    }

    /// <summary>The candidate that needs the fewest single-character edits, null when all need more than a third of the name.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var wanted = Normalise(name);
        var nearest = candidates.Select(candidate => (candidate, edits: Edits(wanted, Normalise(candidate)))).MinBy(pair => pair.edits);
        return nearest.candidate is not null && nearest.edits <= Math.Max(1, wanted.Length / 3) ? nearest.candidate : null;
    }

    private static int Edits(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
