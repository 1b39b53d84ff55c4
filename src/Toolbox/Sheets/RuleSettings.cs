using System.Globalization;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Rules;
using Zhiheng.Toolbox.RunLength;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The run rules as every chart's page offers them: switches and numbers, what they found in words, how often they alarm for nothing.</summary>
internal static class RuleSettings
{
    /// <summary>More stretches of one rule than this are counted, not listed.</summary>
    private const int MostListed = 5;

    private static readonly Rule[] Rules =
    [
        new(1, RunRules.Beyond, new("1 界外一点", "1 One point beyond"), new("σ 倍数", "σ"), 3, 1, 6),
        new(2, RunRules.Side, new("2 连续同侧", "2 Run on one side"), new("点数", "points"), 9, 3, 20),
        new(3, RunRules.Trend, new("3 连续升降", "3 Trend"), new("点数", "points"), 6, 3, 20),
        new(4, RunRules.Alternating, new("4 上下交替", "4 Alternating"), new("点数", "points"), 14, 5, 30),
        new(5, RunRules.TwoOfThree, new("5 三点中两点在 2σ 外", "5 Two of three beyond 2σ"), null, 0, 0, 0),
        new(6, RunRules.FourOfFive, new("6 五点中四点在 1σ 外", "6 Four of five beyond 1σ"), null, 0, 0, 0),
        new(7, RunRules.Within, new("7 连续在 1σ 内", "7 Run within 1σ"), new("点数", "points"), 15, 5, 30),
        new(8, RunRules.Outside, new("8 连续在 1σ 外", "8 Run outside 1σ"), new("点数", "points"), 8, 4, 30),
    ];

    /// <summary>Rules 1, 2 and 5 are on: a false alarm every 158.7 points. Switching all on gives one every 73.</summary>
    public static IReadOnlyList<Setting> Settings { get; } =
    [
        .. Rules.Select(rule => new Setting($"rule-{rule.Number}", new(rule.Title.Chinese, rule.Title.English), SettingKind.Flag, (RunRules.Usual & rule.Flag) != 0 ? "true" : "false")),
        .. Rules.Where(rule => rule.Unit is not null).Select(rule => new Setting(
            $"k-{rule.Number}", new($"准则 {rule.Number}：{rule.Unit!.Chinese}", $"Rule {rule.Number}: {rule.Unit.English}"),
            rule.Number == 1 ? SettingKind.Number : SettingKind.Whole, rule.Usual.ToString(CultureInfo.InvariantCulture)) { Least = rule.Least, Most = rule.Most }),
    ];

    public static RunRules Chosen(Given given) => Rules.Where(rule => given.Flag($"rule-{rule.Number}")).Aggregate(RunRules.None, (all, rule) => all | rule.Flag);

    public static RuleNumbers Numbers(Given given)
        => new(given.Number("k-1"), given.WholeNumber("k-2"), given.WholeNumber("k-3"), given.WholeNumber("k-4"), given.WholeNumber("k-7"), given.WholeNumber("k-8"));

    /// <summary>The points where a chosen rule holds, by their place from 0, each with the numbers of its rules.</summary>
    public static Dictionary<int, string> Flags(RunRules[] found, RunRules chosen, Tongue tongue)
    {
        var flags = new Dictionary<int, string>();
        for (var i = 0; i < found.Length; i++)
        {
            if ((found[i] & chosen) != 0)
            {
                var numbers = Rules.Where(rule => (found[i] & chosen & rule.Flag) != 0).Select(rule => rule.Number);
                flags[i] = tongue[$"准则 {string.Join("、", numbers)}", $"rule {string.Join(", ", numbers)}"];
            }
        }

        return flags;
    }

    /// <summary>One sentence for each stretch in which a rule holds, named by its points from 1.</summary>
    public static IEnumerable<Reading> Readings(RunRules[] found, RunRules chosen, RuleNumbers numbers, Tongue tongue)
    {
        foreach (var rule in Rules.Where(rule => (chosen & rule.Flag) != 0))
        {
            var stretches = Stretches(found, rule.Flag);
            foreach (var (from, to) in stretches.Take(MostListed))
            {
                yield return new(Tone.Bad, Sentence(rule, from, to, numbers, tongue));
            }

            if (stretches.Count > MostListed)
            {
                yield return new(Tone.Bad, tongue[$"准则 {rule.Number} 另有 {stretches.Count - MostListed} 处，见数据表。", $"Rule {rule.Number} in {stretches.Count - MostListed} more places, see the table."]);
            }
        }
    }

    /// <summary>How many points a steady process shows on average between two false alarms; null without a rule.</summary>
    public static FalseAlarm? FalseAlarmEvery(RunRules chosen, RuleNumbers numbers) => FalseAlarm.Of(chosen, numbers);

    private static List<(int From, int To)> Stretches(RunRules[] found, RunRules rule)
    {
        var stretches = new List<(int, int)>();
        for (var i = 0; i < found.Length; i++)
        {
            if ((found[i] & rule) == 0)
            {
                continue;
            }

            var from = i;
            while (i + 1 < found.Length && (found[i + 1] & rule) != 0)
            {
                i++;
            }

            stretches.Add((from + 1, i + 1));
        }

        return stretches;
    }

    private static string Sentence(Rule rule, int from, int to, RuleNumbers numbers, Tongue tongue)
    {
        // The pattern began before the point that completed it.
        var before = rule.Number switch { 2 => numbers.Side, 3 => numbers.Trend, 4 => numbers.Alternating, 7 => numbers.Within, 8 => numbers.Outside, _ => 1 } - 1;
        var (start, count) = (from - before, to - from + before + 1);
        var points = from == to ? tongue[$"第 {from} 点", $"point {from}"] : tongue[$"第 {from}–{to} 点", $"points {from}–{to}"];
        return rule.Number switch
        {
            1 => tongue[$"{points}在控制限之外（准则 1）。", $"Beyond the limits: {points} (rule 1)."],
            2 => tongue[$"从第 {start} 点起连续 {count} 点在中心线同一侧（准则 2）。", $"From point {start} on {count} points in a row lie on one side of the centre line (rule 2)."],
            3 => tongue[$"从第 {start} 点起连续 {count} 点持续上升或下降（准则 3）。", $"From point {start} on {count} points in a row rise or fall (rule 3)."],
            4 => tongue[$"从第 {start} 点起连续 {count} 点上下交替（准则 4）。", $"From point {start} on {count} points in a row go up and down by turns (rule 4)."],
            5 => tongue[$"{points}处，三点中有两点在同一侧 2σ 之外（准则 5）。", $"Two of three beyond 2σ on one side: {points} (rule 5)."],
            6 => tongue[$"{points}处，五点中有四点在同一侧 1σ 之外（准则 6）。", $"Four of five beyond 1σ on one side: {points} (rule 6)."],
            7 => tongue[$"从第 {start} 点起连续 {count} 点都在 1σ 之内（准则 7）：检查数据是否分层不当或被修饰。", $"From point {start} on {count} points in a row lie within 1σ (rule 7): check for mixed strata or smoothed data."],
            _ => tongue[$"从第 {start} 点起连续 {count} 点都在 1σ 之外（准则 8）：检查是否混有两种状态。", $"From point {start} on {count} points in a row lie outside 1σ (rule 8): check for two mixed states."],
        };
    }

    private sealed record Rule(int Number, RunRules Flag, Words Title, Words? Unit, double Usual, double Least, double Most);
}
