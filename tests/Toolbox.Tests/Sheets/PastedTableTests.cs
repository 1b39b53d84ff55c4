using Xunit;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

public sealed class PastedTableTests
{
    private static readonly Sheet Plain = new()
    {
        Slug = "plain",
        Tools = [],
        Title = new("", ""),
        Question = new("", ""),
        Family = Family.Steady,
        Columns = [new("x", new("测量值", "Values"))],
        Settings = [new("limit", new("上限", "Limit"), SettingKind.Number) { IsOptional = true, Least = 0, Most = 10 }, new("n", new("个数", "Count"), SettingKind.Whole, "5"), new("on", new("启用", "On"), SettingKind.Flag, "true")],
        Run = (_, _) => throw new NotSupportedException(),
    };

    [Theory]
    [InlineData("1\n2\n3", "1 2 3")]
    [InlineData("直径\n1\n2\n3\n", "1 2 3")]
    [InlineData("直径\r\n1\r\n2\r\n3\r\n\r\n", "1 2 3")]
    [InlineData("1 2 3", "1 2 3")]
    [InlineData("1\t2\t3", "1 2 3")]
    [InlineData("1, 2, 3", "1 2 3")]
    [InlineData("序,值\n甲,1\n乙,2\n丙,3", "1 2 3")]
    [InlineData("序;值\n甲;1\n乙;2", "1 2")]
    [InlineData("\"名,称\"\t值\n\"甲\"\"乙\"\t1\n丙\t2", "1 2")]
    [InlineData("值\n１２．５\n－3", "12.5 -3")]
    [InlineData("值\n1e3\n+2\n.5", "1000 2 0.5")]
    [InlineData("值\n1\n\n3\nNA\n5", "1 3 5")]
    public void Numbers_are_found_however_they_were_pasted(string text, string expected)
        => Assert.Equal(expected, string.Join(' ', Of(text).Numbers("x")));

    [Theory]
    [InlineData("值\n1\n1,234.5\n3", "toolbox.sheet.decimal-comma", "第 3 行")]
    [InlineData("值\t量\n1\t2\n1,234,567\t2", "toolbox.sheet.thousands", "A3")]
    [InlineData("值\t量\n1\t2\n12,5\t2", "toolbox.sheet.comma", "A3")]
    [InlineData("12,5\n12,7", "toolbox.sheet.decimal-comma", "第 1 行")]
    [InlineData("直径\n12,5\n12,7", "toolbox.sheet.decimal-comma", "第 2 行")]
    [InlineData("值\n1\n5%", "toolbox.sheet.percent", "A3")]
    [InlineData("值\n1\n2\nNaN", "toolbox.sheet.not-finite", "A4")]
    [InlineData("值\n1\n2\n-inf", "toolbox.sheet.not-finite", "A4")]
    [InlineData("值\n1\n2\n1e999", "toolbox.sheet.not-finite", "A4")]
    [InlineData("值\n1\n2\n1e61", "toolbox.sheet.out-of-reach", "A4")]
    [InlineData("值\n1\n2\n-1e-61", "toolbox.sheet.out-of-reach", "A4")]
    [InlineData("值\n1\n2\n3..4", "toolbox.sheet.not-number", "A4")]
    [InlineData("值\t量\n1\t2\n2\t\"3", "toolbox.sheet.open-quote", "第 3 行")]
    [InlineData("", "toolbox.sheet.no-data", "粘贴")]
    [InlineData("直径\n\n\n", "toolbox.sheet.no-column", "测量值")]
    [InlineData("甲\n乙\n丙", "toolbox.sheet.no-column", "测量值")]
    public void What_cannot_be_used_is_named_with_its_place(string text, string code, string place)
    {
        var no = Assert.Throws<ToolboxException>(() => Of(text).Numbers("x"));
        Assert.Equal(code, no.Code);
        Assert.Contains(place, no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_much_text_and_too_many_cells_are_refused()
    {
        Assert.Equal("toolbox.sheet.too-long", Assert.Throws<ToolboxException>(() => PastedTable.Read(new string('1', PastedTable.MostCharacters + 1))).Code);
        Assert.Equal("toolbox.sheet.too-many-cells", Assert.Throws<ToolboxException>(() => PastedTable.Read(string.Concat(Enumerable.Repeat("1\t1\t1\t1\t1\t1\t1\t1\t1\t1\n", (PastedTable.MostCells / 10) + 1)))).Code);
    }

    [Theory]
    [InlineData("2", "20 21")]
    [InlineData("1", "10 11")]
    public void A_column_may_be_chosen(string chosen, string expected)
        => Assert.Equal(expected, string.Join(' ', Of("甲\t乙\n10\t20\n11\t21", ("col-x", chosen)).Numbers("x")));

    [Theory]
    [InlineData("3")]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData("99999999999")]
    public void A_column_that_is_not_there_is_refused(string chosen)
        => Assert.Equal("toolbox.sheet.column-absent", Assert.Throws<ToolboxException>(() => Of("甲\t乙\n10\t20\n11\t21", ("col-x", chosen))).Code);

    [Fact]
    public void Rows_with_a_gap_are_left_out_and_counted() => Assert.Equal(2, Of("值\n1\n\n—\n4").LeftOut);

    [Fact]
    public void The_first_row_is_a_heading_only_when_it_looks_like_one_or_somebody_says_so()
    {
        Assert.Equal(["A"], PastedTable.Read("1\n2").Head);
        Assert.Equal(["1"], PastedTable.Read("1\n2", Heading.Yes).Head);
        Assert.Equal(2, PastedTable.Read("1,234\t甲\n2\t乙").Rows);
    }

    [Theory]
    [InlineData("limit", "11", "toolbox.sheet.setting-out-of-range")]
    [InlineData("limit", "-0.1", "toolbox.sheet.setting-out-of-range")]
    [InlineData("limit", "1,5", "toolbox.sheet.setting-not-number")]
    [InlineData("limit", "NaN", "toolbox.sheet.setting-not-number")]
    public void A_setting_out_of_bounds_is_refused(string name, string text, string code)
        => Assert.Equal(code, Assert.Throws<ToolboxException>(() => Of("1\n2", (name, text)).NumberOrNone(name)).Code);

    [Fact]
    public void Settings_have_defaults_and_bounds_are_included()
    {
        Assert.Null(Of("1\n2").NumberOrNone("limit"));
        Assert.Equal(10, Of("1\n2", ("limit", "10")).NumberOrNone("limit"));
        Assert.Equal(5, Of("1\n2").WholeNumber("n"));
        Assert.Equal("toolbox.sheet.setting-not-whole", Assert.Throws<ToolboxException>(() => Of("1\n2", ("n", "1.5")).WholeNumber("n")).Code);
        Assert.True(Of("1\n2").Flag("on"));
        Assert.False(Of("1\n2", ("sent", "1")).Flag("on"));
        Assert.Equal("toolbox.sheet.setting-missing", Assert.Throws<ToolboxException>(() => Of("1\n2").Number("limit")).Code);
    }

    private static Zhiheng.Toolbox.Sheets.Given Of(string text, params (string Name, string Value)[] fields)
        => new Zhiheng.Toolbox.Sheets.Given(Plain, PastedTable.Read(text), fields.ToDictionary(field => field.Name, field => field.Value));
}
