using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Cost;

namespace Zhiheng.Toolbox.Tests;

/// <summary>Expected values worked by hand.</summary>
public class CostTests
{
    private static readonly CostEntry[] Entries =
    [
        new(CostKind.Prevention, "培训费", 10), new(CostKind.Appraisal, "检验费", 30), new(CostKind.InternalFailure, "废品损失", 40),
        new(CostKind.InternalFailure, "返工", 5), new(CostKind.ExternalFailure, "三包", 15),
    ];

    [Fact]
    public void Amounts_are_summed_by_kind_and_held_against_sales_and_output()
    {
        var cost = QualityCost.Of(Entries, sales: 2000, output: 2500);

        Assert.Equal(100, cost.Total);
        Assert.Equal([10, 30, 45, 15], QualityCost.Kinds.Select(kind => cost.Amounts[kind]));
        Assert.Equal([10.0, 30.0, 45.0, 15.0], QualityCost.Kinds.Select(kind => cost.Shares[kind]!.Value));
        Assert.Equal((5.0, 4.0, 2.4), (cost.OfSales, cost.OfOutput, cost.LossRate));
        Assert.Equal((60.0, 40.0), (cost.Failure, cost.Conformance));
    }

    [Fact]
    public void A_rate_without_its_base_and_a_share_of_nothing_are_not_given()
    {
        var cost = QualityCost.Of([new(CostKind.Prevention, "培训费", 0)], null, null);

        Assert.Null(cost.OfSales);
        Assert.Null(cost.LossRate);
        Assert.All(QualityCost.Kinds, kind => Assert.Null(cost.Shares[kind]));
    }

    [Theory]
    [InlineData(-1, "toolbox.data.degenerate", "净额")]
    [InlineData(double.NaN, "toolbox.input.not-finite", "")]
    [InlineData(double.PositiveInfinity, "toolbox.input.not-finite", "")]
    public void An_amount_that_is_none_is_refused_by_its_subject(double amount, string code, string says)
    {
        var refusal = Assert.Throws<ToolboxException>(() => QualityCost.Of([.. Entries, new(CostKind.ExternalFailure, "退货损失", amount)], null, null));

        Assert.Equal(code, refusal.Code);
        Assert.Contains("“退货损失”的金额", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, 1.0, "销售收入")]
    [InlineData(1.0, -3.0, "产值")]
    public void A_base_is_greater_than_zero(double sales, double output, string place)
        => Assert.Contains(place, Assert.Throws<ToolboxException>(() => QualityCost.Of(Entries, sales, output)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_entries_are_no_cost() => Assert.Throws<ToolboxException>(() => QualityCost.Of([], 1, 1));

    [Theory]
    [InlineData(10.0, 0)]
    [InlineData(10.5, 1)]
    [InlineData(9.0, 4)]
    public void A_unit_loses_by_the_square_of_its_distance(double value, double loss)
        => Assert.Equal(loss, TaguchiLoss.Of(value, 10, TaguchiLoss.Coefficient(1, 0.5)));

    [Fact]
    public void A_batch_loses_by_its_distance_and_by_its_spread()
    {
        var loss = TaguchiLoss.Of([10, 12, 14], target: 11, coefficient: 3);

        Assert.Equal([3, 3, 27], loss.Units);
        Assert.Equal((12.0, 3.0), (loss.Mean, loss.OffTarget));
        Assert.Equal(8.0, loss.Spread, 12);
        Assert.Equal(loss.Units.Average(), loss.PerUnit, 12);
    }

    [Fact]
    public void A_spread_far_from_zero_is_not_swallowed() => Assert.Equal(1.0, TaguchiLoss.Of([1e9 - 1, 1e9 + 1], 1e9, 1).PerUnit);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    [InlineData(1e300, 1e-300)]
    public void The_coefficient_needs_a_loss_and_a_distance(double loss, double distance)
        => Assert.Throws<ToolboxException>(() => TaguchiLoss.Coefficient(loss, distance));

    [Fact]
    public void An_empty_batch_a_value_that_is_none_and_a_loss_beyond_all_numbers_are_refused()
    {
        Assert.Throws<ToolboxException>(() => TaguchiLoss.Of([], 0, 1));
        Assert.Contains("[2]", Assert.Throws<ToolboxException>(() => TaguchiLoss.Of([1, double.NaN], 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ToolboxException>(() => TaguchiLoss.Of([1e200, -1e200], 0, 1));
    }

    [Fact]
    public void Rework_and_scrap_raise_the_cost_of_a_good_unit()
    {
        // q = 0.2, half of each rework succeeds, two loops: reworks 0.2 + 0.1 = 0.3, scrap 0.05.
        var cost = ReworkLoops.Of([new WorkStep("车", 0.8, 0.5, 10, 4)], loops: 2);

        Assert.Equal(0.3, cost.Steps[0].Reworks, 12);
        Assert.Equal(0.05, cost.Steps[0].Scrap, 12);
        Assert.Equal((10 + (0.3 * 4)) / 0.95, cost.Actual, 12);
        Assert.Equal(cost.Actual - 10, cost.Hidden, 12);
        Assert.Equal((0.8, 0.95), (cost.RolledYield, Math.Round(cost.FinalYield, 12)));
    }

    [Fact]
    public void What_a_later_step_scraps_was_paid_for_before()
    {
        var cost = ReworkLoops.Of([new WorkStep("下料", 1, 0, 6, 0), new WorkStep("焊接", 0.5, 0, 3, 1)], loops: 0);

        Assert.Equal([2, 2], cost.Steps.Select(step => step.Starts));
        Assert.Equal((18.0, 9.0, 9.0), (cost.Actual, cost.Nominal, cost.Hidden));
    }

    [Theory]
    [InlineData(0.0, 3, 0.3, 0.1)]
    [InlineData(1.0, 3, 0.1, 0.0)]
    [InlineData(0.5, 0, 0.0, 0.1)]
    [InlineData(0.5, 1, 0.1, 0.05)]
    public void Loops_end_when_the_unit_is_good_or_may_not_go_round_again(double mended, int loops, double reworks, double scrap)
    {
        var step = ReworkLoops.Of([new WorkStep("磨", 0.9, mended, 1, 1)], loops).Steps[0];

        Assert.Equal(reworks, step.Reworks, 12);
        Assert.Equal(scrap, step.Scrap, 12);
    }

    [Theory]
    [InlineData(0, 0.5, 1, 1, "一次合格率")]
    [InlineData(1.1, 0.5, 1, 1, "一次合格率")]
    [InlineData(0.9, -0.1, 1, 1, "返工成功率")]
    [InlineData(0.9, 0.5, -1, 1, "加工成本")]
    [InlineData(0.9, 0.5, 1, double.NaN, "返工成本")]
    public void A_step_that_cannot_be_is_refused_by_its_name(double first, double mended, double cost, double rework, string place)
        => Assert.Contains($"“磨”的{place}", Assert.Throws<ToolboxException>(() => ReworkLoops.Of([new WorkStep("磨", first, mended, cost, rework)], 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_steps_and_loops_without_end_are_refused()
    {
        Assert.Throws<ToolboxException>(() => ReworkLoops.Of([], 1));
        Assert.Throws<ToolboxException>(() => ReworkLoops.Of([new WorkStep("磨", 1, 1, 1, 1)], -1));
        Assert.Throws<ToolboxException>(() => ReworkLoops.Of([new WorkStep("磨", 1, 1, 1, 1)], 101));
    }
}
