namespace Zhiheng.Toolbox.Tests.Sheets.Asked;

public sealed class TimeSheetTests
{
    [Fact]
    public void Lifetimes_say_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("basic", "rel.aml");
        var (time, state) = (input.Numbers("time"), input.Texts("event"));
        var finding = Ask.Run("life-data", Ask.Table("时间 状态", time.Select((t, i) => new object[] { t, state[i] })));
        Assert.True(Math.Abs((expected.Number("weibull_shape") / finding.Figure("形状 β")) - 1) < 1e-6);
        Assert.True(Math.Abs((expected.Number("b10") / finding.Figure("B10")) - 1) < 1e-6);
        Assert.Equal(expected.Numbers("km_surv").Length, finding.Tables[0].Rows.Count);
        Ask.Near(100 * expected.Numbers("km_surv")[3], finding.Tables[0].Rows[3][1].Value!.Value);
        Ask.Unusable("life-data", "时间\t状态\n0\t失效\n1\t失效", "A2");
        Ask.Unusable("life-data", "时间\t状态\n1\t失效\n2\t不知道", "B3");
        Ask.Unusable("life-data", "时间\t状态\n1\t失效\n2\t截尾", "1 个失效");
        Ask.Refuses("life-data", "时间\t状态\n2\t失效\n2\t失效", "toolbox.data.constant", "时间");
    }

    [Fact]
    public void A_season_says_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("basic", "ts.airpass");
        var y = input.Numbers("y");
        var finding = Ask.Run("seasonal", Ask.Table("值", y.Select(value => new object[] { value })));
        var season = finding.Pictures[1].Series[0].Values;
        Assert.True(Math.Abs(expected.GetProperty("stl_periodic").Numbers("seasonal")[5] - season[5]!.Value) < 1e-6);
        Assert.Contains("上升", finding.Verdict.Text, StringComparison.Ordinal);
        Ask.Unusable("seasonal", "值\n1\n2\n3\n4", "5 个", ("frequency", "2"));
        Ask.Unusable("seasonal", "值\n1\n\n3\n4\n5\n6", "空格", ("frequency", "2"));
        Ask.Refuses("seasonal", "值\n1\n1\n1\n1\n1", "toolbox.data.constant", "数值", ("frequency", "2"));
    }
}
