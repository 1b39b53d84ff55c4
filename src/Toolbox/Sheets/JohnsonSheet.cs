using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Capability of data that a transformation of Johnson's system makes normal.</summary>
internal static class JohnsonSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "capability-johnson",
        Tools = [Catalogue.JohnsonTools.Name],
        Title = new("过程能力（Johnson 变换）", "Process capability, Johnson transformation"),
        Question = new("数据不正态、又说不清是什么分布，过程能力怎么算？", "Not normal and of no known distribution: what is the capability?"),
        Family = Family.Capable,
        Help = new("一列数，至少 20 个，最好 100 个以上；可以有 0 和负数。至少填写一个规格限。先用控制图确认过程受控。", "One column of numbers, at least 20, better 100 and more; zero and negative values are fine. At least one limit. See first that the process is under control."),
        Columns = [new("x", new("测量值", "Values"))],
        Settings =
        [
            SpecificationReading.Settings[0] with { Default = "-3" },
            SpecificationReading.Settings[1] with { Default = "12" },
            new("choice", new("z 的选择", "Choice of z"), SettingKind.Choice, "best") { Options = [new("best", new("自动（变换后最像正态，0.25 至 1.25）", "automatic (most nearly normal, 0.25 to 1.25)")), new("fixed", new("固定", "fixed"))] },
            new("z", new("固定的 z", "Fixed z"), SettingKind.Number, "0.524") { Least = 0.1, Most = 2 },
            new("alpha", new("变换后正态性检验 p 至少", "Least p of the test of normality afterwards"), SettingKind.Number, "0.1") { Least = 0.0001, Most = 0.99 },
        ],
        Sample = "轮廓偏差（YY 演示数据）\n" + string.Join('\n', Example()),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var limits = SpecificationReading.Read(given, target: false);
        var x = given.Numbers("x");
        var found = JohnsonCapability.Of(x, limits, given.Choice("choice") == "fixed" ? given.Number("z") : null, given.Number("alpha"));
        var (t, indices, digits) = (found.Transformation, found.Indices, given.Digits);
        var few = x.Length < CapabilitySheet.Fewest;
        return new()
        {
            Verdict = found.Ppk is not { } ppk
                ? new(Tone.Caution, tongue[$"拟合的 {t.System} 分布在规格限之前就结束：不会超出，也没有指数。端点由数据外推，请谨慎。", $"The fitted {t.System} distribution ends before the limits: nothing lies outside and there is no index. The ends are extrapolated; take care."])
                : few ? new(Tone.Caution, tongue[$"不评定等级：只有 {x.Length} 个值，至少需要 {CapabilitySheet.Fewest} 个；{t.System} 变换后 Ppk = {ppk:0.00}。", $"No verdict: {x.Length} values, at least {CapabilitySheet.Fewest} are needed; Ppk = {ppk:0.00} after {t.System}."])
                : new(ppk >= 1.33 ? Tone.Good : ppk >= 1 ? Tone.Caution : Tone.Bad, tongue[$"{t.System} 变换后 Ppk = {ppk:0.00}，预期超差 {indices.Millionths:#,0.#} ppm。", $"Ppk = {ppk:0.00} after {t.System}, {indices.Millionths:#,0.#} ppm expected outside."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"变换：{Formula(t)}（z = {t.Z:0.###}，分位数比 {t.Ratio:0.00}）；变换后正态性检验 {Wording.P(found.PValue)}，变换前 {Wording.P(found.Raw)}。", $"Transformation {Formula(t)} (z = {t.Z:0.###}, ratio of quantiles {t.Ratio:0.00}); test of normality {Wording.P(found.PValue)} after, {Wording.P(found.Raw)} before."]),
                .. found.Raw >= given.Number("alpha") ? [new Reading(Tone.Caution, tongue["数据不经变换就不能否定正态：通常应改用正态的过程能力页，它给出置信下限。", "Normality cannot be rejected without a transformation: the page for normal data also gives the lower bound."])] : Array.Empty<Reading>(),
                .. !few && x.Length < CapabilitySheet.Enough ? [new Reading(Tone.Caution, tongue[$"只有 {x.Length} 个值：四个参数由少数分位数得来，尾部仅供参考。", $"Only {x.Length} values: four parameters rest on a few quantiles, the tails are a guess."])] : Array.Empty<Reading>(),
                .. Ends(found, limits, tongue),
                new(Tone.Plain, tongue["这是总体（长期）指数；只有控制图受控时才能预测今后。", "This is an index of the long run; it foretells only while the chart is under control."]),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                .. found.Ppk is { } value ? new[] { new Figure("Ppk", value, 3) } : [], .. indices.Cp is { } pp ? new[] { new Figure("Pp", pp, 3) } : [],
                .. indices.Cpl is { } ppl ? new[] { new Figure("Ppl", ppl, 3) } : [], .. indices.Cpu is { } ppu ? new[] { new Figure("Ppu", ppu, 3) } : [],
                new(tongue["预期超差 ppm", "Expected outside, ppm"], indices.Millionths, 1), new(tongue["实测超差 ppm", "Observed outside, ppm"], 1e6 * x.Count(v => v < limits.Lower || v > limits.Upper) / x.Length, 1),
                new("γ", t.Gamma, 5), new("η", t.Eta, 5), new("ε", t.Epsilon, digits + 1), .. t.System == JohnsonSystem.SL ? [] : new[] { new Figure("λ", t.Lambda, digits + 1) },
                new("z", t.Z, 3), new(tongue["变换后 AD p", "AD p afterwards"], found.PValue, 4), new(tongue["变换前 AD p", "AD p before"], found.Raw, 4), new(tongue["个数", "Values"], x.Length, 0),
            ],
            Pictures =
            [
                HistogramPicture.Of(tongue["直方图与拟合的分布", "Histogram and fitted distribution"], x, limits, $"Johnson {t.System}", found.Below, digits, tongue),
                NormalitySheet.Plot(found.Values, indices.Mean, indices.Sigma, 3, tongue) with { Title = tongue["变换后的正态概率图", "Normal probability plot after the transformation"] },
            ],
            Next = [tongue["在控制图页确认过程受控。", "See on a control chart that the process is steady."], tongue["与“过程能力（非正态）”页的分布拟合比较：有工程依据的分布优先。", "Compare the page of other distributions: one that engineering suggests comes first."]],
        };
    }

    private static IEnumerable<Reading> Ends(JohnsonCapability found, Specification limits, Tongue tongue)
    {
        if (limits.Lower is not null && found.Indices.Limits.Lower is null)
        {
            yield return new(Tone.Caution, tongue["规格下限在拟合分布的下端点之外：下侧没有指数。", "The lower limit lies beyond the lower end of the fitted distribution: there is no index on that side."]);
        }

        if (limits.Upper is not null && found.Indices.Limits.Upper is null)
        {
            yield return new(Tone.Caution, tongue["规格上限在拟合分布的上端点之外：上侧没有指数。", "The upper limit lies beyond the upper end of the fitted distribution: there is no index on that side."]);
        }
    }

    private static string Formula(Johnson t) => t.System switch
    {
        JohnsonSystem.SU => "γ + η·arsinh((x − ε)/λ)",
        JohnsonSystem.SB => "γ + η·ln((x − ε)/(λ + ε − x))",
        _ => "γ + η·ln(x − ε)",
    };

    /// <summary>Heavy tails, a little skewed.</summary>
    private static IEnumerable<string> Example()
    {
        var random = new Made(7);
        return Enumerable.Range(0, 120).Select(_ => FormattableString.Invariant($"{2 + (1.2 * Math.Sinh((random.Spread() + 0.6) / 1.3)):0.00}")).ToList();
    }
}
