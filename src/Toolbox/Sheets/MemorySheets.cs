using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.RunLength;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Charts that remember: they find small shifts sooner than points judged one by one.</summary>
internal static class MemorySheets
{
    private const string Drifting = "10.02 9.87 10.11 9.95 10.20 9.79 10.06 9.91 10.14 10.03 9.84 10.09 9.97 10.12 9.93 10.05 9.88 10.17 9.99 10.04 10.16 10.21 10.05 10.27 10.12 10.30 10.18 10.09 10.33 10.22";

    private static readonly Column Values = new("x", new("测量值", "Values"));
    private static readonly Setting Centre = new("centre", new("目标值或已知均值（空：由数据估计）", "Target or known mean (empty: from the data)"), SettingKind.Number) { IsOptional = true };
    private static readonly Setting Sigma = new("sigma", new("已知 σ（空：平均移动极差 / d2）", "Known σ (empty: mean moving range / d2)"), SettingKind.Number) { IsOptional = true };
    private static readonly Setting Baseline = new("baseline", new("用前几点估计（空：全部）", "Points to estimate from (empty: all)"), SettingKind.Whole) { IsOptional = true, Least = 3 };

    public static Sheet Ewma { get; } = Sheet("ewma", ["EWMA", "EWMA ARL"], new("指数加权移动平均图（EWMA）", "EWMA chart"), new("怎样早些发现小的漂移？", "How is a small drift found early?"), "20",
        [
            new("lambda", new("平滑系数 λ", "Smoothing λ"), SettingKind.Number, "0.2") { Least = 0.01, Most = 1 },
            new("multiplier", new("界限倍数 L", "Width L"), SettingKind.Number, "2.86") { Least = 0.5, Most = 5 },
        ],
        Smooth);

    public static Sheet Cusum { get; } = Sheet("cusum", ["tabular CUSUM", "CUSUM ARL"], new("累积和图（CUSUM）", "CUSUM chart"), new("均值从哪一点开始变的？", "From which point on did the mean change?"), "20",
        [
            new("k", new("参考值 k（要发现的偏移的一半，σ）", "Reference value k (half the shift to find, σ)"), SettingKind.Number, "0.5") { Least = 0.05, Most = 3 },
            new("h", new("判定值 h（σ）", "Decision value h (σ)"), SettingKind.Number, "4.775") { Least = 0.5, Most = 30 },
            new("fir", new("快速初始响应（从 h/2 开始）", "Fast initial response (from h/2)"), SettingKind.Flag, "false"),
        ],
        Cumulate);

    public static Sheet Moving { get; } = Sheet("moving-average", ["moving average chart"], new("移动平均图", "Moving average chart"), new("把相邻几点平均后，过程稳定吗？", "Is the process steady when neighbours are averaged?"), "20",
        [
            new("window", new("窗口点数 w", "Window w"), SettingKind.Whole, "5") { Least = 2, Most = 1000 },
            new("multiplier", new("界限倍数", "Width"), SettingKind.Number, "3") { Least = 0.5, Most = 6 },
        ],
        Average);

    private static Sheet Sheet(string slug, IReadOnlyList<string> tools, Words title, Words question, string baseline, IReadOnlyList<Setting> settings, Func<Given, Tongue, Finding> run) => new()
    {
        Slug = slug,
        Tools = tools,
        Title = title,
        Question = question,
        Family = Family.Steady,
        Help = new("一列数，按时间先后排列，至少 3 个。已知目标值和 σ 时请填写，否则由数据（或前几点）估计。", "One column of numbers in the order of time, at least 3. Give target and σ where they are known; otherwise they come from the data or its first points."),
        Columns = [Values],
        Settings = [.. settings, Centre, Sigma, Baseline with { Default = baseline }],
        Sample = "厚度（YY 演示数据）\n" + Drifting.Replace(' ', '\n'),
        Run = run,
    };

    private static Finding Smooth(Given given, Tongue tongue)
    {
        var start = Start.Of(given);
        var (lambda, multiplier) = (given.Number("lambda"), given.Number("multiplier"));
        var chart = MemoryChart.Ewma(start.X, start.Centre, start.Sigma, lambda, multiplier);
        var within = new Within("EWMA", tongue["EWMA 超出界限", "EWMA beyond its limit"], chart.Points, chart.Lower, chart.Upper, chart.Signals);
        var digits = given.Digits;
        return within.Finding(given, start, tongue) with
        {
            Readings = [.. within.Readings(given, start, tongue), Length(EwmaLength.Fixed(lambda, multiplier, 0), EwmaLength.Fixed(lambda, multiplier, 1), tongue)],
            Figures =
            [
                .. start.Figures(digits, tongue),
                new(tongue["稳定后的下限", "Lower limit in the long run"], chart.Asymptotic.Lower, digits),
                new(tongue["稳定后的上限", "Upper limit in the long run"], chart.Asymptotic.Upper, digits),
                new("λ", lambda, 3), new("L", multiplier, 3),
            ],
        };
    }

    private static Finding Cumulate(Given given, Tongue tongue)
    {
        var start = Start.Of(given);
        var (k, h, fast) = (given.Number("k"), given.Number("h"), given.Flag("fir"));
        var chart = MemoryChart.Cusum(start.X, start.Centre, start.Sigma, k, h, fast ? h / 2 : 0);
        var signals = chart.SignalsUp.Union(chart.SignalsDown).Order().ToList();
        var readings = new List<Reading>();
        void Began(IReadOnlyList<int> found, int[] periods, bool up)
        {
            if (found.Count > 0)
            {
                var first = found[0];
                var from = first - periods[first - 1] + 1;
                readings.Add(new(Tone.Bad, tongue[$"第 {first} 点报警：均值{(up ? "升高" : "降低")}，变化大约从第 {from} 点开始。", $"Alarm at point {first}: the mean went {(up ? "up" : "down")}, from about point {from} on."]));
            }
        }

        Began(chart.SignalsUp, chart.PeriodsUp, up: true);
        Began(chart.SignalsDown, chart.PeriodsDown, up: false);
        return new()
        {
            Verdict = Verdict(signals, start.X.Length, tongue),
            Readings =
            [
                .. readings, .. start.Cautions(given, tongue),
                Length(CusumLength.TwoSided(k, h, 0, fast ? h / 2 : 0), CusumLength.TwoSided(k, h, 1, fast ? h / 2 : 0), tongue),
            ],
            Figures = [.. start.Figures(given.Digits, tongue), new("k", k, 3), new("h", h, 3), new(tongue["最大上侧和 C⁺", "Greatest C⁺"], chart.Up.Max(), 3), new(tongue["最大下侧和 C⁻", "Greatest C⁻"], chart.Down.Max(), 3)],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Control,
                    Title = tongue["累积和（σ）", "Cumulative sums (σ)"],
                    Reading = tongue[$"{start.X.Length} 点，其中 {signals.Count} 点报警", $"{start.X.Length} points, {signals.Count} alarms"],
                    Across = new(tongue["序号", "No."]),
                    Series =
                    [
                        new("C⁺", ControlPicture.Maybe(chart.Up)) { Flags = Flags(chart.SignalsUp, tongue["上侧和超过 h", "upper sum above h"]) },
                        new("-C⁻", Array.ConvertAll(chart.Down, down => (double?)-down)) { Flags = Flags(chart.SignalsDown, tongue["下侧和超过 h", "lower sum above h"]) },
                    ],
                    Marks = [new("h", h, Tone.Bad), new("0", 0), new("-h", -h, Tone.Bad)],
                    Digits = 3,
                },
                start.Raw(tongue, given.Digits),
            ],
            Next = ControlVerdict.Next(signals.Count > 0, tongue),
        };
    }

    private static Finding Average(Given given, Tongue tongue)
    {
        var start = Start.Of(given);
        var window = given.WholeNumber("window");
        var chart = MemoryChart.MovingAverage(start.X, start.Centre, start.Sigma, window, given.Number("multiplier"));
        var within = new Within(tongue[$"移动平均（{window} 点）", $"Moving average of {window}"], tongue["移动平均超出界限", "moving average beyond its limit"], chart.Points, chart.Lower, chart.Upper, chart.Signals);
        var digits = given.Digits;
        return within.Finding(given, start, tongue) with
        {
            Readings = [.. within.Readings(given, start, tongue), new(Tone.Plain, tongue[$"前 {window - 1} 点按已有的值平均，界限较宽。", $"The first {window - 1} points average what there is, with wider limits."])],
            Figures = [.. start.Figures(digits, tongue), new(tongue["最后的下限", "Last lower limit"], chart.Lower[^1], digits), new(tongue["最后的上限", "Last upper limit"], chart.Upper[^1], digits)],
        };
    }

    private static Reading Verdict(IReadOnlyList<int> signals, int points, Tongue tongue) => signals.Count == 0
        ? new(Tone.Good, tongue[$"过程受控：{points} 点中没有失控信号。", $"In control: no signal among {points} points."])
        : new(Tone.Bad, tongue[$"过程不受控：第 {signals[0]} 点起发出信号，共 {signals.Count} 点。", $"Out of control: signals from point {signals[0]} on, {signals.Count} points in all."]);

    private static Reading Length(double steady, double shifted, Tongue tongue) => new(Tone.Plain, double.IsFinite(steady) && steady < 1e7
        ? tongue[$"受控时平均每 {steady:#,0.0} 点误报一次（ARL₀）；均值偏移 1σ 平均 {shifted:0.0} 点发现。", $"A steady process alarms falsely every {steady:#,0.0} points on average (ARL₀); a shift of 1σ is found after {shifted:0.0}."]
        : tongue["这样的参数几乎不误报（ARL₀ 超过一千万点），也就难以发现小的偏移。", "With these numbers false alarms are next to never (ARL₀ above ten million points), and so are alarms for small shifts."]);

    private static Dictionary<int, string> Flags(IEnumerable<int> signals, string why) => signals.ToDictionary(point => point - 1, _ => why);

    /// <summary>Points between limits of their own.</summary>
    /// <param name="Signals">Positions beyond them, counted from 1.</param>
    private sealed record Within(string Title, string Beyond, double[] Points, double[] Lower, double[] Upper, IReadOnlyList<int> Signals)
    {
        /// <summary>What every such chart says and shows; its own readings and figures are still to come.</summary>
        public Finding Finding(Given given, Start start, Tongue tongue) => new()
        {
            Verdict = Verdict(Signals, Points.Length, tongue),
            Pictures =
            [
                ControlPicture.Of(Title, Points, [.. Lower.Zip(Upper, (lower, upper) => new Limits(start.Centre, lower, upper))], Flags(Signals, Beyond), given.Digits, tongue),
                start.Raw(tongue, given.Digits),
            ],
            Next = ControlVerdict.Next(Signals.Count > 0, tongue),
        };

        public IEnumerable<Reading> Readings(Given given, Start start, Tongue tongue)
        {
            if (Signals.Count > 0)
            {
                var (point, up) = (Signals[0], Points[Signals[0] - 1] > start.Centre);
                yield return new(Tone.Bad, tongue[$"第 {point} 点首次超出{(up ? "上" : "下")}限：均值{(up ? "升高" : "降低")}。", $"Point {point} is the first beyond the {(up ? "upper" : "lower")} limit: the mean went {(up ? "up" : "down")}."]);
            }

            foreach (var reading in start.Cautions(given, tongue))
            {
                yield return reading;
            }
        }
    }

    private sealed record Start(double[] X, double Centre, double Sigma, int Baseline, bool IsKnown)
    {
        public static Start Of(Given given)
        {
            var x = given.Numbers("x");
            var (centre, sigma) = (given.NumberOrNone("centre"), given.NumberOrNone("sigma"));
            if (sigma is <= 0)
            {
                throw SheetProblems.Unusable(
                    $"“已知 σ”填的是 {sigma}，应当大于 0。请更正，或留空由数据估计。",
                    $"“Known σ” is {sigma}; it must be greater than 0. Correct it, or leave it empty to estimate it from the data.");
            }

            var isKnown = centre is not null && sigma is not null;
            if (x.Length < 3 && !isKnown)
            {
                throw Problems.TooFew(new("测量值", "Values"), x.Length, 3);
            }

            var baseline = given.NumberOrNone("baseline") is { } first ? Math.Min(x.Length, (int)first) : x.Length;
            if (isKnown)
            {
                return new(x, centre!.Value, sigma!.Value, x.Length, true);
            }

            var fit = IndividualsChart.Fit(x.AsSpan(0, baseline));
            return sigma is null && fit.Sigma <= 0
                ? throw Problems.Constant(new("测量值", "Values"))
                : new(x, centre ?? fit.Individuals.Centre, sigma ?? fit.Sigma, baseline, false);
        }

        public IEnumerable<Reading> Cautions(Given given, Tongue tongue)
        {
            foreach (var reading in Wording.LeftOut(given, tongue))
            {
                yield return reading;
            }

            if (!IsKnown)
            {
                yield return Baseline == X.Length
                    ? new(Tone.Caution, tongue["均值和 σ 由全部数据估计，漂移本身也算了进去；有目标值或稳定的前几点时请用它们。", "Mean and σ come from all data, the drift among them; use a target or the first, steady points where there are any."])
                    : new(Tone.Plain, tongue[$"均值和 σ 由前 {Baseline} 点估计。", $"Mean and σ come from the first {Baseline} points."]);
            }
        }

        public IEnumerable<Figure> Figures(int digits, Tongue tongue) =>
        [
            new(tongue["点数", "Points"], X.Length, 0),
            new(tongue["中心", "Centre"], Centre, digits),
            new("σ", Sigma, digits + 1),
        ];

        public Chart Raw(Tongue tongue, int digits) => ControlPicture.Of(tongue["原始值（±3σ）", "Values (±3σ)"], X, new Limits(Centre, Centre - (3 * Sigma), Centre + (3 * Sigma)), new Dictionary<int, string>(), digits, tongue) with { Size = ChartSize.Small, Reading = null };
    }
}
