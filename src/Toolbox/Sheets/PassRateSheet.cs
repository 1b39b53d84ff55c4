using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>One pass rate with what is known of it, against a demand and against the period before.</summary>
internal static class PassRateSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "pass-rate",
        Tools = ["confidence intervals of one pass rate"],
        Title = new("合格率与置信区间", "Pass rate with its interval"),
        Question = new("抽了若干件，合格率有多大把握？与上期比变了吗？", "So many inspected: how sure is the pass rate, and has it changed?"),
        Family = Family.Shares,
        Settings =
        [
            new("n", new("抽样数", "Inspected"), SettingKind.Whole, "2000") { Least = 1, Most = 1e9 },
            new("x", new("合格数", "Conforming"), SettingKind.Whole, "1868") { Least = 0, Most = 1e9 },
            Shares.Level,
            new("claim", new("要求的合格率（%）", "Demanded rate (%)"), SettingKind.Number) { IsOptional = true, Least = 0, Most = 100 },
            new("prior-n", new("上期抽样数", "Inspected in the period before"), SettingKind.Whole) { IsOptional = true, Least = 1, Most = 1e9 },
            new("prior-x", new("上期合格数", "Conforming in the period before"), SettingKind.Whole) { IsOptional = true, Least = 0, Most = 1e9 },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (n, x, level) = (given.WholeNumber("n"), given.WholeNumber("x"), Shares.LevelOf(given));
        var prior = Prior(given);
        if (x > n)
        {
            throw SheetProblems.Unusable(
                $"“合格数”（{x}）大于“抽样数”（{n}）。请核对。",
                $"“Conforming” ({x}) is greater than “Inspected” ({n}). Check them.");
        }

        var (wilson, exact) = (ProportionInterval.Wilson(x, n, level), ProportionInterval.ClopperPearson(x, n, level));
        var rate = (double)x / n;
        return new()
        {
            Verdict = Verdict(given, rate, wilson, exact, tongue),
            Readings = [.. Readings(n, x, prior, tongue), Shares.NotRandom(tongue)],
            Figures =
            [
                Shares.Percent(tongue["合格率", "Pass rate"], rate),
                .. Shares.Interval("Wilson", wilson, tongue, tongue["用于估计", "for estimates"]),
                .. Shares.Interval("Clopper-Pearson", exact, tongue, tongue["用于判定", "where it decides"]),
            ],
            Pictures = [Picture(rate, wilson, exact, prior, level, tongue)],
            Tables =
            [
                new(tongue["各种区间（%）", "Intervals (%)"], [tongue["方法", "Method"], tongue["下限", "Lower"], tongue["上限", "Upper"]],
                [
                    Row("Wilson", wilson), Row("Clopper-Pearson", exact), Row("Jeffreys", ProportionInterval.Jeffreys(x, n, level)),
                    Row("Agresti-Coull", ProportionInterval.AgrestiCoull(x, n, level)), Row("Wald", ProportionInterval.Wald(x, n, level)),
                ], 3)
                {
                    Note = tongue["后两种仅供与旧报告比较，可能超出 0 至 100 %。", "The last two are for comparison with old reports; they may leave 0 to 100 %."],
                },
            ],
            Next =
            [
                tongue["发布合格率时同时发布抽样数和区间。", "Publish the number inspected and the interval with every rate."],
                tongue["要分组、分层或按产值加权，请用相应的工具。", "For groups, strata or weights by output use the tools for them."],
            ],
        };
    }

    private static (double N, double X)? Prior(Given given)
    {
        switch (Shares.WholeOrNone(given, "prior-n"), Shares.WholeOrNone(given, "prior-x"))
        {
            case (null, null):
                return null;
            case ({ } n, { } x):
                return x <= n ? (n, x) : throw SheetProblems.Unusable(
                    $"“上期合格数”（{x}）大于“上期抽样数”（{n}）。请核对。",
                    $"“Conforming in the period before” ({x}) is greater than “Inspected in the period before” ({n}). Check them.");
            default:
                throw SheetProblems.Unusable(
                    "“上期抽样数”与“上期合格数”只填了一个。请都填写，或都留空。",
                    "Only one of “Inspected in the period before” and “Conforming in the period before” is filled in. Fill in both, or neither.");
        }
    }

    private static Reading Verdict(Given given, double rate, (double Low, double High) wilson, (double Low, double High) exact, Tongue tongue)
    {
        if (given.NumberOrNone("claim") is not { } claim)
        {
            return new(Tone.Plain, tongue[
                $"合格率 {100 * rate:0.00} %，{given.Number("level"):0.##} % 的把握{Shares.Said(wilson, tongue)}。",
                $"Pass rate {100 * rate:0.00} %, with {given.Number("level"):0.##} % confidence {Shares.Said(wilson, tongue)}."]);
        }

        return exact.Low >= claim / 100 ? new(Tone.Good, tongue[$"达到要求：合格率的下限 {100 * exact.Low:0.00} % 不低于 {claim:0.##} %。", $"Demand met: the lower limit {100 * exact.Low:0.00} % is not below {claim:0.##} %."])
            : exact.High < claim / 100 ? new(Tone.Bad, tongue[$"没有达到要求：合格率的上限 {100 * exact.High:0.00} % 低于 {claim:0.##} %。", $"Demand not met: the upper limit {100 * exact.High:0.00} % is below {claim:0.##} %."])
            : new(Tone.Caution, tongue[$"不能断定：要求 {claim:0.##} % 落在区间 {100 * exact.Low:0.00} %–{100 * exact.High:0.00} % 内，需要更多样品。", $"Undecided: the demand of {claim:0.##} % lies within {100 * exact.Low:0.00} %–{100 * exact.High:0.00} %; more samples are needed."]);
    }

    private static IEnumerable<Reading> Readings(double n, double x, (double N, double X)? prior, Tongue tongue)
    {
        if (prior is { } before)
        {
            var z = Shares.Z(before.X, before.N, x, n);
            yield return new(Shares.ToneOf(z), tongue[
                $"与上期（{100 * before.X / before.N:0.00} %）相比：{Shares.Change(z, tongue)}（z = {z:0.00}，|z| 大于 1.96 才算变化；两期多为同一批企业时这个判断偏保守）。",
                $"Against the period before ({100 * before.X / before.N:0.00} %): {Shares.Change(z, tongue)} (z = {z:0.00}; only |z| above 1.96 is a change; cautious where both periods share firms)."]);
        }

        if (n < Shares.Few)
        {
            yield return new(Tone.Caution, tongue[$"只抽了 {n} 件，不到 {Shares.Few} 件，区间很宽。", $"Only {n} inspected, fewer than {Shares.Few}: the interval is wide."]);
        }

        if (x == n)
        {
            yield return new(Tone.Caution, tongue["没有发现不合格，不等于 100 % 合格：请看下限。", "No failure found does not mean 100 %: look at the lower limit."]);
        }
    }

    private static Chart Picture(double rate, (double Low, double High) wilson, (double Low, double High) exact, (double N, double X)? prior, double level, Tongue tongue)
    {
        var bars = new List<(string Name, double Rate, (double Low, double High) Interval)> { ("Wilson", rate, wilson), ("Clopper-Pearson", rate, exact) };
        if (prior is { } before)
        {
            bars.Insert(0, (tongue["上期 Wilson", "before, Wilson"], before.X / before.N, ProportionInterval.Wilson(before.X, before.N, level)));
        }

        return SharePicture.Of(tongue["合格率与区间", "Pass rate and interval"], bars, tongue);
    }

    private static IReadOnlyList<Cell> Row(string name, (double Low, double High) interval) => [name, 100 * interval.Low, 100 * interval.High];
}

/// <summary>Rates as points with their intervals, in percent.</summary>
internal static class SharePicture
{
    public static Chart Of(string title, IReadOnlyList<(string Name, double Rate, (double Low, double High) Interval)> rates, Tongue tongue) => new()
    {
        Kind = ChartKind.Bar,
        Title = title,
        Reading = tongue[$"最高 {100 * rates.Max(one => one.Rate):0.00} %，最低 {100 * rates.Min(one => one.Rate):0.00} %", $"highest {100 * rates.Max(one => one.Rate):0.00} %, lowest {100 * rates.Min(one => one.Rate):0.00} %"],
        Unit = "%",
        Labels = [.. rates.Select(one => one.Name)],
        IsSideways = rates.Count > 3,
        Size = rates.Count > 24 ? ChartSize.Long : rates.Count > 8 ? ChartSize.Tall : ChartSize.Normal,
        Series =
        [
            new(title, [.. rates.Select(one => (double?)(100 * one.Rate))])
            {
                Low = [.. rates.Select(one => (double?)(100 * one.Interval.Low))],
                High = [.. rates.Select(one => (double?)(100 * one.Interval.High))],
            },
        ],
        Digits = 2,
    };
}
