using System.Numerics;

namespace Zhiheng.Proofs.Jose;

/// <summary>Base58 with the Bitcoin alphabet, as in multibase 'z' (draft-multiformats-multibase). For keys and signatures, hence short texts only.</summary>
internal static class Base58
{
    /// <summary>64 bytes need at most 88 characters; the work grows with the square of the length.</summary>
    private const int MostCharacters = 128;

    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes.IndexOfAnyExcept((byte)0) is var first && first < 0 ? bytes.Length : first;
        var text = new Stack<char>();
        for (var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true); !number.IsZero; number /= 58)
        {
            text.Push(Alphabet[(int)(number % 58)]);
        }

        return new string('1', zeros) + string.Concat(text);
    }

    /// <summary>Null for a foreign character and for more than 128 characters.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length > MostCharacters)
        {
            return null;
        }

        var number = BigInteger.Zero;
        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number * 58) + digit;
        }

        var zeros = text.IndexOfAnyExcept('1') is var first && first < 0 ? text.Length : first;
        return [.. new byte[zeros], .. number.IsZero ? [] : number.ToByteArray(isUnsigned: true, isBigEndian: true)];
    }
}
