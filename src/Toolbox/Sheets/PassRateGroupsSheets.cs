using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Pass rates of groups beside each other.</summary>
internal static class PassRateGroupsSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "pass-rate-groups",
        Tools = ["confidence intervals of one pass rate", "contingency table"],
        Title = new("分组合格率", "Pass rates of groups"),
        Question = new("各行业、各地区或各企业的合格率有没有差别？", "Do trades, regions or firms differ in their pass rate?"),
        Family = Family.Shares,
        Help = new("每行一组：组名、抽样数、合格数。", "One row a group: its name, the number inspected, the number conforming."),
        Columns =
        [
            new("group", new("组", "Group"), ColumnKind.Labels),
            new("n", new("抽样数", "Inspected")),
            new("x", new("合格数", "Conforming")),
        ],
        Settings = [Shares.Level],
        Sample = "组（YY 演示数据）\t抽样数\t合格数\nA\t120\t113\nB\t80\t71\nC\t60\t55\nD\t30\t22\nE\t150\t146\nF\t18\t18",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var level = Shares.LevelOf(given);
        var (n, x) = Shares.Samples(given, "n", "x");
        var names = given.Labels("group");
        var (all, good) = (n.Sum(), x.Sum());
        var total = ProportionInterval.Wilson(good, all, level);
        var rates = names.Select((name, i) => (Name: name, Rate: x[i] / n[i], Interval: ProportionInterval.Wilson(x[i], n[i], level), N: n[i], X: x[i])).OrderBy(one => one.Rate).ThenBy(one => one.Name, StringComparer.Ordinal).ToList();
        var test = n.Length >= 2 && good > 0 && good < all ? ContingencyTable.Of([.. n.Select((count, i) => new[] { x[i], count - x[i] })]) : null;
        var differs = test is { P: < 0.05 };
        return new()
        {
            Verdict = differs
                ? new(Tone.Caution, tongue[$"各组合格率有差别（χ² 检验 p = {test!.P:0.0000}）：最低的是 {rates[0].Name}，{100 * rates[0].Rate:0.00} %。", $"The groups differ (χ² test, p = {test.P:0.0000}): lowest is {rates[0].Name} with {100 * rates[0].Rate:0.00} %."])
                : new(Tone.Plain, tongue[$"看不出各组合格率有差别；总合格率 {100 * good / all:0.00} %，{Shares.Said(total, tongue)}。", $"No difference between the groups is seen; all together {100 * good / all:0.00} %, {Shares.Said(total, tongue)}."]),
            Readings =
            [
                .. Small(rates.Where(one => one.N < Shares.Few).Select(one => one.Name).ToList(), tongue),
                .. Expected(test, tongue),
                .. Wording.LeftOut(given, tongue),
                Shares.NotRandom(tongue),
            ],
            Figures =
            [
                new(tongue["组数", "Groups"], n.Length, 0),
                new(tongue["抽样数合计", "Inspected, all"], all, 0),
                Shares.Percent(tongue["总合格率", "Rate of all"], good / all),
                .. Shares.Interval("Wilson", total, tongue),
                .. test is null ? Array.Empty<Figure>() : [new("χ²", test.ChiSquared, 3), new(tongue["自由度", "Degrees of freedom"], test.Df, 0), new("p", test.P, 5)],
            ],
            Pictures = [SharePicture.Of(tongue["各组合格率", "Pass rates"], [.. rates.Select(one => (one.Name, one.Rate, one.Interval))], tongue)],
            Tables =
            [
                new(tongue["各组（%）", "Groups (%)"], [tongue["组", "Group"], tongue["抽样数", "Inspected"], tongue["合格数", "Conforming"], tongue["合格率", "Rate"], tongue["下限", "Lower"], tongue["上限", "Upper"], "Clopper-Pearson " + tongue["下限", "lower"], "Clopper-Pearson " + tongue["上限", "upper"]],
                [
                    .. rates.Select(one =>
                    {
                        var exact = ProportionInterval.ClopperPearson(one.X, one.N, level);
                        return (IReadOnlyList<Cell>)[one.Name, one.N, one.X, 100 * one.Rate, 100 * one.Interval.Low, 100 * one.Interval.High, 100 * exact.Low, 100 * exact.High];
                    }),
                ], 2),
            ],
            Next = [tongue["排名时看区间是否重叠，不要只看点值。", "Before ranking look whether the intervals overlap, not at the rates alone."]],
        };
    }

    private static IEnumerable<Reading> Small(List<string> names, Tongue tongue)
    {
        if (names.Count > 0)
        {
            var listed = string.Join(tongue["、", ", "], names.Take(8));
            yield return new(Tone.Caution, tongue[$"抽样数不到 {Shares.Few} 的组：{listed}{(names.Count > 8 ? " 等" : "")}，合格率只供参考。", $"Fewer than {Shares.Few} inspected: {listed}{(names.Count > 8 ? " and others" : "")}; these rates are a first impression."]);
        }
    }

    private static IEnumerable<Reading> Expected(ContingencyTable? test, Tongue tongue)
    {
        if (test is not null && test.Expected.SelectMany(row => row).Any(expected => expected < 5))
        {
            yield return new(Tone.Caution, tongue["有的组预期的合格或不合格数不到 5，χ² 检验只是近似。", "Some groups expect fewer than 5 conforming or failing: the χ² test is rough."]);
        }
    }
}

/// <summary>Two periods: what changed, what is 持平.</summary>
internal static class PassRateChangeSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "pass-rate-change",
        Tools = ["confidence intervals of one pass rate"],
        Title = new("两期合格率比较（持平或变化）", "Pass rates of two periods"),
        Question = new("与上期比，合格率是真的变了，还是持平？", "Has the pass rate changed since the last period, or is it the same?"),
        Family = Family.Shares,
        Help = new("每行一组：组名、上期抽样数与合格数、本期抽样数与合格数。", "One row a group: its name, inspected and conforming before, inspected and conforming now."),
        Columns =
        [
            new("group", new("组", "Group"), ColumnKind.Labels),
            new("prior-n", new("上期抽样数", "Inspected before")),
            new("prior-x", new("上期合格数", "Conforming before")),
            new("n", new("本期抽样数", "Inspected now")),
            new("x", new("本期合格数", "Conforming now")),
        ],
        Sample = "组（YY 演示数据）\t上期抽样数\t上期合格数\t本期抽样数\t本期合格数\nA\t900\t826\t940\t894\nB\t420\t389\t400\t369\nC\t260\t247\t255\t222\nD\t150\t138\t160\t149",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (priorN, priorX) = Shares.Samples(given, "prior-n", "prior-x");
        var (n, x) = Shares.Samples(given, "n", "x");
        var names = given.Labels("group");
        var z = n.Select((_, i) => Shares.Z(priorX[i], priorN[i], x[i], n[i])).ToArray();
        var all = Shares.Z(priorX.Sum(), priorN.Sum(), x.Sum(), n.Sum());
        var (before, now) = (priorX.Sum() / priorN.Sum(), x.Sum() / n.Sum());
        return new()
        {
            Verdict = new(Shares.ToneOf(all), tongue[
                $"总合格率由 {100 * before:0.00} % 到 {100 * now:0.00} %：{Shares.Change(all, tongue)}。", $"All together from {100 * before:0.00} % to {100 * now:0.00} %: {Shares.Change(all, tongue)}."]),
            Readings =
            [
                .. names.Select((name, i) => (name, z: z[i], i)).Where(one => Shares.IsChange(one.z)).OrderByDescending(one => Math.Abs(one.z)).Take(10).Select(one => new Reading(Shares.ToneOf(one.z), tongue[
                    $"{one.name}：{100 * priorX[one.i] / priorN[one.i]:0.00} % → {100 * x[one.i] / n[one.i]:0.00} %，{Shares.Change(one.z, tongue)}（z = {one.z:0.00}）。",
                    $"{one.name}: {100 * priorX[one.i] / priorN[one.i]:0.00} % → {100 * x[one.i] / n[one.i]:0.00} %, {Shares.Change(one.z, tongue)} (z = {one.z:0.00})."])),
                new(Tone.Plain, tongue["|z| 大于 1.96 才称变化，其余称持平；比较的组多时，每 20 组会有 1 组只因偶然而“变化”。", "Only |z| above 1.96 is called a change; of 20 groups that did not change one seems to by chance."]),
                new(Tone.Plain, tongue["两期抽的多是同一批企业时，这个判断偏保守。", "Where both periods share their firms the judgement is cautious."]),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                Shares.Percent(tongue["上期", "Before"], before), Shares.Percent(tongue["本期", "Now"], now),
                new(tongue["变化（百分点）", "Change (points)"], 100 * (now - before), 2), new("z", all, 2),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar, Title = tongue["两期合格率", "Two periods"], Unit = "%", Labels = names, Digits = 2, IsSideways = names.Length > 6, Size = names.Length > 12 ? ChartSize.Long : ChartSize.Normal,
                    Reading = tongue[$"{z.Count(Shares.IsChange)} 组有变化，共 {z.Length} 组", $"{z.Count(Shares.IsChange)} of {z.Length} groups changed"],
                    Series = [new(tongue["上期", "before"], [.. priorX.Select((count, i) => (double?)(100 * count / priorN[i]))]), new(tongue["本期", "now"], [.. x.Select((count, i) => (double?)(100 * count / n[i]))])],
                },
            ],
            Tables =
            [
                new(tongue["各组（%）", "Groups (%)"], [tongue["组", "Group"], tongue["上期", "Before"], tongue["本期", "Now"], tongue["变化（百分点）", "Change (points)"], "z", tongue["判断", "Judgement"]],
                    [.. names.Select((name, i) => (IReadOnlyList<Cell>)[name, 100 * priorX[i] / priorN[i], 100 * x[i] / n[i], 100 * ((x[i] / n[i]) - (priorX[i] / priorN[i])), z[i], Shares.Change(z[i], tongue)])], 2),
            ],
            Next = [tongue["变化的组查原因；持平的组不写“上升”或“下降”。", "Look for the cause where it changed; do not write risen or fallen where it did not."]],
        };
    }
}
