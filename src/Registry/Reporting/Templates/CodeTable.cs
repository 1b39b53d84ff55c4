using System.Collections.Frozen;

namespace Zhiheng.Registry.Reporting.Templates;

/// <summary>How a reported code was recognised.</summary>
public enum CodeMatch
{
    None,

    /// <summary>As the table writes it, but for zeros in front or an Excel <c>.0</c> behind.</summary>
    Plain,

    /// <summary>Only after the prefix that some bodies put before the code was taken away (0197 for 97).</summary>
    Prefixed,
}

/// <summary>One code table of the reporting templates.</summary>
public sealed class CodeTable
{
    private readonly FrozenDictionary<string, string> names;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly FrozenDictionary<string, string> written;
    private readonly int[] lengths;
    private readonly string? prefix;

    internal CodeTable(string key, string title, bool isClosed, string? prefix, string source, IEnumerable<KeyValuePair<string, string>> rows)
    {
        Key = key;
        Title = title;
        IsClosed = isClosed;
        Source = source;
        this.prefix = prefix;
        names = rows.ToFrozenDictionary(StringComparer.Ordinal);
        written = names.Keys.ToFrozenDictionary(code => code, StringComparer.Ordinal);
        bySpan = written.GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = [.. names.Keys.Select(code => code.Length).Distinct().Order()];
    }

    public string Key { get; }

    public string Title { get; }

    /// <summary>
    /// A code that is not in a closed table is wrong and rejects the row. An open table is one that we hold incompletely
    /// or in another edition: there an unknown code is only a warning.
    /// </summary>
    public bool IsClosed { get; }

    public string Source { get; }

    public IReadOnlyDictionary<string, string> Names => names;

    /// <summary>
    /// The code as the table writes it. Tolerates a lost or added zero in front and the <c>.0</c> of a spreadsheet.
    /// <paramref name="match"/> says whether more had to be done; null when nothing fits.
    /// </summary>
    public string? Find(ReadOnlySpan<char> code, out CodeMatch match)
    {
        match = CodeMatch.Plain;
        if (bySpan.TryGetValue(code, out var exact) || (exact = FindForm(WithoutDecimals(code))) is not null)
        {
            return exact;
        }

        match = CodeMatch.Prefixed;
        if (prefix is not null && code.StartsWith(prefix) && FindForm(WithoutDecimals(code[prefix.Length..])) is { } behind)
        {
            return behind;
        }

        match = CodeMatch.None;
        return null;
    }

    private static ReadOnlySpan<char> WithoutDecimals(ReadOnlySpan<char> code)
    {
        var dot = code.IndexOf('.');
        return dot > 0 && !code[(dot + 1)..].ContainsAnyExcept('0') && !code[..dot].ContainsAnyExceptInRange('0', '9') ? code[..dot] : code;
    }

    private string? FindForm(ReadOnlySpan<char> code)
    {
        if (code.IsEmpty || code.Length > 16)
        {
            return null;
        }

        if (bySpan.TryGetValue(code, out var found) || code.ContainsAnyExceptInRange('0', '9'))
        {
            return found;
        }

        Span<char> padded = stackalloc char[32];
        padded.Fill('0');
        code.CopyTo(padded[16..]);
        foreach (var length in lengths)
        {
            if (length > code.Length && length <= 16 && bySpan.TryGetValue(padded.Slice(16 + code.Length - length, length), out found))
            {
                return found;
            }
        }

        var bare = code.TrimStart('0');
        return bare.Length == code.Length ? null : bySpan.TryGetValue(bare.IsEmpty ? "0" : bare, out found) ? found : null;
    }
}
