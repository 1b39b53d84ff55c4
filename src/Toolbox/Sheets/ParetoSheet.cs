using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What happens most often, or costs most.</summary>
internal static class ParetoSheet
{
    private static readonly string[] Rest = ["其他", "其它", "other", "others"];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "pareto",
        Tools = ["Pareto"],
        Title = new("排列图（柏拉图）", "Pareto chart"),
        Question = new("先解决哪几项？", "Which few come first?"),
        Family = Family.Causes,
        Help = new("两列：项目、次数；同名的项目相加。可以另选一列单次损失，按损失排序。“其他”总排在最后。", "Two columns: item and count; items of one name are added up. A third column with the loss each time ranks by loss. \"Other\" stands last."),
        Columns =
        [
            new("item", new("项目", "Item"), ColumnKind.Labels), new("count", new("次数", "Count")),
            new("cost", new("单次损失", "Loss each time")) { IsOptional = true, Hint = new("选了这一列就按 次数×单次损失 排序", "with it the items are ranked by count × loss") },
        ],
        Settings =
        [
            new("threshold", new("关键少数的累计百分比", "Share of the vital few, %"), SettingKind.Number, "80") { Least = 1, Most = 100 },
            new("most", new("最多显示几项（其余并入其他）", "Items shown at most (the rest as other)"), SettingKind.Whole, "12") { Least = 2, Most = 50 },
        ],
        Sample = "不合格项目（YY 演示数据）\t次数\n划伤\t42\n气孔\t27\n变色\t13\n尺寸超差\t9\n标签错误\t3\n其他\t9",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (items, counts) = (given.Labels("item"), given.Numbers("count"));
        var cost = given.Has("cost") ? given.Numbers("cost") : null;
        Check(given, "count", counts);
        if (cost is not null)
        {
            Check(given, "cost", cost);
        }

        var sums = Sum(items, counts.Select((count, i) => cost is null ? count : count * cost[i]));
        if (sums.Sum(pair => pair.Value) <= 0)
        {
            throw SheetProblems.Unusable(
                "“次数”合计为 0，无法排序。请填写次数。",
                "“Count” adds up to 0, so nothing can be ranked. Enter counts.");
        }

        var (threshold, most) = (given.Number("threshold"), given.WholeNumber("most"));
        var pareto = Pareto.Of([.. sums.Keys], [.. sums.Values], threshold);
        var bars = Arrange(pareto, most, tongue);
        var few = Few(bars, threshold);
        var named = bars.Where(bar => !IsRest(bar.Label)).ToList();
        var merged = sums.Count - bars.Count;
        var what = cost is null ? tongue["次", ""] : tongue["损失", "loss"];
        var reached = bars[few - 1].Cumulative;
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"先抓这 {few} 项：{Wording.List(bars.Take(few).Select(bar => bar.Label), tongue)}，占全部{(cost is null ? "" : "损失")}的 {reached:0.0} %。", $"Start with the first {few} of {bars.Count} items: {reached:0.0} % of all{(cost is null ? "" : " losses")}."]),
            Readings = [.. Remarks(bars, named, merged, threshold, reached, items.Length - sums.Count, tongue), .. Wording.LeftOut(given, tongue)],
            Figures =
            [
                new(tongue["合计", "Total"], sums.Values.Sum(), cost is null ? 0 : 2), new(tongue["项目数", "Items"], sums.Count, 0), new(tongue["关键少数", "Vital few"], few, 0),
                new(tongue["关键少数占", "Their share"], reached, 2, Note: "%"), new(tongue["集中度（基尼系数）", "Concentration (Gini)"], pareto.Gini, 4),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar,
                    Title = tongue["排列图", "Pareto chart"],
                    Reading = tongue[$"前 {few} 项占 {reached:0.0} %", $"The first {few} are {reached:0.0} %"],
                    Unit = what.Length == 0 ? null : what,
                    Labels = [.. bars.Select(bar => bar.Label)],
                    Series =
                    [
                        new(cost is null ? tongue["次数", "Count"] : tongue["损失", "Loss"], Wording.Maybe(bars.Select(bar => bar.Count))),
                        new(tongue["累计 %", "Cumulative %"], Wording.Maybe(bars.Select(bar => Math.Min(100, bar.Cumulative)))) { OnRight = true, Look = SeriesLook.Line },
                    ],
                    Digits = cost is null ? 0 : 2,
                },
            ],
            Tables =
            [
                new(tongue["排序", "In order"], [tongue["项目", "Item"], cost is null ? tongue["次数", "Count"] : tongue["损失", "Loss"], "%", tongue["累计 %", "Cumulative %"], tongue["关键少数", "Vital few"]],
                    [.. bars.Select((bar, i) => (IReadOnlyList<Cell>)[bar.Label, bar.Count, bar.Share, bar.Cumulative, i < few ? tongue["是", "yes"] : ""])], 2),
            ],
            Next =
            [
                tongue["对第一项用鱼骨图找原因，用数据确认要因。", "Look for the causes of the first with a fishbone and confirm them with data."],
                tongue["改进后用同样口径再做一张，前后对比。", "After the improvement draw it again in the same way and compare."],
            ],
        };
    }

    private static void Check(Given given, string column, double[] values)
    {
        var (at, title) = (Array.FindIndex(values, value => value < 0), given.Title(column));
        if (at >= 0)
        {
            throw SheetProblems.Unusable(
                $"单元格 {given.Place(column, at)} 的“{title.Chinese}”是 {values[at]}，不能为负。请更正。",
                $"“{title.English}” in cell {given.Place(column, at)} is {values[at]}; it cannot be negative. Correct it.");
        }
    }

    private static Dictionary<string, double> Sum(string[] items, IEnumerable<double> counts)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (item, count) in items.Zip(counts))
        {
            sums[item] = sums.GetValueOrDefault(item) + count;
        }

        return sums;
    }

    private static bool IsRest(string label) => Rest.Contains(label, StringComparer.OrdinalIgnoreCase);

    /// <summary>Descending; what is called other, and what is beyond the number shown, stands last as one bar.</summary>
    private static List<ParetoBar> Arrange(Pareto pareto, int most, Tongue tongue)
    {
        var named = pareto.Bars.Where(bar => !IsRest(bar.Label)).ToList();
        var rest = pareto.Bars.Where(bar => IsRest(bar.Label)).ToList();
        var shown = named.Count > most ? most - 1 : named.Count;
        rest.AddRange(named.Skip(shown));
        var bars = new List<ParetoBar>();
        double running = 0;
        foreach (var bar in named.Take(shown))
        {
            running += bar.Share;
            bars.Add(bar with { Cumulative = running });
        }

        if (rest.Count > 0)
        {
            bars.Add(new(rest.Count == 1 ? rest[0].Label : tongue["其他", "Other"], rest.Sum(bar => bar.Count), rest.Sum(bar => bar.Share), 100));
        }

        return bars;
    }

    /// <summary>The smallest number of leading bars that reaches the threshold; "other" only where there is nothing else.</summary>
    private static int Few(List<ParetoBar> bars, double threshold)
    {
        var named = Math.Max(1, bars.Count(bar => !IsRest(bar.Label)));
        var few = bars.FindIndex(bar => bar.Cumulative >= threshold * (1 - 1e-12)) + 1;
        return few == 0 ? named : Math.Min(few, named);
    }

    private static IEnumerable<Reading> Remarks(List<ParetoBar> bars, List<ParetoBar> named, int merged, double threshold, double reached, int repeated, Tongue tongue)
    {
        if (reached < threshold * (1 - 1e-12))
        {
            yield return new(Tone.Caution, tongue[$"有名称的项目合计只占 {reached:0.0} %，“其他”太大：把“其他”拆开再统计。", $"The named items are only {reached:0.0} %: \"other\" is too large, split it up."]);
        }

        if (named.Count >= 4 && named[0].Count <= 1.5 * named[^1].Count)
        {
            yield return new(Tone.Caution, tongue["各项相差不大，看不出关键少数：换一种分类（按工序、设备、班次）再做。", "The items hardly differ, there are no vital few: classify in another way (step, machine, shift)."]);
        }

        if (merged > 0)
        {
            yield return new(Tone.Plain, tongue[$"排在后面的 {merged + 1} 项并入“其他”。", $"The last {merged + 1} items are shown as other."]);
        }

        if (repeated > 0)
        {
            yield return new(Tone.Plain, tongue["同名的项目已经相加。", "Items of one name were added up."]);
        }

        if (bars.Sum(bar => bar.Count) < 50)
        {
            yield return new(Tone.Caution, tongue["总数不到 50，次序可能随机变动。", "Fewer than 50 in all: the order may change by chance."]);
        }
    }
}
