using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Cost;

/// <summary>A step of making something, and what happens to units that fail it.</summary>
/// <param name="FirstPass">Share that is good without rework, above 0 to 1.</param>
/// <param name="Mended">Share of each rework that succeeds, 0 to 1.</param>
/// <param name="Cost">Money for one unit to go through the step once, rework apart; not negative.</param>
/// <param name="ReworkCost">Money for one rework with its inspection; not negative.</param>
public sealed record WorkStep(string Name, double FirstPass, double Mended, double Cost, double ReworkCost);

/// <param name="Starts">Units that must start this step for one good unit at the end.</param>
/// <param name="Reworks">Reworks for one unit that starts the step.</param>
/// <param name="Scrap">Share of the units that start the step and are lost.</param>
/// <param name="Spent">Money spent in this step for one good unit at the end.</param>
public sealed record StepCost(WorkStep Step, double Starts, double Reworks, double Scrap, double Spent);

/// <param name="RolledYield">Share of units that go through all steps without any rework.</param>
/// <param name="Nominal">What one good unit would cost if nothing failed.</param>
/// <param name="Actual">What it does cost.</param>
public sealed record ReworkCost(IReadOnlyList<StepCost> Steps, double RolledYield, double FinalYield, double Nominal, double Actual)
{
    /// <summary>What failing costs for each good unit, though no account shows it: rework, and the work lost in scrap.</summary>
    public double Hidden => Actual - Nominal;
}

/// <summary>
/// The hidden factory. A failed unit is reworked at most m times and then scrapped. With q = 1 − first pass and r the success of a rework:
/// reworks per start q·(1 − (1 − r)^m)/r (q·m where r = 0), scrap q·(1 − r)^m, starts 1/Π(1 − scrap) over this and the later steps.
/// </summary>
public static class ReworkLoops
{
    public const int MostLoops = 100;

    public static ReworkCost Of(IReadOnlyList<WorkStep> steps, int loops)
    {
        if (steps.Count == 0)
        {
            throw Catalogue.Problems.TooFew(new("工序", "Steps"), 0, 1);
        }

        if (loops is < 0 or > MostLoops)
        {
            throw Catalogue.Problems.OutOfRange(new("最多返工次数", "Reworks before scrap"), loops, new($"在 0 与 {MostLoops} 之间", $"between 0 and {MostLoops}"));
        }

        var found = new StepCost[steps.Count];
        var starts = 1.0;
        for (var at = steps.Count - 1; at >= 0; at--)
        {
            var step = Checked(steps[at]);
            var failing = 1 - step.FirstPass;
            var left = Math.Pow(1 - step.Mended, loops);
            var reworks = step.Mended > 0 ? failing * (1 - left) / step.Mended : failing * loops;
            var scrap = failing * left;
            starts /= 1 - scrap;
            found[at] = new StepCost(step, starts, reworks, scrap, starts * (step.Cost + (reworks * step.ReworkCost)));
        }

        var actual = Demand.Finite(found.Sum(step => step.Spent), new("单位成本", "Cost of a good unit"));
        return new ReworkCost(found, steps.Aggregate(1.0, (product, step) => product * step.FirstPass), 1 / starts, steps.Sum(step => step.Cost), actual);
    }

    private static WorkStep Checked(WorkStep step)
    {
        Demand.Fraction(step.Mended, new($"“{step.Name}”的返工成功率", $"The rework success rate of “{step.Name}”"));
        Demand.Fraction(step.FirstPass, new($"“{step.Name}”的一次合格率", $"The first-pass yield of “{step.Name}”"));
        Demand.That(step.FirstPass > 0, new(
            $"“{step.Name}”的一次合格率",
            $"The first-pass yield of “{step.Name}”"), new(
            "一次合格率为 0 时算不出合格品的成本。请填大于 0 的比例。",
            "with a first-pass yield of 0 a good unit has no cost. Enter a share above 0."));
        Demand.That(Demand.Finite(step.Cost, new($"“{step.Name}”的加工成本", $"The unit cost of “{step.Name}”")) >= 0, new(
            $"“{step.Name}”的加工成本",
            $"The unit cost of “{step.Name}”"), new("成本不能是负数。请更正。", "a cost cannot be negative. Correct it."));
        Demand.That(Demand.Finite(step.ReworkCost, new($"“{step.Name}”的返工成本", $"The rework cost of “{step.Name}”")) >= 0, new(
            $"“{step.Name}”的返工成本",
            $"The rework cost of “{step.Name}”"), new("成本不能是负数。请更正。", "a cost cannot be negative. Correct it."));
        return step;
    }
}
