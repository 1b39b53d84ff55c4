using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Rules;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Can a steady, normal process hold its specification? The verdict rests on the lower bound of Cpk and is withheld while the chart signals.</summary>
internal static class CapabilitySheet
{
    public const int Fewest = 30;
    public const int Enough = 100;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "capability",
        Tools = ["process capability (normal)", "xbar-R / xbar-S", "I-MR"],
        Title = new("过程能力（正态）", "Process capability, normal data"),
        Question = new("过程能稳定地满足规格吗（Cpk）？", "Can the process hold its specification (Cpk)?"),
        Family = Family.Capable,
        Help = new("一行一个子组、每个读数一列；或一列单值（按时间先后）。至少填写一个规格限。少于 30 个值或控制图有失控信号时不评定等级。", "A subgroup in each row with a column for each reading, or one column of single values in the order of time. At least one limit. No grade with fewer than 30 values or while the chart signals."),
        Columns = SubgroupReading.Columns.Where(column => column.Name != "stage").ToList(),
        Settings =
        [
            SpecificationReading.Settings[0] with { Default = "19.95" },
            SpecificationReading.Settings[1] with { Default = "20.05" },
            SpecificationReading.Target,
            SubgroupReading.Size,
            new("level", new("置信水平", "Confidence level"), SettingKind.Number, "0.95") { Least = 0.5, Most = 0.9999 },
            new("within", new("组内 σ 的估计", "Estimate of σ within"), SettingKind.Choice, "pooled")
            {
                Options = [new("pooled", new("合并标准差（单值：平均移动极差）", "pooled (single values: mean moving range)")), new("range", new("R̄/d2（单值：平均移动极差）", "R̄/d2 (single values: mean moving range)"))],
            },
        ],
        Sample = SubgroupSheet.Sheet.Sample,
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var limits = SpecificationReading.Read(given);
        var groups = ReadGroups(given);
        var all = groups.SelectMany(group => group.Values).ToArray();
        var (level, mean) = (given.Number("level"), Sample.Mean(all));
        var steady = groups.All(group => group.Values.Length == 1) ? Steady.OfSingles(all, limits, level, tongue, given.Digits) : Steady.OfGroups(groups, given.Choice("within") == "range", all, limits, level, tongue, given.Digits);
        var within = steady.Within;
        var overall = new Indices(all.Length, mean, Sample.Deviation(all, mean), all.Length - 1, limits, level);
        var (percent, few) = ($"{100 * level:0.##} %", all.Length < Fewest);
        var grade = steady.Signals.Count > 0 || few ? null : Verdict.GradeOf(within.CpkLowerBound);
        var sorted = Sample.Sorted(all);
        return new()
        {
            Verdict = grade is not null ? Graded(within, grade, percent, tongue) : Withheld(steady, overall, all.Length, tongue),
            Readings =
            [
                .. grade is not null ? [new Reading(ToneOf(grade), Note(grade, tongue))] : Array.Empty<Reading>(),
                .. steady.Signals.Count > 0 && few ? [new Reading(Tone.Caution, tongue[$"而且只有 {all.Length} 个值，少于 {Fewest} 个。", $"There are only {all.Length} values as well, fewer than {Fewest}."])] : Array.Empty<Reading>(),
                .. !few && all.Length < Enough ? [new Reading(Tone.Caution, tongue[$"只有 {all.Length} 个值，不到 {Enough} 个，置信区间较宽；结论看下限，不看 Cpk 本身。", $"Only {all.Length} values, fewer than {Enough}: the interval is wide. Read the lower bound, not Cpk itself."])] : Array.Empty<Reading>(),
                .. Centring(within, limits, mean, tongue),
                .. NormalDoubt(sorted, tongue),
                .. overall.Sigma > 1.3 * within.Sigma ? [new Reading(Tone.Caution, tongue[$"总标准差是组内的 {overall.Sigma / within.Sigma:0.0} 倍：子组之间还有变化，长期能力（Ppk）明显低于短期（Cpk）。", $"The overall σ is {overall.Sigma / within.Sigma:0.0} times the one within: subgroups differ, and the long run (Ppk) is worse than the short (Cpk)."])] : Array.Empty<Reading>(),
                .. SubgroupReading.Cautions(given, groups, tongue),
            ],
            Figures = Figures(within, overall, all, limits, level, percent, given.Digits, tongue),
            Pictures =
            [
                HistogramPicture.Of(tongue["直方图与规格限", "Histogram and limits"], all, limits, tongue["正态曲线（总 σ）", "Normal curve (overall σ)"], value => Normal.Below((value - mean) / overall.Sigma), given.Digits, tongue),
                .. steady.Pictures,
            ],
            Tables = [Millionths(within, overall, all, limits, tongue)],
            Next = Next(grade, steady.Signals.Count > 0, few, tongue),
        };
    }

    private static List<Subgroup> ReadGroups(Given given)
    {
        var groups = SubgroupReading.Read(given);
        var values = groups.SelectMany(group => group.Values).ToArray();
        if (values.Length < 3)
        {
            throw Problems.TooFew(given.Title("x"), values.Length, 3);
        }

        return Array.TrueForAll(values, value => value == values[0]) ? throw Problems.Constant(given.Title("x")) : groups;
    }

    private static Reading Graded(Indices within, string grade, string percent, Tongue tongue) => new(ToneOf(grade), tongue[
        $"过程能力{grade}：Cpk 的 {percent} 置信下限为 {within.CpkLowerBound:0.00}（Cpk = {within.Cpk:0.00}）。",
        $"Capability grade {English(grade)}: the lower {percent} bound of Cpk is {within.CpkLowerBound:0.00} (Cpk = {within.Cpk:0.00})."]);

    private static Reading Withheld(Steady steady, Indices overall, int count, Tongue tongue)
    {
        var named = string.Join(tongue["、", ", "], steady.Signals.Take(8)) + (steady.Signals.Count > 8 ? tongue[" 等", " and more"] : "");
        return steady.Signals.Count > 0
            ? new(Tone.Bad, tongue[$"不评定 Cpk：控制图在第 {named} {steady.Unit.Chinese}有失控信号，先让过程受控；这批数据的 Ppk 为 {overall.Cpk:0.00}，不能预测今后。", $"No verdict on Cpk: the chart signals at {steady.Unit.English} {named}. Bring the process under control first; Ppk of these data is {overall.Cpk:0.00} and foretells nothing."])
            : new(Tone.Caution, tongue[$"不评定 Cpk：只有 {count} 个值，至少需要 {Fewest} 个；这批数据的 Ppk 为 {overall.Cpk:0.00}。", $"No verdict on Cpk: {count} values, at least {Fewest} are needed; Ppk of these data is {overall.Cpk:0.00}."]);
    }

    private static Tone ToneOf(string grade) => grade switch { "特级" or "一级" => Tone.Good, "二级" => Tone.Caution, _ => Tone.Bad };

    private static string English(string grade) => grade switch { "特级" => "special (1.67 and more)", "一级" => "1 (1.33 and more)", "二级" => "2 (1.00 and more)", "三级" => "3 (0.67 and more)", _ => "4 (below 0.67)" };

    private static string Note(string grade, Tongue tongue) => grade switch
    {
        "特级" => tongue["能力很充分：可以放宽抽检频次，或考虑是否过度加工。", "Ample: inspection may be relaxed; ask whether the process is dearer than it need be."],
        "一级" => tongue["能力充分：保持现有控制，可以按正常频次抽检。", "Sufficient: keep the present control and the normal inspection."],
        "二级" => tongue["能力尚可：必须用控制图严格监控，均值稍有偏移就会出现不合格。", "Just enough: watch it closely by chart; a small shift of the mean makes nonconforming pieces."],
        "三级" => tongue["能力不足：已有不合格品产生，应全数检验或加严检验，并分析减小波动。", "Not enough: nonconforming pieces are made. Inspect all or more, and reduce the variation."],
        _ => tongue["能力严重不足：应停产查明原因，追溯已生产的产品，必要时重新审查规格。", "Far from enough: stop, find the cause, trace what was made, and review the specification if need be."],
    };

    private static IEnumerable<Reading> Centring(Indices within, Specification limits, double mean, Tongue tongue)
    {
        if (limits is { Lower: { } lower, Upper: { } upper })
        {
            var off = (mean - ((lower + upper) / 2)) / ((upper - lower) / 2);
            if (Math.Abs(off) > 0.25)
            {
                yield return new(Tone.Caution, tongue[$"均值偏向{(off > 0 ? "上" : "下")}限（Ca = {off:0.00}）：调整中心就能把 Cpk 提高到 {within.Cp:0.00}。", $"The mean lies towards the {(off > 0 ? "upper" : "lower")} limit (Ca = {off:0.00}): centring alone would raise Cpk to {within.Cp:0.00}."]);
            }
        }
    }

    private static IEnumerable<Reading> NormalDoubt(double[] sorted, Tongue tongue)
    {
        if (sorted.Length >= 8 && Normality.AndersonDarling(sorted).PValue is < 0.01 and var p)
        {
            yield return new(Tone.Caution, tongue[$"数据不像正态分布（Anderson-Darling p {(p < 0.001 ? "< 0.001" : $"= {p:0.000}")}）：请看正态性检验页，必要时改用非正态过程能力。", $"The data do not look normal (Anderson-Darling p {(p < 0.001 ? "< 0.001" : $"= {p:0.000}")}): see the test of normality and the capability of other distributions."]);
        }
    }

    private static List<Figure> Figures(Indices within, Indices overall, double[] all, Specification limits, double level, string percent, int digits, Tongue tongue)
    {
        List<Figure> figures = [new(tongue[$"Cpk 的 {percent} 置信下限", $"Lower {percent} bound of Cpk"], within.CpkLowerBound, 3), new("Cpk", within.Cpk, 3, Note: Ends(within.CpkInterval, percent, tongue))];
        if (within.Cp is { } cp)
        {
            figures.Add(new("Cp", cp, 3, Note: Ends(within.CpInterval!.Value, percent, tongue)));
            figures.Add(new("CPL", within.Cpl, 3));
            figures.Add(new("CPU", within.Cpu, 3));
            figures.Add(new("Ca", (within.Mean - ((limits.Lower!.Value + limits.Upper!.Value) / 2)) / ((limits.Upper.Value - limits.Lower.Value) / 2), 3, Note: tongue["均值偏离规格中心，占半公差的比例", "how far the mean is off centre, as a share of half the tolerance"]));
        }

        figures.Add(new("Ppk", overall.Cpk, 3, Note: Ends(overall.CpkInterval, percent, tongue)));
        if (overall.Cp is { } pp)
        {
            figures.Add(new("Pp", pp, 3));
        }

        if (TargetIndex.Of(all.Length, overall.Mean, overall.Sigma, limits, level) is { } target)
        {
            figures.Add(new("Cpm", target.Taguchi, 3, Note: Ends(target.Interval, percent, tongue)));
        }

        if (within.ExactInterval is { } exact)
        {
            figures.Add(new(tongue["Cpk 的精确区间（非中心 t）", "Exact interval of Cpk (noncentral t)"], null, Text: $"{exact.Lower:0.000} – {exact.Upper:0.000}"));
        }

        figures.Add(new(tongue["个数", "Values"], all.Length, 0));
        figures.Add(new(tongue["均值", "Mean"], within.Mean, digits));
        figures.Add(new(tongue["组内 σ", "σ within"], within.Sigma, digits + 1, Note: $"ν = {within.Freedom:0.#}"));
        figures.Add(new(tongue["总 σ", "Overall σ"], overall.Sigma, digits + 1));
        figures.Add(Bench(tongue["Z.bench（组内）", "Z.bench (within)"], within, tongue));
        figures.Add(Bench(tongue["Z.bench（总体）", "Z.bench (overall)"], overall, tongue));
        return figures;
    }

    private static string Ends(Interval interval, string percent, Tongue tongue)
        => tongue[$"{percent} 区间 {interval.Lower:0.000} 至 {interval.Upper:0.000}", $"{percent} interval {interval.Lower:0.000} to {interval.Upper:0.000}"];

    /// <summary>So far inside that no share outside can be told from zero: no figure, and a word for it.</summary>
    private static Figure Bench(string name, Indices indices, Tongue tongue)
        => double.IsFinite(indices.Bench) ? new(name, indices.Bench, 3) : new(name, null, Text: indices.Millionths > 1 ? tongue["几乎全部超差", "nearly all outside"] : tongue["大于 37", "above 37"]);

    private static ResultTable Millionths(Indices within, Indices overall, double[] all, Specification limits, Tongue tongue)
    {
        var (below, above) = (1e6 * all.Count(x => x < limits.Lower) / all.Length, 1e6 * all.Count(x => x > limits.Upper) / all.Length);
        IReadOnlyList<Cell> Row(string name, double observed, double short_, double long_) => [name, observed, short_, long_];
        return new(
            tongue["超出规格的比例（ppm）", "Share outside the specification (ppm)"],
            ["", tongue["实测", "Observed"], tongue["预期（组内 σ）", "Expected (σ within)"], tongue["预期（总 σ）", "Expected (overall σ)"]],
            [
                Row(tongue["低于下限", "Below"], below, within.MillionthsBelow, overall.MillionthsBelow),
                Row(tongue["高于上限", "Above"], above, within.MillionthsAbove, overall.MillionthsAbove),
                Row(tongue["合计", "Together"], below + above, within.Millionths, overall.Millionths),
            ],
            2) { Note = tongue["预期值按正态分布计算；“组内”是消除子组间变化后能达到的，“总体”是用户收到的。", "Expected by the normal distribution; within is what could be had without differences between subgroups, overall is what users get."] };
    }

    private static IReadOnlyList<string> Next(string? grade, bool signals, bool few, Tongue tongue)
    {
        if (signals)
        {
            return [tongue["先在控制图上查明失控点的原因并消除，再收集数据重新评价。", "Find and remove the causes of the signals on the chart, then collect data anew."]];
        }

        if (few)
        {
            return [tongue[$"继续收集，至少 {Fewest} 个、最好 {Enough} 个以上的值再评价。", $"Go on collecting: at least {Fewest} values, better {Enough} and more."]];
        }

        return grade is "特级" or "一级"
            ? [tongue["固定控制图界限继续监控；规格、设备、材料变更后重新评价。", "Freeze the limits of the chart and go on; judge anew when specification, equipment or material change."]]
            :
            [
                tongue["先调整均值到规格中心，再分析减小波动（人、机、料、法、环、测）。", "Centre the mean first, then reduce the variation."],
                tongue["确认量具的波动占多少：见测量系统分析。", "See how much of the variation is the gauge's: gauge study."],
            ];
    }

    /// <summary>The estimate of σ within, where the chart signals, and its pictures.</summary>
    private sealed record Steady(Indices Within, IReadOnlyList<int> Signals, Words Unit, IReadOnlyList<Chart> Pictures)
    {
        public static Steady OfSingles(double[] x, Specification limits, double level, Tongue tongue, int digits)
        {
            var fit = IndividualsChart.Fit(x);
            var found = RunRuleEngine.Judge(x, fit.Individuals.Centre, fit.Sigma);
            var flags = RuleSettings.Flags(found, RunRules.Usual, tongue);
            double?[] ranges = [null, .. ControlPicture.Maybe(fit.Ranges)];
            var wide = ControlRun.Beyond(ranges, [.. Enumerable.Repeat(fit.MovingRanges, x.Length)], tongue["移动极差超出上限", "moving range above its limit"]);
            return new(
                new(x.Length, fit.Individuals.Centre, fit.Sigma, x.Length - 1, limits, level),
                [.. flags.Keys.Union(wide.Keys).Order().Select(place => place + 1)], new("点", "points"),
                [ControlPicture.Of(tongue["单值图", "Individuals"], x, fit.Individuals, flags, digits, tongue), ControlPicture.Of(tongue["移动极差图", "Moving ranges"], ranges, fit.MovingRanges, wide, digits, tongue)]);
        }

        public static Steady OfGroups(List<Subgroup> groups, bool ranges, double[] all, Specification limits, double level, Tongue tongue, int digits)
        {
            var read = SubgroupReading.Spread(groups, ranges, printed: false);
            var within = new Indices(all.Length, Sample.Mean(all), ranges ? read.Sigma(SigmaEstimator.MeanRange) : read.Sigma(SigmaEstimator.Pooled), ranges ? read.RangeFreedom() : read.PooledFreedom, limits, level);
            var means = Enumerable.Range(0, read.Count).Select(i => SubgroupChart.OfMeans(read.Centre, within.Sigma, read.SizeOf(i))).ToArray();
            var widths = Enumerable.Range(0, read.Count).Select(i => SubgroupChart.OfDeviations(within.Sigma, Math.Max(2, read.SizeOf(i)))).ToArray();
            var deviations = Enumerable.Range(0, read.Count).Select(i => read.SizeOf(i) < 2 ? null : (double?)read.Deviations[i]).ToArray();
            var found = RunRuleEngine.Judge(read.Means, Array.ConvertAll(means, one => one.Centre), [.. Enumerable.Range(0, read.Count).Select(i => within.Sigma / Math.Sqrt(read.SizeOf(i)))]);
            return new(
                within, Verdict.Of(read, within).Signals, new("子组", "subgroups"),
                [
                    ControlPicture.Each(tongue["均值图", "Means"], ControlPicture.Maybe(read.Means), means, RuleSettings.Flags(found, RunRules.Usual, tongue), digits, tongue),
                    ControlPicture.Each(tongue["标准差图", "Standard deviations"], deviations, widths, ControlRun.Beyond(deviations, widths, tongue["标准差超出控制限", "standard deviation beyond its limits"]), digits, tongue),
                ]);
        }
    }
}
