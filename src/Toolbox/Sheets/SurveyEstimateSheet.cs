using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Means, totals and ratios from a stratified, clustered, weighted sample.</summary>
internal static class SurveyEstimateSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "survey",
        Tools = ["survey estimation"],
        Title = new("复杂抽样估计（分层、整群、加权）", "Estimates from a complex sample"),
        Question = new("样本有分层、整群和权数，平均数、总量和比例怎么估计？", "A sample with strata, clusters and weights: what are mean, total and ratio?"),
        Family = Family.Shares,
        Help = new("每行一个样本单位。只有“数值”必填；0/1 的数值就是比例。整群抽样选“群”，分层抽样选“层”，有限总体填本层的总体单位数。",
            "One row a unit. Only the value is needed; values of 0 and 1 make a proportion. Choose the cluster and the stratum where there are any, and the units in the population of the stratum for the finite correction."),
        Columns =
        [
            new("y", new("数值", "Value")),
            new("weight", new("权数", "Weight")) { IsOptional = true },
            new("stratum", new("层", "Stratum"), ColumnKind.Labels) { IsOptional = true },
            new("cluster", new("群", "Cluster"), ColumnKind.Labels) { IsOptional = true },
            new("primaries", new("总体单位数", "Population units")) { IsOptional = true, Hint = new("本层总体中的群数；没有整群时为单位数", "Clusters in the population of the stratum, or units where there are no clusters") },
            new("secondaries", new("群内单位数", "Units in cluster")) { IsOptional = true, Hint = new("群内又抽样（两阶段）时填写", "Where units were sampled inside clusters (two stages)") },
            new("base", new("比率的分母", "Denominator")) { IsOptional = true, Hint = new("要估计两个总量之比时选择", "For the ratio of two totals") },
        ],
        Settings = [Shares.Level],
        Sample = Example(),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (units, level) = (Units(given), Shares.LevelOf(given));
        var mean = SurveySample.Estimate(units);
        var interval = mean.Interval(level);
        var isShare = units.TrueForAll(unit => unit.Value is 0 or 1);
        var proportion = isShare ? SurveySample.Proportion(mean, level) : null;
        var (shown, digits) = (proportion?.Logit ?? interval, given.Digits);
        var knowsTotal = given.Has("weight") || given.Has("primaries");
        return new()
        {
            Verdict = mean.Error > 0
                ? isShare
                    ? new(Tone.Plain, tongue[$"比例 {100 * mean.Mean:0.00} %，{given.Number("level"):0.##} % 的把握{Shares.Said(shown, tongue)}。", $"Proportion {100 * mean.Mean:0.00} %, with {given.Number("level"):0.##} % confidence {Shares.Said(shown, tongue)}."])
                    : new(Tone.Plain, tongue[$"平均数 {mean.Mean.ToString("F" + digits)}，{given.Number("level"):0.##} % 的把握在 {shown.Low.ToString("F" + digits)} 与 {shown.High.ToString("F" + digits)} 之间。", $"Mean {mean.Mean.ToString("F" + digits)}, with {given.Number("level"):0.##} % confidence between {shown.Low.ToString("F" + digits)} and {shown.High.ToString("F" + digits)}."])
                : new(Tone.Caution, tongue["样本中没有变差，误差无法估计。", "The sample does not vary, so its error cannot be estimated."]),
            Readings =
            [
                .. Effect(mean, tongue),
                .. knowsTotal ? [] : new[] { new Reading(Tone.Caution, tongue["没有权数也没有总体单位数，按等权计算，总量不显示。", "Without weights or population units all rows weigh the same and no total is shown."]) },
                .. mean.DegreesOfFreedom < 10 ? [new Reading(Tone.Caution, tongue[$"自由度只有 {mean.DegreesOfFreedom}（初级单位数减层数），区间很不稳定。", $"Only {mean.DegreesOfFreedom} degrees of freedom (primary units less strata): the interval is unsteady."])] : Array.Empty<Reading>(),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(isShare ? tongue["比例", "Proportion"] : tongue["平均数", "Mean"], mean.Mean, digits + 2),
                new(tongue["标准误", "Standard error"], mean.Error, digits + 2),
                new(tongue["区间下限", "Lower limit"], shown.Low, digits + 2, Note: proportion is null ? "t" : "logit"), new(tongue["区间上限", "Upper limit"], shown.High, digits + 2, Note: proportion is null ? "t" : "logit"),
                .. mean.DesignEffect is { } effect && knowsTotal ? [new Figure(tongue["设计效应", "Design effect"], effect, 3)] : Array.Empty<Figure>(),
                .. knowsTotal ? [new(tongue["总量", "Total"], mean.Total, digits), new(tongue["总量的标准误", "Standard error of the total"], mean.TotalError, digits)] : Array.Empty<Figure>(),
                new(tongue["自由度", "Degrees of freedom"], mean.DegreesOfFreedom, 0), new(tongue["样本单位", "Units"], mean.Count, 0),
                .. Ratio(given, units, mean, level, digits, tongue),
            ],
            Pictures = [Strata(given, units, tongue)],
            Tables = proportion is null ? [] : [Intervals(proportion, tongue)],
            Next = [tongue["发布估计值时同时发布标准误或区间、样本量和抽样方法。", "Publish the error or interval, the sample size and the design with the estimate."]],
        };
    }

    private static List<SurveyUnit> Units(Given given)
    {
        var y = given.Numbers("y");
        if (y.Length < 2)
        {
            throw Problems.TooFew(given.Title("y"), y.Length, 2);
        }

        string[] strata = given.Has("stratum") ? given.Labels("stratum") : [.. Enumerable.Repeat("", y.Length)];
        string[] clusters = given.Has("cluster") ? [.. given.Labels("cluster").Select((name, i) => strata[i] + "\u0001" + name)] : [.. Enumerable.Range(0, y.Length).Select(i => i.ToString())];
        var (primaries, secondaries) = (Above(given, "primaries"), Above(given, "secondaries"));
        if (secondaries is not null && (primaries is null || !given.Has("cluster")))
        {
            throw SheetProblems.Unusable(
                "选了“群内单位数”，还要选“群”和“总体单位数”。请一并选择，或不选“群内单位数”。",
                "With “Units in cluster”, “Cluster” and “Population units” must be chosen too. Choose all three, or leave “Units in cluster” out.");
        }

        var weights = Above(given, "weight");
        var drawn = strata.Zip(clusters).Distinct().CountBy(pair => pair.First, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var inside = clusters.CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var known = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < y.Length; i++)
        {
            var named = strata[i].Length > 0 ? new Words($"层“{strata[i]}”", $"Stratum “{strata[i]}”") : new("样本", "The sample");
            if (primaries is not null && known.TryGetValue(strata[i], out var before) && before != primaries[i])
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.Place("primaries", i)} 的“总体单位数”是 {primaries[i]}，而同一层前面是 {before}。同一层应当相同，请核对。",
                    $"“Population units” in cell {given.Place("primaries", i)} is {primaries[i]}, but {before} above in the same stratum. It must be the same within a stratum; check it.");
            }

            if (primaries is not null)
            {
                known[strata[i]] = primaries[i];
            }

            if (drawn[strata[i]] < 2 && !(primaries?[i] <= 1))
            {
                throw SheetProblems.Unusable(
                    $"{named.Chinese}只抽中一个{(given.Has("cluster") ? "群" : "单位")}，无法估计抽样误差。请与相近的层合并。",
                    $"{named.English} has only one {(given.Has("cluster") ? "cluster" : "unit")} drawn, so the sampling error cannot be estimated. Combine it with a similar stratum.");
            }

            if (primaries is not null && drawn[strata[i]] > primaries[i])
            {
                throw SheetProblems.Unusable(
                    $"{named.Chinese}抽中 {drawn[strata[i]]} 个，比“总体单位数”（{primaries[i]}）多。请核对。",
                    $"{named.English} has {drawn[strata[i]]} in the sample, more than “Population units” ({primaries[i]}). Check it.");
            }

            if (secondaries is not null && inside[clusters[i]] > secondaries[i])
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.Place("secondaries", i)} 的“群内单位数”是 {secondaries[i]}，而该群抽了 {inside[clusters[i]]} 个。请核对。",
                    $"“Units in cluster” in cell {given.Place("secondaries", i)} is {secondaries[i]}, but {inside[clusters[i]]} of that cluster are in the sample. Check it.");
            }
        }

        var (stratumAt, clusterAt) = (Numbered(strata), Numbered(clusters));
        return
        [
            .. y.Select((value, i) => new SurveyUnit(
                value,
                weights?[i] ?? (primaries is null ? 1 : primaries[i] / drawn[strata[i]] * (secondaries is null ? 1 : secondaries[i] / inside[clusters[i]])),
                stratumAt[i], clusterAt[i], primaries?[i] ?? double.PositiveInfinity, secondaries?[i])),
        ];
    }

    private static double[]? Above(Given given, string column)
    {
        if (!given.Has(column))
        {
            return null;
        }

        var (numbers, title) = (given.Numbers(column), given.Title(column));
        var wrong = Array.FindIndex(numbers, number => !(number > 0));
        return wrong < 0 ? numbers : throw SheetProblems.Unusable(
            $"单元格 {given.Place(column, wrong)} 的“{title.Chinese}”是 {numbers[wrong]}，应大于 0。请更正。",
            $"“{title.English}” in cell {given.Place(column, wrong)} is {numbers[wrong]}; it must be greater than 0. Correct it.");
    }

    /// <summary>R = Σwy/Σwx; variance of the total of w(y − Rx)/Σwx.</summary>
    private static IEnumerable<Figure> Ratio(Given given, List<SurveyUnit> units, SurveyMean mean, double level, int digits, Tongue tongue)
    {
        if (!given.Has("base"))
        {
            yield break;
        }

        var x = given.Numbers("base");
        var total = units.Select((unit, i) => unit.Weight * x[i]).Sum();
        if (!(Math.Abs(total) > 0))
        {
            throw SheetProblems.Unusable(
                "“比率的分母”加权合计为 0，比率没有意义。请换一列。",
                "The weighted sum of “Denominator” is 0, so a ratio has no meaning. Choose another column.");
        }

        var ratio = mean.Total / total;
        var error = Math.Sqrt(SurveySample.Variance(units, [.. units.Select((unit, i) => unit.Weight * (unit.Value - (ratio * x[i])) / total)]));
        var interval = (mean with { Mean = ratio, Error = error }).Interval(level);
        yield return new(tongue["比率", "Ratio"], ratio, digits + 2);
        yield return new(tongue["比率的标准误", "Standard error of the ratio"], error, digits + 2);
        yield return new(tongue["比率下限", "Ratio, lower"], interval.Low, digits + 2);
        yield return new(tongue["比率上限", "Ratio, upper"], interval.High, digits + 2);
    }

    private static IEnumerable<Reading> Effect(SurveyMean mean, Tongue tongue)
    {
        // Groups that are all alike leave no error and a design effect of 0, by which nothing is divided.
        if (mean.DesignEffect is >= 0.005 and var effect)
        {
            yield return new(effect > 2 ? Tone.Caution : Tone.Plain, tongue[
                $"设计效应 {effect:0.00}：这个样本的 {mean.Count} 个单位相当于简单随机抽样的 {mean.Count / effect:0} 个。", $"Design effect {effect:0.00}: the {mean.Count} units are worth {mean.Count / effect:0} of a simple random sample."]);
        }
    }

    private static Chart Strata(Given given, List<SurveyUnit> units, Tongue tongue)
    {
        string[] names = given.Has("stratum") ? [.. given.Labels("stratum").Distinct(StringComparer.Ordinal)] : [tongue["全部", "all"]];
        var means = units.GroupBy(unit => unit.Stratum).OrderBy(group => group.Key).Select(group => (double?)(group.Sum(unit => unit.Weight * unit.Value) / group.Sum(unit => unit.Weight))).ToList();
        return new()
        {
            Kind = ChartKind.Bar, Title = tongue["各层平均数", "Means of strata"], Labels = names, Digits = given.Digits, IsSideways = names.Length > 8, Size = names.Length > 20 ? ChartSize.Long : ChartSize.Normal,
            Series = [new(tongue["加权平均", "weighted mean"], means)],
        };
    }

    private static ResultTable Intervals(SurveyProportion p, Tongue tongue) => new(
        tongue["比例的各种区间（%）", "Intervals of the proportion (%)"], [tongue["方法", "Method"], tongue["下限", "Lower"], tongue["上限", "Upper"]],
        [
            ["logit", 100 * p.Logit.Low, 100 * p.Logit.High], ["beta (Korn-Graubard)", 100 * p.Beta.Low, 100 * p.Beta.High],
            [tongue["反正弦", "arc sine"], 100 * p.ArcSine.Low, 100 * p.ArcSine.High], ["t", 100 * p.Plain.Low, 100 * p.Plain.High],
        ], 3);

    private static int[] Numbered(string[] names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(names, name => numbers.TryGetValue(name, out var known) ? known : numbers[name] = numbers.Count);
    }

    private static string Example()
    {
        var made = new Made(11);
        (string Name, int All, int Drawn, double Level)[] strata = [("小型", 800, 16, 72), ("中型", 240, 12, 80), ("大型", 60, 10, 88)];
        return Made.Table("数值（YY 演示数据）\t权数\t层\t总体单位数", strata.SelectMany(one => Enumerable.Range(0, one.Drawn)
            .Select(_ => (IEnumerable<object>)[Math.Round(one.Level + (5 * made.Spread()), 1), (double)one.All / one.Drawn, one.Name, one.All])));
    }
}
