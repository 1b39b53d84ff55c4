using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

public class CostSheetTests
{
    private const string Cost = "kind\tsubject\tFY2024\tFY2025\n预防成本\t培训\t1\t2\n鉴定\t检验\t3\t3\n内部损失\t废品\t10\t6\nExternal failure\tclaims\t6\t4\n";

    [Fact]
    public void Quality_cost_says_total_share_and_rate_of_the_last_period()
    {
        var finding = Run("quality-cost", Cost + "基数\t销售收入\t100\t200\nbase\tOutput value\t200\t400\n");

        Assert.Contains("FY2025 质量成本 15，其中 66.67 % 是内外部损失；质量损失率 2.5 %", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("8 % → 2.5 %", StringComparison.Ordinal));
        Assert.Equal(["FY2024", "FY2025"], finding.Tables[0].Rows.Select(row => row[0].Text));
        Assert.Contains("待核对", finding.Tables[0].Note!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("预防成本\t培训\t1\t2", "其他\t培训\t1\t2", "单元格 A2 的“其他”不是质量成本的类别")]
    [InlineData("内部损失\t废品\t10\t6", "内部损失\t废品\t10\t", "“废品”（B4 所在行）“FY2025”的金额是空的")]
    [InlineData("鉴定\t检验\t3\t3", "鉴定\t检验\t-3\t3", "“检验”（B3 所在行）“FY2024”的金额是负数")]
    public void A_row_that_cannot_be_booked_is_refused_by_its_place(string before, string after, string says)
        => Assert.Contains(says, Refusal("quality-cost", Cost.Replace(before, after, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_first_row_of_bare_years_names_the_periods_and_that_is_said()
    {
        var finding = Run("quality-cost", Cost.Replace("FY", "", StringComparison.Ordinal));

        Assert.Equal(Run("quality-cost", Cost).Figures, finding.Figures);
        Assert.Contains("被当作列名", finding.Readings[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bare_years_apart_are_no_heading_and_the_way_out_is_said()
        => Assert.Contains("若第 1 行是列名", Refusal("quality-cost", Cost.Replace("FY2024", "2022", StringComparison.Ordinal).Replace("FY", "", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("基数\t产值\t5\t", "“产值”（B6 所在行）“FY2025”的金额是空的")]
    [InlineData("基数\t产值\t5\t0", "“产值”（B6 所在行）“FY2025”的金额应当大于 0")]
    [InlineData("基数\t人数\t5\t5", "单元格 B6 的“人数”不能作基数")]
    [InlineData("基数\t产值\t5\t5\n基数\t产值（现价）\t5\t5", "单元格 B7 的“产值（现价）”不能作基数")]
    public void A_base_is_one_row_and_greater_than_zero(string row, string says)
        => Assert.Contains(says, Refusal("quality-cost", Cost + row + "\n"), StringComparison.Ordinal);

    [Fact]
    public void Without_output_value_there_is_no_rate_and_it_is_said()
    {
        var finding = Run("quality-cost", Cost);

        Assert.DoesNotContain("质量损失率", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("不计算质量损失率", StringComparison.Ordinal));
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("内外部损失下降：16 → 10", StringComparison.Ordinal));
    }

    [Fact]
    public void Quality_loss_parts_what_is_off_target_from_what_varies()
    {
        var finding = Run("quality-loss", "x\n10\n12\n14\n", ("target", "11"), ("distance", "1"), ("loss", "3"), ("units", "100"));

        Assert.Contains("平均每件损失 11 元，100 件共 1,100 元", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("27.27 %", finding.Readings[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rework_cost_says_what_a_good_unit_costs_more()
    {
        var finding = Run("rework-cost", "step\tfirst\tmended\tcost\trework\nturn\t80\t50\t10\t4\n", ("loops", "2"));

        Assert.Contains("实际花 11.79，其中 1.79（15.18 %）", finding.Verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("turn\t0.9x\t50\t10\t4", "“0.9x”")]
    [InlineData("turn\t120\t50\t10\t4", "单元格 B2 是 120")]
    [InlineData("turn\t90\t-1\t10\t4", "单元格 C2 是 -1")]
    [InlineData("turn\t0\t50\t10\t4", "“turn”的一次合格率")]
    [InlineData("turn\t90\t50\t10\t", "有 1 行没有填全")]
    public void A_step_that_cannot_be_is_refused_by_its_place(string row, string says)
        => Assert.Contains(says, Refusal("rework-cost", $"step\tfirst\tmended\tcost\trework\n{row}\nmill\t90\t50\t10\t4\nbore\t90\t50\t10\t4\n"), StringComparison.Ordinal);

    private static string Refusal(string slug, string table, params (string Name, string Value)[] fields) => Assert.Throws<ToolboxException>(() => Run(slug, table, fields)).Message;

    private static Finding Run(string slug, string table, params (string Name, string Value)[] fields)
    {
        var sheet = SheetList.Find(slug)!;
        return sheet.Run(new Zhiheng.Toolbox.Sheets.Given(sheet, PastedTable.Read(table), fields.ToDictionary(field => field.Name, field => field.Value)), default);
    }
}
