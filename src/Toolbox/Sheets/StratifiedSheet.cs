using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A pass rate from strata whose populations are known.</summary>
internal static class StratifiedSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "pass-rate-stratified",
        Tools = ["stratified pass rate (finite population)"],
        Title = new("分层抽样合格率", "Stratified pass rate"),
        Question = new("按行业或规模分层抽样，总体合格率是多少？", "Sampled by strata: what is the pass rate of all?"),
        Family = Family.Shares,
        Help = new("每行一层：层名、总体数、抽样数、合格数。每层至少抽 2 个。", "One row a stratum: its name, how many there are, how many were inspected, how many conform. At least 2 in each."),
        Columns =
        [
            new("stratum", new("层", "Stratum"), ColumnKind.Labels),
            new("size", new("总体数", "Population")),
            new("n", new("抽样数", "Inspected")),
            new("x", new("合格数", "Conforming")),
        ],
        Settings = [Shares.Level],
        Sample = "层（YY 演示数据）\t总体数\t抽样数\t合格数\n小型\t1200\t120\t113\n中型\t800\t80\t71\n大型\t350\t60\t55\n特大型\t90\t30\t22",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var level = Shares.LevelOf(given);
        var (n, x) = Shares.Samples(given, "n", "x", least: 2);
        var size = Shares.Counts(given, "size");
        var names = given.Labels("stratum");
        for (var h = 0; h < n.Length; h++)
        {
            if (n[h] > size[h])
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.Place("n", h)} 的“抽样数”（{n[h]}）大于同一行的“总体数”（{size[h]}）。请核对是否选错了列。",
                    $"“Inspected” in cell {given.Place("n", h)} ({n[h]}) is greater than “Population” of the same row ({size[h]}). Check whether the right columns are chosen.");
            }
        }

        var rate = StratifiedRate.Of([.. n.Select((count, h) => new Stratum(size[h], count, x[h]))], level);
        var plain = x.Sum() / n.Sum();
        return new()
        {
            Verdict = rate.Wilson is { } wilson
                ? new(Tone.Plain, tongue[$"总体合格率 {100 * rate.Rate:0.00} %，{given.Number("level"):0.##} % 的把握{Shares.Said(wilson, tongue)}。", $"Pass rate of all {100 * rate.Rate:0.00} %, with {given.Number("level"):0.##} % confidence {Shares.Said(wilson, tongue)}."])
                : new(Tone.Caution, tongue[$"合格率 {100 * rate.Rate:0.00} %，没有抽样误差可估计：各层都全数检验，或没有合格与不合格之分。", $"Pass rate {100 * rate.Rate:0.00} %, no sampling error to estimate: every stratum was inspected wholly or shows one result only."]),
            Readings =
            [
                .. Effect(rate, tongue),
                new(Tone.Plain, tongue[$"不加权的合格率是 {100 * plain:0.00} %；各层抽样比不同，不能代替加权的结果。", $"Without weights the rate is {100 * plain:0.00} %; with different sampling fractions it does not stand for all."]),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                Shares.Percent(tongue["总体合格率", "Pass rate"], rate.Rate),
                Shares.Percent(tongue["标准误", "Standard error"], rate.Error, 3),
                .. rate.Wilson is { } one ? Shares.Interval("Wilson", one, tongue, tongue["按有效样本量", "on the effective size"]) : [],
                .. rate.ClopperPearson is { } exact ? Shares.Interval("Clopper-Pearson", exact, tongue, tongue["用于判定", "where it decides"]) : [],
                .. rate.EffectiveSize is { } effective ? [new Figure(tongue["有效样本量", "Effective size"], effective, 1)] : Array.Empty<Figure>(),
                .. rate.DesignEffect is { } effect ? [new Figure(tongue["设计效应", "Design effect"], effect, 3)] : Array.Empty<Figure>(),
            ],
            Pictures = [SharePicture.Of(tongue["各层合格率", "Pass rates of strata"], [.. names.Select((name, h) => (name, rate.Rates[h], ProportionInterval.Wilson(x[h], n[h], level)))], tongue)],
            Tables =
            [
                new(tongue["各层", "Strata"], [tongue["层", "Stratum"], tongue["权重", "Weight"], tongue["抽样数", "Inspected"], tongue["合格率（%）", "Rate (%)"], tongue["按比例应抽", "Proportional"], tongue["内曼最优应抽", "Neyman"]],
                    [.. names.Select((name, h) => (IReadOnlyList<Cell>)[name, rate.Weights[h], n[h], 100 * rate.Rates[h], rate.Proportional[h], rate.Neyman is { } neyman ? neyman[h] : (Cell)"—"])], 3)
                {
                    Note = tongue["“应抽”是同样的总样本量换一种分法；内曼最优使误差最小。", "The last columns share the same total differently; Neyman's has the least error."],
                },
            ],
            Next = [tongue["下次抽样可参考内曼最优分配。", "Let the next sample follow Neyman's allocation."]],
        };
    }

    private static IEnumerable<Reading> Effect(StratifiedRate rate, Tongue tongue)
    {
        if (rate.DesignEffect is { } effect)
        {
            yield return effect > 1.2
                ? new(Tone.Caution, tongue[$"设计效应 {effect:0.00}：误差比同样大小的简单随机抽样大，分配可以改进。", $"Design effect {effect:0.00}: less exact than a simple random sample of this size; the allocation can be better."])
                : new(Tone.Plain, tongue[$"设计效应 {effect:0.00}：相当于简单随机抽样的 {effect:0.00} 倍方差。", $"Design effect {effect:0.00}: the variance is that many times the one of a simple random sample."]);
        }
    }
}
