using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Rules;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The run chart about the median: no distribution, no limits, few points.</summary>
internal static class RunChartSheet
{
    /// <summary>With fewer points off the median neither rule can say much.</summary>
    private const int Few = 10;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "run-chart",
        Tools = ["run chart (Anhoej rules)"],
        Title = new("链图（Anhøj 准则）", "Run chart, Anhøj's rules"),
        Question = new("数据不多、分布不明，有没有持续的偏移？", "Few data of unknown distribution: has something shifted for good?"),
        Family = Family.Steady,
        Help = new("一列数，按时间先后排列，至少 3 个，最好 12 个以上。", "One column of numbers in the order of time, at least 3, better 12 and more."),
        Columns = [new("x", new("测量值", "Values")), new("name", new("点的名称（如月份）", "Names of the points, such as months"), ColumnKind.Labels) { IsOptional = true }],
        Sample = "投诉处理天数（YY 演示数据）\n" + string.Join('\n', "12 15 11 14 13 16 12 14 15 13 11 14 9 10 8 11 9 10 8 9 7 10 9 8".Split(' ')),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var x = given.Numbers("x");
        if (x.Length < 3)
        {
            throw Problems.TooFew(given.Title("x"), x.Length, 3);
        }

        if (Array.TrueForAll(x, value => value == x[0]))
        {
            throw Problems.Constant(given.Title("x"));
        }

        var chart = RunChart.Of(x) ?? throw SheetProblems.Unusable(
            "离开中位数的点不到 2 个，无法判断。请补充数据，或用更细的单位记录。",
            "Fewer than 2 points are off the median, so nothing can be judged. Add data, or record in a finer unit.");
        var (isLong, isFew) = (chart.LongestRun > chart.LongestRunLimit, chart.Crossings < chart.CrossingsLimit);
        var digits = given.Digits;
        return new()
        {
            Verdict = chart.Signal
                ? new(Tone.Bad, tongue["有非随机的变化：过程发生过持续的偏移。", "Not by chance: the process has shifted for good."])
                : new(Tone.Good, tongue["没有发现持续的偏移：变化与随机波动一致。", "No lasting shift: the variation is that of chance."]),
            Readings =
            [
                new(isLong ? Tone.Bad : Tone.Plain, tongue[$"最长的链有 {chart.LongestRun} 点在中位数同一侧，上限 {chart.LongestRunLimit} 点{(isLong ? "：超过" : "")}。", $"The longest run on one side of the median has {chart.LongestRun} points; up to {chart.LongestRunLimit} are usual."]),
                new(isFew ? Tone.Bad : Tone.Plain, tongue[$"穿越中位数 {chart.Crossings} 次，至少应有 {chart.CrossingsLimit} 次{(isFew ? "：太少" : "")}。", $"The median is crossed {chart.Crossings} times; at least {chart.CrossingsLimit} are usual."]),
                .. chart.Useful < Few ? [new Reading(Tone.Caution, tongue[$"离开中位数的点只有 {chart.Useful} 个，判断力弱。", $"Only {chart.Useful} points off the median: the rules can say little."])] : Array.Empty<Reading>(),
                .. x.Length > chart.Useful ? [new Reading(Tone.Plain, tongue[$"{x.Length - chart.Useful} 点落在中位数上，不计入链和穿越。", $"{x.Length - chart.Useful} points lie on the median and count for neither rule."])] : Array.Empty<Reading>(),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["中位数", "Median"], chart.Median, digits), new(tongue["有效点数", "Useful points"], chart.Useful, 0),
                new(tongue["最长链", "Longest run"], chart.LongestRun, 0, Note: tongue[$"上限 {chart.LongestRunLimit}", $"limit {chart.LongestRunLimit}"]),
                new(tongue["穿越次数", "Crossings"], chart.Crossings, 0, Note: tongue[$"下限 {chart.CrossingsLimit}", $"limit {chart.CrossingsLimit}"]),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Control,
                    Title = tongue["链图", "Run chart"],
                    Reading = chart.Signal ? tongue["有持续偏移的信号", "a lasting shift"] : tongue["没有信号", "no signal"],
                    Across = new(tongue["序号", "No."]),
                    Labels = given.Has("name") ? given.Labels("name") : [],
                    Series = [new(tongue["测量值", "Values"], ControlPicture.Maybe(x)) { Flags = isLong ? Longest(x, chart, tongue) : new Dictionary<int, string>() }],
                    Marks = [new(tongue["中位数", "Median"], chart.Median)],
                    Digits = digits,
                },
            ],
            Next = chart.Signal
                ? [tongue["查明链开始时发生了什么；若是改进的效果，从那一点起重新计算中位数。", "Find what happened where the run begins; if it is the effect of a change, begin a new median there."]]
                : [tongue["数据满 25 点后可改用控制图，能更早发现异常。", "With 25 points and more a control chart finds changes sooner."]],
        };
    }

    /// <summary>The points of the first longest run; those on the median lie within it and are not flagged.</summary>
    private static Dictionary<int, string> Longest(double[] x, RunChart chart, Tongue tongue)
    {
        var run = new List<int>();
        var last = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var side = x[i].CompareTo(chart.Median);
            if (side == 0)
            {
                continue;
            }

            if (side != last)
            {
                run.Clear();
            }

            run.Add(i);
            last = side;
            if (run.Count == chart.LongestRun)
            {
                break;
            }
        }

        return run.ToDictionary(place => place, _ => tongue["最长的链", "longest run"]);
    }
}
