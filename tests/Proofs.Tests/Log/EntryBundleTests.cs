using System.Buffers;
using Zhiheng.Proofs.Log;

namespace Zhiheng.Proofs.Tests.Log;

public class EntryBundleTests
{
    private static readonly byte[] Valid = File.ReadAllBytes(Vectors.PathOf("tlog", "tlog-tiles-tessera-testlog", "tile", "entries", "000.p", "15"));

    [Fact]
    public void The_public_bundle_reads_back_as_it_is_written()
    {
        var entries = EntryBundle.Read(Valid, 15).Value;

        Assert.Equal("one"u8, entries[0].Span);
        Assert.Equal(Valid, EntryBundle.Write(entries).Value);
    }

    [Fact]
    public void The_longest_and_the_empty_entry_are_kept_and_a_longer_one_is_refused()
    {
        var bundle = EntryBundle.Write([new byte[65_535], ReadOnlyMemory<byte>.Empty]).Value;

        Assert.Equal([65_535, 0], EntryBundle.Read(bundle, 2).Value.Select(entry => entry.Length));
        Assert.Equal("proofs.entry.too-long", EntryBundle.Write([new byte[65_536]]).Refusal?.Code);
        Assert.Equal("proofs.entry.too-long", EntryBundle.Append(new ArrayBufferWriter<byte>(), new byte[65_536])?.Code);
    }

    [Fact]
    public void A_bundle_has_the_number_of_entries_it_should_and_at_most_256()
    {
        var full = EntryBundle.Write(Enumerable.Repeat(ReadOnlyMemory<byte>.Empty, 256)).Value;

        Assert.Equal(256, EntryBundle.Read(full).Value.Length);
        Assert.Equal("proofs.entry.count", EntryBundle.Read(full, 255).Refusal?.Code);
        Assert.Equal("proofs.entry.count", EntryBundle.Read(new byte[514]).Refusal?.Code);
        Assert.Equal("proofs.entry.count", EntryBundle.Write(Enumerable.Repeat(ReadOnlyMemory<byte>.Empty, 257)).Refusal?.Code);
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 1 })]
    [InlineData(new byte[] { 0, 1, 7, 0 })]
    [InlineData(new byte[] { 0xff, 0xff, 7 })]
    public void A_bundle_that_breaks_off_is_refused(byte[] bytes) => Assert.Equal("proofs.entry.cut-off", EntryBundle.Read(bytes).Refusal?.Code);

    [Fact]
    public void No_damage_makes_it_throw_or_is_read_as_something_else_than_it_says()
    {
        foreach (var damaged in Mutations.Of(Valid))
        {
            var entries = EntryBundle.Read(damaged);

            Assert.True(entries.IsRefused || EntryBundle.Write(entries.Value).Value.AsSpan().SequenceEqual(damaged));
        }
    }
}
