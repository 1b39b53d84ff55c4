using System.Text;
using Zhiheng.Registry.Demo;

namespace Zhiheng.Modules.Tests.Registry.Demo;

public class DemoCsvTests
{
    [Fact]
    public void Cells_with_comma_quote_or_line_break_are_quoted_and_others_are_not()
    {
        var file = new DemoFile("B", "103010", DemoRows.Today, "x.csv", ["A", "B"], [["a,b", "说\"好\""], ["c\nd", "；"], ["", " e "]], 3);
        using var bytes = new MemoryStream();

        DemoCsv.Write(bytes, file);

        Assert.Equal("A,B\r\n\"a,b\",\"说\"\"好\"\"\"\r\n\"c\nd\",；\r\n, e \r\n", Encoding.UTF8.GetString(bytes.ToArray()));
    }

    [Fact]
    public void The_stream_stays_open()
    {
        using var bytes = new MemoryStream();

        DemoCsv.Write(bytes, new DemoProvince(1, DemoSize.Tiny, DemoRows.Today).ScaleRows(1));

        Assert.True(bytes.CanWrite);
    }
}
