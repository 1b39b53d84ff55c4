using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Sheets;
using Zhiheng.Toolbox.Tests.Sheets.Asked;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>What the first row of a table is taken for, and what the columns are called then.</summary>
public sealed class PastedHeadTests
{
    [Theory]
    [InlineData("1.2\t2\n3\t4", "A B", 2)]
    [InlineData("直径\t直径\n3\t4", "直径（A） 直径（B）", 1)]
    [InlineData("直径\t\t长度\n3\t4\t5", "直径 B 长度", 1)]
    [InlineData("B\t\n3\t4", "B（A） B（B）", 1)]
    [InlineData("\t\t\n\n直径\t长度\n3\t4", "直径 长度", 1)]
    [InlineData("直径\n3\t4", "直径 B", 1)]
    public void Columns_without_a_name_of_their_own_are_told_apart_by_their_letters(string text, string head, int rows)
    {
        var table = PastedTable.Read(text);

        Assert.Equal(head, string.Join(' ', table.Head));
        Assert.Equal(rows, table.Rows);
    }

    [Fact]
    public void Numbers_are_names_only_when_somebody_says_so()
    {
        Assert.False(PastedTable.Read("1\t2\n3\t4").HasHead);
        Assert.Equal(["1", "2"], PastedTable.Read("1\t2\n3\t4", Heading.Yes).Head);
        Assert.Equal(["1（A）", "1（B）"], PastedTable.Read("1\t1\n3\t4", Heading.Yes).Head);
    }

    [Fact]
    public void Blank_rows_above_the_table_count_for_places_only()
    {
        var table = PastedTable.Read("\r\n\t\r\n直径\r\n1\r\n\r\n3\r\n");

        Assert.Equal(["直径"], table.Head);
        Assert.Equal("A4", table.Place(0, 0));
        Assert.Equal("A6", table.Place(2, 0));
        Assert.Equal("C3", PastedTable.Read("\n\n1 2 3").Place(2, 0));
        Assert.Contains("第 4 行", Assert.Throws<ToolboxException>(() => PastedTable.Read("\n\n直径\n12,5\n12,7")).Message, StringComparison.Ordinal);
        Assert.Equal("toolbox.sheet.no-data", Assert.Throws<ToolboxException>(() => PastedTable.Read("\n\t\n \n")).Code);
    }

    [Fact]
    public void A_title_merged_over_the_table_is_taken_for_the_heading_and_the_heading_below_is_refused_with_its_cell()
        => Ask.Refuses("xbar", "2026 年测量记录\t\t\n读数一\t读数二\t读数三\n1.2\t1.3\t1.1\n1.4\t1.2\t1.3\n1.1\t1.3\t1.2", "toolbox.sheet.not-number", "A2", ("col-x", "1-3"));

    [Fact]
    public void A_blank_column_left_of_the_table_is_not_taken_for_a_column_of_names()
    {
        var finding = Ask.Run("pareto", "\t原因\t件数\t备注\n\t划伤\t5\t无\n\t缺料\t3\t无\n");

        Assert.Contains(finding.Tables.SelectMany(table => table.Rows).SelectMany(row => row), cell => cell.Text == "划伤");
    }
}
