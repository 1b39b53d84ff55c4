using System.Text;
using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

public class EncodingTests
{
    private static readonly byte[] Report = Encoding.UTF8.GetBytes(
        "证书编号,组织名称\n" + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"{i},质衡示范第{i}机械制造有限公司\n")));

    [Theory]
    [InlineData(100)]
    [InlineData(131_071)]
    [InlineData(131_073)]
    [InlineData(200_000)]
    public void One_bad_byte_in_UTF8_is_named_and_never_taken_for_GB18030(int at)
    {
        var bytes = Report.ToArray();
        bytes[at] = 0xff;
        using var given = GivenFile.Of(bytes);

        var refusal = given.Refusal()!;

        Assert.Equal("registry.file.not-utf8", refusal.Code);
        var line = Report.AsSpan(0, at).Count((byte)'\n') + 1;
        Assert.Contains($"第 {line} 行", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_cut_off_at_the_end_is_named()
    {
        using var given = GivenFile.Of([.. "a\n1\n"u8, .. "质衡质衡"u8[..^1]]);

        var refusal = given.Refusal()!;

        Assert.Equal("registry.file.not-utf8", refusal.Code);
        Assert.Contains("第 3 行（第 14 字节处）", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_binds_the_file_to_UTF8()
    {
        using var given = GivenFile.Of([0xef, 0xbb, 0xbf, .. GivenFile.Gb18030.GetBytes("名称\n甲公司\n")]);

        Assert.Equal("registry.file.not-utf8", given.Refused());
    }

    [Fact]
    public void What_is_neither_names_both_places()
    {
        using var given = GivenFile.Of([.. "a,b\n"u8, 0xc4, 0xe3, .. "\n1,"u8, 0xff, .. "\n"u8]);

        var refusal = given.Refusal()!;

        Assert.Equal("registry.file.unknown-encoding", refusal.Code);
        Assert.Contains("第 2 行、第 5 字节处", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("第 3 行、第 10 字节处", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_in_GB18030_is_read_across_all_pieces()
    {
        using var given = GivenFile.Of(GivenFile.Gb18030.GetBytes(Encoding.UTF8.GetString(Report)));
        using var file = given.Open();

        Assert.Equal(FileFormat.CsvGb18030, file.Format);
        Assert.All(file.Rows(), r => Assert.Equal($"质衡示范第{r.Row - 1}机械制造有限公司", r.Cells[1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void UTF8_is_judged_the_same_however_it_is_cut(int size)
    {
        var text = "a质é𠮷"u8.ToArray();
        for (var bad = -1; bad < text.Length; bad++)
        {
            var bytes = text.ToArray();
            if (bad >= 0)
            {
                bytes[bad] = 0xff;
            }

            Assert.Equal(Judge(new Utf8Oracle(), bytes, bytes.Length), Judge(new Utf8Scan(), bytes, size));
        }
    }

    [Fact]
    public void GB18030_is_judged_as_the_decoder_of_the_platform_judges_it()
    {
        var strict = CodePagesEncodingProvider.Instance.GetEncoding(
            "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        byte[] interesting = [0x20, 0x2f, 0x30, 0x39, 0x3a, 0x40, 0x7e, 0x7f, 0x80, 0x81, 0x84, 0x8f, 0x90, 0xa1, 0xe3, 0xe4, 0xfe, 0xff];
        foreach (var a in interesting)
        {
            foreach (var b in interesting)
            {
                foreach (var c in interesting)
                {
                    foreach (var d in interesting)
                    {
                        byte[] bytes = [a, b, c, d];
                        Assert.True(
                            IsGood(strict, bytes) == new Gb18030Scan().Add(bytes, last: true), Convert.ToHexString(bytes));
                    }
                }
            }
        }
    }

    private static bool IsGood(Encoding strict, byte[] bytes)
    {
        try
        {
            return strict.GetCharCount(bytes) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static long? Judge(IEncodingScan scan, byte[] bytes, int size)
    {
        for (var at = 0; at < bytes.Length; at += size)
        {
            var piece = bytes.AsSpan(at, Math.Min(size, bytes.Length - at));
            if (!scan.Add(piece, at + size >= bytes.Length))
            {
                break;
            }
        }

        return scan.BadOffset;
    }

    /// <summary>The first replacement character tells where the platform's decoder stumbled.</summary>
    private sealed class Utf8Oracle : IEncodingScan
    {
        public long? BadOffset { get; private set; }

        public bool Add(ReadOnlySpan<byte> piece, bool last)
        {
            var text = Encoding.UTF8.GetString(piece);
            var at = text.IndexOf('\ufffd', StringComparison.Ordinal);
            BadOffset = at < 0 ? null : Encoding.UTF8.GetByteCount(text.AsSpan(0, at));
            return BadOffset is null;
        }
    }
}
