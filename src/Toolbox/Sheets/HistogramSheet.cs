using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>How the values lie, and how they lie between the limits.</summary>
internal static class HistogramSheet
{
    /// <summary>Empty classes are added as far as a limit up to this many in all.</summary>
    private const int MostClasses = 80;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "histogram",
        Tools = ["histogram / box plot"],
        Title = new("直方图", "Histogram"),
        Question = new("数据怎么分布，离规格限有多远？", "How do the values lie, and how far from the limits?"),
        Family = Family.Causes,
        Help = new("一列数，50 个以上形状才可靠。", "One column of numbers; the shape can be relied on from about 50."),
        Columns = [new("value", new("测量值", "Value"))],
        Settings =
        [
            new("lsl", new("下规格限", "Lower limit"), SettingKind.Number) { IsOptional = true },
            new("usl", new("上规格限", "Upper limit"), SettingKind.Number) { IsOptional = true },
            new("rule", new("分组数", "Number of classes"), SettingKind.Choice, "sturges")
            {
                Options = [new("sturges", new("Sturges", "Sturges")), new("fd", new("Freedman-Diaconis", "Freedman-Diaconis")), new("scott", new("Scott", "Scott")), new("root", new("√n", "√n")), new("own", new("自定（填下一项）", "own (next field)"))],
            },
            new("classes", new("自定分组数（界限取整，只作参考）", "Own number of classes (limits are rounded)"), SettingKind.Whole, "10") { Least = 2, Most = 60 },
        ],
        Sample = "孔径（YY 演示数据，mm）\n" + string.Join('\n', ("12.03 12.07 11.98 12.05 12.01 12.10 12.04 11.95 12.06 12.02 12.08 12.00 12.05 12.03 11.97 12.09 12.04 12.06 12.01 12.12 12.03 12.05 11.99 12.07 12.02 12.04 12.08 "
            + "11.96 12.05 12.03 12.06 12.01 12.04 12.11 12.00 12.02 12.07 12.05 11.98 12.03 12.04 12.09 12.06 12.02 12.05 12.01 12.03 12.13 11.94 12.04 12.06 12.00 12.02 12.05 12.07 12.03 12.08 12.04 11.99 12.05").Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var x = given.Numbers("value");
        if (x.Length < 2)
        {
            throw Problems.TooFew(given.Title("value"), x.Length, 2);
        }

        if (Array.TrueForAll(x, value => value == x[0]))
        {
            throw Problems.Constant(given.Title("value"));
        }

        var (lower, upper) = (given.NumberOrNone("lsl"), given.NumberOrNone("usl"));
        if (lower >= upper)
        {
            throw SheetProblems.Unusable(
                $"“下规格限”（{lower}）应小于“上规格限”（{upper}）。请更正。",
                $"“Lower limit” ({lower}) must be less than “Upper limit” ({upper}). Correct them.");
        }

        var drawn = Histogram.Of(x);
        var rule = given.Choice("rule");
        var asked = rule switch { "fd" => drawn.Numbers.FreedmanDiaconis, "scott" => drawn.Numbers.Scott, "root" => drawn.Numbers.SquareRoot, "own" => given.WholeNumber("classes"), _ => drawn.Numbers.Sturges };
        var sorted = Numerics.Sample.Sorted(x);
        var breaks = rule == "sturges" ? [.. drawn.Breaks] : RoundScale.Over(sorted[0], sorted[^1], Math.Min(asked, 500));
        var counts = rule == "sturges" ? [.. drawn.Counts] : Counted(sorted, breaks);
        var shape = HistogramShapes.Of(counts, x);
        var (mean, deviation) = (Numerics.Sample.Mean(x), Numerics.Sample.Deviation(x));
        var (below, above) = (x.Count(value => value < lower), x.Count(value => value > upper));
        var digits = given.Digits;
        return new()
        {
            Verdict = Verdict(shape, below + above, x.Length, lower is not null || upper is not null, tongue),
            Readings =
            [
                Meaning(shape, tongue),
                .. Against(mean, deviation, lower, upper, digits, tongue),
                .. drawn.Box.Outliers.Count > 0 ? new[] { new Reading(Tone.Caution, tongue[$"箱线图外有 {drawn.Box.Outliers.Count} 个离群值，先核对记录，不要随手删除。", $"{drawn.Box.Outliers.Count} outliers by the box plot: check the records, do not just delete them."]) } : [],
                new(Tone.Caution, tongue["直方图看不出时间先后：评价过程能力之前先看控制图。", "A histogram knows no time: look at a control chart before judging capability."]),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["个数", "Values"], x.Length, 0), new(tongue["平均值", "Mean"], mean, digits), new(tongue["标准差 s", "Standard deviation"], deviation, digits + 1), new(tongue["中位数", "Median"], drawn.Box.FiveNumbers[2], digits),
                new(tongue["最小", "Least"], sorted[0], digits), new(tongue["最大", "Greatest"], sorted[^1], digits), new(tongue["分组数", "Classes"], counts.Length, 0), new(tongue["组距", "Class width"], breaks[1] - breaks[0], digits),
                .. lower is null ? [] : new[] { new Figure(tongue["低于下限", "Below the lower limit"], below, 0) },
                .. upper is null ? [] : new[] { new Figure(tongue["高于上限", "Above the upper limit"], above, 0) },
            ],
            Pictures = [Picture(breaks, counts, lower, upper, digits, tongue)],
            Tables =
            [
                new(tongue["频数表", "Classes"], [tongue["下界（不含）", "From (excluded)"], tongue["上界（含）", "To (included)"], tongue["频数", "Count"], "%"],
                    [.. counts.Select((count, i) => (IReadOnlyList<Cell>)[breaks[i], breaks[i + 1], count, 100.0 * count / x.Length])], digits) { Note = tongue["第一组含下界", "The first class includes its lower end"] },
            ],
            Next = shape is HistogramShape.Normal or HistogramShape.TooFew
                ? [tongue["接着用控制图看是否稳定，再做过程能力分析。", "Go on with a control chart, then capability."]]
                : [tongue["按材料、设备、班次、操作者分层，各画一张再比。", "Stratify by material, machine, shift, person, and draw one each."]],
        };
    }

    private static int[] Counted(double[] sorted, double[] breaks)
    {
        var counts = new int[breaks.Length - 1];
        var k = 0;
        foreach (var value in sorted)
        {
            while (k < counts.Length - 1 && value > breaks[k + 1] + (1e-7 * (breaks[1] - breaks[0])))
            {
                k++;
            }

            counts[k]++;
        }

        return counts;
    }

    private static Reading Verdict(HistogramShape shape, int outside, int n, bool hasLimits, Tongue tongue)
    {
        var name = Name(shape, tongue);
        return outside > 0 ? new(Tone.Bad, tongue[$"{n} 个中有 {outside} 个超出规格限；{name}。", $"{outside} of {n} are beyond the limits; {name}."])
            : shape is HistogramShape.Normal ? new(hasLimits ? Tone.Good : Tone.Plain, hasLimits ? tongue[$"都在规格限内，{name}。", $"All within the limits; {name}."] : tongue[$"{name}。", $"The values look regular: {name}."])
            : shape is HistogramShape.TooFew ? new(Tone.Plain, tongue[$"{n} 个数，还看不出形状{(hasLimits ? "；都在规格限内" : "")}。", $"{n} values, too few for a shape{(hasLimits ? "; all within the limits" : "")}."])
            : new(Tone.Caution, tongue[$"分布异常：{name}{(hasLimits ? "；都在规格限内" : "")}。", $"An unusual shape: {name}{(hasLimits ? "; all within the limits" : "")}."]);
    }

    private static string Name(HistogramShape shape, Tongue tongue) => shape switch
    {
        HistogramShape.Normal => tongue["正常型，中间高、两边低、大致对称", "one hill, about symmetric"],
        HistogramShape.SkewedRight => tongue["偏态型，长尾在右", "skewed, long tail on the right"],
        HistogramShape.SkewedLeft => tongue["偏态型，长尾在左", "skewed, long tail on the left"],
        HistogramShape.TwoPeaks => tongue["双峰型", "two hills"],
        HistogramShape.Plateau => tongue["平顶型", "a flat top"],
        HistogramShape.Island => tongue["孤岛型", "a small group apart"],
        HistogramShape.Comb => tongue["锯齿型", "a comb"],
        HistogramShape.Cliff => tongue["陡壁型，一侧像被切去", "cut off on one side"],
        _ => tongue["数据太少，看不出形状", "too few values for a shape"],
    };

    private static Reading Meaning(HistogramShape shape, Tongue tongue) => shape switch
    {
        HistogramShape.Normal => new(Tone.Good, tongue["形状正常，没有看出混料、分拣或测量的毛病。", "Nothing hints at mixed lots, sorting or measuring errors."]),
        HistogramShape.SkewedRight or HistogramShape.SkewedLeft => new(Tone.Caution, tongue["常见于一侧有自然界限（形位公差、纯度）或加工习惯偏向一侧；能力分析用非正态方法。", "Usual where nature sets one end (form, purity) or work tends to one side; use a non-normal capability method."]),
        HistogramShape.TwoPeaks => new(Tone.Caution, tongue["多半混有两种材料、设备、模具或班次，先分层。", "Two materials, machines, moulds or shifts are probably mixed: stratify first."]),
        HistogramShape.Plateau => new(Tone.Caution, tongue["多半有几个中心混在一起，或过程在缓慢移动（刀具磨损）。", "Several centres mixed, or a slow drift such as tool wear."]),
        HistogramShape.Island => new(Tone.Caution, tongue["孤岛多半来自测量或记录错误、混入别的批，或短时间的异常。", "A group apart mostly comes from a wrong reading, another lot or a short disturbance."]),
        HistogramShape.Comb => new(Tone.Caution, tongue["多半是分组太细、量具分辨力不足或读数习惯取整；先减少分组再看。", "Mostly too many classes, a coarse gauge or rounded readings: take fewer classes first."]),
        HistogramShape.Cliff => new(Tone.Caution, tongue["多半是剔除过不合格品，或读数被“凑”到界内：查数据是否完整。", "Mostly sorted before, or readings were made to fit: ask whether the data are complete."]),
        _ => new(Tone.Plain, tongue["不到 30 个数或分组太少，不判断形状。", "With fewer than 30 values or too few classes no shape is named."]),
    };

    private static IEnumerable<Reading> Against(double mean, double deviation, double? lower, double? upper, int digits, Tongue tongue)
    {
        if (lower is { } low && upper is { } high)
        {
            var off = (mean - ((low + high) / 2)) / ((high - low) / 2);
            yield return new(Math.Abs(off) > 0.25 ? Tone.Caution : Tone.Plain, tongue[
                $"中心偏离公差中心 {100 * Math.Abs(off):0.0} %（偏{(off >= 0 ? "大" : "小")}）；6s 占公差的 {100 * 6 * deviation / (high - low):0.0} %。",
                $"The mean is {100 * Math.Abs(off):0.0} % of half the tolerance off its middle ({(off >= 0 ? "high" : "low")}); 6s is {100 * 6 * deviation / (high - low):0.0} % of the tolerance."]);
        }
        else if ((lower ?? upper) is { } only)
        {
            yield return new(Tone.Plain, tongue[$"平均值到规格限的距离是 {Math.Abs(mean - only) / deviation:0.00} 个标准差。", $"The mean is {Math.Abs(mean - only) / deviation:0.00} standard deviations from the limit."]);
        }
    }

    /// <summary>Bars by class; a limit is drawn at the class it lies in, for which empty classes are added.</summary>
    private static Chart Picture(double[] breaks, int[] counts, double? lower, double? upper, int digits, Tongue tongue)
    {
        var width = breaks[1] - breaks[0];
        var (from, to) = (0, counts.Length);
        int Class(double limit) => (int)Math.Clamp(Math.Ceiling(((limit - breaks[0]) / width) - 1e-7) - 1, -1e6, 1e6);
        int[] places = [.. new[] { lower, upper }.OfType<double>().Select(Class)];
        foreach (var place in places)
        {
            var (first, last) = (Math.Min(from, place), Math.Max(to, place + 1));
            (from, to) = last - first <= MostClasses ? (first, last) : (from, to);
        }

        double Edge(int i) => i >= 0 && i < breaks.Length ? breaks[i] : breaks[0] + (i * width);
        var marks = new List<ChartMark>();
        foreach (var (limit, name) in new[] { (lower, tongue["下规格限", "Lower limit"]), (upper, tongue["上规格限", "Upper limit"]) })
        {
            if (limit is { } value && Class(value) >= from && Class(value) < to)
            {
                marks.Add(new($"{name} {value}", Class(value) - from, Tone.Bad, true));
            }
        }

        var digitsShown = Math.Max(0, digits - 2) + (width < Math.Pow(10, -Math.Max(0, digits - 2)) ? 2 : 0);
        var classes = Enumerable.Range(from, to - from).ToArray();
        return new()
        {
            Kind = ChartKind.Bar,
            Title = tongue["直方图", "Histogram"],
            Reading = tongue["红色的组在规格限之外；规格限画在它所在的组上", "Red classes lie beyond a limit; a limit is drawn at its class"],
            Labels = [.. classes.Select(i => Edge(i).ToString("F" + digitsShown, null) + "–" + Edge(i + 1).ToString("F" + digitsShown, null))],
            Series = [new(tongue["频数", "Count"], [.. classes.Select(i => (double?)(i >= 0 && i < counts.Length ? counts[i] : 0))]) { Flags = classes.Select((i, at) => (i, at)).Where(one => Edge(one.i + 1) <= lower || Edge(one.i) >= upper).Where(one => one.i >= 0 && one.i < counts.Length && counts[one.i] > 0).ToDictionary(one => one.at, _ => tongue["规格限之外", "beyond a limit"]) }],
            Marks = marks,
            Digits = 0,
        };
    }
}
