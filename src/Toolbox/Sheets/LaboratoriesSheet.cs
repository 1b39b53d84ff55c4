using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Several laboratories measured the same: who is off?</summary>
internal static class LaboratoriesSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "laboratories",
        Tools = ["Grubbs outlier test; Z-scores for proficiency testing"],
        Title = new("实验室比对（稳健 z、Grubbs）", "Proficiency test (robust z, Grubbs)"),
        Question = new("几家实验室的结果，哪家有问题？", "Results of several laboratories: which one is off?"),
        Family = Family.Gauge,
        Help = new("两列：实验室、结果，一行一家；至少 3 家，8 家以上较可靠。", "Two columns: laboratory and result, one a row; at least 3, better 8 or more."),
        Columns = [new("lab", new("实验室", "Laboratory"), ColumnKind.Labels), new("result", new("结果", "Result"))],
        Settings = [new("alpha", new("Grubbs 检验的显著性水平", "Level of the Grubbs test"), SettingKind.Choice, "0.05") { Options = [new("0.05", new("0.05", "0.05")), new("0.01", new("0.01", "0.01"))] }],
        Sample = "实验室（YY 演示数据）\t铅含量（mg/kg）\n01\t10.2\n02\t10.1\n03\t9.9\n04\t10.3\n05\t10.0\n06\t12.4\n07\t10.1\n08\t9.8\n09\t10.2\n10\t10.0\n11\t10.4\n12\t9.7",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (labs, x) = (given.Labels("lab"), given.Numbers("result"));
        if (x.Length < 3)
        {
            throw Problems.TooFew(given.Title("result"), x.Length, 3);
        }

        if (Array.TrueForAll(x, value => value == x[0]))
        {
            throw Problems.Constant(given.Title("result"));
        }

        var l = Laboratories.Of(x, given.Choice("alpha") == "0.01" ? 0.01 : 0.05);
        var z = l.RobustZ;
        string[] Beyond(double from, double to) => z is null ? [] : [.. labs.Where((_, i) => Math.Abs(z[i]) >= from && Math.Abs(z[i]) < to)];
        var (bad, doubtful) = (Beyond(3, double.PositiveInfinity), Beyond(2, 3));
        var digits = given.Digits;
        return new()
        {
            Verdict = z is null
                ? new(Tone.Unknown, tongue["一半以上的结果相同，稳健 z 无法计算；请看 Grubbs 检验。", "More than half of the results are equal: no robust z; see the Grubbs test."])
                : bad.Length > 0 ? new(Tone.Bad, tongue[$"不满意（|z| ≥ 3）：{Wording.List(bad, tongue)}；有问题（2 ≤ |z| < 3）：{(doubtful.Length == 0 ? "无" : Wording.List(doubtful, tongue))}。", $"Unsatisfactory (|z| ≥ 3): {Wording.List(bad, tongue)}; questionable: {(doubtful.Length == 0 ? "none" : Wording.List(doubtful, tongue))}."])
                : doubtful.Length > 0 ? new(Tone.Caution, tongue[$"没有不满意的；有问题（2 ≤ |z| < 3）：{Wording.List(doubtful, tongue)}。", $"None unsatisfactory; questionable (2 ≤ |z| < 3): {Wording.List(doubtful, tongue)}."])
                : new(Tone.Good, tongue[$"{x.Length} 家全部满意（|z| < 2）。", $"All {x.Length} are satisfactory (|z| < 2)."]),
            Readings =
            [
                l.Grubbs.Outlier
                    ? new(Tone.Bad, tongue[$"Grubbs 检验：{labs[l.Grubbs.Position - 1]} 是离群值（G = {l.Grubbs.G:0.000} > {l.Grubbs.Critical:0.000}）。", $"Grubbs: {labs[l.Grubbs.Position - 1]} is an outlier (G = {l.Grubbs.G:0.000} > {l.Grubbs.Critical:0.000})."])
                    : new(Tone.Plain, tongue[$"Grubbs 检验没有发现离群值（G = {l.Grubbs.G:0.000} ≤ {l.Grubbs.Critical:0.000}）。", $"Grubbs finds no outlier (G = {l.Grubbs.G:0.000} ≤ {l.Grubbs.Critical:0.000})."]),
                .. x.Length < 8 ? new[] { new Reading(Tone.Caution, tongue[$"只有 {x.Length} 家，z 比分仅供参考。", $"Only {x.Length} laboratories: z scores are a first guess."]) } : [],
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["中位数", "Median"], l.Median, digits), new(tongue["MAD×1.4826", "MAD×1.4826"], l.ScaledMad, digits + 1),
                .. l.NormalisedIqr is { } iqr ? new[] { new Figure(tongue["标准化四分位距", "Normalised IQR"], iqr, digits + 1) } : [],
                new(tongue["稳健平均值（算法 A）", "Robust mean (algorithm A)"], l.AlgorithmA.Mean, digits + 1), new(tongue["稳健标准差（算法 A）", "Robust sd (algorithm A)"], l.AlgorithmA.Deviation, digits + 1),
                new("Grubbs G", l.Grubbs.G, 4), new(tongue["G 临界值", "Critical G"], l.Grubbs.Critical, 4),
            ],
            Pictures = z is null ? [] :
            [
                new()
                {
                    Kind = ChartKind.Bar,
                    Title = tongue["稳健 z 比分", "Robust z scores"],
                    Reading = tongue["|z| 小于 2 满意，2 至 3 有问题，3 及以上不满意", "|z| below 2 satisfactory, 2 to 3 questionable, from 3 unsatisfactory"],
                    Labels = labs,
                    Series = [new("z", Wording.Maybe(z)) { Flags = Enumerable.Range(0, x.Length).Where(i => Math.Abs(z[i]) >= 3).ToDictionary(i => i, _ => "|z| ≥ 3") }],
                    Marks = [new("3", 3, Tone.Bad), new("2", 2, Tone.Caution), new("-2", -2, Tone.Caution), new("-3", -3, Tone.Bad)],
                    Digits = 2,
                },
            ],
            Tables =
            [
                new(tongue["各实验室", "Laboratories"], [tongue["实验室", "Laboratory"], tongue["结果", "Result"], "z", tongue["评价", "Judged"]],
                    [.. labs.Select((lab, i) => (IReadOnlyList<Cell>)[lab, x[i], z is null ? (double?)null : z[i], z is null ? "" : Math.Abs(z[i]) switch { >= 3 => tongue["不满意", "unsatisfactory"], >= 2 => tongue["有问题", "questionable"], _ => tongue["满意", "satisfactory"] }])], Math.Max(2, digits)),
            ],
            Next = [tongue["不满意的实验室查原因并采取纠正措施；有问题的核查一遍。", "Unsatisfactory: find the cause and correct it; questionable: check."]],
        };
    }
}
