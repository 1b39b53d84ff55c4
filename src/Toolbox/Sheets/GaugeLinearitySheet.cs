using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Masters of several sizes: is the gauge off, and does it depend on the size?</summary>
internal static class GaugeLinearitySheet
{
    private const double Significant = 0.05;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "gauge-linearity",
        Tools = ["gauge linearity and bias"],
        Title = new("量具线性与偏倚", "Gauge linearity and bias"),
        Question = new("量具在大小不同的零件上一样准吗？", "Is the gauge as accurate on large parts as on small ones?"),
        Family = Family.Gauge,
        Help = new("两列：基准值、测量值，一行一次测量。建议 5 个基准件，覆盖量程，各测 10 次以上。", "Two columns: reference and reading, one reading a row. 5 masters over the range, 10 or more readings each, are usual."),
        Columns = [new("reference", new("基准值", "Reference")), new("value", new("测量值", "Value"))],
        Settings = [new("variation", new("过程变差 6σ", "Process variation, 6σ"), SettingKind.Number) { IsOptional = true, Least = 1e-60 }],
        Sample = "基准值（YY 演示数据）\t测量值\n2\t2.4\n2\t2.3\n2\t2.5\n2\t2.2\n2\t2.4\n4\t4.2\n4\t4.1\n4\t4.3\n4\t4.2\n4\t4.0\n6\t6.0\n6\t6.1\n6\t5.9\n6\t6.1\n6\t6.0\n8\t7.8\n8\t7.9\n8\t7.7\n8\t7.9\n8\t7.8\n10\t9.6\n10\t9.7\n10\t9.5\n10\t9.7\n10\t9.6",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (reference, value) = (given.Numbers("reference"), given.Numbers("value"));
        if (reference.Length < 3)
        {
            throw Problems.TooFew(given.Title("value"), reference.Length, 3);
        }

        var bias = reference.Zip(value, (known, read) => read - known).ToArray();
        var study = LinearityStudy.Of(reference, bias);
        var verdict = (study.SlopeP < Significant, study.References.Any(at => at.Low > 0 || at.High < 0)) switch
        {
            (true, _) => new Reading(Tone.Bad, tongue[$"量具有线性问题：偏倚随大小变化，每增加 1 个单位偏倚变化 {study.Slope:0.0000}（{Wording.P(study.SlopeP)}）。", $"The gauge is not linear: the bias changes by {study.Slope:0.0000} a unit ({Wording.P(study.SlopeP)})."]),
            (_, true) => new(Tone.Bad, tongue[$"量具有偏倚：偏倚不随大小变化，但平均为 {study.OverallBias:0.0000}，零线不全在置信带内。", $"The gauge is biased: {study.OverallBias:0.0000} on average whatever the size; the zero line leaves the band."]),
            _ => new(Tone.Good, tongue[$"量具的线性与偏倚可以接受：零线全在 95 % 置信带内（斜率 {Wording.P(study.SlopeP)}）。", $"Linearity and bias are acceptable: the zero line stays within the 95 % band (slope {Wording.P(study.SlopeP)})."]),
        };
        var variation = given.NumberOrNone("variation");
        var order = Enumerable.Range(0, bias.Length).OrderBy(i => reference[i]).ToArray();
        var at = study.References.ToDictionary(one => one.Reference);
        var digits = given.Digits;
        return new()
        {
            Verdict = verdict,
            Readings =
            [
                .. study.References.Where(one => one.P < Significant).Select(one => new Reading(Tone.Caution, tongue[$"基准值 {one.Reference} 处偏倚显著：平均 {one.Mean:0.0000}（{Wording.P(one.P!.Value)}）。", $"Significant bias at {one.Reference}: {one.Mean:0.0000} on average ({Wording.P(one.P!.Value)})."])),
                .. study.References.Count < 5 ? new[] { new Reading(Tone.Caution, tongue[$"只有 {study.References.Count} 个基准值，少于通常的 5 个。", $"Only {study.References.Count} references, fewer than the usual 5."]) } : [],
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["斜率", "Slope"], study.Slope, digits + 2), new(tongue["截距", "Intercept"], study.Intercept, digits + 2), new("R²", study.RSquared, 4),
                new(tongue["平均偏倚", "Mean bias"], study.OverallBias, digits + 1), new(tongue["斜率 p", "p of slope"], study.SlopeP, 4), new(tongue["截距 p", "p of intercept"], study.InterceptP, 4), new("s", study.Deviation, digits + 1),
                .. variation is { } width ? new[] { new Figure(tongue["线性", "Linearity"], study.Linearity(width), digits + 1, Note: tongue["|斜率|×过程变差", "|slope| × process variation"]), new Figure(tongue["%线性", "% linearity"], 100 * Math.Abs(study.Slope), 2, Note: "%") } : [],
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Line,
                    Title = tongue["偏倚与基准值", "Bias against reference"],
                    Reading = verdict.Text,
                    Across = new(tongue["基准值", "Reference"]),
                    Up = new(tongue["偏倚", "Bias"]),
                    Series =
                    [
                        new(tongue["偏倚", "Bias"], Wording.Maybe(order.Select(i => bias[i]))) { At = [.. order.Select(i => reference[i])], Look = SeriesLook.Points },
                        new(tongue["回归线与 95 % 带", "Line with 95 % band"], Wording.Maybe(order.Select(i => at[reference[i]].Line)))
                        {
                            At = [.. order.Select(i => reference[i])],
                            Low = Wording.Maybe(order.Select(i => at[reference[i]].Low)),
                            High = Wording.Maybe(order.Select(i => at[reference[i]].High)),
                        },
                    ],
                    Marks = [new("0", 0)],
                    Digits = digits + 1,
                },
            ],
            Tables =
            [
                new(tongue["各基准值的偏倚", "Bias at each reference"], [tongue["基准值", "Reference"], tongue["平均偏倚", "Mean bias"], "p", tongue["回归线", "Line"], tongue["95 % 下限", "Lower 95 %"], tongue["95 % 上限", "Upper 95 %"]],
                    [.. study.References.Select(one => (IReadOnlyList<Cell>)[one.Reference, one.Mean, one.P, one.Line, one.Low, one.High])], digits + 2),
            ],
            Next = verdict.Tone == Tone.Good
                ? [tongue["记入量具台账，下次校准后再做。", "Enter it in the gauge register; repeat after the next calibration."]]
                : [tongue["检查：基准值是否准确、量具是否磨损或需要校准、读数方法是否随大小变化。", "Check the references, wear and calibration of the gauge, and whether the method changes with the size."], tongue["不能消除时，按各基准值的偏倚修正读数，并重新评定不确定度。", "If it cannot be removed, correct the readings by the bias at each reference and state the uncertainty anew."]],
        };
    }
}
