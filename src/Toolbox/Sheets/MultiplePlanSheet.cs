using Zhiheng.Toolbox.Acceptance;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Double and multiple plans: the curve, and how many items are inspected on average.</summary>
internal static class MultiplePlanSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "sampling-multiple",
        Tools = ["double / multiple attribute plan"],
        Title = new("计数二次、多次抽样方案", "Double and multiple sampling plans"),
        Question = new("分几次抽，平均能少检多少？", "Drawing in stages: how much less is inspected?"),
        Family = Family.Lot,
        Help = new("不需要数据。各次样本量、累计接收数和累计拒收数依次填写，用空格或逗号分开；第一次不允许接收时接收数填 -1。", "No data needed. Sample sizes, cumulative acceptance and rejection numbers in order, with spaces or commas; -1 where a stage cannot accept."),
        Settings =
        [
            new("n", new("各次样本量", "Sample sizes"), SettingKind.List, "50, 100"),
            new("ac", new("累计接收数 Ac", "Cumulative Ac"), SettingKind.List, "1, 3"),
            new("re", new("累计拒收数 Re", "Cumulative Re"), SettingKind.List, "4, 4"),
            new("p1", new("好批的不合格品率 p1（%）", "Good quality p1, %"), SettingKind.Number, "1") { Least = 0, Most = 100 },
            new("p2", new("坏批的不合格品率 p2（%）", "Bad quality p2, %"), SettingKind.Number, "8") { Least = 0, Most = 100 },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (n, ac, re) = (Wholes(given, "n", 1, 100_000), Wholes(given, "ac", -1, 200), Wholes(given, "re", 1, 201));
        if (n.Length is < 1 or > 10 || ac.Length != n.Length || re.Length != n.Length)
        {
            throw SheetProblems.Unusable(
                $"“各次样本量”有 {n.Length} 个，“累计接收数 Ac”有 {ac.Length} 个，“累计拒收数 Re”有 {re.Length} 个，应当一样多，且为 1 至 10 个。请补齐。",
                $"“Sample sizes” has {n.Length} numbers, “Cumulative Ac” {ac.Length} and “Cumulative Re” {re.Length}; all must have the same number, 1 to 10. Complete them.");
        }

        var fall = Enumerable.Range(1, n.Length - 1).FirstOrDefault(i => ac[i] < ac[i - 1] || re[i] < re[i - 1], -1);
        if (fall > 0)
        {
            throw SheetProblems.Unusable(
                $"第 {fall + 1} 次的累计接收数或累计拒收数比上一次小；累计数不能减少。请更正。",
                $"The cumulative acceptance or rejection number of sample {fall + 1} is smaller than the one before; cumulative numbers cannot fall. Correct it.");
        }

        var plan = new MultiplePlan(n, ac, re);
        var (p1, p2) = (given.Number("p1") / 100, given.Number("p2") / 100);
        var (good, bad) = (plan.At(p1), plan.At(p2));
        var grid = OperatingCurve.Grid(p => plan.At(p).Accepts);
        var points = grid.Select(plan.At).ToArray();
        var index = grid.Select((p, i) => (p, i)).ToDictionary(pair => pair.p, pair => pair.i);
        var stages = string.Join(tongue["；", "; "], n.Select((size, i) => tongue[$"第 {i + 1} 次抽 {size} 件", $"stage {i + 1}: {size}"] + (ac[i] < 0 ? "" : tongue[$"，累计不合格 ≤ {ac[i]} 接收", $", accept at {ac[i]}"]) + tongue[$"、≥ {re[i]} 拒收", $", reject at {re[i]}"]));
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"这个方案：{stages}。", $"The plan: {stages}."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"不合格品率 {100 * p1:0.###} % 的批有 {Wording.Percent(good.Accepts)} 的机会被接收，平均检 {good.SampleNumber:0.0} 件。", $"A lot with {100 * p1:0.###} % is accepted with {Wording.Percent(good.Accepts)} after {good.SampleNumber:0.0} items on average."]),
                new(Tone.Plain, tongue[$"不合格品率 {100 * p2:0.###} % 的批有 {Wording.Percent(bad.Accepts)} 的机会被接收，平均检 {bad.SampleNumber:0.0} 件。", $"A lot with {100 * p2:0.###} % is accepted with {Wording.Percent(bad.Accepts)} after {bad.SampleNumber:0.0} items on average."]),
                new(Tone.Plain, tongue[$"最多检 {n.Sum()} 件；每次样本全部检完再判。", $"At most {n.Sum()} items; every sample is inspected completely."]),
            ],
            Figures =
            [
                new(tongue["p1 处接收概率", "Accepted at p1"], 100 * good.Accepts, 3, Note: "%"), new(tongue["p2 处接收概率", "Accepted at p2"], 100 * bad.Accepts, 3, Note: "%"),
                new(tongue["p1 处平均样本量", "Average sample number at p1"], good.SampleNumber, 2), new(tongue["p2 处平均样本量", "Average sample number at p2"], bad.SampleNumber, 2),
                new(tongue["最大平均样本量", "Largest average sample number"], points.Max(point => point.SampleNumber), 2),
            ],
            Pictures =
            [
                OperatingCurve.Of(tongue["抽检特性曲线（OC）", "Operating characteristic"], tongue[$"{100 * p1:0.###} % 接收 {Wording.Percent(good.Accepts)}", $"{Wording.Percent(good.Accepts)} accepted at {100 * p1:0.###} %"],
                    tongue["接收概率 %", "Accepted, %"], grid, tongue, [(tongue["接收概率", "Accepted"], p => 100 * points[index[p]].Accepts)], [new("p1", 100 * p1, Tone.Good, true), new("p2", 100 * p2, Tone.Bad, true)]),
                OperatingCurve.Of(tongue["平均样本量（ASN）", "Average sample number"], tongue[$"最多平均 {points.Max(point => point.SampleNumber):0.0} 件", $"at most {points.Max(point => point.SampleNumber):0.0} on average"],
                    tongue["件", "items"], grid, tongue, [("ASN", p => points[index[p]].SampleNumber)]),
            ],
            Tables =
            [
                new(tongue["不同质量的批", "Lots of different quality"], [tongue["不合格品率 %", "Nonconforming, %"], tongue["接收概率 %", "Accepted, %"], "ASN"],
                    [.. grid.Select((p, i) => (p, i)).Where(pair => pair.i % 5 == 0).Select(pair => (IReadOnlyList<Cell>)[100 * pair.p, 100 * points[pair.i].Accepts, points[pair.i].SampleNumber])], 3),
            ],
            Next = [tongue["与“计数一次抽样方案”比较：样本量相近时，二次方案平均少检，但安排较麻烦。", "Compare with a single plan: stages inspect less on average but are more work to organise."]],
        };
    }

    private static int[] Wholes(Given given, string setting, int least, int most)
        => Array.ConvertAll(given.List(setting), number => number == Math.Floor(number) && number >= least && number <= most ? (int)number : throw SheetProblems.Unusable(
            $"“{given.Title(setting).Chinese}”中的 {number} 应当是 {least} 至 {most} 的整数。请更正。",
            $"{number} in “{given.Title(setting).English}” must be a whole number from {least} to {most}. Correct it."));
}
