using System.Text;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// The form under which names are compared: half width (NFKC), upper case, no white space. "Contains" means contains in this form.
/// </summary>
internal static class NameText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in IsWellFormed(text) ? text.Normalize(NormalizationForm.FormKC) : text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                folded.Append(char.ToUpperInvariant(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>False for half a surrogate pair, which neither normalising nor PostgreSQL accept, and for U+FFFE, at which normalising throws.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == '\ufffe')
            {
                return false;
            }
        }

        return true;
    }
}
