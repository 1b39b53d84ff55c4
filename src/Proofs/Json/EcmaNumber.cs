using System.Globalization;

namespace Zhiheng.Proofs.Json;

/// <summary>Numbers as ECMAScript writes them (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3 makes the canonical form.</summary>
public static class EcmaNumber
{
    /// <summary>The longest output: -0.000001 with 17 digits, or 17 digits with an exponent of three.</summary>
    public const int MostCharacters = 32;

    /// <summary>Writes <paramref name="value"/> as ASCII and returns the number of characters. Not for infinities and NaN, which JSON does not have.</summary>
    public static int Write(double value, Span<byte> output)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "JSON has no infinity and no NaN.");
        }

        if (value == 0)
        {
            output[0] = (byte)'0';
            return 1;
        }

        var length = 0;
        if (value < 0)
        {
            output[length++] = (byte)'-';
        }

        Span<byte> digits = stackalloc byte[MostCharacters];
        var (count, point) = Shortest(Math.Abs(value), digits);
        return length + Place(digits[..count], point, output[length..]);
    }

    public static string Text(double value)
    {
        Span<byte> output = stackalloc byte[MostCharacters];
        return System.Text.Encoding.ASCII.GetString(output[..Write(value, output)]);
    }

    /// <summary>The fewest digits that read back as the same double, and where the point stands: 0.d₁d₂… × 10^point.</summary>
    private static (int Count, int Point) Shortest(double value, Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[MostCharacters];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        text = text[..length];

        var e = text.IndexOf((byte)'E');
        var exponent = e < 0 ? 0 : int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var dot = mantissa.IndexOf((byte)'.');
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;

        var count = 0;
        foreach (var c in mantissa)
        {
            if (c == '.')
            {
                continue;
            }

            if (c == '0' && count == 0)
            {
                point--;
                continue;
            }

            digits[count++] = c;
        }

        while (digits[count - 1] == '0')
        {
            count--;
        }

        return (count, point);
    }

    private static int Place(ReadOnlySpan<byte> digits, int point, Span<byte> output) => point switch
    {
        > 0 and <= 21 when digits.Length <= point => Integer(digits, point, output),
        > 0 and <= 21 => Fraction(digits, point, output),
        > -6 and <= 0 => SmallFraction(digits, -point, output),
        _ => Scientific(digits, point - 1, output),
    };

    private static int Integer(ReadOnlySpan<byte> digits, int point, Span<byte> output)
    {
        digits.CopyTo(output);
        output[digits.Length..point].Fill((byte)'0');
        return point;
    }

    private static int Fraction(ReadOnlySpan<byte> digits, int point, Span<byte> output)
    {
        digits[..point].CopyTo(output);
        output[point] = (byte)'.';
        digits[point..].CopyTo(output[(point + 1)..]);
        return digits.Length + 1;
    }

    private static int SmallFraction(ReadOnlySpan<byte> digits, int zeros, Span<byte> output)
    {
        "0."u8.CopyTo(output);
        output.Slice(2, zeros).Fill((byte)'0');
        digits.CopyTo(output[(2 + zeros)..]);
        return 2 + zeros + digits.Length;
    }

    private static int Scientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> output)
    {
        var length = digits.Length == 1 ? Integer(digits, 1, output) : Fraction(digits, 1, output);
        output[length++] = (byte)'e';
        output[length++] = exponent < 0 ? (byte)'-' : (byte)'+';
        Math.Abs(exponent).TryFormat(output[length..], out var written, default, CultureInfo.InvariantCulture);
        return length + written;
    }
}
