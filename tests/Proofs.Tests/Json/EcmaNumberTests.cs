using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Tests.Json;

public class EcmaNumberTests
{
    private static readonly string[] First2000 = File.ReadAllLines(Vectors.PathOf("rfc8785-jcs", "es6numbers-first-2000.txt"));

    [Fact]
    public void The_published_lines_are_written_as_published()
        => Assert.All(First2000, line => Assert.Equal(line, Line(Convert.ToUInt64(line.Split(',')[0], 16))));

    /// <summary>The checksums that the authors of RFC 8785 publish for the output of their generator.</summary>
    [Theory]
    [InlineData(1_000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687")]
    [InlineData(10_000, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892")]
    [InlineData(100_000, "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7")]
    public void The_deterministic_sequence_has_the_published_checksum(int lines, string expected)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bits in Sequence().Take(lines))
        {
            hash.AppendData(Encoding.ASCII.GetBytes(Line(bits) + "\n"));
        }

        Assert.Equal(expected, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Fact]
    public void What_JSON_cannot_say_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EcmaNumber.Text(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => EcmaNumber.Text(double.NegativeInfinity));
    }

    private static string Line(ulong bits) => $"{bits:x},{EcmaNumber.Text(BitConverter.UInt64BitsToDouble(bits))}";

    /// <summary>168 chosen values, 2,000 neighbours of the smallest normal number, then SHA-256 of the last block, four doubles a block.</summary>
    private static IEnumerable<ulong> Sequence()
    {
        foreach (var line in First2000.Take(168))
        {
            yield return Convert.ToUInt64(line.Split(',')[0], 16);
        }

        for (var i = 0ul; i < 2000; i++)
        {
            yield return 0x0010_0000_0000_0000 + i;
        }

        for (var block = SHA256.HashData(new byte[32]); ; block = SHA256.HashData(block))
        {
            for (var at = 0; at < 32; at += 8)
            {
                var value = BitConverter.ToDouble(block, at);
                if (value != 0 && double.IsFinite(value))
                {
                    yield return BitConverter.DoubleToUInt64Bits(value);
                }
            }
        }
    }
}
