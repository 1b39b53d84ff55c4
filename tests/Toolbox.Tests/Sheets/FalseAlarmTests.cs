using Zhiheng.Toolbox.Rules;
using Zhiheng.Toolbox.RunLength;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>How often rules alarm for nothing: exact where a chain is known, played otherwise.</summary>
public sealed class FalseAlarmTests
{
    private static readonly RunRules WesternElectric = RunRules.Beyond | RunRules.Side | RunRules.TwoOfThree | RunRules.FourOfFive;

    [Fact]
    public void Playing_agrees_with_the_chain()
    {
        foreach (var (rules, numbers, exact) in new[]
        {
            (RunRules.Beyond, RuleNumbers.Standard, 370.398347), (RunRules.Usual, RuleNumbers.Standard, 158.737), (WesternElectric, RuleNumbers.Standard with { Side = 8 }, 91.7508),
            (RunRules.Beyond | RunRules.Side, RuleNumbers.Standard, 216.6955),
        })
        {
            var played = SimulatedLength.Of(rules, numbers);
            Assert.InRange(played.Average, exact - (1.7 * played.Error), exact + (1.7 * played.Error));
            Assert.InRange(played.Error, 0, exact / 20);
        }
    }

    [Fact]
    public void All_eight_alarm_about_every_73_points()
    {
        var played = SimulatedLength.Of(RunRules.Nelson, RuleNumbers.Standard);

        // 200 million points of another program give 73.40 ± 0.09.
        Assert.InRange(played.Average, 72.5, 74.3);
        Assert.InRange(SimulatedLength.Of(RunRules.Nelson, RuleNumbers.Standard, shift: 1).Average, 9.4, 10);
        Assert.Equal(played, SimulatedLength.Of(RunRules.Nelson, RuleNumbers.Standard));
    }

    [Fact]
    public void The_chain_takes_any_width_above_two()
    {
        Assert.Equal(1 / (2 * Numerics.Normal.Above(2.5)), RunRuleLength.Of(new(true, false, false, 0), 2.5).Average(0), 1e-9);
        var played = SimulatedLength.Of(RunRules.Usual, RuleNumbers.Standard with { Beyond = 2.6 });
        Assert.InRange(RunRuleLength.Of(new(true, true, false, 9), 2.6).Average(0), played.Average - (1.7 * played.Error), played.Average + (1.7 * played.Error));
    }

    [Fact]
    public void A_set_that_hardly_ever_signals_has_a_lower_bound()
    {
        var played = SimulatedLength.Of(RunRules.Alternating, RuleNumbers.Standard with { Alternating = 30 }, points: 10_000);

        Assert.Equal(0, played.Signals);
        Assert.Equal(10_000 / 2.995732, played.AtLeast, 0.1);
    }

    [Fact]
    public void The_page_says_which_it_is()
    {
        const string Data = "1\n2\n1\n3\n2\n1";
        string Said(params (string, string)[] fields) => string.Join('\n', SheetRun.Of("i-mr", Data, fields).Readings.Select(reading => reading.Text));

        Assert.Contains("每 158.7 点误报一次（ARL₀）", Said(), StringComparison.Ordinal);
        Assert.Contains("每 370.4 点误报一次（ARL₀）", Said(("sent", "1"), ("rule-1", "on")), StringComparison.Ordinal);
        Assert.Contains("每 91.8 点误报一次（ARL₀）", Said(("sent", "1"), ("rule-1", "on"), ("rule-2", "on"), ("k-2", "8"), ("rule-5", "on"), ("rule-6", "on")), StringComparison.Ordinal);
        Assert.Contains("（ARL₀，模拟，±", Said(("rule-3", "true")), StringComparison.Ordinal);
        Assert.Contains("没有启用任何判异准则", Said(("sent", "1")), StringComparison.Ordinal);
        Assert.Contains("不少于", Said(("sent", "1"), ("rule-4", "on"), ("k-4", "30")), StringComparison.Ordinal);
    }
}
