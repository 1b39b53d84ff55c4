using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Surveillance;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Weekly counts with years of history against what this season usually brings.</summary>
internal static class FarringtonSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "farrington",
        Tools = ["Farrington flexible (Noufaily 2012)", "Farrington 1996"],
        Title = new("季节性计数预警（Farrington）", "Alarms for seasonal counts (Farrington)"),
        Question = new("有几年的每周件数，本周是不是异常多？", "Years of weekly counts: is this week unusual?"),
        Family = Family.Warnings,
        Help = new("每行一周，按时间先后，中间不缺周：件数，可以另选时间列。默认要有 4 年以上的历史。", "One row a week in the order of time, none missing: the count, and the time if there is a column. By default more than 4 years of history."),
        Columns = [Alarms.Counts, Alarms.Time],
        Settings =
        [
            new("method", new("方法", "Method"), SettingKind.Choice, "flexible") { Options = [new("flexible", new("改进法（Noufaily 2013）", "improved (Noufaily 2013)")), new("original", new("原方法（1996）", "original (1996)"))] },
            new("weeks", new("判断最近几周", "Newest weeks judged"), SettingKind.Whole, "26") { Least = 1, Most = 520 },
            new("frequency", new("一年几期", "Periods a year"), SettingKind.Whole, "52") { Least = 4, Most = 366 },
            new("years", new("往前看几年 b", "Years back b"), SettingKind.Whole, "4") { Least = 1, Most = 20 },
            new("window", new("同期前后几期 w", "Periods on both sides w"), SettingKind.Whole, "3") { Least = 0, Most = 50 },
            new("alpha", new("误报概率 α（%）", "False alarms α (%)"), SettingKind.Number, "1") { Least = 0.001, Most = 20 },
            new("periods", new("季节段数（改进法）", "Season groups (improved)"), SettingKind.Whole, "10") { Least = 1, Most = 52 },
            new("leave-out", new("不参与建模的近期（改进法）", "Newest periods left out of the model (improved)"), SettingKind.Whole, "26") { Least = 0, Most = 1000 },
            new("limit", new("上限的算法（改进法）", "Limit (improved)"), SettingKind.Choice, "negative-binomial")
            {
                Options = [new("negative-binomial", new("负二项", "negative binomial")), new("delta", new("2/3 次幂", "2/3 power")), new("upper-mean", new("负二项加预期误差", "negative binomial with the error of the mean"))],
            },
        ],
        Sample = Example(),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (y, names, frequency, years, window) = (Shares.Counts(given, "y"), Alarms.Names(given), given.WholeNumber("frequency"), given.WholeNumber("years"), given.WholeNumber("window"));
        var (first, isFlexible) = (Math.Max(1, y.Length - given.WholeNumber("weeks") + 1), given.Choice("method") == "flexible");
        if ((2 * window) + 2 > frequency)
        {
            throw SheetProblems.Unusable(
                $"“同期前后几期 w”是 {window}，对“一年几期”（{frequency}）太大。请改小。",
                $"“Periods on both sides w” is {window}, too large for “Periods a year” ({frequency}). Make it smaller.");
        }

        if (isFlexible && given.WholeNumber("periods") is > 1 and var periods && periods - 1 > frequency - (2 * window) - 1)
        {
            throw SheetProblems.Unusable(
                $"“季节段数”是 {periods}，窗口以外的 {frequency - (2 * window) - 1} 期不够分。请改小。",
                $"“Season groups” is {periods}, too many for the {frequency - (2 * window) - 1} periods outside the window. Make it smaller.");
        }

        var needed = (frequency * years) + window + 1;
        if (y.Length < needed)
        {
            throw SheetProblems.Unusable(
                $"“件数”只有 {y.Length} 期，往前看 {years} 年至少需要 {needed} 期。请补充历史，或改小“往前看几年 b”；历史不足一年可用早期预警（EARS）。",
                $"“Count” has only {y.Length} periods; looking back {years} years needs at least {needed}. Add history, or make “Years back b” smaller; with less than a year of history use early warning (EARS).");
        }

        first = Math.Max(first, needed);
        var weeks = Enumerable.Range(first, y.Length - first + 1).Select(position => Judge(given, y, position, isFlexible)).ToArray();
        int[] alarms = [.. weeks.Where(week => week.Alarm).Select(week => week.Position)];
        var newest = weeks[^1];
        return new()
        {
            Verdict = newest.Upper is null
                ? new(Tone.Plain, tongue[$"{Alarms.Name(names, y.Length, tongue)}不判断：{(newest.IsFew ? "近四周合计不到 5 件" : "模型没有收敛")}。", $"Not judged at {Alarms.Name(names, y.Length, tongue)}: {(newest.IsFew ? "fewer than 5 in the last four weeks" : "the model did not settle")}."])
                : Alarms.Verdict(alarms, y.Length, y[^1], newest.Upper, names, tongue),
            Readings =
            [
                .. newest.Expected is { } expected ? [new Reading(Tone.Plain, tongue[$"按往年同期，本期预期约 {expected:0.0} 件。", $"By the same season of earlier years about {expected:0.0} were expected."])] : Array.Empty<Reading>(),
                .. Alarms.List([.. alarms.Where(position => position < y.Length)], y, position => weeks[position - first].Upper, names, tongue),
                .. weeks.Length >= 20 ? [new Reading(Tone.Plain, tongue[$"判断了 {weeks.Length} 期，只因偶然也会有约 {given.Number("alpha") / 100 * weeks.Length:0.0} 次报警。", $"{weeks.Length} periods judged: about {given.Number("alpha") / 100 * weeks.Length:0.0} alarms come by chance alone."])] : Array.Empty<Reading>(),
                Alarms.OnlyASign(tongue),
                .. given.LeftOut > 0 ? [new Reading(Tone.Bad, tongue[$"有 {given.LeftOut} 行缺失被略去，后面的周次会错位；没有报告的周请填 0。", $"{given.LeftOut} rows with a missing value were left out, which shifts the seasons; write 0 for weeks without cases."])] : Array.Empty<Reading>(),
            ],
            Figures =
            [
                new(tongue["最新一期件数", "Newest count"], y[^1], 0),
                .. newest.Upper is { } upper ? [new Figure(tongue["最新一期上限", "Newest limit"], upper, 2)] : Array.Empty<Figure>(),
                .. newest.Expected is { } mean ? [new Figure(tongue["最新一期预期", "Newest expected"], mean, 2)] : Array.Empty<Figure>(),
                .. newest.Dispersion is { } phi ? [new Figure(tongue["过离散 φ", "Overdispersion φ"], phi, 3)] : Array.Empty<Figure>(),
                new(tongue["判断期数", "Periods judged"], weeks.Length, 0), new(tongue["报警次数", "Alarms"], alarms.Length, 0),
            ],
            Pictures = [Alarms.Picture(tongue["件数、预期与上限", "Counts, expected and limit"], y, first, weeks.Select(week => week.Upper), tongue["上限", "limit"], alarms, names, tongue, weeks.Select(week => week.Expected))],
            Tables =
            [
                new(tongue["判断的各期", "Periods judged"], [tongue["期", "Period"], tongue["件数", "Count"], tongue["预期", "Expected"], tongue["上限", "Limit"], tongue["报警", "Alarm"]],
                    [.. weeks.Select(week => (IReadOnlyList<Cell>)[names is null ? week.Position.ToString() : names[week.Position - 1], y[week.Position - 1], Or(week.Expected), Or(week.Upper), week.Alarm ? tongue["是", "yes"] : ""])], 2),
            ],
            Next = Alarms.Next(newest.Alarm, tongue),
        };
    }

    private static Week Judge(Given given, double[] y, int position, bool isFlexible)
    {
        var (frequency, years, window, alpha) = (given.WholeNumber("frequency"), given.WholeNumber("years"), given.WholeNumber("window"), given.Number("alpha") / 100);
        var few = !Farrington.Enough(y, position);
        if (!isFlexible)
        {
            return FarringtonOriginal.Judge(y, position, frequency, years, window, alpha) is { } judged && !few ? new(position, judged.Upper, null, null, judged.Alarm, few) : new(position, null, null, null, false, few);
        }

        var limit = given.Choice("limit") switch { "delta" => FarringtonLimit.Delta, "upper-mean" => FarringtonLimit.UpperMean, _ => FarringtonLimit.NegativeBinomial };
        var options = new FarringtonOptions(frequency, years, window, given.WholeNumber("periods"), given.WholeNumber("leave-out"), Limit: limit, Alpha: alpha);
        return Farrington.Judge(y, position, options) is { } week ? new(position, week.Upper, week.Expected, week.Dispersion, week.Alarm, few) : new(position, null, null, null, false, few);
    }

    private static Cell Or(double? value) => value is { } known ? known : "—";

    private static string Example()
    {
        var made = new Made(7);
        return Made.Table("时间（YY 演示数据）\t件数", Enumerable.Range(0, 286).Select(week =>
        {
            var usual = (6 + (0.005 * week)) * (1 + (0.4 * Math.Sin(2 * Math.PI * week / 52)));
            return (IEnumerable<object>)[$"{2021 + (week / 52)}-W{(week % 52) + 1:00}", made.Count(usual) + (week >= 283 ? 5 * (week - 281) : 0)];
        }));
    }

    private sealed record Week(int Position, double? Upper, double? Expected, double? Dispersion, bool Alarm, bool IsFew);
}
