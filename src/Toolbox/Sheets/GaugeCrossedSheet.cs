using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Every operator measures every part several times: how much of the variation is the gauge?</summary>
internal static class GaugeCrossedSheet
{
    private const int UsualParts = 10;
    private const int UsualOperators = 3;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "gauge-crossed",
        Tools = ["Gauge R&R crossed (ANOVA and average-range)"],
        Title = new("量具 R&R（交叉）", "Gauge R&R, crossed"),
        Question = new("几个人反复测同一批零件，量具可信吗？", "Several persons measure the same parts again: can the gauge be believed?"),
        Family = Family.Gauge,
        Help = new("三列：零件、操作者、测量值，一行一次测量。每人每个零件测量次数相同，至少两次；建议 10 个零件、3 人、各 3 次，零件覆盖过程的实际波动。",
            "Three columns: part, operator, value, one reading a row. Everybody measures every part equally often, at least twice; 10 parts, 3 persons, 3 times are usual, the parts spread as the process does."),
        Columns = [new("part", new("零件", "Part"), ColumnKind.Labels), new("operator", new("操作者", "Operator"), ColumnKind.Labels), new("value", new("测量值", "Value"))],
        Settings =
        [
            new("method", new("方法", "Method"), SettingKind.Choice, "anova") { Options = [new("anova", new("方差分析", "analysis of variance")), new("range", new("均值-极差法", "average and range"))] },
            new("tolerance", new("公差全宽（上限-下限）", "Tolerance (upper - lower limit)"), SettingKind.Number) { IsOptional = true, Least = 1e-60 },
            new("judge", new("按什么判定", "Judged on"), SettingKind.Choice, "study") { Options = [new("study", new("占研究变差", "share of the study variation")), new("tolerance", new("占公差", "share of the tolerance"))] },
            new("pool", new("交互作用并入误差", "Interaction pooled"), SettingKind.Choice, "0.05") { Options = [new("0.05", new("p > 0.05 时", "when p > 0.05")), new("0.25", new("p > 0.25 时（AIAG）", "when p > 0.25 (AIAG)"))] },
            new("width", new("变差的宽度", "Width of the variation"), SettingKind.Choice, "6") { Options = [new("6", new("6σ", "6σ")), new("5.15", new("5.15σ（旧报告）", "5.15σ (old reports)"))] },
        ],
        Sample = Sample(),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (part, person, value) = (given.Labels("part"), given.Labels("operator"), given.Numbers("value"));
        var readings = GaugeReadings.From(part, person, value);
        var study = GaugeStudy.Of(readings, given.Choice("pool") == "0.25" ? 0.25 : 0.05);
        var fits = readings.Parts <= ChartConstants.LargestSize && readings.Operators <= ChartConstants.LargestSize && readings.Replicates <= ChartConstants.LargestSize;
        var ranges = fits || given.Choice("method") == "range" ? AverageRangeStudy.Of(readings) : null;
        var tolerance = given.Choice("judge") == "tolerance" ? given.Number("tolerance") : given.NumberOrNone("tolerance");
        var k = given.Choice("width") == "6" ? 6 : 5.15;
        var byRange = given.Choice("method") == "range";
        var lines = byRange ? Lines(ranges!, tongue) : Lines(study, tongue);
        var (total, gauge) = (lines[^1].Sigma, lines[0].Sigma);
        var categories = (int)Math.Clamp(Math.Floor(1.41 * lines.First(line => line.Key == "part").Sigma / gauge), 1, 1_000_000);
        var percent = given.Choice("judge") == "tolerance" ? 100 * k * gauge / tolerance!.Value : 100 * gauge / total;
        var verdict = GaugeVerdict.Of(percent, categories, given.Choice("judge") == "tolerance" ? tongue["（占公差）", " of the tolerance"] : "", tongue);
        string[] parts = [.. part.Distinct()], persons = [.. person.Distinct()];
        return new()
        {
            Verdict = verdict,
            Readings =
            [
                GaugeVerdict.Larger(lines.First(line => line.Key == "repeatability").Sigma, lines.First(line => line.Key == "reproducibility").Sigma, tongue),
                .. byRange ? [] : Interaction(study, tongue),
                .. GaugeCrossedPictures.Wide(readings, ranges, parts, persons, tongue),
                .. Cautions(readings, tolerance is not null, tongue),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["%GRR（占研究变差）", "%GRR of study variation"], 100 * gauge / total, 2, Note: "%"),
                .. tolerance is { } width ? new[] { new Figure(tongue["%GRR（占公差）", "%GRR of tolerance"], 100 * k * gauge / width, 2, Note: "%") } : [],
                new(tongue["GRR 方差贡献", "GRR contribution"], 100 * gauge * gauge / (total * total), 2, Note: "%"),
                new(tongue["可区分等级 ndc", "Distinct categories (ndc)"], categories, 0),
                .. lines.Select(line => new Figure($"σ {line.Name}", line.Sigma, given.Digits + 1)),
            ],
            Pictures = GaugeCrossedPictures.All(readings, ranges, parts, persons, lines, tolerance / k, given.Digits, tongue),
            Tables = [Components(lines, k, tolerance, given.Digits, tongue), .. byRange ? [] : new[] { Anova(study, tongue) }],
            Next = GaugeVerdict.Next(verdict.Tone, tongue),
        };
    }

    private static GaugeLine[] Lines(GaugeStudy study, Tongue tongue)
    {
        var c = study.InteractionPooled ? study.WithoutInteraction : study.WithInteraction;
        return
        [
            new("gauge", tongue["量具 R&R", "Gauge R&R"], Math.Sqrt(c.GaugeRr)),
            new("repeatability", tongue["重复性", "Repeatability"], Math.Sqrt(c.Repeatability)),
            new("reproducibility", tongue["再现性", "Reproducibility"], Math.Sqrt(c.Reproducibility)),
            new("operator", tongue["操作者", "Operator"], Math.Sqrt(c.Operator)),
            .. study.InteractionPooled ? [] : new[] { new GaugeLine("interaction", tongue["操作者×零件", "Operator × part"], Math.Sqrt(c.Interaction)) },
            new("part", tongue["零件间", "Part to part"], Math.Sqrt(c.Part)),
            new("total", tongue["总变差", "Total"], Math.Sqrt(c.Total)),
        ];
    }

    private static GaugeLine[] Lines(AverageRangeStudy study, Tongue tongue) =>
    [
        new("gauge", tongue["量具 R&R", "Gauge R&R"], study.GaugeRr),
        new("repeatability", tongue["重复性（EV）", "Repeatability (EV)"], study.EquipmentVariation),
        new("reproducibility", tongue["再现性（AV）", "Reproducibility (AV)"], study.AppraiserVariation),
        new("part", tongue["零件间（PV）", "Part to part (PV)"], study.PartVariation),
        new("total", tongue["总变差（TV）", "Total (TV)"], study.TotalVariation),
    ];

    private static IEnumerable<Reading> Interaction(GaugeStudy study, Tongue tongue)
    {
        yield return study.InteractionPooled
            ? new(Tone.Plain, tongue[$"操作者与零件的交互作用不显著（{Wording.P(study.Anova.P[2])}），已并入重复性。", $"No significant interaction of operator and part ({Wording.P(study.Anova.P[2])}); pooled into repeatability."])
            : new(Tone.Caution, tongue[$"操作者与零件有交互作用（{Wording.P(study.Anova.P[2])}）：某些人对某些零件测法不同，看各人各零件均值图中交叉的线。", $"Operator and part interact ({Wording.P(study.Anova.P[2])}): some measure some parts differently; see the crossing lines."]);
    }

    private static IEnumerable<Reading> Cautions(GaugeReadings readings, bool hasTolerance, Tongue tongue)
    {
        if (readings.Parts < UsualParts || readings.Operators < UsualOperators)
        {
            yield return new(Tone.Caution, tongue[
                $"只有 {readings.Parts} 个零件、{readings.Operators} 人，少于通常的 10 个零件、3 人，结果波动较大，仅供参考。",
                $"Only {readings.Parts} parts and {readings.Operators} persons, fewer than the usual 10 and 3: a first guess."]);
        }

        if (!hasTolerance)
        {
            yield return new(Tone.Plain, tongue["占研究变差的百分比取决于所选零件；零件没有覆盖过程波动时，请填写公差再看占公差的百分比。", "The share of the study variation depends on the parts chosen; if they do not spread as the process does, give the tolerance."]);
        }
    }

    private static ResultTable Components(GaugeLine[] lines, double k, double? tolerance, int digits, Tongue tongue)
    {
        var total = lines[^1].Sigma;
        return new(
            tongue["变差分量", "Components of variation"],
            [tongue["来源", "Source"], "σ", $"{k:0.##}σ", tongue["%贡献", "% contribution"], tongue["%研究变差", "% study variation"], .. tolerance is null ? [] : new[] { tongue["%公差", "% tolerance"] }],
            [.. lines.Select(line => (IReadOnlyList<Cell>)
            [
                line.Name, line.Sigma, k * line.Sigma, 100 * line.Sigma * line.Sigma / (total * total), 100 * line.Sigma / total,
                .. tolerance is { } width ? new Cell[] { 100 * k * line.Sigma / width } : [],
            ])],
            Math.Max(3, digits));
    }

    private static ResultTable Anova(GaugeStudy study, Tongue tongue)
    {
        var anova = study.Anova;
        string[] names = [tongue["零件", "Part"], tongue["操作者", "Operator"], tongue["操作者×零件", "Operator × part"], tongue["重复性", "Repeatability"]];
        return new(
            tongue["方差分析（含交互作用）", "Analysis of variance with interaction"],
            [tongue["来源", "Source"], tongue["自由度", "df"], tongue["平方和", "SS"], tongue["均方", "MS"], "F", "p"],
            [
                .. names.Select((name, i) => (IReadOnlyList<Cell>)[name, anova.Df[i], anova.Squares[i], anova.MeanSquares[i], i < 3 ? anova.F[i] : (double?)null, i < 3 ? anova.P[i] : (double?)null]),
                [tongue["合计", "Total"], (double)anova.Df.Sum(), anova.TotalSquares, (string?)null, (string?)null, (string?)null],
            ]);
    }

    /// <summary>Ten parts, three persons, three times; made up from a fixed pattern.</summary>
    private static string Sample()
    {
        double[] parts = [10.29, 9.44, 10.74, 9.87, 9.20, 10.02, 10.51, 9.69, 10.95, 9.08];
        double[] persons = [0.02, -0.03, 0.01];
        int[] steps = [3, -2, 1, -4, 2, 0, -1, 4, -3, 1, -2, 3, 0, 2, -1, -3, 4, 1, -4, 2, 0, -1, 3, -2, 1, 0, 2, -3, -1];
        var rows = new List<string> { "零件（YY 演示数据）\t操作者\t测量值（mm）" };
        for (var (person, step) = (0, 0); person < persons.Length; person++)
        {
            for (var time = 0; time < 3; time++)
            {
                rows.AddRange(parts.Select((size, part) => FormattableString.Invariant($"{part + 1}\t{"ABC"[person]}\t{size + persons[person] + (0.012 * steps[step++ % steps.Length]):0.00}")));
            }
        }

        return string.Join('\n', rows);
    }
}

/// <summary>One component of a gauge study as a standard deviation.</summary>
internal sealed record GaugeLine(string Key, string Name, double Sigma);
