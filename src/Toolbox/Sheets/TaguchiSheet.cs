using System.Globalization;
using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Which levels make the product least sensitive to disturbance.</summary>
internal static class TaguchiSheet
{
    private const double Significant = 0.05;

    private static readonly (string Value, Ideal Ideal, Words Title)[] Ideals =
    [
        ("smaller", Ideal.Smaller, new("望小（越小越好，如磨损、缺陷）", "smaller is better (wear, defects)")), ("larger", Ideal.Larger, new("望大（越大越好，如强度）", "larger is better (strength)")),
        ("nominal", Ideal.Nominal, new("望目（有目标值，如尺寸）", "nominal is best (dimensions)")),
    ];

    public static Sheet Sheet { get; } = new()
    {
        Slug = "taguchi",
        Tools = [Catalogue.TaguchiTools.Study],
        Title = new("田口试验分析（信噪比）", "Taguchi experiments (S/N ratio)"),
        Question = new("各因子取哪个水平，质量最稳、受干扰最小？", "Which levels make quality robust against disturbance?"),
        Family = Family.Causes,
        Help = new("一行一次试验：前几列是因子的水平（数字），后面各列是同一次试验的结果（不同干扰条件或重复）。因子列必须正交，可先在正交表页排出。", "One run a row: first the levels of the factors (numbers), then the results of the run (under several conditions, or repeats). The factors must be orthogonal: see the page of orthogonal arrays."),
        Columns = [new("cells", new("因子列与结果列", "Columns of factors, then of results")) { IsMany = true }],
        Settings =
        [
            new("k", new("前几列是因子", "Columns that are factors"), SettingKind.Whole, "4") { Least = 1, Most = 15 },
            new("ideal", new("结果的理想方向", "Ideal of the result"), SettingKind.Choice, "smaller") { Options = [.. Ideals.Select(one => new Option(one.Value, one.Title))] },
            new("pool", new("并入误差的因子（列名；空：自动）", "Factors pooled into error (names; empty: automatic)"), SettingKind.List) { IsOptional = true },
        ],
        Sample = "温度\t压力\t时间\t涂层\t缺陷1（YY 演示数据）\t缺陷2\t缺陷3\n" + string.Join('\n',
            "1 1 1 1 8 11 9|1 2 2 2 3 4 3|1 3 3 3 30 36 28|2 1 2 3 19 17 16|2 2 3 1 160 190 178|2 3 1 2 1700 1850 1790|3 1 3 2 182 170 175|3 2 1 3 1650 1800 1720|3 3 2 1 3100 3300 3050".Split('|').Select(row => row.Replace(' ', '\t'))),
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (k, names) = (given.WholeNumber("k"), given.Names("cells"));
        if (k >= names.Count)
        {
            throw SheetProblems.Unusable(
                $"共选了 {names.Count} 列，“前几列是因子”填了 {k}，没有留下结果列。请更正。",
                $"{names.Count} columns are chosen and “Columns that are factors” is {k}, so no column of results is left. Correct it.");
        }

        var rows = given.FullRows("cells");
        var pool = given.Words("pool");
        var ideal = Ideals.First(one => one.Value == given.Choice("ideal"));
        var study = TaguchiStudy.Of([.. names.Take(k)], Array.ConvertAll(rows, row => row[..k]), Array.ConvertAll(rows, row => row[k..]), ideal.Ideal, pool.Length == 0 ? null : pool);
        FactorEffect[] kept = [.. study.Factors.Where(effect => !effect.IsPooled).OrderByDescending(effect => effect.Squares / effect.Df)];
        var best = string.Join(tongue["，", ", "], kept.Select(effect => tongue[$"{effect.Name} 取 {Text(effect.Best.Level)}", $"{Number(study, effect)} at {Text(effect.Best.Level)}"]));
        var digits = given.Digits;
        return new()
        {
            Verdict = new(Tone.Good, tongue[$"最佳组合：{best}；预测信噪比 {study.Predicted:0.00} dB，比平均高 {study.Predicted - study.Mean:0.00} dB。", $"Best: factor {best}; S/N {study.Predicted:0.00} dB predicted, {study.Predicted - study.Mean:0.00} dB above the mean."]),
            Readings =
            [
                .. Tested(study, tongue),
                .. study.Factors.Any(effect => effect.IsPooled) ? [new Reading(Tone.Plain, tongue[$"并入误差的因子：{Wording.List(study.Factors.Where(effect => effect.IsPooled).Select(effect => effect.Name), tongue)}；它们影响小，可按成本和方便选水平。", $"{study.Factors.Count(effect => effect.IsPooled)} factors were pooled into error: they matter little, choose their levels by cost."])] : Array.Empty<Reading>(),
                .. ideal.Ideal == Ideal.Nominal ? [new Reading(Tone.Plain, tongue["望目特性分两步：先用信噪比选水平减小波动，再用只影响均值的因子把均值调到目标。", "Nominal is best in two steps: first the levels that lower the variation, then a factor that moves only the mean to bring it to the target."])] : Array.Empty<Reading>(),
                .. Extremes(study, rows, k, kept, tongue),
            ],
            Figures =
            [
                new(tongue["平均信噪比 dB", "Mean S/N, dB"], study.Mean, 3), new(tongue["预测信噪比 dB", "Predicted S/N, dB"], study.Predicted, 3),
                new(tongue["试验次数", "Runs"], rows.Length, 0), new(tongue["误差自由度", "Error df"], study.ErrorDf, 0),
            ],
            Pictures = [Main(study, tongue["信噪比主效应图", "Main effects on S/N"], "dB", level => level.Ratio, 3, tongue), Main(study, tongue["均值主效应图", "Main effects on the mean"], null, level => level.Response, digits, tongue)],
            Tables =
            [
                new(tongue["信噪比的方差分析", "Analysis of variance of S/N"], [tongue["因子", "Factor"], tongue["自由度", "df"], tongue["平方和", "SS"], tongue["占总平方和 %", "SS, %"], "F", "p"],
                    [
                        .. study.Factors.Select(effect => (IReadOnlyList<Cell>)[effect.IsPooled ? tongue[$"{effect.Name}（并入误差）", $"{effect.Name} (pooled)"] : effect.Name, (double)effect.Df, effect.Squares, 100 * effect.Squares / study.TotalSquares, effect.F, effect.P]),
                        [tongue["误差（含并入）", "Error (with pooled)"], (double)study.ErrorDf, study.ErrorSquares, 100 * study.ErrorSquares / study.TotalSquares, (double?)null, (double?)null],
                        [tongue["总计", "Total"], (double)study.TotalDf, study.TotalSquares, 100.0, (double?)null, (double?)null],
                    ], 3) { Note = tongue["按大小挑出误差后 F 偏大，只作参考。", "With an error chosen by size, F is too large: a guide only."] },
                new(tongue["各水平的平均", "Means by level"], [tongue["因子", "Factor"], tongue["水平", "Level"], tongue["信噪比 dB", "S/N, dB"], tongue["结果均值", "Mean result"], tongue["最佳", "Best"]],
                    [.. study.Factors.SelectMany(effect => effect.Levels.Select(level => (IReadOnlyList<Cell>)[effect.Name, level.Level, level.Ratio, level.Response, level == effect.Best ? "✓" : ""]))], 3),
                new(tongue["各次试验", "Runs"], [tongue["序号", "No."], .. names.Take(k), tongue["结果均值", "Mean result"], tongue["信噪比 dB", "S/N, dB"]],
                    [.. rows.Select((row, i) => (IReadOnlyList<Cell>)[i + 1.0, .. row[..k].Select(level => (Cell)level), row[k..].Average(), study.Ratios[i]])], 3),
            ],
            Next = [tongue["按最佳组合做验证试验：结果接近预测，说明主效应可以相加；差得远，说明有交互作用。", "Confirm the best combination: near the prediction the effects add up, far from it there are interactions."]],
        };
    }

    private static IEnumerable<Reading> Tested(TaguchiStudy study, Tongue tongue)
    {
        if (study.Factors.All(effect => effect.F is null))
        {
            return [new(Tone.Caution, tongue["没有误差可比，不能判断因子是否显著；只能比较极差大小。", "There is no error to test against: compare the ranges only."])];
        }

        var real = study.Factors.Where(effect => effect.P < Significant).ToList();
        return real.Count > 0
            ? [new(Tone.Good, tongue[$"影响显著的因子（p < 0.05）：{Wording.List(real.Select(effect => effect.Name), tongue)}。", $"{real.Count} factors are significant (p < 0.05): {string.Join(", ", real.Select(effect => Number(study, effect)))}."])]
            : [new(Tone.Caution, tongue["没有因子显著（p < 0.05）：差别可能出于误差，结论要靠验证试验。", "No factor is significant (p < 0.05): the differences may be error; rely on the confirmation."])];
    }

    /// <summary>A combination already among the runs needs no belief in the model.</summary>
    private static IEnumerable<Reading> Extremes(TaguchiStudy study, double[][] rows, int k, FactorEffect[] kept, Tongue tongue)
    {
        var places = kept.Select(effect => Array.FindIndex([.. study.Factors], one => one.Name == effect.Name)).ToArray();
        var made = Array.FindIndex(rows, row => places.All(place => row[..k][place] == study.Factors[place].Best.Level));
        yield return made >= 0
            ? new(Tone.Plain, tongue[$"这个组合就是第 {made + 1} 次试验，其信噪比为 {study.Ratios[made]:0.00} dB。", $"This combination was run {made + 1}, with S/N {study.Ratios[made]:0.00} dB."])
            : new(Tone.Caution, tongue["这个组合没有做过试验，预测假定各因子效应可以相加。", "This combination was not run: the prediction takes effects to add up."]);
    }

    private static Chart Main(TaguchiStudy study, string title, string? unit, Func<FactorLevel, double> mean, int digits, Tongue tongue) => new()
    {
        Kind = ChartKind.Line,
        Title = title,
        Reading = tongue[$"影响最大的因子是 {study.Factors.MaxBy(effect => effect.Range)!.Name}", $"Factor {Number(study, study.Factors.MaxBy(effect => effect.Range)!)} matters most"],
        Unit = unit,
        Labels = [.. study.Factors.SelectMany(effect => effect.Levels.Select(level => $"{effect.Name} {Text(level.Level)}"))],
        // Each factor is a line of its own among gaps.
        Series = [.. study.Factors.Select((effect, at) => new ChartSeries(effect.Name, [.. study.Factors.SelectMany((other, place) => other.Levels.Select(level => place == at ? mean(level) : (double?)null))]))],
        Digits = digits,
    };

    /// <summary>Names of columns may be Chinese: an English sentence counts them.</summary>
    private static string Number(TaguchiStudy study, FactorEffect effect) => (1 + Array.FindIndex([.. study.Factors], one => one.Name == effect.Name)).ToString(CultureInfo.InvariantCulture);

    private static string Text(double level) => level.ToString("0.####", CultureInfo.InvariantCulture);
}
