using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>One master measured again and again: the first study a gauge has to pass.</summary>
internal static class GaugeTypeOneSheet
{
    private const int UsualReadings = 25;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "gauge-type1",
        Tools = ["type 1 gauge study (Cg, Cgk, bias)"],
        Title = new("量具能力 Cg、Cgk（类型 1）", "Gauge capability Cg, Cgk (type 1)"),
        Question = new("反复测一个标准件，量具够准吗？", "One master measured again and again: is the gauge accurate enough?"),
        Family = Family.Gauge,
        Help = new("一列：同一标准件的重复读数，建议 25 至 50 个。请把基准值和公差改成自己的。", "One column: repeated readings of one master, 25 to 50 as a rule. Put in your own reference and tolerance."),
        Columns = [new("value", new("测量值", "Value"))],
        Settings =
        [
            new("reference", new("基准值", "Reference"), SettingKind.Number, "25"),
            new("tolerance", new("公差全宽（上限-下限）", "Tolerance (upper - lower limit)"), SettingKind.Number, "0.5") { Least = 1e-60 },
            new("spread", new("σ 的倍数 L", "Width L"), SettingKind.Choice, "6") { Options = [new("6", new("6σ（常用）", "6σ (usual)")), new("4", new("4σ（VDA 5）", "4σ (VDA 5)"))] },
            new("limit", new("要求的 Cg、Cgk", "Required Cg, Cgk"), SettingKind.Number, "1.33") { Least = 0, Most = 10 },
        ],
        Sample = "读数（YY 演示数据，mm）\n25.011\n25.004\n24.998\n25.013\n25.002\n25.009\n25.006\n24.996\n25.008\n25.003\n25.012\n25.000\n25.007\n25.005\n25.010\n24.999\n25.004\n25.008\n25.001\n25.006\n25.011\n25.003\n25.005\n24.997\n25.009\n25.002\n25.007\n25.004\n25.010\n25.000",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var x = given.Numbers("value");
        var (reference, tolerance, limit) = (given.Number("reference"), given.Number("tolerance"), given.Number("limit"));
        if (x.Length < 2)
        {
            throw Problems.TooFew(given.Title("value"), x.Length, 2);
        }

        var study = TypeOneStudy.Of(x, reference, tolerance, given.Choice("spread") == "4" ? 4 : 6);
        var says = $"Cg {study.Cg:0.00}，Cgk {study.Cgk:0.00}";
        var verdict = (study.Cg >= limit, study.Cgk >= limit) switch
        {
            (true, true) => new Reading(Tone.Good, tongue[$"量具够用：{says}，都不低于 {limit:0.##}。", $"The gauge will do: Cg {study.Cg:0.00}, Cgk {study.Cgk:0.00}, neither below {limit:0.##}."]),
            (true, false) => new(Tone.Bad, tongue[$"量具不够准：{says}，Cgk 低于 {limit:0.##}，偏倚太大，请校准。", $"The gauge is off: Cg {study.Cg:0.00}, Cgk {study.Cgk:0.00}; Cgk is below {limit:0.##}, the bias is too large: calibrate."]),
            _ => new(Tone.Bad, tongue[$"量具不够稳：{says}，Cg 低于 {limit:0.##}，重复读数散布太大。", $"The gauge is not steady enough: Cg {study.Cg:0.00}, Cgk {study.Cgk:0.00}; Cg is below {limit:0.##}, readings scatter too much."]),
        };
        var digits = given.Digits;
        return new()
        {
            Verdict = verdict,
            Readings =
            [
                study.P < 0.05
                    ? new(Tone.Caution, tongue[$"偏倚显著（{Wording.P(study.P)}）：平均比基准值{(study.Bias > 0 ? "大" : "小")} {Math.Abs(study.Bias).ToString("F" + digits, null)}。", $"Significant bias ({Wording.P(study.P)}): {study.Bias.ToString("F" + digits, null)} on average."])
                    : new(Tone.Good, tongue[$"没有发现显著的偏倚（{Wording.P(study.P)}）。", $"No significant bias ({Wording.P(study.P)})."]),
                .. x.Length < UsualReadings ? new[] { new Reading(Tone.Caution, tongue[$"只有 {x.Length} 个读数，少于通常的 25 个。", $"Only {x.Length} readings, fewer than the usual 25."]) } : [],
                .. Resolution(x, tolerance, tongue),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new("Cg", study.Cg, 3), new("Cgk", study.Cgk, 3), new(tongue["偏倚", "Bias"], study.Bias, digits + 1, Note: tongue["平均值-基准值", "mean - reference"]),
                new(tongue["偏倚 95 % 下限", "Bias, lower 95 %"], study.BiasInterval.Low, digits + 1), new(tongue["偏倚 95 % 上限", "Bias, upper 95 %"], study.BiasInterval.High, digits + 1),
                new(tongue["平均值", "Mean"], study.Mean, digits), new("s", study.Deviation, digits + 1), new(tongue["偏倚检验 p", "p of the bias"], study.P, 4), new(tongue["读数个数", "Readings"], x.Length, 0),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Control,
                    Title = tongue["重复读数", "Readings"],
                    Reading = tongue["虚线为基准值 ± 公差的 10 %", "Dashed: reference ± 10 % of the tolerance"],
                    Across = new(tongue["序号", "No."]),
                    Series = [new(tongue["读数", "Reading"], Wording.Maybe(x)) { Flags = Enumerable.Range(0, x.Length).Where(i => Math.Abs(x[i] - reference) > 0.1 * tolerance).ToDictionary(i => i, _ => tongue["超出公差的 10 %", "beyond 10 % of the tolerance"]) }],
                    Marks = [new("+0.1T", reference + (0.1 * tolerance), Tone.Caution), new(tongue["基准", "Ref."], reference), new("-0.1T", reference - (0.1 * tolerance), Tone.Caution)],
                    Digits = digits,
                },
            ],
            Next = verdict.Tone == Tone.Good
                ? [tongue["接着做交叉的量具 R&R，把不同的人和零件的影响也算进去。", "Go on with a crossed study, which adds persons and parts."]]
                : [tongue["先校准、检查夹具和环境，再重做；没有通过之前不要做量具 R&R。", "Calibrate, check fixture and surroundings, then repeat; no R&R study before this one is passed."]],
        };
    }

    /// <summary>The smallest step between readings should not exceed a twentieth of the tolerance.</summary>
    private static IEnumerable<Reading> Resolution(double[] x, double tolerance, Tongue tongue)
    {
        var sorted = x.Distinct().Order().ToArray();
        var step = sorted.Skip(1).Zip(sorted, (high, low) => high - low).Min();
        if (step > 0.05 * tolerance * (1 + 1e-9))
        {
            yield return new(Tone.Caution, tongue[$"读数的最小间隔是公差的 {100 * step / tolerance:0.0} %，超过 5 %，分辨力不足。", $"The smallest step is {100 * step / tolerance:0.0} % of the tolerance, above 5 %: the resolution is too coarse."]);
        }
    }
}
