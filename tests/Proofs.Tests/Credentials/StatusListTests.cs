using System.IO.Compression;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Tests.Credentials;

public class StatusListTests
{
    [Fact]
    public void Bits_survive_the_way_through_the_text()
    {
        var list = new StatusList { [0] = true, [94567] = true, [StatusList.FewestEntries - 1] = true };
        list[0] = false;

        var again = StatusList.Decode(list.Encode()).Value;

        Assert.Equal([94567, StatusList.FewestEntries - 1], Enumerable.Range(0, again.Entries).Where(index => again[index]));
    }

    /// <summary>The leftmost bit is index 0 (Bitstring Status List 1.0, section 3).</summary>
    [Fact]
    public void Index_0_is_the_leftmost_bit()
    {
        var bytes = new byte[StatusList.FewestEntries / 8];
        bytes[0] = 0x80;

        Assert.True(StatusList.Decode("u" + StrictBase64Url.Encode(Packed(bytes))).Value[0]);
    }

    [Fact]
    public void A_gigantic_list_is_refused_while_it_is_unpacked()
        => Assert.Equal("proofs.status.too-large", StatusList.Decode("u" + StrictBase64Url.Encode(Packed(new byte[(StatusList.MostEntries / 8) + 1]))).Refusal?.Code);

    [Fact]
    public void The_longest_list_is_read() => Assert.Equal(StatusList.MostEntries, StatusList.Decode(new StatusList(StatusList.MostEntries).Encode()).Value.Entries);

    [Fact]
    public void A_gigantic_text_is_refused_unread()
        => Assert.Equal("proofs.status.too-large", StatusList.Decode("u" + new string('A', 13 * 1024 * 1024)).Refusal?.Code);

    [Fact]
    public void A_list_that_would_tell_who_is_meant_is_refused()
        => Assert.Equal("proofs.status.too-short", StatusList.Decode("u" + StrictBase64Url.Encode(Packed(new byte[(StatusList.FewestEntries / 8) - 1]))).Refusal?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("u!")]
    [InlineData("uAAAA")]
    [InlineData("zAAAA")]
    public void What_is_no_list_is_refused(string text) => Assert.Equal("proofs.status.malformed", StatusList.Decode(text).Refusal?.Code);

    [Fact]
    public void An_empty_text_behind_the_letter_is_no_list() => Assert.True(StatusList.Decode("u").IsRefused);

    [Fact]
    public void Every_changed_byte_of_the_packed_list_gives_a_list_or_a_refusal()
    {
        var packed = StrictBase64Url.Decode(new StatusList { [7] = true }.Encode().AsSpan(1))!;
        for (var at = 0; at < packed.Length; at++)
        {
            foreach (var bit in new byte[] { 1, 0x80 })
            {
                packed[at] ^= bit;
                _ = StatusList.Decode("u" + StrictBase64Url.Encode(packed));
                packed[at] ^= bit;
            }
        }
    }

    [Fact]
    public void Places_outside_the_list_are_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatusList()[StatusList.FewestEntries]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatusList()[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatusList(StatusList.FewestEntries - 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatusList(StatusList.FewestEntries + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatusList(StatusList.MostEntries + 8));
    }

    [Fact]
    public void A_signed_list_is_read_in_both_forms()
    {
        var list = StatusListCredential.Build(Given.RevocationList, Given.Did, StatusPurpose.Revocation, new StatusList { [5] = true }, Given.Now, Given.Now.AddDays(1));
        foreach (var text in new[] { VcJwt.Sign(list, Given.Key), DataIntegrity.Add(list, Given.Key, Given.Now).ToJsonString() })
        {
            var read = StatusListCredential.Read(text, Given.Documents).Value;
            Assert.Equal((Given.RevocationList, Given.Did, StatusPurpose.Revocation, Given.Now), (read.Id, read.Issuer, read.Purpose, read.ValidFrom));
            Assert.True(read.List[5]);
        }
    }

    [Fact]
    public void A_list_signed_by_another_or_that_is_no_list_is_refused()
    {
        var list = StatusListCredential.Build(Given.RevocationList, Given.Did, StatusPurpose.Revocation, new StatusList(), Given.Now, Given.Now.AddDays(1));

        Assert.Equal("proofs.credential.unknown-key", StatusListCredential.Read(VcJwt.Sign(list, Given.Signer("key-9")), Given.Documents).Refusal?.Code);
        Assert.Equal("proofs.status.malformed", StatusListCredential.Read(VcJwt.Sign(Given.ACredential(), Given.Key), Given.Documents).Refusal?.Code);
        Assert.Equal("proofs.credential.issuer-missing", StatusListCredential.Read(VcJwt.Sign(list, Given.Key), _ => null).Refusal?.Code);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
