using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Probabilities and quantiles instead of printed tables.</summary>
internal static class DistributionsSheet
{
    private const int MostValues = 1000;

    private static readonly Words Values = new("自变量", "Values");

    private static readonly Words[] Places = [new("参数一", "First parameter"), new("参数二", "Second parameter"), new("参数三", "Third parameter")];

    private static readonly Function[] Functions =
    [
        new("pnorm", new("正态：P(X≤q)", "normal: P(X≤q)"), Value.Any),
        new("qnorm", new("正态：分位数", "normal: quantile"), Value.Share),
        new("pt", new("t：P(X≤q)", "t: P(X≤q)"), Value.Any, ("自由度", "df", Value.Positive)),
        new("qt", new("t：分位数", "t: quantile"), Value.Share, ("自由度", "df", Value.Positive)),
        new("pchisq", new("χ²：P(X≤q)", "χ²: P(X≤q)"), Value.Any, ("自由度", "df", Value.Positive)),
        new("qchisq", new("χ²：分位数", "χ²: quantile"), Value.Share, ("自由度", "df", Value.Positive)),
        new("pf", new("F：P(X≤q)", "F: P(X≤q)"), Value.Any, ("分子自由度", "df1", Value.Positive), ("分母自由度", "df2", Value.Positive)),
        new("qf", new("F：分位数", "F: quantile"), Value.Share, ("分子自由度", "df1", Value.Positive), ("分母自由度", "df2", Value.Positive)),
        new("pbinom", new("二项：P(X≤q)", "binomial: P(X≤q)"), Value.Any, ("件数 n", "size", Value.Count), ("概率 p", "prob", Value.Closed)),
        new("dbinom", new("二项：P(X=x)", "binomial: P(X=x)"), Value.Any, ("件数 n", "size", Value.Count), ("概率 p", "prob", Value.Closed)),
        new("qbinom", new("二项：分位数", "binomial: quantile"), Value.Share, ("件数 n", "size", Value.Count), ("概率 p", "prob", Value.Closed)),
        new("ppois", new("泊松：P(X≤q)", "Poisson: P(X≤q)"), Value.Any, ("平均数 λ", "lambda", Value.Positive)),
        new("dpois", new("泊松：P(X=x)", "Poisson: P(X=x)"), Value.Any, ("平均数 λ", "lambda", Value.Positive)),
        new("qpois", new("泊松：分位数", "Poisson: quantile"), Value.Share, ("平均数 λ", "lambda", Value.Positive)),
        new("phyper", new("超几何：P(X≤q)", "hypergeometric: P(X≤q)"), Value.Any, ("批中不合格数", "m", Value.Count), ("批中合格数", "n", Value.Count), ("抽取数", "k", Value.Count)),
        new("dhyper", new("超几何：P(X=x)", "hypergeometric: P(X=x)"), Value.Any, ("批中不合格数", "m", Value.Count), ("批中合格数", "n", Value.Count), ("抽取数", "k", Value.Count)),
        new("pnbinom", new("负二项：P(X≤q)", "negative binomial: P(X≤q)"), Value.Any, ("成功次数", "size", Value.Positive), ("概率 p", "prob", Value.Share)),
        new("dnbinom", new("负二项：P(X=x)", "negative binomial: P(X=x)"), Value.Any, ("成功次数", "size", Value.Positive), ("概率 p", "prob", Value.Share)),
        new("pgamma", new("伽马（尺度 1）：P(X≤q)", "gamma (scale 1): P(X≤q)"), Value.Any, ("形状", "shape", Value.Positive)),
        new("qgamma", new("伽马（尺度 1）：分位数", "gamma (scale 1): quantile"), Value.Share, ("形状", "shape", Value.Positive)),
        new("pbeta", new("贝塔：P(X≤q)", "beta: P(X≤q)"), Value.Any, ("形状一", "shape1", Value.Positive), ("形状二", "shape2", Value.Positive)),
        new("qbeta", new("贝塔：分位数", "beta: quantile"), Value.Share, ("形状一", "shape1", Value.Positive), ("形状二", "shape2", Value.Positive)),
        new("pweibull", new("威布尔：P(X≤q)", "Weibull: P(X≤q)"), Value.Any, ("形状", "shape", Value.Positive), ("尺度", "scale", Value.Positive)),
        new("ptukey", new("学生化极差：P(X≤q)", "studentised range: P(X≤q)"), Value.Any, ("组数", "nmeans", Value.Groups), ("自由度", "df", Value.Positive)),
        new("qtukey", new("学生化极差：分位数", "studentised range: quantile"), Value.Share, ("组数", "nmeans", Value.Groups), ("自由度", "df", Value.Positive)),
        new("pt_noncentral", new("非中心 t：P(X≤q)", "noncentral t: P(X≤q)"), Value.Any, ("自由度", "df", Value.Positive), ("非中心参数", "ncp", Value.Any)),
        new("qt_noncentral", new("非中心 t：分位数", "noncentral t: quantile"), Value.Share, ("自由度", "df", Value.Positive), ("非中心参数", "ncp", Value.Any)),
        new("lgamma", new("ln Γ(x)", "ln Γ(x)"), Value.Positive),
        new("digamma", new("ψ(x)", "ψ(x)"), Value.Positive),
    ];

    private enum Value
    {
        Any,
        Positive,

        /// <summary>Between 0 and 1, without the ends.</summary>
        Share,

        /// <summary>Between 0 and 1 with the ends.</summary>
        Closed,
        Count,
        Groups,
    }

    public static Sheet Sheet { get; } = new()
    {
        Slug = "distributions",
        Tools = ["distribution functions"],
        Title = new("分布函数与分位数计算器", "Distribution calculator"),
        Question = new("t、χ²、F、二项、泊松……的概率或临界值是多少？", "Probabilities and critical values of t, χ², F, binomial, Poisson and others?"),
        Family = Family.Causes,
        Settings =
        [
            new("function", new("函数", "Function"), SettingKind.Choice, "qt") { Options = [.. Functions.Select(one => new Option(one.Name, new(one.Chinese, one.English)))] },
            new("values", new("自变量（可写多个）", "Values (several allowed)"), SettingKind.List, "0.9 0.95 0.975 0.99 0.995") { Hint = new("求概率时写 q，求分位数时写 0 与 1 之间的概率", "q for a probability; between 0 and 1 for a quantile") },
            new("first", new("参数一", "First parameter"), SettingKind.Number, "10"),
            new("second", new("参数二", "Second parameter"), SettingKind.Number, "5"),
            new("third", new("参数三", "Third parameter"), SettingKind.Number, "5"),
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var function = Array.Find(Functions, one => one.Name == given.Choice("function"))!;
        var values = given.List("values");
        if (values.Length is 0 or > MostValues)
        {
            throw values.Length == 0 ? SheetProblems.SettingMissing(Values) : Problems.TooMany(Values, values.Length, MostValues);
        }

        foreach (var value in values)
        {
            Check(value, function.Takes, Values);
        }

        string[] settings = ["first", "second", "third"];
        var input = new JsonObject { [function.Name[0] switch { 'q' => "p", 'p' => "q", _ => "x" }] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };
        var said = new List<string>();
        for (var i = 0; i < function.Parameters.Length; i++)
        {
            var (parameter, number) = (function.Parameters[i], given.Number(settings[i]));
            Check(number, parameter.Takes, new($"{Places[i].Chinese}（{parameter.Title}）", $"{Places[i].English} ({parameter.Name})"));
            input[parameter.Name] = new JsonArray(number);
            said.Add(tongue[$"{parameter.Title} {number:G15}", $"{parameter.Name} {number:G15}"]);
        }

        var results = SheetList.Ask("distribution functions", input, new() { ["function"] = function.Name })["value"]!.AsArray().Select(node => node!.GetValue<double>()).ToArray();
        var (name, with) = (tongue[function.Title], said.Count == 0 ? "" : tongue["，" + string.Join("，", said), ", " + string.Join(", ", said)]);
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        return new()
        {
            Verdict = new(Tone.Plain, tongue[$"{name}{with}：自变量 {values[0]:G15} 时等于 {results[0]:G10}。", $"{name}{with}: at {values[0]:G15} it is {results[0]:G10}."]),
            Readings = [new(Tone.Plain, function.Parameters.Length == 0 ? tongue["这个函数没有参数。", "This function has no parameters."] : tongue[$"用到的参数：{string.Join("，", said)}；其余参数不用。", $"Parameters used: {string.Join(", ", said)}; the others are not."])],
            Figures = [.. values.Take(12).Select((value, i) => new Figure($"{value:G15}", results[i], 8))],
            Pictures = values.Length < 2 ? [] :
            [
                new()
                {
                    Kind = ChartKind.Line, Title = name, Across = new(tongue["自变量", "value"]), Digits = 6,
                    Series = [new(tongue["结果", "result"], [.. order.Select(i => (double?)results[i])]) { At = [.. order.Select(i => values[i])] }],
                },
            ],
            Tables = [new(name + with, [tongue["自变量", "Value"], tongue["结果", "Result"]], [.. values.Select((value, i) => (IReadOnlyList<Cell>)[$"{value:G15}", results[i]])], 8)],
        };
    }

    private static void Check(double value, Value takes, Words title)
    {
        Words? range = takes switch
        {
            Value.Positive when !(value > 0) => new("应大于 0", "greater than 0"),
            Value.Share when !(value is > 0 and < 1) => new("应大于 0 且小于 1", "greater than 0 and less than 1"),
            Value.Closed when !(value is >= 0 and <= 1) => new("应在 0 与 1 之间", "between 0 and 1"),
            Value.Count when value is < 0 or > 1e9 || value != Math.Floor(value) => new("应为 0 至十亿的整数", "a whole number from 0 to a thousand million"),
            Value.Groups when value is < 2 or > 1000 || value != Math.Floor(value) => new("应为 2 至 1000 的整数", "a whole number from 2 to 1000"),
            _ => null,
        };
        if (range is not null)
        {
            throw SheetProblems.Unusable(
                $"“{title.Chinese}”填的是 {value}，{range.Chinese}。请更正。",
                $"“{title.English}” is {value}; it must be {range.English}. Correct it.");
        }
    }

    private sealed record Function(string Name, Words Title, Value Takes, params (string Title, string Name, Value Takes)[] Parameters)
    {
        public string Chinese => Title.Chinese + (Parameters.Length == 0 ? "" : "（" + string.Join("、", Parameters.Select((one, i) => $"{Places[i].Chinese} = {one.Title}")) + "）");

        public string English => Title.English + (Parameters.Length == 0 ? "" : " (" + string.Join(", ", Parameters.Select(one => one.Name)) + ")");
    }
}
