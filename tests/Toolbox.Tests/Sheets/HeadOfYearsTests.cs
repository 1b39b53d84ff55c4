using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;
using Zhiheng.Toolbox.Tests.Sheets.Asked;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>Bare years name columns where they look like it; a column of years stays data; what was assumed is said.</summary>
public sealed class HeadOfYearsTests
{
    [Theory]
    [InlineData("2021\t2022\t2023\n5\t6\t7\n8\t9\t10", "2021 2022 2023")]
    [InlineData("2021 2022 2023\n5 6 7\n8 9 10", "2021 2022 2023")]
    [InlineData("地区\t2021\t2022\n甲\t5\t6\n乙\t7\t8", "地区 2021 2022")]
    [InlineData("\t2021\t2022\n甲\t5\t6", "A 2021 2022")]
    [InlineData("地区\t２０２１\t2022\t备注\n甲\t5\t6\t无", "地区 ２０２１ 2022 备注")]
    [InlineData("地区\t2021年\t2022\n甲\t\t6", "地区 2021年 2022")]
    [InlineData("1900\t1901\n5\t1999\n2000\t7\n8\t9", "1900 1901")]
    [InlineData("2099\t2100\n1.5\t1850", "2099 2100")]
    public void Years_one_after_the_other_above_other_numbers_are_names(string text, string head)
    {
        var table = PastedTable.Read(text);

        Assert.Equal(head, string.Join(' ', table.Head));
        Assert.Equal(Heading.Yes, table.Years);
    }

    [Theory]
    [InlineData("2021\t2022\n2024\t2023\n2019\t2025")]
    [InlineData("2001\t2002\t2003\n1998\t2005\t2001\n2004\t1999\t1850")]
    public void Years_above_years_are_data_and_that_is_said(string text)
    {
        Assert.False(PastedTable.Read(text).HasHead);
        Assert.Equal(Heading.No, PastedTable.Read(text).Years);
    }

    [Theory]
    [InlineData("2019\n2020\n2021\n2022")]
    [InlineData("2019\n12\n13\n14")]
    [InlineData("2019\t12\n2020\t13\n2021\t14")]
    [InlineData("甲\t2021\n乙\t12")]
    [InlineData("2023\t2022\t2021\n5\t6\t7")]
    [InlineData("2021\t2023\t2025\n5\t6\t7")]
    [InlineData("2021\t2022\t2022\n5\t6\t7")]
    [InlineData("2021\t2022\t12\n5\t6\t7")]
    [InlineData("2021.5\t2022.5\n5\t6")]
    [InlineData("1899\t1900\n5\t6")]
    [InlineData("2100\t2101\n5\t6")]
    [InlineData("2021 2022 2023")]
    [InlineData("2021\t2022\n\t\n—\t—")]
    public void A_column_of_years_a_lone_year_and_years_out_of_order_are_data(string text)
    {
        Assert.False(PastedTable.Read(text).HasHead);
        Assert.Null(PastedTable.Read(text).Years);
    }

    [Theory]
    [InlineData("年份\n2019\n2020\n2021")]
    [InlineData("年份\t产量\n2019\t12\n2020\t13")]
    [InlineData("序号\t2021\t2022\n1\t5\t6")]
    [InlineData("2021年\t2022年\n5\t6")]
    public void A_heading_that_was_one_before_needs_no_remark(string text)
    {
        Assert.True(PastedTable.Read(text).HasHead);
        Assert.Null(PastedTable.Read(text).Years);
    }

    [Fact]
    public void What_the_visitor_says_counts_and_leaves_nothing_to_assume()
    {
        const string names = "2021\t2022\n5\t6\n7\t8", data = "2021\t2022\n2024\t2023";

        Assert.False(PastedTable.Read(names, Heading.No).HasHead);
        Assert.Equal(3, PastedTable.Read(names, Heading.No).Rows);
        Assert.True(PastedTable.Read(data, Heading.Yes).HasHead);
        Assert.Null(PastedTable.Read(names, Heading.No).Years);
        Assert.Null(PastedTable.Read(data, Heading.Yes).Years);
    }

    [Fact]
    public void Two_columns_parted_by_commas_may_still_be_decimal_commas()
        => Ask.Refuses("i-mr", "2021,2022\n12,5\n13,7", "toolbox.sheet.decimal-comma", "第 2 行");

    [Fact]
    public void The_finding_says_what_the_first_row_was_taken_for()
    {
        const string rows = "5.1\t6.2\t5.5\n5.4\t5.9\t5.8\n5.7\t5.6\t6.0";
        var names = Ask.Run("xbar", "2021\t2022\t2023\n" + rows);
        var data = Ask.Run("xbar", "2001\t2002\t2003\n1998\t2005\t2001\n2004\t1999\t2000");

        Assert.Contains(names.Readings, reading => reading.Tone == Tone.Caution && reading.Text.Contains("被当作列名", StringComparison.Ordinal));
        Assert.Contains(data.Readings, reading => reading.Tone == Tone.Caution && reading.Text.Contains("都当作数据", StringComparison.Ordinal));
        Assert.DoesNotContain(Ask.Run("xbar", rows).Readings, reading => reading.Text.Contains("第一行", StringComparison.Ordinal));
        Assert.Equal(Ask.Run("xbar", "甲\t乙\t丙\n" + rows).Figures, names.Figures);
    }
}
