using System.Text;

namespace Zhiheng.Kernel.Tests;

public class PlainTextTests
{
    [Fact]
    public void Both_encodings_are_read_and_a_byte_order_mark_is_no_text()
    {
        Assert.Equal("直径", PlainText.Decode(Encoding.UTF8.GetBytes("直径")));
        Assert.Equal("直径", PlainText.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("直径")]));
        Assert.Equal("直径", PlainText.Decode(PlainText.Gb18030.GetBytes("直径")));
        Assert.Equal("", PlainText.Decode([]));
    }

    [Fact]
    public void Bytes_in_neither_encoding_are_no_text() => Assert.Null(PlainText.Decode([(byte)'1', 0xFF, 0xFF]));
}
