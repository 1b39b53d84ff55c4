using System.Buffers;
using System.IO.Compression;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Credentials;

/// <summary>
/// One bit for each credential (W3C Bitstring Status List 1.0): index 0 is the leftmost bit. The text is 'u', base64url, gzip.
/// At least 131,072 entries, so that asking for a list does not tell which credential is meant.
/// </summary>
public sealed class StatusList
{
    public const int FewestEntries = 131_072;

    /// <summary>8 MiB unpacked; a list that unpacks to more is refused while it is being unpacked.</summary>
    public const int MostEntries = 1 << 26;

    private const int MostCharacters = 12 * 1024 * 1024;

    private readonly byte[] bits;

    public StatusList(int entries = FewestEntries)
        : this(new byte[entries / 8])
    {
        if (entries is < FewestEntries or > MostEntries || entries % 8 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(entries), $"A list has {FewestEntries} to {MostEntries} entries, a multiple of 8.");
        }
    }

    private StatusList(byte[] bits) => this.bits = bits;

    public int Entries => bits.Length * 8;

    public bool this[int index]
    {
        get => (bits[Place(index)] & Mask(index)) != 0;
        set => bits[Place(index)] = (byte)(value ? bits[index / 8] | Mask(index) : bits[index / 8] & ~Mask(index));
    }

    public string Encode()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bits);
        }

        return "u" + StrictBase64Url.Encode(packed.ToArray());
    }

    public static Proof<StatusList> Decode(string encoded)
    {
        if (encoded.Length > MostCharacters)
        {
            return ProofRefusals.StatusListTooLarge(MostEntries);
        }

        if (!encoded.StartsWith('u') || StrictBase64Url.Decode(encoded.AsSpan(1)) is not { } packed)
        {
            return ProofRefusals.StatusListMalformed();
        }

        var unpacked = Unpack(packed);
        return unpacked.IsRefused ? unpacked.Refusal
            : unpacked.Value.Length * 8 < FewestEntries ? ProofRefusals.StatusListTooShort(unpacked.Value.Length * 8, FewestEntries)
            : new StatusList(unpacked.Value);
    }

    private static Proof<byte[]> Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var unpacked = new ArrayBufferWriter<byte>(FewestEntries / 8);
        try
        {
            while (gzip.Read(unpacked.GetSpan(16 * 1024)) is var count and > 0)
            {
                unpacked.Advance(count);
                if (unpacked.WrittenCount > MostEntries / 8)
                {
                    return ProofRefusals.StatusListTooLarge(MostEntries);
                }
            }
        }
        catch (InvalidDataException)
        {
            return ProofRefusals.StatusListMalformed();
        }

        return unpacked.WrittenSpan.ToArray();
    }

    private int Place(int index)
        => index >= 0 && index < Entries ? index / 8 : throw new ArgumentOutOfRangeException(nameof(index), $"The list has {Entries} entries.");

    private static int Mask(int index) => 0x80 >> (index % 8);
}
