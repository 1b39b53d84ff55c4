namespace Zhiheng.Modules.Tests.Targets.Reading;

/// <summary>What the reader is not sure of is said beside the value.</summary>
public class PolicyDoubtTests
{
    [Fact]
    public void A_year_before_the_document_is_marked_and_its_own_year_is_not()
    {
        var reading = GivenPolicy.Read("某省人民政府\n2018年9月30日\n某省质量工作实施方案\n一、任务\n1.开展认证。到2017年,证书达到10张。(省质监局负责)\n2.开展检查。到2018年,检查率达到90%。(省质监局负责)\n").Value;

        Assert.Equal([true, false], reading.Indicators.Select(indicator => indicator.Doubts.Any(doubt => doubt.Contains("早于", StringComparison.Ordinal))));
    }

    [Fact]
    public void Two_targets_of_one_name_and_year_are_both_marked()
    {
        var reading = GivenPolicy.Body("1.开展认证。到2020年,认证证书达到10张。(省质监局负责)\n2.扩大认证。到2020年,认证证书达到20张。到2022年,认证证书达到30张。(省质监局负责)");

        Assert.Equal([true, true, false], reading.Indicators.Select(indicator => indicator.Doubts.Any(doubt => doubt.Contains("不同的目标值", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_sentence_without_a_year_gets_none_and_is_told_of_the_year_before_it()
    {
        var reading = GivenPolicy.Body("1.开展认证。到2020年,认证证书达到10张。培育品牌5个。(省质监局负责)\n2.开展宣传。(省质监局负责)");

        Assert.Equal([2020, null], reading.Indicators.Select(indicator => indicator.DueYear?.Value));
        Assert.Contains("2020", Assert.Single(reading.Indicators[1].Doubts), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_name_of_a_unit_is_marked()
    {
        var reading = GivenPolicy.Body("1.开展认证。(加强企业管理水平牵头,省质监局配合)\n2.开展宣传。(省质监局负责)");

        Assert.NotEmpty(reading.Measures[0].Doubts);
        Assert.Empty(reading.Measures[1].Doubts);
    }

    [Theory]
    [InlineData("1.加强监管。对违法机构依法处5万元以上20万元以下罚款。(省质监局负责)")]
    [InlineData("1.加强监管。目前全省已有认证证书3000张,检查机构200家。(省质监局负责)")]
    [InlineData("1.加强监管。落实《2015年100项任务》和“3个100”要求,3年内不得再次申请。(省质监局负责)")]
    [InlineData("1.加强监管。完善GB/T 19001-2016标准,办好第18届大会,推进24小时服务。(省质监局负责)")]
    [InlineData("1.加强监管。对年主营业务收入2000万元以上的企业开展帮扶。(省质监局负责)")]
    public void Numbers_that_set_no_target_are_no_indicators(string measure)
        => Assert.Empty(GivenPolicy.Body(measure + "\n2.开展宣传。(省质监局负责)").Indicators);
}
