namespace Zhiheng.Kernel.Tests;

public class DatedRulesTests
{
    private static readonly DateOnly Change = new(2021, 6, 1);
    private static readonly DatedRule Old = Rule(45, DateOnly.MinValue, Change.AddDays(-1));
    private static readonly DatedRule New = Rule(30, Change, null);

    [Fact]
    public void The_rule_in_force_on_the_day_decides()
    {
        var rules = new DatedRules([New, Old]);

        Assert.Equal(45, rules.On("cma.review", Change.AddDays(-1))?.Value);
        Assert.Equal(30, rules.On("cma.review", Change)?.Value);
    }

    [Fact]
    public void A_day_without_a_rule_gives_none()
    {
        var rules = new DatedRules([New]);

        Assert.Null(rules.On("cma.review", Change.AddDays(-1)));
        Assert.Null(rules.On("cma.unknown", Change));
    }

    [Fact]
    public void A_rule_that_work_needs_and_that_is_missing_is_named_with_its_day()
    {
        var rules = new DatedRules([New]);

        var missing = Assert.Throws<KeyNotFoundException>(() => rules.Require("cma.review", Change.AddDays(-1)));

        Assert.Contains("cma.review", missing.Message, StringComparison.Ordinal);
        Assert.Contains("2021-05-31", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rows_on_one_day_are_a_defect_of_the_table()
    {
        Assert.Throws<ArgumentException>(() => new DatedRules([Old with { ValidTo = Change }, New]));
        Assert.Throws<ArgumentException>(() => new DatedRules([Old with { ValidTo = null }, New]));
    }

    [Fact]
    public void A_row_that_ends_before_it_starts_is_a_defect_of_the_table()
    {
        Assert.Throws<ArgumentException>(() => new DatedRules([New with { ValidTo = Change.AddDays(-1) }]));
    }

    private static DatedRule Rule(int value, DateOnly from, DateOnly? to) =>
        new("cma.review", value, RuleUnit.WorkingDay, "163号令第11条", from, to, RuleTrust.Verified, Confirmed: true);
}
