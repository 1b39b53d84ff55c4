using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Signatures;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Draws;

public class TicketTests
{
    /// <summary>Around the ends of blocks, where padding goes wrong.</summary>
    [Fact]
    public void Every_length_gives_the_hash_and_the_HMAC_of_the_framework()
    {
        var seed = GivenDraw.Seed(1);
        foreach (var length in Enumerable.Range(0, 260))
        {
            var data = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();

            Assert.Equal(SHA256.HashData(data), DrawSuite.Qd1.Hash(data).Bytes.ToArray());
            Assert.Equal(DrawSuite.Portable.Key(seed).Of(data), DrawSuite.Qd1.Key(seed).Of(data));
            Assert.Equal(Ticket.Of(Sm3.Hmac(seed.Bytes, data)), DrawSuite.Qd1Sm3.Key(seed).Of(data));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 64)]
    [InlineData(64, 200)]
    public void A_ticket_is_the_HMAC_of_the_parts_however_long(int stratum, int id)
    {
        var (part, name) = (new string('s', stratum), new string('i', id));

        var ticket = new Tickets(DrawSuite.Qd1, GivenDraw.Seed(2)).Of("insp", part, name, 258);

        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(GivenDraw.Seed(2).Bytes, [.. Encoding.ASCII.GetBytes($"insp\0{part}\0{name}\0"), 0, 0, 1, 2])), ticket.ToString());
    }

    [Fact]
    public void Tickets_compare_as_numbers_of_256_bits()
    {
        var sorted = Enumerable.Range(0, 32).Select(place => Enumerable.Range(0, 32).Select(i => (byte)(i == 31 - place ? 0x80 : 0)).ToArray()).Select(bytes => Ticket.Of(bytes)).ToList();

        Assert.Equal(sorted, sorted.AsEnumerable().Reverse().Order());
        Assert.Equal(sorted.Select(ticket => ticket.ToString()), sorted.Select(ticket => ticket.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16384)]
    [InlineData(16385)]
    [InlineData(50_000)]
    public void The_root_is_that_of_RFC_6962_and_every_path_holds(int count)
    {
        var pool = GivenDraw.Pool(GivenDraw.Many(count));
        var leaves = Enumerable.Range(0, count).Select(index => Merkle.Leaf(pool.Leaf(index))).ToArray();
        var root = pool.Root(DrawSuite.Qd1);

        Assert.Equal(Merkle.Root(leaves), root);
        foreach (var index in new[] { 0, count / 2, count - 1 }.Distinct().Where(index => index >= 0 && index < count))
        {
            var path = pool.PathOf(DrawSuite.Qd1, index);

            Assert.Equal(Inclusion.Build(new NodesInMemory(leaves), index, count).Value, path);
            Assert.True(DrawTree.Holds(DrawSuite.Qd1, leaves[index], index, count, path, root));
            Assert.False(DrawTree.Holds(DrawSuite.Qd1, leaves[index], index, count, [.. path, root], root));
            Assert.False(count > 1 && DrawTree.Holds(DrawSuite.Qd1, leaves[index], (index + 1) % count, count, path, root));
        }
    }
}
