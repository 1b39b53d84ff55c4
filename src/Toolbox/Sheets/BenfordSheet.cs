using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Signals;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Leading digits against Benford's law: a hint where to look.</summary>
internal static class BenfordSheet
{
    /// <summary>Fewer numbers than this show little.</summary>
    private const int Few = 300;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "benford",
        Tools = ["Benford tests"],
        Title = new("首位数字检查（本福特）", "First digits (Benford)"),
        Question = new("上报的数字像不像编出来的？（只是提示）", "Do reported numbers look made up? (a hint only)"),
        Family = Family.Warnings,
        Help = new("一列上报的数值，如产值、销量。适合跨几个数量级、没有人为上下限的数；百分数、编号、评分不适用。", "One column of reported numbers such as output or sales. For numbers over several orders of magnitude without set limits; not for percentages, codes or scores."),
        Columns = [new("x", new("数值", "Values"))],
        Sample = Example(),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var x = given.Numbers("x");
        var positive = x.Count(value => value > 0);
        if (x.Length < 10)
        {
            throw Problems.TooFew(given.Title("x"), x.Length, 10);
        }

        if (positive < 10)
        {
            throw SheetProblems.Unusable(
                $"“数值”中大于 0 的只有 {positive} 个，不足 10 个，首位数字检查没有意义。请补充数据。",
                $"Only {positive} of “Values” are greater than 0, fewer than 10, so a check of first digits has no meaning. Add data.");
        }

        var b = Benford.Of(x);
        var (tone, grade) = Grade(b.First.MeanDeviation, tongue);
        var spread = Math.Log10(x.Where(value => value > 0).Max() / x.Where(value => value > 0).Min());
        var odd = Enumerable.Range(0, 9).Where(d => b.First.Z[d] > 1.96).Select(d => d + 1).ToList();
        return new()
        {
            Verdict = new(tone, tongue[$"{grade}（平均偏差 {b.First.MeanDeviation:0.0000}）：只是提示，不是结论。", $"{grade} (mean deviation {b.First.MeanDeviation:0.0000}): a hint, not a finding."]),
            Readings =
            [
                new(Tone.Caution, tongue["只是提示，不是结论：首位数字异常只说明值得核对，不能据此认定造假，也不进入信用记录。", "A hint, not a finding: odd digits are a reason to check, no proof of anything and nothing for a record."]),
                .. odd.Count > 0 ? [new Reading(Tone.Plain, tongue[$"偏离较大的首位数字：{string.Join("、", odd)}。", $"First digits that differ most: {string.Join(", ", odd)}."])] : Array.Empty<Reading>(),
                .. b.Used < Few ? [new Reading(Tone.Caution, tongue[$"只有 {b.Used} 个数；不到 {Few} 个时，平均偏差大多只因偶然，看 p 值为主。", $"Only {b.Used} numbers; with fewer than {Few} the mean deviation is mostly chance, so look at p."])] : Array.Empty<Reading>(),
                .. spread < 2 ? [new Reading(Tone.Caution, tongue[$"最大值与最小值只差 {Math.Pow(10, spread):0.#} 倍，不到 100 倍，这个规律多半不适用。", $"The greatest is only {Math.Pow(10, spread):0.#} times the least, below 100: the law hardly applies."])] : Array.Empty<Reading>(),
                .. x.Length > b.Used ? [new Reading(Tone.Plain, tongue[$"有 {x.Length - b.Used} 个数不大于 0，没有参与。", $"{x.Length - b.Used} numbers not above 0 were left out."])] : Array.Empty<Reading>(),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["参与的数", "Numbers used"], b.Used, 0), new(tongue["首位 MAD", "MAD, first digit"], b.First.MeanDeviation, 5), new(tongue["首位 χ²", "χ², first digit"], b.First.ChiSquared, 3), new(tongue["首位 p", "p, first digit"], b.First.P, 5),
                new(tongue["前两位 MAD", "MAD, first two"], b.FirstTwo.MeanDeviation, 5), new(tongue["前两位 p", "p, first two"], b.FirstTwo.P, 5), new(tongue["第二位 MAD", "MAD, second digit"], b.Second.MeanDeviation, 5), new(tongue["第二位 p", "p, second digit"], b.Second.P, 5),
                new(tongue["尾数弧 p", "p, mantissa arc"], b.Arc.P, 5),
                .. b.Distortion is { } distortion ? [new Figure(tongue["失真系数（%）", "Distortion (%)"], distortion, 2)] : Array.Empty<Figure>(),
            ],
            Pictures = [Picture(b.First, 1, tongue["首位数字", "First digit"], b.Used, tongue), Picture(b.Second, 0, tongue["第二位数字", "Second digit"], b.Used, tongue)],
            Tables =
            [
                new(tongue["首位数字", "First digits"], [tongue["数字", "Digit"], tongue["个数", "Count"], tongue["实际（%）", "Actual (%)"], tongue["预期（%）", "Expected (%)"], "z"],
                    [.. b.First.Observed.Select((count, d) => (IReadOnlyList<Cell>)[d + 1.0, (double)count, 100.0 * count / b.Used, 100 * b.First.Shares[d], b.First.Z[d]])], 2),
            ],
            Next = [tongue["对偏离大的部分抽查原始凭证；先想想有没有正当的原因，如统一定价、起报线。", "Check originals where digits stand out; first think of honest reasons such as set prices or reporting limits."]],
        };
    }

    /// <summary>Nigrini's bands for the first digit.</summary>
    private static (Tone Tone, string Grade) Grade(double deviation, Tongue tongue) => deviation switch
    {
        <= 0.006 => (Tone.Good, tongue["首位数字与规律吻合", "First digits conform closely"]),
        <= 0.012 => (Tone.Good, tongue["首位数字与规律大致吻合", "First digits conform"]),
        <= 0.015 => (Tone.Caution, tongue["首位数字与规律勉强吻合", "First digits conform barely"]),
        _ => (Tone.Caution, tongue["首位数字与规律不吻合，值得核对", "First digits do not conform: worth a check"]),
    };

    private static Chart Picture(DigitTest test, int from, string title, int used, Tongue tongue) => new()
    {
        Kind = ChartKind.Bar, Title = title, Unit = "%", Digits = 1, Labels = [.. test.Observed.Select((_, d) => (d + from).ToString())],
        Reading = tongue["柱是实际，线是预期", "bars are actual, the line is expected"],
        Series = [new(tongue["实际", "actual"], [.. test.Observed.Select(count => (double?)(100.0 * count / used))]), new(tongue["预期", "expected"], [.. test.Shares.Select(share => (double?)(100 * share))]) { Look = SeriesLook.Line }],
    };

    private static string Example()
    {
        var made = new Made(17);
        return Made.Table("数值（YY 演示数据）", Enumerable.Range(0, 400).Select(_ => (IEnumerable<object>)[Math.Round(Math.Pow(10, 2.5 + (1.1 * made.Spread())), 1) + 0.1]));
    }
}
