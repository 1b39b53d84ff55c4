using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Excellence;

namespace Zhiheng.Toolbox.Tests;

public class ShortFormTests
{
    [Fact]
    public void Thirty_questions_reach_every_item()
    {
        Assert.Equal(30, ShortForm.Questions.Count);
        Assert.Equal(30, ShortForm.Questions.Select(question => question.Key).Distinct().Count());
        Assert.Equal(ShortForm.Edition.Items.Select(item => item.No).Order(), ShortForm.Questions.Select(question => question.ItemNo).Distinct().Order());
    }

    [Theory]
    [InlineData(ShortAnswer.Yes, 3)]
    [InlineData(ShortAnswer.Partly, 2)]
    [InlineData(ShortAnswer.No, 0)]
    public void The_same_answer_everywhere_gives_one_level_and_never_more_than_50_to_65(ShortAnswer answer, int level)
        => Assert.All(ShortForm.Of(ShortForm.Questions.ToDictionary(question => question.Key, _ => answer)), category => Assert.Equal(level, category.Level!.No));

    [Fact]
    public void What_is_unknown_does_not_count_and_a_category_known_by_less_than_half_has_no_level()
    {
        var answers = new Dictionary<string, ShortAnswer>
        {
            ["1"] = ShortAnswer.Yes, ["2"] = ShortAnswer.Yes, ["3"] = ShortAnswer.Unknown,
            ["7"] = ShortAnswer.Yes, ["8"] = ShortAnswer.Unknown, ["9"] = ShortAnswer.Unknown, ["10"] = ShortAnswer.Unknown,
        };

        var found = ShortForm.Of(answers);

        Assert.Equal((2, 3), (found[0].Known, found[0].Level!.No));
        Assert.Equal((1, null), (found[2].Known, found[2].Level?.No));
        Assert.Null(found[1].Level);
    }

    [Fact]
    public void Any_other_answer_is_refused_by_its_question()
    {
        var refusal = Assert.Throws<ToolboxException>(() => ShortForm.Read(ShortForm.Questions[4], "maybe"));

        Assert.Equal("toolbox.assessment.not-an-answer", refusal.Code);
        Assert.Contains("第 5 问", refusal.Message, StringComparison.Ordinal);
        Assert.Null(ShortForm.Read(ShortForm.Questions[4], ""));
        Assert.Equal(ShortAnswer.Partly, ShortForm.Read(ShortForm.Questions[4], "partly"));
    }
}
