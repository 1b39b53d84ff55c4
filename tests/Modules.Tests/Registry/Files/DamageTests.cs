using System.Text;
using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

/// <summary>
/// Whatever happens to a good file, reading it throws nothing: it is refused, or gives a clean beginning and says where it ended.
/// </summary>
public class DamageTests
{
    private const string Csv = "编号,名称,说明\n1,甲公司,\"第一行\n第二行\"\n2,\"乙\"\"公司\"\"\",\n3,丙公司,好\n";

    private static readonly string Shared = string.Concat(Enumerable.Range(0, 40).Select(i => $"<si><t>文本{i * 7919 % 1000}</t></si>"));

    private static readonly string Rows = GivenFile.Row(1, "甲", "乙") + string.Concat(Enumerable.Range(2, 9).Select(i =>
        $"""<row r="{i}"><c r="A{i}" t="s"><v>{i - 2}</v></c><c r="B{i}" s="1"><v>{i * 7919}</v></c></row>"""));

    private const string Styles = """<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_CSV_file_cut_at_any_byte_gives_a_clean_beginning(bool gb18030)
    {
        var bytes = (gb18030 ? GivenFile.Gb18030 : Encoding.UTF8).GetBytes(Csv);
        var whole = Read(bytes)!;
        for (var length = 0; length < bytes.Length; length++)
        {
            if (Read(bytes[..length]) is { } rows)
            {
                // The last row may have lost its end without anybody being able to tell; all before it are what they were.
                AssertBegins(whole, rows.Count > 0 ? rows[..^1] : rows);
                Assert.All(rows, (r, i) => Assert.True(r.Problem is null || i == rows.Count - 1));
            }
        }
    }

    [Fact]
    public void An_XLSX_file_cut_at_any_byte_is_refused()
    {
        var bytes = GivenFile.XlsxBytes(Rows, Shared, Styles);
        for (var length = 4; length < bytes.Length; length++)
        {
            using var given = GivenFile.Of(bytes[..length]);

            Assert.NotEqual("", given.Refused());
        }
    }

    [Fact]
    public void An_XLSX_file_with_any_byte_changed_throws_nothing()
    {
        var bytes = GivenFile.XlsxBytes(Rows, Shared, Styles);
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= (byte)(1 << (at % 8));

            AssertEndsOnce(Read(damaged));
        }
    }

    [Fact]
    public void A_sheet_cut_at_any_character_gives_a_clean_beginning()
    {
        var sheet = GivenFile.Sheet(Rows);
        var whole = Read(GivenFile.XlsxBytes(Rows, Shared, Styles))!;
        for (var length = 0; length < sheet.Length; length++)
        {
            var rows = Read(GivenFile.Zip(GivenFile.Parts(sheet[..length], Shared, Styles)));

            if (rows is not null)
            {
                AssertEndsOnce(rows);
                Assert.True(rows.Count == whole.Count || rows[^1].EndsFile);
                AssertBegins(whole, [.. rows.Where(r => r.Problem is null)]);
            }
        }
    }

    [Fact]
    public void Random_damage_to_text_throws_nothing_and_never_repeats_a_row()
    {
        const string salt = ",;\t\"\n\r=<>&[]'\0\u202e中 01";
        var state = 20_250_601u;
        for (var round = 0; round < 1_000; round++)
        {
            var text = new StringBuilder(Csv);
            for (var change = 0; change < 4; change++)
            {
                state = (state * 1_664_525) + 1_013_904_223;
                text[(int)((state >> 8) % text.Length)] = salt[(int)((state >> 4) % salt.Length)];
            }

            AssertEndsOnce(Read(Encoding.UTF8.GetBytes(text.ToString())));
            AssertEndsOnce(Read(GivenFile.XlsxBytes(text.ToString())));
        }
    }

    private static List<RowRead>? Read(byte[] bytes)
    {
        using var given = GivenFile.Of(bytes);
        var opened = ReportFile.Open(given.Path, FileLimits.Default);
        if (opened.IsRefused)
        {
            return null;
        }

        using var file = opened.Value;
        return [.. file.Rows()];
    }

    private static void AssertBegins(List<RowRead> whole, List<RowRead> beginning) => Assert.Equal(
        whole.Take(beginning.Count).Select(r => (r.Row, r.Line, string.Join('|', r.Cells))),
        beginning.Select(r => (r.Row, r.Line, string.Join('|', r.Cells))));

    private static void AssertEndsOnce(List<RowRead>? rows)
    {
        for (var i = 0; i < rows?.Count; i++)
        {
            Assert.True(i is 0 || rows[i].Row > rows[i - 1].Row);
            Assert.True(!rows[i].EndsFile || i == rows.Count - 1);
        }
    }
}
