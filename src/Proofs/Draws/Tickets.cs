using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>Everybody's lots under one seed: HMAC(seed, role ‖ 00 ‖ stratum ‖ 00 ‖ id ‖ 00 ‖ number of the lot as 32 bits, big-endian).</summary>
public sealed class Tickets(DrawSuite suite, TreeHash seed)
{
    /// <summary>Who is drawn.</summary>
    public const string Subject = "subject";

    /// <summary>The order of the tasks.</summary>
    public const string Task = "task";

    /// <summary>The order of the candidates for a task.</summary>
    public const string Inspector = "insp";

    private readonly TicketKey key = suite.Key(seed);

    /// <param name="role">One of <see cref="Subject"/>, <see cref="Task"/>, <see cref="Inspector"/>.</param>
    /// <param name="number">Which of the lots of this id, from 0.</param>
    public Ticket Of(string role, string stratum, string id, uint number = 0) => In(role, stratum).Of(Encoding.UTF8.GetBytes(id), number);

    /// <summary>The smallest of <paramref name="weight"/> lots, and its number.</summary>
    public (Ticket Ticket, uint Number) Best(string stratum, string id, int weight)
        => In(Subject, stratum).Best(Encoding.UTF8.GetBytes(id), weight);

    /// <summary>The place of an inspector among the candidates for one subject: the id is subject ‖ 1F ‖ inspector.</summary>
    public Ticket OfCandidate(string stratum, string subject, string inspector) => Of(Inspector, stratum, $"{subject}\u001f{inspector}");

    internal Drum In(string role, string stratum) => new(key, Encoding.UTF8.GetBytes($"{role}\0{stratum}\0"));

    /// <summary>The tickets of one role and stratum.</summary>
    internal sealed class Drum(TicketKey key, byte[] prefix)
    {
        private const int MostId = 256;

        [SkipLocalsInit]
        public Ticket Of(ReadOnlySpan<byte> id, uint number)
        {
            Span<byte> message = id.Length <= MostId ? stackalloc byte[MostId + 128] : new byte[id.Length + 128];
            if (prefix.Length > 120)
            {
                message = new byte[prefix.Length + id.Length + 5];
            }

            prefix.CopyTo(message);
            id.CopyTo(message[prefix.Length..]);
            var end = prefix.Length + id.Length;
            message[end] = 0;
            BinaryPrimitives.WriteUInt32BigEndian(message[(end + 1)..], number);
            return key.Of(message[..(end + 5)]);
        }

        public (Ticket Ticket, uint Number) Best(ReadOnlySpan<byte> id, int weight)
        {
            var best = (Ticket: Of(id, 0), Number: 0u);
            for (var number = 1u; number < weight; number++)
            {
                var ticket = Of(id, number);
                best = ticket < best.Ticket ? (ticket, number) : best;
            }

            return best;
        }
    }
}
