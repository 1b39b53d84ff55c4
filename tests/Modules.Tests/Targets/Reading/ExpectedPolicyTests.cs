using System.Text.Json.Nodes;
using Zhiheng.Targets.Reading;

namespace Zhiheng.Modules.Tests.Targets.Reading;

/// <summary>Two documents against what a careful reader extracts from them: every field, name and number.</summary>
public class ExpectedPolicyTests
{
    public static TheoryData<string> Documents => [.. GivenPolicy.Names(GivenPolicy.Folder)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_says_what_a_careful_reader_found(string name)
    {
        var expected = JsonNode.Parse(GivenPolicy.Labels(GivenPolicy.Folder, name));

        var read = JsonNode.Parse(PolicyJson.Write(GivenPolicy.Read(GivenPolicy.File(GivenPolicy.Adopted, name)).Value));

        Assert.Equal("", string.Join('\n', JsonDifference.Between(expected, read)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Menus_and_lists_of_other_documents_are_noise(string name)
    {
        var reading = GivenPolicy.Read(GivenPolicy.File(GivenPolicy.Adopted, name)).Value;

        var noise = string.Join('\n', reading.Noise.Select(stretch => reading.Source.Clean(stretch.At)));
        var words = name == "shandong-2018-22" ? new[] { "二手房买卖", "首页>财经相关法律法规", "相关法规", "苏政发[2018]12" } : [];
        Assert.All(words, word => Assert.Contains(word, noise, StringComparison.Ordinal));
        Assert.DoesNotContain(reading.Noise, stretch => reading.Measures.Any(measure => measure.Text.Overlaps(stretch.At)));
    }

    [SharedPolicyFact]
    public void An_outline_copied_without_its_first_pages_is_read_from_where_it_begins()
    {
        var reading = GivenPolicy.Read(GivenPolicy.File(GivenPolicy.Shared()!, "liaoning-2023-outline-p3")).Value;

        Assert.Equal(("辽宁省质量强省建设纲要", "210000"), (reading.Head.Title!.Value, reading.Head.Region!.Value.Value));
        Assert.Equal(["(二十二)", "(二十三)", "(二十四)", "(二十五)", "(二十六)", "(二十七)", "(二十八)", "(二十九)", "(三十)"], reading.Measures.Select(measure => measure.No.Value));
        Assert.Equal([("服务站点", 70m, 2025), ("卓越质量管理推广基地", 30m, 2025)], reading.Indicators.Select(indicator => (indicator.Name, indicator.Target.Value, indicator.DueYear!.Value)));
        Assert.Contains(reading.Doubts, doubt => doubt.Contains("还有其他页", StringComparison.Ordinal));
    }

    [SharedPolicyFact]
    public void A_document_without_units_has_its_numbered_headings_for_measures()
    {
        var reading = GivenPolicy.Read(GivenPolicy.File(GivenPolicy.Shared()!, "hunan-2018-28")).Value;

        Assert.Equal(("湘政发〔2018〕28号", new DateOnly(2018, 12, 11), "430000"), (reading.Head.Number!.Value, reading.Head.IssuedOn!.Value, reading.Head.Region!.Value.Value));
        Assert.NotNull(reading.Head.Title!.Doubt);
        Assert.Equal(17, reading.Measures.Count);
        var rate = Assert.Single(reading.Indicators);
        Assert.Equal((80m, "%", null), (rate.Target.Value, rate.Unit, rate.DueYear?.Value));
        Assert.NotEmpty(rate.Doubts);
    }

    [SharedPolicyFact]
    public void Lost_brackets_dates_and_separators_are_put_right_and_said_so()
    {
        var reading = GivenPolicy.Read(GivenPolicy.File(GivenPolicy.Shared()!, "jingdezhen-2020-3")).Value;

        Assert.Equal((new DateOnly(2020, 1, 21), "360200"), (reading.Head.IssuedOn!.Value, reading.Head.Region!.Value.Value));
        Assert.NotNull(reading.Head.IssuedOn.Doubt);
        Assert.Equal(15, reading.Measures.Count);
        Assert.Equal(["市市场监管局", "景德镇海关", "各县(市、区)政府", "昌南新区", "高新区"], reading.Measures[3].Units.Select(unit => unit.Name));
        Assert.Contains(reading.Measures[3].Units, unit => unit.Doubt is not null);
        var shared = reading.Indicators.Where(indicator => indicator.Measure == 4).Select(indicator => (indicator.Target.Value, indicator.DueYear?.Value));
        Assert.Equal([(1m, 2022), (3m, 2022), (3m, 2022), (60m, 2022), (500m, 2022), (200m, 2022), (5m, 2022), (5m, 2022), (10m, 2022)], shared.Select(pair => (pair.Item1, pair.Item2!.Value)));
    }
}
