using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Rules;
using Zhiheng.Toolbox.RunLength;

namespace Zhiheng.Toolbox.Catalogue;

internal static class RuleTools
{
    private static readonly (string Name, RunRules Rule)[] Names =
    [
        ("n1", RunRules.Beyond), ("n2", RunRules.Side), ("n3", RunRules.Trend), ("n4", RunRules.Alternating), ("n5", RunRules.TwoOfThree),
        ("n6", RunRules.FourOfFive), ("n7", RunRules.Within), ("n8_any", RunRules.Outside), ("n8_both", RunRules.OutsideBoth),
        ("we4_8", RunRules.SideOfEight), ("run7", RunRules.SideOfSeven), ("trend7", RunRules.TrendOfSeven),
    ];

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("run rules (Nelson 1-8, Western Electric, AIAG)", "判异准则", "Run rules",
            "1：3σ 外；2：连续 9 点同侧；3：连续 6 点升或降；4：连续 14 点交替；5：3 点中 2 点在同侧 2σ 外；6：5 点中 4 点在同侧 1σ 外；7：连续 15 点在 1σ 内；8：连续 8 点在 1σ 外",
            "在完成的那一点及以后仍满足的每一点报告；落在中心线上的点不属于任何一侧；序号从 1 起；默认启用 1、2、5",
            "GB/T 17989.2；Nelson 1984；Western Electric 1956；AIAG SPC", Judge),
        new("run chart (Anhoej rules)", "链图（Anhøj 准则）", "Run chart with Anhøj rules", "最长链>round(log2 n+3) 或穿越数<二项分布 5% 点",
            "以中位数为中心，落在中位数上的点不计", "Anhøj 2015", Chart),
        new("ARL of Shewhart chart with Western Electric supplementary rules", "判异准则组合的平均链长（西电）", "ARL of Western Electric rule sets",
            "(I-Q)L=1", "1：3σ 外；2：3 点中 2 点；3：5 点中 4 点；4：连续 8 点同侧；从空的历史开始；偏移以 σ 计", "Champ、Woodall 1987", WesternElectric),
        new("ARL of Nelson rule subsets", "判异准则组合的平均链长（Nelson）", "ARL of Nelson rule sets", "(I-Q)L=1",
            "1：3σ 外；2：连续 9 点同侧；5：3 点中 2 点；6：5 点中 4 点；从空的历史开始", "Champ、Woodall 1987", Nelson),
    ];

    private static JsonObject Judge(ToolInput input, ToolInput parameters)
    {
        var (x, centre, sigma) = Varying.Standard(input, parameters);
        var found = RunRuleEngine.Judge(x, centre, sigma);
        var answer = new JsonObject();
        foreach (var (name, rule) in Names)
        {
            answer[name] = Answer.Wholes(RunRuleEngine.Positions(found, rule));
        }

        return answer;
    }

    private static JsonObject Chart(ToolInput input, ToolInput parameters)
    {
        var chart = RunChart.Of(Varying.Numbers(input, "x", 3)) ?? throw Problems.Constant(Words.Both("x"));
        return new()
        {
            ["median"] = chart.Median,
            ["useful"] = chart.Useful,
            ["longest_run"] = chart.LongestRun,
            ["longest_run_max"] = chart.LongestRunLimit,
            ["crossings"] = chart.Crossings,
            ["crossings_min"] = chart.CrossingsLimit,
            ["signal"] = chart.Signal,
        };
    }

    private static JsonObject WesternElectric(ToolInput input, ToolInput parameters)
        => Lengths(input, parameters, ["1", "12", "13", "14", "123", "124", "134", "1234"], rules =>
        {
            Allow(rules, "1234");
            return new(rules.Contains('1', StringComparison.Ordinal), rules.Contains('2', StringComparison.Ordinal), rules.Contains('3', StringComparison.Ordinal), rules.Contains('4', StringComparison.Ordinal) ? 8 : 0);
        });

    private static JsonObject Nelson(ToolInput input, ToolInput parameters)
        => Lengths(input, parameters, ["1+2", "1+5", "1+2+5", "1+2+6", "1+2+5+6"], rules =>
        {
            Allow(rules, "1256+");
            return new(rules.Contains('1', StringComparison.Ordinal), rules.Contains('5', StringComparison.Ordinal), rules.Contains('6', StringComparison.Ordinal), rules.Contains('2', StringComparison.Ordinal) ? 9 : 0);
        });

    private static void Allow(string rules, string allowed)
    {
        if (rules.Length == 0 || rules.Any(rule => !allowed.Contains(rule, StringComparison.Ordinal)))
        {
            throw Problems.NotOneOf(Words.Both("rules"), rules, allowed.Select(rule => rule.ToString()));
        }
    }

    private static JsonObject Lengths(ToolInput input, ToolInput parameters, string[] usual, Func<string, SwitchedRules> read)
    {
        var shifts = input.Numbers("shift");
        var sets = parameters.Has("rules") ? parameters.Texts("rules") : usual;
        return new()
        {
            ["rows"] = new JsonArray(
            [
                .. sets.Select(set =>
                {
                    var chain = RunRuleLength.Of(read(set));
                    return (JsonNode)new JsonObject { ["rules"] = set, ["arl"] = Answer.Numbers(shifts.Select(chain.Average), "arl") };
                }),
            ]),
        };
    }
}
