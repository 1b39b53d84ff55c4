using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Destructive tests: everybody measures parts of his own.</summary>
internal static class GaugeNestedSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "gauge-nested",
        Tools = ["Gauge R&R nested"],
        Title = new("量具 R&R（嵌套，破坏性试验）", "Gauge R&R, nested"),
        Question = new("零件测一次就坏了，量具可信吗？", "The part does not survive the test: can the gauge be believed?"),
        Family = Family.Gauge,
        Help = new("三列：零件（同一小批、可视为相同的试样用同一个名称）、操作者、测量值。每人测自己的零件，数目相同；每个零件测量次数相同，至少两次。",
            "Three columns: part (specimens of one homogeneous batch share a name), operator, value. Everybody has as many parts of his own; every part is measured equally often, at least twice."),
        Columns = [new("part", new("零件", "Part"), ColumnKind.Labels), new("operator", new("操作者", "Operator"), ColumnKind.Labels), new("value", new("测量值", "Value"))],
        Settings = [new("tolerance", new("公差全宽（上限-下限）", "Tolerance (upper - lower limit)"), SettingKind.Number) { IsOptional = true, Least = 1e-60 }],
        Sample = "批（YY 演示数据）\t操作者\t抗拉强度（MPa）\n"
            + "1\t甲\t412.1\n1\t甲\t412.9\n2\t甲\t425.3\n2\t甲\t424.6\n3\t甲\t408.7\n3\t甲\t409.5\n4\t甲\t418.0\n4\t甲\t417.2\n5\t甲\t431.4\n5\t甲\t430.5\n"
            + "6\t乙\t415.8\n6\t乙\t416.3\n7\t乙\t404.9\n7\t乙\t405.6\n8\t乙\t422.2\n8\t乙\t421.1\n9\t乙\t428.7\n9\t乙\t429.4\n10\t乙\t411.0\n10\t乙\t411.7\n"
            + "11\t丙\t419.5\n11\t丙\t420.6\n12\t丙\t409.9\n12\t丙\t409.0\n13\t丙\t426.8\n13\t丙\t426.1\n14\t丙\t414.4\n14\t丙\t415.2\n15\t丙\t423.3\n15\t丙\t422.5",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (part, person, value) = (given.Labels("part"), given.Labels("operator"), given.Numbers("value"));
        var study = NestedStudy.Of(part, person, value);
        var (gauge, total) = (Math.Sqrt(study.GaugeRr), Math.Sqrt(study.Total));
        var categories = (int)Math.Clamp(Math.Floor(1.41 * Math.Sqrt(study.Part) / gauge), 1, 1_000_000);
        var verdict = GaugeVerdict.Of(100 * gauge / total, categories, "", tongue);
        var tolerance = given.NumberOrNone("tolerance");
        (string Name, double Variance)[] lines =
        [
            (tongue["量具 R&R", "Gauge R&R"], study.GaugeRr), (tongue["重复性", "Repeatability"], study.Repeatability),
            (tongue["再现性（操作者）", "Reproducibility (operator)"], study.Operator), (tongue["零件间", "Part to part"], study.Part), (tongue["总变差", "Total"], study.Total),
        ];
        var byPerson = Enumerable.Range(0, value.Length).GroupBy(i => person[i], i => value[i]).ToList();
        string[] persons = [.. byPerson.Select(group => group.Key)];
        var sets = byPerson.ConvertAll(group => group.ToList());
        return new()
        {
            Verdict = verdict,
            Readings =
            [
                GaugeVerdict.Larger(study.Repeatability, study.Operator, tongue),
                new(Tone.Caution, tongue["同一小批内的试样若不相同，差异会算进重复性，量具会显得比实际差。", "Differences between the specimens of one batch count as repeatability: the gauge looks worse than it is."]),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["%GRR（占研究变差）", "%GRR of study variation"], 100 * gauge / total, 2, Note: "%"),
                .. tolerance is { } width ? new[] { new Figure(tongue["%GRR（占公差）", "%GRR of tolerance"], 600 * gauge / width, 2, Note: "%") } : [],
                new(tongue["可区分等级 ndc", "Distinct categories (ndc)"], categories, 0),
                .. lines.Select(line => new Figure($"σ {line.Name}", Math.Sqrt(line.Variance), given.Digits + 1)),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar,
                    Title = tongue["变差从哪里来", "Where the variation comes from"],
                    Reading = tongue[$"量具占研究变差 {100 * gauge / total:0.0} %", $"The gauge is {100 * gauge / total:0.0} % of the study variation"],
                    Unit = "%",
                    Labels = [.. lines[..^1].Select(line => line.Name)],
                    Series =
                    [
                        new(tongue["%贡献", "% contribution"], Wording.Maybe(lines[..^1].Select(line => 100 * line.Variance / study.Total))),
                        new(tongue["%研究变差", "% study variation"], Wording.Maybe(lines[..^1].Select(line => 100 * Math.Sqrt(line.Variance / study.Total)))),
                    ],
                    Digits = 2,
                },
                new()
                {
                    Kind = ChartKind.Line,
                    Title = tongue["各操作者的测量值", "Readings by operator"],
                    Reading = tongue["均值与最小、最大值", "Means with the least and the greatest reading"],
                    Labels = persons,
                    Series = [new(tongue["均值", "Mean"], Wording.Maybe(sets.Select(set => set.Average()))) { Low = Wording.Maybe(sets.Select(set => set.Min())), High = Wording.Maybe(sets.Select(set => set.Max())) }],
                    Digits = given.Digits,
                },
            ],
            Tables =
            [
                new(tongue["方差分析", "Analysis of variance"], [tongue["来源", "Source"], tongue["自由度", "df"], tongue["均方", "MS"], "F"],
                [
                    [tongue["操作者", "Operator"], study.Df[0], study.MeanSquares[0], study.F[0]],
                    [tongue["零件（操作者内）", "Part within operator"], study.Df[1], study.MeanSquares[1], study.F[1]],
                    [tongue["重复性", "Repeatability"], study.Df[2], study.MeanSquares[2], (string?)null],
                ]),
            ],
            Next = GaugeVerdict.Next(verdict.Tone, tongue),
        };
    }
}
