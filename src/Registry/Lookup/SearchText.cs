using System.Globalization;
using Zhiheng.Kernel;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// What somebody typed into the search box, in the forms under which it may be meant. Full width, case and spaces make no
/// difference; O and I are read as 0 and 1 where the code or number has no such letters.
/// </summary>
internal sealed record SearchText
{
    public const int MostChars = 100;

    /// <summary>Shorter beginnings of numbers would find half the register.</summary>
    private const int ShortestBeginning = 6;

    public required string Typed { get; init; }

    /// <summary>The text as a name is compared.</summary>
    public required string Folded { get; init; }

    public required string NumberKey { get; init; }

    public required CreditCode? CreditCode { get; init; }

    public required OrganizationCode? OrganizationCode { get; init; }

    public bool IsEmpty => Folded.Length == 0;

    /// <summary>Letters, digits and signs with at least one digit, as certificate numbers are.</summary>
    public bool LooksLikeNumber => NumberKey.All(char.IsAscii) && NumberKey.Any(char.IsAsciiDigit);

    public bool MayBeginNumber => LooksLikeNumber && NumberKey.Length >= ShortestBeginning;

    /// <summary>The spellings under which a name may stand in the register exactly.</summary>
    public IEnumerable<string> Spellings => new[] { Typed, Folded, Folded.Replace('(', '（').Replace(')', '）') }.Distinct(StringComparer.Ordinal);

    public static Outcome<SearchText> Parse(string text)
    {
        if (text.Length > MostChars)
        {
            return SearchRefusals.TextLength(text.Length);
        }

        if (!NameText.IsWellFormed(text) || text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)))
        {
            return SearchRefusals.Characters();
        }

        // Marks without width come along when text is copied from a page or a document.
        var typed = string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
        var key = Certificates.NumberKey.Of(typed);
        return new SearchText
        {
            Typed = typed,
            Folded = NameText.Fold(typed),
            NumberKey = key,
            CreditCode = First(Kernel.CreditCode.Parse(typed), Kernel.CreditCode.Parse(key)),
            OrganizationCode = First(Kernel.OrganizationCode.Parse(typed), Kernel.OrganizationCode.Parse(key)),
        };
    }

    private static T? First<T>(Outcome<T> one, Outcome<T> other)
        where T : struct => one.IsRefused ? other.IsRefused ? null : other.Value : one.Value;
}
