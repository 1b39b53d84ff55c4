using System.Globalization;
using Zhiheng.Toolbox.Cost;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What rework and scrap add to each good unit, though no account shows it.</summary>
internal static class ReworkCostSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "rework-cost",
        Tools = [],
        Title = new("返工的隐性成本", "Hidden cost of rework"),
        Question = new("返工和报废让每件合格品多花多少钱？", "What do rework and scrap add to each good unit?"),
        Family = Family.Cost,
        Help = new("每行一道工序，按先后排列；比例写成百分数，不带百分号。", "One row for each step in order; shares in percent without the sign."),
        Columns =
        [
            new("step", new("工序", "Step"), ColumnKind.Labels),
            new("first", new("一次合格率（%）", "First pass (%)")),
            new("mended", new("返工成功率（%）", "Rework succeeds (%)")),
            new("cost", new("每件加工成本", "Cost of a unit")),
            new("rework", new("每次返工成本", "Cost of a rework")),
        ],
        Settings = [new("loops", new("最多返工次数，之后报废", "Reworks before scrap"), SettingKind.Whole, "2") { Least = 0, Most = ReworkLoops.MostLoops }],
        Sample = "工序（YY 演示数据）\t一次合格率\t返工成功率\t加工成本\t返工成本\n下料\t98\t0\t12\t0\n焊接\t91\t80\t26\t14\n机加\t94\t60\t35\t18\n涂装\t88\t90\t16\t11",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        if (given.LeftOut > 0)
        {
            throw SheetProblems.Unusable(
                $"有 {given.LeftOut} 行没有填全，少一道工序成本就算错了。请补齐四个数（没有的填 0），或删去这些行。",
                $"{given.LeftOut} rows are incomplete, and a missing step makes the cost wrong. Complete the four numbers (0 where there is none), or delete the rows.");
        }

        var (names, first, mended, cost, rework) = (given.Labels("step"), given.Numbers("first"), given.Numbers("mended"), given.Numbers("cost"), given.Numbers("rework"));
        Percent(given, "first", first);
        Percent(given, "mended", mended);
        var found = ReworkLoops.Of([.. names.Select((name, at) => new WorkStep(name, first[at] / 100, mended[at] / 100, cost[at], rework[at]))], given.WholeNumber("loops"));
        // Rework in its own step, and what the step made for units that are lost there or later.
        double[] extra = [.. found.Steps.Select(step => step.Spent - step.Step.Cost)];
        var share = found.Actual > 0 ? 100 * found.Hidden / found.Actual : 0;
        return new()
        {
            Verdict = new(found.Hidden > 0 ? Tone.Caution : Tone.Good, tongue[
                $"每件合格品实际花 {Text(found.Actual)}，其中 {Text(found.Hidden)}（{Text(share)} %）是返工和报废的隐性成本。",
                $"A good unit costs {Text(found.Actual)}, of which {Text(found.Hidden)} ({Text(share)} %) is hidden cost of rework and scrap."]),
            Readings = [new(Tone.Plain, tongue[
                $"不经任何返工就全部做好的只有 {Text(100 * found.RolledYield)} %；最终合格 {Text(100 * found.FinalYield)} %，两者之差就是看不见的返工。",
                $"Only {Text(100 * found.RolledYield)} % go through without any rework; {Text(100 * found.FinalYield)} % are good in the end. What lies between is rework that nobody sees."])],
            Figures =
            [
                new(tongue["直通率 %", "Rolled first-pass yield %"], 100 * found.RolledYield, 2),
                new(tongue["最终合格率 %", "Final yield %"], 100 * found.FinalYield, 2),
                new(tongue["无缺陷时的成本", "Cost if nothing failed"], found.Nominal, 2),
                new(tongue["实际成本", "Actual cost"], found.Actual, 2),
                new(tongue["隐性成本", "Hidden cost"], found.Hidden, 2),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar,
                    Title = tongue["隐性成本出在哪道工序", "Where the hidden cost arises"],
                    Labels = names,
                    Series = [new ChartSeries(tongue["每件合格品的隐性成本", "Hidden cost of a good unit"], [.. extra.Select(one => (double?)one)])],
                    Digits = 3,
                },
            ],
            Tables =
            [
                new(tongue["逐道工序", "Step by step"],
                    [tongue["工序", "Step"], tongue["每件合格品须投入", "Starts for one good unit"], tongue["每件返工次数", "Reworks of a start"], tongue["报废 %", "Scrap %"], tongue["实际花费", "Spent"], tongue["隐性成本", "Hidden"]],
                    [.. found.Steps.Select((step, at) => (IReadOnlyList<Cell>)[step.Step.Name, step.Starts, step.Reworks, 100 * step.Scrap, step.Spent, extra[at]])], 3)
                {
                    Note = tongue[
                        "q = 1 − 一次合格率，r = 返工成功率，最多 m 次：返工次数 = q[1−(1−r)ᵐ]/r，报废 = q(1−r)ᵐ；投入 = 本道及以后各道（1 − 报废）之积的倒数。不含库存、工期和信誉损失。",
                        "q = 1 − first pass, r = success of a rework, at most m: reworks q[1−(1−r)^m]/r, scrap q(1−r)^m; starts are one over the product of (1 − scrap) from here on. Stock, delay and reputation are not in it."],
                },
            ],
            Next = [tongue["先改进隐性成本最高的工序：提高一次合格率，而不是提高返工速度。", "Improve the step with the highest hidden cost: make it right first, not rework faster."]],
        };
    }

    private static void Percent(Given given, string column, double[] values)
    {
        var wrong = Array.FindIndex(values, value => value is < 0 or > 100);
        if (wrong >= 0)
        {
            throw SheetProblems.Unusable(
                $"单元格 {given.Place(column, wrong)} 是 {values[wrong].ToString(CultureInfo.InvariantCulture)}，应当是 0 到 100 的百分数，不带百分号。请更正。",
                $"Cell {given.Place(column, wrong)} is {values[wrong].ToString(CultureInfo.InvariantCulture)}; it must be a percentage from 0 to 100, without a percent sign. Correct it.");
        }
    }

    private static string Text(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
