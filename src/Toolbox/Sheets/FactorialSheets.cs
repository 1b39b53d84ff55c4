using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Two levels of every factor: which effects are real?</summary>
internal static class FactorialSheet
{
    private const int MostFactors = 8;
    private const double Significant = 0.05;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "factorial",
        Tools = ["two-level full factorial"],
        Title = new("二水平全因子试验", "Two-level full factorial"),
        Question = new("哪些因子真正起作用？", "Which factors really matter?"),
        Family = Family.Causes,
        Help = new("每个因子一列（只有高、低两个数值），最后一列是结果；一行一次试验，次序随意。各组合都要做，次数相同；2 至 8 个因子。", "One column a factor (two numbers, low and high), the result last; one run a row in any order. Every combination equally often; 2 to 8 factors."),
        Columns = [new("factors", new("因子（各一列）", "Factors (a column each)")) { IsMany = true }, new("y", new("结果 y", "Response y"))],
        Sample = "间隙（YY 演示数据）\t流量\t功率\t刻蚀速率\n-1\t-1\t-1\t548\n-1\t-1\t-1\t602\n1\t-1\t-1\t671\n1\t-1\t-1\t652\n-1\t1\t-1\t631\n-1\t1\t-1\t604\n1\t1\t-1\t640\n1\t1\t-1\t637\n-1\t-1\t1\t1035\n-1\t-1\t1\t1054\n1\t-1\t1\t751\n1\t-1\t1\t866\n-1\t1\t1\t1073\n-1\t1\t1\t1065\n1\t1\t1\t731\n1\t1\t1\t858",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var names = given.Names("factors");
        if (names.Count is < 2 or > MostFactors)
        {
            throw SheetProblems.Unusable(
                $"“因子”选了 {names.Count} 列，应当是 2 至 {MostFactors} 列。请在“选择列”中调整。",
                $"{names.Count} columns are chosen for “Factors”; there must be 2 to {MostFactors}. Change them under “Columns”.");
        }

        var (levels, y) = (given.FullRows("factors"), given.Numbers("y"));
        var f = Factorial.Of(names.Count, Runs(names, levels, y));
        var isTested = f.Error is { MeanSquare: > 0 };
        bool IsReal(Effect effect) => isTested ? effect.P < Significant : Math.Abs(effect.Value) > f.Lenth.Margin;
        var real = f.Effects.Where(IsReal).OrderByDescending(effect => Math.Abs(effect.Value)).ToList();
        var sorted = f.Effects.OrderByDescending(effect => Math.Abs(effect.Value)).Take(31).ToList();
        var digits = given.Digits;
        return new()
        {
            Verdict = real.Count > 0
                ? new(Tone.Good, tongue[$"起作用的有 {real.Count} 项：{Wording.List(real.Select(effect => $"{effect.Term}（{effect.Value.ToString("+0.###;-0.###", null)}）"), tongue)}。", $"{real.Count} effects are real: {Wording.List(real.Select(effect => $"{effect.Term} ({effect.Value.ToString("+0.###;-0.###", null)})"), tongue)}."])
                : new(Tone.Plain, tongue["没有发现起作用的因子。", "No effect was found to be real."]),
            Readings =
            [
                .. tongue.InEnglish ? [] : new[] { new Reading(Tone.Plain, "字母代表：" + string.Join("，", names.Select((name, i) => $"{(char)('A' + i)} = {name}")) + "。") },
                new(Tone.Plain, isTested ? tongue["有重复试验，用纯误差检验（p < 0.05）。", "Runs are replicated: tested against pure error (p < 0.05)."] : tongue["没有重复试验，用 Lenth 界限判断：多数效应很小时才可靠。", "Without replicates Lenth's margin decides, which is good while most effects are small."]),
                .. real.Where(effect => effect.Term.Contains(':')).Take(3).Select(effect => new Reading(Tone.Caution, tongue[$"{effect.Term} 有交互作用：这些因子要一起选水平，不能单看一个。", $"{effect.Term} interact: choose their levels together."])),
                .. Wording.LeftOut(given, tongue),
            ],
            Figures =
            [
                new(tongue["总均值", "Mean"], f.Mean, digits), new(tongue["试验次数", "Runs"], y.Length, 0),
                .. f.Error is { } error ? new[] { new Figure(tongue["误差均方", "Error mean square"], error.MeanSquare, digits), new Figure(tongue["误差自由度", "Error df"], error.Df, 0) } : [],
                new("Lenth PSE", f.Lenth.StandardError, digits), new("Lenth ME", f.Lenth.Margin, digits),
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Bar,
                    Title = tongue["效应（按大小）", "Effects by size"],
                    Reading = tongue[$"带菱形的 {real.Count} 项起作用", $"{real.Count} flagged effects are real"],
                    Labels = [.. sorted.Select(effect => effect.Term)],
                    Series = [new(tongue["|效应|", "|effect|"], Wording.Maybe(sorted.Select(effect => Math.Abs(effect.Value)))) { Flags = Enumerable.Range(0, sorted.Count).Where(i => IsReal(sorted[i])).ToDictionary(i => i, _ => tongue["起作用", "real"]) }],
                    Marks = isTested ? [] : [new("ME", f.Lenth.Margin, Tone.Caution)],
                    IsSideways = sorted.Count > 8,
                    Size = sorted.Count > 15 ? ChartSize.Tall : ChartSize.Normal,
                    Digits = digits,
                },
                HalfNormal(f, IsReal, digits, tongue),
            ],
            Tables =
            [
                new(tongue["效应", "Effects"], [tongue["项", "Term"], tongue["效应", "Effect"], tongue["平方和", "SS"], "F", "p"], [.. f.Effects.Select(effect => (IReadOnlyList<Cell>)[effect.Term, effect.Value, effect.Squares, effect.F, effect.P])], Math.Max(3, digits)),
            ],
            Next = [tongue["在最好的组合上再做几次验证试验。", "Confirm with a few more runs at the best combination."], tongue["主要因子可继续用响应曲面找最佳点。", "Take the main factors to a response surface."]],
        };
    }

    /// <summary>In standard order, A changing fastest; the lower of a factor's two numbers is low.</summary>
    private static double[][] Runs(IReadOnlyList<string> names, double[][] levels, double[] y)
    {
        var lows = new double[names.Count];
        for (var j = 0; j < names.Count; j++)
        {
            double[] kinds = [.. levels.Select(row => row[j]).Distinct().Order()];
            lows[j] = kinds.Length == 2 ? kinds[0] : throw SheetProblems.Unusable(
                $"因子“{names[j]}”有 {kinds.Length} 个不同的数，二水平试验应当正好两个（高、低）。请更正。",
                $"Factor “{names[j]}” has {kinds.Length} different numbers; a two-level design needs exactly two (low and high). Correct it.");
        }

        var runs = new List<double>[1 << names.Count];
        for (var i = 0; i < y.Length; i++)
        {
            var at = Enumerable.Range(0, names.Count).Sum(j => levels[i][j] > lows[j] ? 1 << j : 0);
            (runs[at] ??= []).Add(y[i]);
        }

        var missing = Array.FindIndex(runs, run => run is null || run.Count != runs.Max(other => other?.Count ?? 0));
        return missing < 0 ? Array.ConvertAll(runs, run => run.ToArray())
            : throw SheetProblems.Unusable(
                $"组合（{string.Join("，", names.Select((name, j) => $"{name} {((missing >> j & 1) == 1 ? "高" : "低")}"))}）做了 {runs[missing]?.Count ?? 0} 次，其他组合做了 {runs.Max(run => run?.Count ?? 0)} 次。各组合次数应当相同，请补做或删去多余的。",
                $"The combination ({string.Join(", ", names.Select((name, j) => $"“{name}” {((missing >> j & 1) == 1 ? "high" : "low")}"))}) was run {runs[missing]?.Count ?? 0} times and others {runs.Max(run => run?.Count ?? 0)} times. All must have the same number; add runs, or delete those too many.");
    }

    private static Chart HalfNormal(Factorial f, Func<Effect, bool> isReal, int digits, Tongue tongue)
    {
        var sorted = f.Effects.OrderBy(effect => Math.Abs(effect.Value)).ToList();
        return new()
        {
            Kind = ChartKind.Scatter,
            Title = tongue["半正态图", "Half-normal plot"],
            Reading = tongue["远离其他点的效应起作用", "Effects away from the others are real"],
            Across = new(tongue["|效应|", "|effect|"]),
            Up = new(tongue["半正态分位数", "Half-normal quantile"]),
            Series = [new(tongue["效应", "Effects"], Wording.Maybe(f.HalfNormalQuantiles)) { At = [.. sorted.Select(effect => Math.Abs(effect.Value))], Flags = Enumerable.Range(0, sorted.Count).Where(i => isReal(sorted[i])).ToDictionary(i => i, i => sorted[i].Term) }],
            Digits = digits,
        };
    }
}

/// <summary>A design with fewer runs, and what it confuses.</summary>
internal static class FractionalSheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "fractional",
        Tools = ["fractional factorial: design and defining relation"],
        Title = new("部分因子试验设计", "Fractional factorial design"),
        Question = new("因子多、试验次数少，怎么排？", "Many factors and few runs: how to plan?"),
        Family = Family.Causes,
        Help = new("不需要数据。总因子数 k；生成元写每个附加因子等于哪些基本因子之积，如 5 个因子、8 次试验：AB AC（D=AB，E=AC）。", "No data needed. The number of factors and, for each added one, the product of base factors it equals: 5 factors in 8 runs: AB AC (D=AB, E=AC)."),
        Settings =
        [
            new("k", new("因子数 k", "Factors k"), SettingKind.Whole, "5") { Least = 3, Most = 15 },
            new("generators", new("生成元", "Generators"), SettingKind.List, "AB AC"),
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (k, generators) = (given.WholeNumber("k"), Array.ConvertAll(given.Words("generators"), Product));
        var basic = k - generators.Length;
        if (generators.Length == 0 || basic is < 2 or > 7)
        {
            throw SheetProblems.Unusable(
                $"{k} 个因子有 {generators.Length} 个生成元，基本因子 {basic} 个；生成元至少一个，基本因子应当是 2 至 7 个。请更正“因子数 k”或“生成元”。",
                $"{k} factors with {generators.Length} generators leave {basic} basic factors; there must be at least one generator and 2 to 7 basic factors. Correct “Factors k” or “Generators”.");
        }

        var f = FractionalFactorial.Of(k, generators);
        var letters = Enumerable.Range(0, k).Select(i => ((char)('A' + i)).ToString()).ToList();
        var roman = f.Resolution switch { 3 => "III", 4 => "IV", 5 => "V", 6 => "VI", 7 => "VII", _ => f.Resolution.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return new()
        {
            Verdict = new(f.Resolution >= 4 ? Tone.Good : Tone.Caution, tongue[$"{k} 个因子做 {f.Design.Count} 次试验，分辨度 {roman}。", $"{k} factors in {f.Design.Count} runs, resolution {roman}."]),
            Readings =
            [
                f.Resolution switch
                {
                    3 => new Reading(Tone.Caution, tongue["主效应与两因子交互作用混杂：只适合筛选，重要因子要再做试验。", "Main effects are confused with two-factor interactions: for screening only."]),
                    4 => new(Tone.Plain, tongue["主效应清楚，两因子交互作用彼此混杂。", "Main effects are clear, two-factor interactions are confused with each other."]),
                    _ => new(Tone.Good, tongue["主效应和两因子交互作用都清楚（忽略三因子以上的交互）。", "Main effects and two-factor interactions are clear (neglecting higher ones)."]),
                },
                new(Tone.Plain, tongue[$"附加因子：{string.Join("，", generators.Select((word, i) => $"{letters[basic + i]} = {word}"))}；定义关系 I = {string.Join(" = ", f.DefiningWords.Take(15))}{(f.DefiningWords.Count > 15 ? " …" : "")}。", $"Added: {string.Join(", ", generators.Select((word, i) => $"{letters[basic + i]} = {word}"))}; I = {string.Join(" = ", f.DefiningWords.Take(15))}{(f.DefiningWords.Count > 15 ? " …" : "")}."]),
            ],
            Figures = [new(tongue["试验次数", "Runs"], f.Design.Count, 0), new(tongue["分辨度", "Resolution"], f.Resolution, 0, Text: roman)],
            Tables =
            [
                new(tongue["试验方案（标准序；实施时随机排序）", "Design in standard order; run it in random order"], [tongue["序号", "No."], .. letters], [.. f.Design.Select((run, i) => (IReadOnlyList<Cell>)[i + 1, .. run.Select(level => (Cell)(level > 0 ? "+1" : "-1"))])], 0),
                new(tongue["混杂（二因子以内）", "Confused with (up to two factors)"], [tongue["效应", "Effect"], tongue["混杂的效应", "Confused with"]], [.. Aliases(letters, f.DefiningWords)], 0),
            ],
            Next = [tongue["随机排出试验次序，做完后分析主效应，把重要因子留下再做全因子。", "Run in random order, look at the main effects, then a full factorial of the important ones."]],
        };
    }

    /// <summary>Half or full width, either case, with or without D=.</summary>
    private static string Product(string word)
    {
        var text = word.Split('=', '＝')[^1].ToUpperInvariant();
        return text.Length > 0 && text.All(sign => sign is >= 'A' and <= 'O') ? text : throw SheetProblems.Unusable(
            $"生成元“{(word.Length <= 20 ? word : word[..20])}”应当由因子字母组成，如 AB。请更正。",
            $"The generator “{(word.Length <= 20 ? word : word[..20])}” must consist of letters of factors, such as AB. Correct it.");
    }

    private static IEnumerable<IReadOnlyList<Cell>> Aliases(List<string> letters, IReadOnlyList<string> words)
    {
        foreach (var effect in letters.Concat(from a in letters from b in letters where string.CompareOrdinal(a, b) < 0 select a + b))
        {
            var same = words.Select(word => string.Concat(effect.Except(word).Concat(word.Except(effect)).Order())).Where(word => word.Length is 1 or 2).ToList();
            if (same.Count > 0)
            {
                yield return [effect, string.Join(", ", same)];
            }
        }
    }
}
