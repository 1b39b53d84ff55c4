using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Rules;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The sets of run rules in common use, on one's own data, each with its false alarms.</summary>
internal static class RunRulesSheet
{
    /// <summary>The sets in the numbers of the eight rules, so that their length follows from the same engine.</summary>
    public static IReadOnlyList<(string Value, Words Title, RunRules Rules, RuleNumbers Numbers)> Presets { get; } =
    [
        ("usual", new("默认：准则 1、2、5", "default: rules 1, 2 and 5"), RunRules.Usual, RuleNumbers.Standard),
        ("nelson", new("判异八条（GB/T 17989.2、Nelson）", "all eight (GB/T 17989.2, Nelson)"), RunRules.Nelson, RuleNumbers.Standard),
        ("western-electric", new("Western Electric 四条", "Western Electric, four rules"), RunRules.Beyond | RunRules.Side | RunRules.TwoOfThree | RunRules.FourOfFive, RuleNumbers.Standard with { Side = 8 }),
        ("aiag", new("AIAG：界外、7 点同侧、7 点升降", "AIAG: beyond, 7 on one side, 7 rising or falling"), RunRules.Beyond | RunRules.Side | RunRules.Trend, RuleNumbers.Standard with { Side = 7, Trend = 7 }),
        ("one", new("只用准则 1", "rule 1 only"), RunRules.Beyond, RuleNumbers.Standard),
    ];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "run-rules",
        Tools = ["run rules (Nelson 1-8, Western Electric, AIAG)", "ARL of Nelson rule subsets", "ARL of Shewhart chart with Western Electric supplementary rules"],
        Title = new("判异准则", "Run rules"),
        Question = new("用哪几条判异准则？误报有多频繁？", "Which run rules, and how often do they alarm for nothing?"),
        Family = Family.Steady,
        Help = new("一列数，按时间先后排列。已知中心线和 σ 时请填写，否则由数据估计。", "One column of numbers in the order of time. Give centre line and σ where they are known; otherwise they come from the data."),
        Columns = [new("x", new("测量值", "Values"))],
        Settings =
        [
            new("preset", new("准则组合", "Set of rules"), SettingKind.Choice, "usual") { Options = [.. Presets.Select(one => new Option(one.Value, one.Title)), new("own", new("自选（用下面的开关）", "my own (the switches below)"))] },
            new("centre", new("中心线（空：由数据估计）", "Centre line (empty: from the data)"), SettingKind.Number) { IsOptional = true },
            new("sigma", new("σ（空：由数据估计）", "σ (empty: from the data)"), SettingKind.Number) { IsOptional = true },
            .. RuleSettings.Settings,
        ],
        Sample = "电阻（YY 演示数据）\n" + string.Join('\n', "50.2 49.6 50.5 49.8 50.1 49.3 50.7 50.0 49.7 50.4 49.9 50.3 50.6 50.4 50.5 50.8 50.3 50.9 50.6 50.4 50.7 51.9 49.5 50.1 49.8 50.2".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var x = given.Numbers("x");
        var (centre, sigma) = (given.NumberOrNone("centre"), given.NumberOrNone("sigma"));
        if (sigma is <= 0)
        {
            throw SheetProblems.Unusable(
                $"“σ”填的是 {sigma}，应当大于 0。请更正，或留空由数据估计。",
                $"“σ” is {sigma}; it must be greater than 0. Correct it, or leave it empty to estimate it from the data.");
        }

        if (x.Length < 3 && (centre is null || sigma is null))
        {
            throw Problems.TooFew(given.Title("x"), x.Length, 3);
        }

        if (centre is null || sigma is null)
        {
            var fit = IndividualsChart.Fit(x);
            (centre, sigma) = (centre ?? fit.Individuals.Centre, sigma ?? (fit.Sigma > 0 ? fit.Sigma : throw Problems.Constant(given.Title("x"))));
        }

        var preset = given.Choice("preset");
        var (chosen, numbers) = preset == "own" ? (RuleSettings.Chosen(given), RuleSettings.Numbers(given)) : Presets.Where(one => one.Value == preset).Select(one => (one.Rules, one.Numbers)).First();
        var found = RunRuleEngine.Judge(x, centre.Value, sigma.Value, numbers);
        var flags = RuleSettings.Flags(found, chosen, tongue);
        var (mid, unit, digits) = (centre.Value, sigma.Value, given.Digits);
        return new()
        {
            Verdict = ControlVerdict.Of(flags.Count, 0, x.Length, tongue),
            Readings = [.. RuleSettings.Readings(found, chosen, numbers, tongue), .. ControlVerdict.Cautions(given, x.Length, RuleSettings.FalseAlarmEvery(chosen, numbers), tongue)],
            Figures = [new(tongue["点数", "Points"], x.Length, 0), new(tongue["中心线", "Centre line"], mid, digits), new("σ", unit, digits + 1), new(tongue["有信号的点", "Points that signal"], flags.Count, 0)],
            Pictures =
            [
                ControlPicture.Of(tongue["判异准则", "Run rules"], x, new Limits(mid, mid - (numbers.Beyond * unit), mid + (numbers.Beyond * unit)), flags, digits, tongue) with
                {
                    Bands =
                    [
                        new(tongue["C 区", "zone C"], mid - unit, mid + unit, Tone.Good),
                        new(tongue["B 区", "zone B"], mid + unit, mid + (2 * unit), Tone.Caution), new("", mid - (2 * unit), mid - unit, Tone.Caution),
                        .. numbers.Beyond > 2 ? [new ChartBand(tongue["A 区", "zone A"], mid + (2 * unit), mid + (numbers.Beyond * unit), Tone.Bad), new ChartBand("", mid - (numbers.Beyond * unit), mid - (2 * unit), Tone.Bad)] : Array.Empty<ChartBand>(),
                    ],
                },
            ],
            Tables = [Compared(x, mid, unit, tongue), .. Listed(found, flags, x, digits, tongue)],
            Next = [.. ControlVerdict.Next(flags.Count > 0, tongue), tongue["准则在开始监控前定好，不要看了数据再挑。", "Choose the rules before monitoring begins, not after seeing the data."]],
        };
    }

    private static ResultTable Compared(double[] x, double centre, double sigma, Tongue tongue) => new(
        tongue["各组合在这批数据上的信号与误报间隔", "Signals of each set on these data, and its false alarms"],
        [tongue["组合", "Set"], tongue["有信号的点", "Points that signal"], tongue["受控时平均多少点误报一次（ARL₀）", "Points between false alarms (ARL₀)"], tongue["偏移 1σ 时平均多少点发现", "Points until a shift of 1σ is found"]],
        [.. Presets.Select(one => (IReadOnlyList<Cell>)
        [
            tongue[one.Title], (double)RunRuleEngine.Judge(x, centre, sigma, one.Numbers).Count(found => (found & one.Rules) != 0),
            FalseAlarm.Of(one.Rules, one.Numbers)!.Value.Short, FalseAlarm.Of(one.Rules, one.Numbers, 1)!.Value.Short,
        ])],
        0) { Note = tongue["没有 ± 的是精确值（马尔可夫链），带 ± 的是模拟值及其 95 % 误差。", "Without ± exact (Markov chain), with ± played, with the 95 % error."] };

    private static IEnumerable<ResultTable> Listed(RunRules[] found, Dictionary<int, string> flags, double[] x, int digits, Tongue tongue)
    {
        const int Most = 200;
        if (flags.Count > 0)
        {
            yield return new(
                tongue["有信号的点", "Points that signal"], [tongue["序号", "No."], tongue["值", "Value"], tongue["准则", "Rules"]],
                [.. flags.OrderBy(flag => flag.Key).Take(Most).Select(flag => (IReadOnlyList<Cell>)[$"{flag.Key + 1}", x[flag.Key], flag.Value])], digits)
            {
                Note = flags.Count > Most ? tongue[$"只列前 {Most} 点，共 {flags.Count} 点（数据共 {found.Length} 点）。", $"The first {Most} of {flags.Count}."] : null,
            };
        }
    }
}
