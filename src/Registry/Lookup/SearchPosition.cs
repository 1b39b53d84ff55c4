using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// The place in a list after which its next page starts, given out as an opaque cursor. Which parts count depends on the order
/// of the list; the list's letter keeps a cursor of one list from being taken for another's.
/// </summary>
internal sealed record SearchPosition(char List, long No, DateOnly IssuedOn, string Code, string NumberKey)
{
    /// <summary>Newest first, through the register or through the certificates of an organisation.</summary>
    public const char Newest = 'd';

    public const char ByNumber = 'k';

    /// <summary>Certificates of organisations whose name is the text itself; they come before <see cref="ByName"/>.</summary>
    public const char ByExactName = 'e';

    public const char ByName = 'n';

    private const int LongestCursor = 400;

    public static SearchPosition Of(char list, SearchMatch match) => new(list, match.No, match.IssuedOn, match.Code, match.NumberKey);

    public string ToCursor()
        => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{List}|{No}|{IssuedOn:yyyyMMdd}|{Code}|{NumberKey}"));

    /// <summary>Null for anything that <see cref="ToCursor"/> did not write.</summary>
    public static SearchPosition? FromCursor(string cursor)
    {
        if (cursor.Length > LongestCursor || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('|', 5);
        return parts is [[var list], var no, var day, var code, var key]
            && long.TryParse(no, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var issuedOn)
            && !code.Concat(key).Any(c => char.IsControl(c) || c == '\uFFFD')
            ? new SearchPosition(list, number, issuedOn, code, key)
            : null;
    }
}
