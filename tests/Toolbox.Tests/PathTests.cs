using Zhiheng.Toolbox.Paths;

namespace Zhiheng.Toolbox.Tests;

/// <summary>The paths are data: what their pages and scripts rely on is checked here.</summary>
public class PathTests
{
    public static TheoryData<string> Slugs => [.. GuidedPaths.All.Select(path => path.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Every_step_has_a_gate_with_a_sentence_in_both_languages(string slug)
        => Assert.All(Path(slug).Steps, step =>
        {
            Assert.NotEmpty(step.Gate);
            Assert.All(step.Gate, one => Assert.True(one.Missing.Chinese.EndsWith('。') && one.Missing.English.EndsWith('.'), one.Missing.English));
        });

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Every_recommended_tool_is_known(string slug)
        => Assert.All(Path(slug).Steps, step =>
        {
            Assert.NotEmpty(step.Tools);
            Assert.All(step.Tools, tool => Assert.Contains(tool, ToolAddresses.All));
        });

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Every_gate_asks_for_fields_and_columns_that_the_sheet_has(string slug)
    {
        var path = Path(slug);

        foreach (var step in path.Steps)
        {
            Assert.All(step.Gate, one =>
            {
                var field = Assert.Single(step.Fields, field => field.Key == one.Field);
                Assert.Equal(one.Rule != EvidenceRule.Written, field.Kind == FieldKind.Table);
                Assert.Equal(one.Rule != EvidenceRule.Written, one.Columns.Count > 0);
                Assert.All(one.Columns, column => Assert.Contains(field.Columns, each => each.Key == column));
            });
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void What_a_step_must_cover_was_written_in_an_earlier_step(string slug)
    {
        var steps = Path(slug).Steps;

        foreach (var (step, at) in steps.Select((step, at) => (step, at)))
        {
            Assert.All(step.Gate.Where(one => one.Rule == EvidenceRule.Covers), one =>
            {
                var parts = one.From!.Split('.');
                var table = Assert.Single(steps.Take(at), each => each.Key == parts[0]).Fields.Single(field => field.Key == parts[1]);
                Assert.Contains(table.Columns, column => column.Key == parts[2]);
                if (one.Where is { } where)
                {
                    Assert.Contains(table.Columns.Single(column => column.Key == where).Options, option => option.Value == one.Value);
                }
            });
            Assert.All(step.Gate.Where(one => one.Rule == EvidenceRule.Has), one => Assert.Contains(step.Fields.Single(field => field.Key == one.Field).Columns.Single(column => column.Key == one.Columns[0]).Options, option => option.Value == one.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Keys_are_unique_and_every_step_says_who_and_when(string slug)
    {
        var path = Path(slug);

        Assert.Equal(path.Steps.Count, path.Steps.Select(step => step.Key).Distinct().Count());
        Assert.All(path.Steps, step =>
        {
            Assert.Equal(step.Fields.Count, step.Fields.Select(field => field.Key).Distinct().Count());
            Assert.Equal(FieldKind.Day, step.Fields[^1].Kind);
            Assert.All(step.Fields, field => Assert.Equal(field.Kind == FieldKind.Table, field.Columns.Count > 0));
            Assert.All(step.Fields.SelectMany(field => field.Columns.Prepend(field)), field => Assert.Equal(field.Kind == FieldKind.Choice, field.Options.Count > 1));
        });
    }

    [Fact]
    public void The_problem_solving_path_has_the_ten_steps_of_the_standard_in_order()
        => Assert.Equal(["选择课题", "现状调查", "设定目标", "原因分析", "确定主要原因", "制定对策", "对策实施", "效果检查", "制定巩固措施", "总结和下一步打算"], Path("qc-story").Steps.Select(step => step.Name.Chinese));

    [Fact]
    public void With_a_given_target_the_target_comes_before_the_argument_that_it_can_be_met()
        => Assert.Equal(["选择课题", "设定目标", "目标可行性论证", "原因分析"], Path("qc-directive").Steps.Take(4).Select(step => step.Name.Chinese));

    [Fact]
    public void The_innovation_path_has_the_eight_steps_of_the_standard_in_order()
        => Assert.Equal(["选择课题", "设定目标及目标可行性论证", "提出方案并确定最佳方案", "制定对策", "对策实施", "效果检查", "标准化", "总结和下一步打算"], Path("qc-innovation").Steps.Select(step => step.Name.Chinese));

    [Theory]
    [InlineData("qc-story")]
    [InlineData("qc-innovation")]
    [InlineData("pdca")]
    [InlineData("8d")]
    [InlineData("dmaic")]
    public void An_effect_is_shown_by_figures_before_and_after_with_their_source(string slug)
        => Assert.Contains(Path(slug).Steps.SelectMany(step => step.Gate), one => one.Rule == EvidenceRule.Rows && one.Columns.Contains("before") && one.Columns.Contains("after") && one.Columns.Contains("source"));

    [Fact]
    public void No_path_shows_points_of_judges()
        => Assert.DoesNotContain(GuidedPaths.All.SelectMany(path => path.Steps).SelectMany(step => step.Fields), field => field.Label.Chinese.Contains("评分", StringComparison.Ordinal) || field.Key == "points");

    [Fact]
    public void Every_question_leads_to_known_tools()
    {
        Assert.All(Questions.All, question =>
        {
            Assert.NotEmpty(question.Answers);
            Assert.All(question.Answers, answer => Assert.Contains(answer.Tool, ToolAddresses.All));
        });
        Assert.All(Questions.OldSeven.Concat(Questions.NewSeven).Where(one => one.Tool is not null), one => Assert.Contains(one.Tool!, ToolAddresses.All));
        Assert.Equal((7, 7), (Questions.OldSeven.Count, Questions.NewSeven.Count));
    }

    [Fact]
    public void An_unknown_path_is_not_found() => Assert.Null(GuidedPaths.Find("7d"));

    private static GuidedPath Path(string slug) => GuidedPaths.Find(slug)!;
}
