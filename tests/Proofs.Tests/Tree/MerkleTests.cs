using System.Security.Cryptography;
using System.Text.Json;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Tree;

public class MerkleTests
{
    private static readonly JsonElement Eight = Vectors.Json("tlog", "rfc6962-8leaves.json").RootElement;

    private static readonly TreeHash[] EightLeaves =
        [.. Eight.GetProperty("leaf_inputs_hex").EnumerateArray().Select(hex => Merkle.Leaf(Convert.FromHexString(hex.GetString()!)))];

    [Fact]
    public void The_eight_known_leaves_have_their_known_hashes()
        => Assert.Equal(Eight.GetProperty("leaf_hashes_hex").EnumerateArray().Select(hex => hex.GetString()), EightLeaves.Select(leaf => leaf.ToString()));

    [Fact]
    public void The_trees_of_the_eight_known_leaves_have_their_known_roots()
        => Assert.All(Enumerable.Range(0, 9), size => Assert.Equal(
            Eight.GetProperty("roots_hex").GetProperty($"{size}").GetString(), Merkle.Root(EightLeaves.AsSpan(0, size)).ToString()));

    [Fact]
    public void Roots_follow_the_definition_at_every_size()
    {
        var leaves = Leaves.Of(300);

        Assert.All(Enumerable.Range(0, 301), size => Assert.Equal(Leaves.RootByDefinition(leaves.AsSpan(0, size)), Merkle.Root(leaves.AsSpan(0, size))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1022)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(65_535)]
    public void A_leaf_is_the_hash_of_a_zero_and_the_entry(int length)
    {
        var entry = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();

        Assert.Equal(SHA256.HashData([0, .. entry]), Merkle.Leaf(entry).Bytes);
    }

    [Fact]
    public void A_hash_reads_back_what_it_writes()
    {
        var hash = Leaves.At(7);

        Assert.Equal(hash, TreeHash.Of(hash.Bytes).Value);
        Assert.Equal(hash, TreeHash.Parse(hash.ToBase64()).Value);
        Assert.Equal(64, TreeHash.BytesOf([hash, hash]).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=")]
    [InlineData("47DEQpj8HBSa-/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData(" 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUA")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hS\n\n\n=")]
    public void Other_than_44_characters_of_strict_base64_is_no_hash(string text)
        => Assert.Equal("proofs.tree.hash-text", TreeHash.Parse(text).Refusal?.Code);

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Other_than_32_bytes_is_no_hash(int length)
        => Assert.Equal("proofs.tree.hash-length", TreeHash.Of(new byte[length]).Refusal?.Code);
}
