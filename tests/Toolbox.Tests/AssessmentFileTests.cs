using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Excellence;

namespace Zhiheng.Toolbox.Tests;

public class AssessmentFileTests
{
    private const string Head = """{"assessment":"gbt19580-2012","version":1,"assessors":["张三"],"items":""";

    [Fact]
    public void What_is_saved_opens_the_same()
    {
        var record = new ItemRecord
        {
            Ratings = [new Rating([3, 2, null, 5], 45), Rating.None],
            Consensus = 40,
            Evidence = [new Evidence("管理评审 <b>", new DateOnly(2025, 6, 30), "QM-12"), new Evidence("顾客满意报告", null, "")],
            Strengths = "第一行\n第二行",
            Opportunities = "“短板”",
            Action = new PlannedAction("每季复盘", "李四", new DateOnly(2026, 3, 31)),
        };
        var assessment = new Assessment(Editions.Current, "某某公司", "2025 年", ["张三", "李四"], new Dictionary<string, ItemRecord> { ["4.1.2"] = record });

        var text = AssessmentFile.Write(assessment);
        var again = AssessmentFile.Read(text);

        Assert.Equal(text, AssessmentFile.Write(again));
        Assert.Equal(assessment.Assessors, again.Assessors);
        Assert.Equal("某某公司", again.Subject);
        var read = again.Items["4.1.2"];
        Assert.Equal(record.Evidence, read.Evidence);
        Assert.Equal(record.Action, read.Action);
        Assert.Equal([3, 2, null, 5], read.Ratings[0].Levels);
        Assert.Equal(("第一行\n第二行", 40), (read.Strengths, read.Consensus));
    }

    [Fact]
    public void An_empty_item_is_not_written_and_a_missing_member_is_empty()
    {
        var read = AssessmentFile.Read(Head + """{"4.1.2":{"ratings":[{"levels":[null,null,null,null]}]}}}""");

        Assert.Empty(read.Items);
        Assert.Contains("\"items\": {}", AssessmentFile.Write(read), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "toolbox.assessment.not-json", "第 1 行")]
    [InlineData("{\n\"assessment\":\nabc}", "toolbox.assessment.not-json", "第 3 行")]
    [InlineData("[]", "toolbox.assessment.wrong-kind", "文件 应当是一个对象")]
    [InlineData("""{"assessment":"iso9004"}""", "toolbox.assessment.unknown-edition", "iso9004")]
    [InlineData("""{"assessment":"gbt19580-2012","version":2,"assessors":["a"]}""", "toolbox.assessment.unknown-version", "“2”")]
    [InlineData("""{"assessment":"gbt19580-2012","version":1,"assessors":[]}""", "toolbox.assessment.wrong-count", "评估人")]
    [InlineData("""{"assessment":"gbt19580-2012","version":1,"assessors":["a","a"]}""", "toolbox.assessment.same-assessor", "“a”")]
    [InlineData("""{"assessment":"gbt19580-2012","version":1,"assessors":["a"," "]}""", "toolbox.assessment.wrong-kind", "第 2 位评估人")]
    [InlineData("""{"assessment":"gbt19580-2012","version":1,"assessors":["a",3]}""", "toolbox.assessment.wrong-kind", "assessors[2]")]
    [InlineData("""{"assessment":"gbt19580-2012","version":1,"assessors":["a"],"colour":1}""", "toolbox.assessment.unknown-member", "colour")]
    public void A_file_that_is_none_of_ours_is_refused_with_the_place(string json, string code, string says) => Refused(json, code, says);

    [Theory]
    [InlineData("""{"9.9":{}}""", "toolbox.assessment.unknown-item", "9.9")]
    [InlineData("""[]""", "toolbox.assessment.wrong-kind", "items")]
    [InlineData("""{"4.1.2":{}}""", "toolbox.assessment.wrong-count", "items.4.1.2.ratings")]
    [InlineData("""{"4.1.2":{"ratings":[{"levels":[1,2,3]}]}}""", "toolbox.assessment.wrong-count", "items.4.1.2.ratings[1].levels")]
    [InlineData("""{"4.1.2":{"ratings":[{"levels":[1,2,3,6]}]}}""", "toolbox.assessment.not-a-level", "items.4.1.2.ratings[1].levels[4]")]
    [InlineData("""{"4.1.2":{"ratings":[{"levels":[1,2,3,4],"percent":57}]}}""", "toolbox.assessment.not-a-step", "items.4.1.2.ratings[1].percent（高层领导的作用）")]
    [InlineData("""{"4.1.2":{"ratings":[{"levels":[1,2,3,4],"percent":true}]}}""", "toolbox.assessment.wrong-kind", "percent")]
    [InlineData("""{"4.1.2":{"ratings":[{"levels":[1,2,3,4]}],"consensus":101}}""", "toolbox.assessment.not-a-step", "items.4.1.2.consensus")]
    [InlineData("""{"4.1.2":{"ratings":[{"levels":[1,2,3,4]}],"evidence":[{"date":"去年"}]}}""", "toolbox.assessment.not-a-day", "items.4.1.2.evidence[1].date")]
    [InlineData("""{"4.1.2":{"ratings":[{"levels":[1,2,3,4]}],"evidence":"有"}}""", "toolbox.assessment.wrong-kind", "items.4.1.2.evidence 应当是一个列表")]
    [InlineData("""{"4.1.2":{"ratings":[{"levels":[1,2,3,4]}],"action":{"who":"a","when":1}}}""", "toolbox.assessment.unknown-member", "items.4.1.2.action 有不认得的内容“when”")]
    [InlineData("""{"4.1.2":{"ratings":[{"levels":[1,2,3,4]}],"strengths":7}}""", "toolbox.assessment.wrong-kind", "items.4.1.2.strengths 应当是文字")]
    public void An_item_that_does_not_fit_is_refused_with_the_place(string items, string code, string says) => Refused(Head + items + "}", code, says);

    [Fact]
    public void A_text_beyond_all_measure_is_refused()
        => Refused(Head + """{"4.1.2":{"ratings":[{"levels":[1,2,3,4]}],"strengths":"LONG"}}}""".Replace("LONG", new string('长', 4001), StringComparison.Ordinal), "toolbox.assessment.too-long", "items.4.1.2.strengths 有 4001 个字，最多 4000 个");

    private static void Refused(string json, string code, string says)
    {
        var refusal = Assert.Throws<ToolboxException>(() => AssessmentFile.Read(json));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }
}
