using System.Text;

namespace Zhiheng.Proofs.Documents;

/// <summary>
/// Reads values from a place in a file on. What is malformed reads as null, and nothing throws; nesting and length are bounded.
/// </summary>
internal sealed class PdfParser(ReadOnlyMemory<byte> file, int start)
{
    private const int MostNested = 32, MostItems = 100_000;

    private int at = start;
    private int items;

    public int At => at;

    private ReadOnlySpan<byte> Rest => file.Span[at..];

    /// <summary>True, and past it, if the word comes next.</summary>
    public bool Word(string word)
    {
        SkipBlanks();
        var found = at + word.Length <= file.Length && Encoding.ASCII.GetString(file.Span.Slice(at, word.Length)) == word;
        at += found ? word.Length : 0;
        return found;
    }

    public long? Digits()
    {
        SkipBlanks();
        var first = at;
        while (at < file.Length && at - first < 18 && file.Span[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at > first ? long.Parse(Encoding.ASCII.GetString(file.Span[first..at])) : null;
    }

    /// <summary>"12 0 obj" and its value, with the place of its bytes if it is a stream.</summary>
    public PdfValue? Object(int number)
    {
        if (Digits() != number || Digits() != 0 || !Word("obj") || Value() is not { } value)
        {
            return null;
        }

        if (value is not PdfDictionary dictionary || !Word("stream"))
        {
            return value;
        }

        at += Rest.StartsWith("\r\n"u8) ? 2 : 1;
        return at <= file.Length ? dictionary with { Data = at } : null;
    }

    public PdfValue? Value(int depth = 0)
    {
        SkipBlanks();
        if (at >= file.Length || depth > MostNested || ++items > MostItems)
        {
            return null;
        }

        return Rest[0] switch
        {
            (byte)'/' => new PdfName(Name()),
            (byte)'(' => Literal(),
            (byte)'[' => Array(depth),
            (byte)'<' when Rest.StartsWith("<<"u8) => Dictionary(depth),
            (byte)'<' => Hexadecimal(),
            >= (byte)'0' and <= (byte)'9' => Number(),
            _ => Other(),
        };
    }

    private string Name()
    {
        var first = ++at;
        while (at < file.Length && IsRegular(Rest[0]))
        {
            at++;
        }

        // #xx is undone; a name is compared, never shown.
        var text = Encoding.Latin1.GetString(file.Span[first..at]);
        return text.Contains('#', StringComparison.Ordinal) ? Unescaped(text) : text;
    }

    private static string Unescaped(string name)
    {
        var plain = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '#' && i + 2 < name.Length && char.IsAsciiHexDigit(name[i + 1]) && char.IsAsciiHexDigit(name[i + 2]))
            {
                plain.Append((char)Convert.FromHexString(name.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                plain.Append(name[i]);
            }
        }

        return plain.ToString();
    }

    private PdfArray? Array(int depth)
    {
        at++;
        var values = new List<PdfValue>();
        while (!Word("]"))
        {
            if (Value(depth + 1) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        return new PdfArray(values);
    }

    private PdfDictionary? Dictionary(int depth)
    {
        at += 2;
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        while (!Word(">>"))
        {
            // A key that stands twice would let two readers see two documents.
            if (Value(depth + 1) is not PdfName key || Value(depth + 1) is not { } value || !entries.TryAdd(key.Value, value))
            {
                return null;
            }
        }

        return new PdfDictionary(entries);
    }

    private PdfString? Hexadecimal()
    {
        var first = at++;
        var length = Rest.IndexOf((byte)'>');
        if (length < 0 || length % 2 != 0)
        {
            return null;
        }

        var digits = Encoding.Latin1.GetString(Rest[..length]);
        at += length + 1;
        return digits.All(char.IsAsciiHexDigit) ? new PdfString(Convert.FromHexString(digits), first, at) : null;
    }

    /// <summary>Escapes stay as they are: the strings read here are dates and names without any.</summary>
    private PdfString? Literal()
    {
        var first = at++;
        for (var open = 1; at < file.Length; at++)
        {
            open += Rest[0] switch
            {
                (byte)'(' => 1,
                (byte)')' => -1,
                _ => 0,
            };
            if (open == 0)
            {
                return new PdfString(file.Span[(first + 1)..at].ToArray(), first, ++at);
            }

            at += Rest[0] == (byte)'\\' ? 1 : 0;
        }

        return null;
    }

    private PdfValue? Number()
    {
        if (Digits() is not { } value)
        {
            return null;
        }

        var after = at;
        if (value <= int.MaxValue && Digits() == 0 && Word("R"))
        {
            return new PdfReference((int)value);
        }

        at = after;
        return at < file.Length && Rest[0] == (byte)'.' ? Other() : new PdfInteger(value);
    }

    private PdfOther? Other()
    {
        var first = at;
        while (at < file.Length && IsRegular(Rest[0]))
        {
            at++;
        }

        return at > first ? new PdfOther() : null;
    }

    private void SkipBlanks()
    {
        while (at < file.Length && (IsBlank(Rest[0]) || Rest[0] == (byte)'%'))
        {
            var end = Rest[0] == (byte)'%' ? Rest.IndexOfAny((byte)'\r', (byte)'\n') : 0;
            at = end < 0 ? file.Length : at + end + 1;
        }
    }

    private static bool IsBlank(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte b) => !IsBlank(b) && !"()<>[]{}/%"u8.Contains(b);
}
