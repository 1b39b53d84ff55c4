using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>A lot: 32 bytes, compared as a 256-bit number written with the most significant byte first. The smallest are drawn.</summary>
public readonly record struct Ticket : IComparable<Ticket>
{
    public const int Length = 32;

    private readonly ulong first, second, third, fourth;

    private Ticket(ReadOnlySpan<byte> bytes)
    {
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Four 64-bit words, the most significant first.</summary>
    internal Ticket(ulong first, ulong second, ulong third, ulong fourth)
        => (this.first, this.second, this.third, this.fourth) = (first, second, third, fourth);

    public static bool operator <(Ticket left, Ticket right) => left.CompareTo(right) < 0;

    public static bool operator >(Ticket left, Ticket right) => left.CompareTo(right) > 0;

    public static bool operator <=(Ticket left, Ticket right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Ticket left, Ticket right) => left.CompareTo(right) >= 0;

    public static Ticket Of(in TreeHash hash) => new(hash.Bytes);

    /// <summary>From exactly 32 bytes; anything else is a bug of the caller.</summary>
    public static Ticket Of(ReadOnlySpan<byte> bytes)
        => bytes.Length == Length ? new(bytes) : throw new ArgumentException("A ticket has 32 bytes.", nameof(bytes));

    public int CompareTo(Ticket other)
        => first != other.first ? first.CompareTo(other.first)
            : second != other.second ? second.CompareTo(other.second)
            : third != other.third ? third.CompareTo(other.third)
            : fourth.CompareTo(other.fourth);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, first);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], second);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], third);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], fourth);
        return Convert.ToHexStringLower(bytes);
    }
}
