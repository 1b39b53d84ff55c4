using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Signals;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Which hazard is reported with which product more often than with others.</summary>
internal static class DisproportionalitySheet
{
    /// <summary>A prior cannot be fitted to fewer pairs.</summary>
    private const int FewestForPrior = 20;

    private const int MostListed = 8;

    private const double MostShape = 1e4;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "disproportionality",
        Tools = ["disproportionality 2x2 (PRR ROR IC)", "MGPS / EBGM (DuMouchel)"],
        Title = new("产品-危害组合的异常增多", "Products with unusually many reports of a hazard"),
        Question = new("哪种产品的哪种危害报告得不成比例地多？", "Which product has more reports of which hazard than its share?"),
        Family = Family.Warnings,
        Help = new("每行一个产品与危害的组合和报告件数；没有出现过的组合不必列。同一组合的多行会相加。", "One row a pair of product and hazard with its reports; pairs never seen need no row. Rows of the same pair are added."),
        Columns =
        [
            new("product", new("产品", "Product"), ColumnKind.Labels),
            new("hazard", new("危害", "Hazard"), ColumnKind.Labels),
            new("count", new("件数", "Reports")),
        ],
        Settings = [new("least", new("少于几件不作信号", "Fewer reports are no signal"), SettingKind.Whole, "3") { Least = 1, Most = 100 }],
        Sample = Example(),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (counts, products, hazards, least) = (Shares.Counts(given, "count"), given.Labels("product"), given.Labels("hazard"), given.WholeNumber("least"));
        var sums = new Dictionary<(string Product, string Hazard), double>();
        for (var i = 0; i < counts.Length; i++)
        {
            sums[(products[i], hazards[i])] = sums.GetValueOrDefault((products[i], hazards[i])) + counts[i];
        }

        var (ofProduct, ofHazard, all) = (Totals(sums, key => key.Product), Totals(sums, key => key.Hazard), counts.Sum());
        var seen = sums.Where(pair => pair.Value > 0).Select(pair => (pair.Key.Product, pair.Key.Hazard, Count: pair.Value)).ToArray();
        Check(seen.Select(one => one.Product).Distinct(StringComparer.Ordinal).Count(), given.Title("product"));
        Check(seen.Select(one => one.Hazard).Distinct(StringComparer.Ordinal).Count(), given.Title("hazard"));

        var tables = Array.ConvertAll(seen, one => Disproportionality.Of(one.Count, ofProduct[one.Product] - one.Count, ofHazard[one.Hazard] - one.Count, all - ofProduct[one.Product] - ofHazard[one.Hazard] + one.Count));
        var shrunken = Shrink([.. seen.Select(one => one.Count)], Array.ConvertAll(tables, table => table.Expected));
        var pairs = seen.Select((one, i) => new Pair(one.Product, one.Hazard, one.Count, tables[i], shrunken?[i], one.Count >= least && IsSignal(tables[i], shrunken?[i])))
            .OrderByDescending(pair => pair.IsSignal).ThenByDescending(pair => pair.Shrunken?.Low ?? pair.Table.Ic025).ToList();
        var signals = pairs.Where(pair => pair.IsSignal).ToList();
        return new()
        {
            Verdict = signals.Count == 0 ? new(Tone.Good, tongue[$"{pairs.Count} 个组合中没有发现不成比例的。", $"None of {pairs.Count} pairs is out of proportion."])
                : new(Tone.Bad, tongue[$"{pairs.Count} 个组合中有 {signals.Count} 个不成比例地多，最突出的是 {signals[0].Product} × {signals[0].Hazard}。", $"{signals.Count} of {pairs.Count} pairs are out of proportion, first {signals[0].Product} × {signals[0].Hazard}."]),
            Readings =
            [
                .. signals.Take(MostListed).Select(pair => new Reading(Tone.Bad, tongue[
                    $"{pair.Product} × {pair.Hazard}：{pair.Count:0} 件，按比例应有 {pair.Table.Expected:0.0} 件（IC₀₂₅ = {pair.Table.Ic025:0.00}）。", $"{pair.Product} × {pair.Hazard}: {pair.Count:0} reports, {pair.Table.Expected:0.0} by proportion (IC₀₂₅ = {pair.Table.Ic025:0.00})."])),
                shrunken is null
                    ? new(Tone.Caution, tongue[$"组合不到 {FewestForPrior} 个或先验没有收敛，没有计算 EBGM；信号按 IC₀₂₅ > 0 或 Evans 规则判断。", $"Fewer than {FewestForPrior} pairs, or the prior did not settle: no EBGM; signals by IC₀₂₅ > 0 or Evans' rule."])
                    : new(Tone.Plain, tongue["信号：EB05 ≥ 2、IC₀₂₅ > 0 或 Evans 规则（PRR ≥ 2、χ² ≥ 4、至少 3 件）之一；按 EB05 排序。", "Signal: EB05 ≥ 2, IC₀₂₅ > 0 or Evans' rule (PRR ≥ 2, χ² ≥ 4, at least 3); sorted by EB05."]),
                new(Tone.Plain, tongue["不成比例不等于产品更危险：报告多少还取决于销量和关注度。", "Out of proportion is not more dangerous: reports depend on sales and attention, too."]),
                Alarms.OnlyASign(tongue),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures = [new(tongue["组合", "Pairs"], pairs.Count, 0), new(tongue["报告件数", "Reports"], all, 0), new(tongue["信号", "Signals"], signals.Count, 0)],
            Pictures = [Picture([.. pairs.Take(20)], tongue)],
            Tables =
            [
                new(tongue["组合", "Pairs"], [tongue["产品", "Product"], tongue["危害", "Hazard"], tongue["件数", "Reports"], tongue["按比例应有", "Expected"], "PRR", tongue["PRR 下限", "PRR lower"], "ROR", tongue["ROR 下限", "ROR lower"], "χ² (Yates)", "IC", "IC₀₂₅", "EBGM", "EB05", tongue["信号", "Signal"]],
                [
                    .. pairs.Select(pair => (IReadOnlyList<Cell>)
                    [
                        pair.Product, pair.Hazard, pair.Count, pair.Table.Expected, Or(pair.Table.Prr?.Value), Or(pair.Table.Prr?.Low), Or(pair.Table.Ror?.Value), Or(pair.Table.Ror?.Low), pair.Table.Yates, pair.Table.Ic, pair.Table.Ic025,
                        Or(pair.Shrunken?.Ebgm), Or(pair.Shrunken?.Low), pair.IsSignal ? tongue["是", "yes"] : "",
                    ]),
                ], 2),
            ],
            Next = Alarms.Next(signals.Count > 0, tongue),
        };
    }

    private static bool IsSignal(Disproportionality table, ShrunkenRate? rate) => rate is { Low: >= 2 } || table.Ic025 > 0 || table.Evans;

    private static Dictionary<string, double> Totals(Dictionary<(string Product, string Hazard), double> sums, Func<(string Product, string Hazard), string> by)
        => sums.GroupBy(pair => by(pair.Key), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value), StringComparer.Ordinal);

    private static void Check(int kinds, Words title)
    {
        if (kinds < 2)
        {
            throw SheetProblems.Unusable(
                $"有报告的“{title.Chinese}”只有 {kinds} 种，没有可比较的。请至少提供两种，或核对是否选错了列。",
                $"The reports name only {kinds} in “{title.English}”, so nothing can be compared. Give at least two, or check whether the right column is chosen.");
        }
    }

    /// <summary>Null for few pairs, and where the likelihood has no maximum inside: the other measures stand without it.</summary>
    private static ShrunkenRate[]? Shrink(double[] counts, double[] expected)
    {
        if (counts.Length < FewestForPrior)
        {
            return null;
        }

        try
        {
            var (prior, _) = GammaPoissonShrinker.Fit(counts, expected, new(0.2, 0.1, 2, 4, 1.0 / 3));
            if (!IsInside(prior))
            {
                return null;
            }

            var rates = counts.Select((count, i) => GammaPoissonShrinker.Score(count, expected[i], prior)).ToArray();
            return Array.TrueForAll(rates, rate => double.IsFinite(rate.Ebgm) && double.IsFinite(rate.Low)) ? rates : null;
        }
        catch (ToolboxException no) when (no.Code != Problems.TooMuchWork().Code)
        {
            return null;
        }
    }

    /// <summary>Counts that differ no more than by chance push a shape to infinity: the pairs then shrink to 1 and the numbers say nothing.</summary>
    private static bool IsInside(GammaMixture prior) => Array.TrueForAll([prior.A1, prior.B1, prior.A2, prior.B2], one => one is > 1e-4 and < MostShape);

    private static Cell Or(double? value) => value is { } known ? known : "—";

    private static Chart Picture(List<Pair> top, Tongue tongue) => new()
    {
        Kind = ChartKind.Bar, Title = tongue["报告件数与按比例应有的件数", "Reports and what proportion would give"], Labels = [.. top.Select(pair => $"{pair.Product} × {pair.Hazard}")], IsSideways = true, Size = ChartSize.Tall, Digits = 1,
        Series =
        [
            new(tongue["件数", "reports"], [.. top.Select(pair => (double?)pair.Count)]) { Flags = top.Select((pair, i) => (pair, i)).Where(one => one.pair.IsSignal).ToDictionary(one => one.i, _ => tongue["信号", "signal"]) },
            new(tongue["按比例应有", "expected"], [.. top.Select(pair => (double?)pair.Table.Expected)]),
        ],
    };

    private static string Example()
    {
        var (made, rows) = (new Made(4), new List<IEnumerable<object>>());
        double[] hazards = [30, 20, 12, 8, 6, 4];
        for (var product = 1; product <= 12; product++)
        {
            for (var hazard = 0; hazard < hazards.Length; hazard++)
            {
                var count = made.Count(hazards[hazard] * (0.1 + (0.1 * product)) * Math.Exp(0.5 * made.Spread()) * (product == 3 && hazard == 3 ? 6 : 1));
                if (count > 0)
                {
                    rows.Add([$"P{product:00}", $"H{hazard + 1}", count]);
                }
            }
        }

        return Made.Table("产品（YY 演示数据）\t危害\t件数", rows);
    }

    private sealed record Pair(string Product, string Hazard, double Count, Disproportionality Table, ShrunkenRate? Shrunken, bool IsSignal);
}
