using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Before and after, A and B: did it change?</summary>
internal static class TwoSamplesSheet
{
    private const double Significant = 0.05;

    public static Sheet Sheet { get; } = new()
    {
        Slug = "two-samples",
        Tools = ["two-sample tests"],
        Title = new("两组比较（改进前后）", "Two samples (before and after)"),
        Question = new("改进前后真的不一样吗？", "Is it really different after the change?"),
        Family = Family.Causes,
        Help = new("两列数，各是一组，可以不一样长；同一对象前后各测一次时选“成对”，一行一对。", "Two columns of numbers, one sample each, of any lengths; choose paired when each row is one object measured twice."),
        Columns = [new("values", new("两组数据（两列）", "The two samples (two columns)")) { IsMany = true }],
        Settings = [new("kind", new("两组的关系", "The samples are"), SettingKind.Choice, "independent") { Options = [new("independent", new("独立", "independent")), new("paired", new("成对（一行一对）", "paired (by row)"))] }],
        Sample = "改进前（YY 演示数据）\t改进后\n12.6\t11.9\n12.9\t12.1\n12.4\t12.0\n13.1\t12.3\n12.7\t11.8\n12.8\t12.2\n12.5\t12.4\n13.0\t12.0\n12.6\t11.7\n12.9\t12.2",
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var names = given.Names("values");
        if (names.Count != 2)
        {
            throw SheetProblems.Unusable(
                $"“两组数据”选了 {names.Count} 列，应当正好两列。请在“选择列”中选两列。",
                $"{names.Count} columns are chosen for “The two samples”; exactly two are needed. Choose two under “Columns”.");
        }

        var isPaired = given.Choice("kind") == "paired";
        double[][] sets = isPaired && given.WholeRows("values") is var rows ? [Array.ConvertAll(rows, row => row[0]), Array.ConvertAll(rows, row => row[1])] : given.ByColumn("values");
        for (var i = 0; i < 2; i++)
        {
            if (sets[i].Length < 2)
            {
                throw Problems.TooFew(Words.Both(names[i]), sets[i].Length, 2);
            }

            if (!isPaired && Array.TrueForAll(sets[i], value => value == sets[i][0]))
            {
                throw Problems.Constant(Words.Both(names[i]));
            }
        }

        return isPaired ? Paired(given, names, sets, tongue) : Independent(given, names, sets, tongue);
    }

    private static Finding Independent(Given given, IReadOnlyList<string> names, double[][] sets, Tongue tongue)
    {
        var (a, b) = (sets[0], sets[1]);
        var two = TwoSamples.Of(a, b);
        var (welch, digits) = (two.Welch, given.Digits);
        var (meanA, meanB) = (Numerics.Sample.Mean(a), Numerics.Sample.Mean(b));
        return new()
        {
            Verdict = Verdict(welch, meanA - meanB, names, digits, tongue),
            Readings =
            [
                Interval(welch, digits, tongue),
                two.Variances.P < Significant
                    ? new(Tone.Caution, tongue[$"两组波动大小不同（F 检验 {Wording.P(two.Variances.P)}）：标准差 {Numerics.Sample.Deviation(a).ToString("F" + digits, null)} 与 {Numerics.Sample.Deviation(b).ToString("F" + digits, null)}。", $"The spreads differ (F test {Wording.P(two.Variances.P)}): {Numerics.Sample.Deviation(a).ToString("F" + digits, null)} and {Numerics.Sample.Deviation(b).ToString("F" + digits, null)}."])
                    : new(Tone.Plain, tongue[$"没有发现波动大小不同（F 检验 {Wording.P(two.Variances.P)}）。", $"No difference of the spreads was found (F test {Wording.P(two.Variances.P)})."]),
                .. two.MannWhitney.P < Significant != welch.P < Significant ? new[] { new Reading(Tone.Caution, tongue[$"按秩的 Mann-Whitney 检验结论不同（{Wording.P(two.MannWhitney.P)}），检查离群值。", $"Mann-Whitney on ranks disagrees ({Wording.P(two.MannWhitney.P)}): look for outliers."]) } : [],
                .. Few(Math.Min(a.Length, b.Length), tongue),
            ],
            Figures =
            [
                new(tongue["均值差（前-后）", "Difference of means (first - second)"], meanA - meanB, digits + 1), new("t (Welch)", welch.T, 4), new(tongue["自由度", "df"], welch.Df, 2), new("p (Welch)", welch.P, 4),
                new(tongue["差的 95 % 下限", "Lower 95 %"], welch.Low, digits + 1), new(tongue["差的 95 % 上限", "Upper 95 %"], welch.High, digits + 1),
                new(tongue["p（合并 t）", "p (pooled t)"], two.Pooled.P, 4), new(tongue["p（F）", "p (F)"], two.Variances.P, 4), new("p (Mann-Whitney)", two.MannWhitney.P, 4), new("p (Kolmogorov-Smirnov)", two.KolmogorovSmirnov.P, 4),
            ],
            Pictures = [GroupsSheet.Boxes([.. names], sets, digits, tongue)],
            Tables = [Both(names, sets, digits, tongue)],
            Next = Next(welch.P, tongue),
        };
    }

    private static Finding Paired(Given given, IReadOnlyList<string> names, double[][] sets, Tongue tongue)
    {
        var differences = sets[0].Zip(sets[1], (a, b) => a - b).ToArray();
        if (Array.TrueForAll(differences, value => value == differences[0]))
        {
            throw SheetProblems.Unusable(
                $"“{names[0]}”与“{names[1]}”每一对的差都相同，没有误差可以检验。请检查其中一列是否由另一列算出。",
                $"The difference of “{names[0]}” and “{names[1]}” is the same in every pair, so there is no error to test with. Check whether one column was calculated from the other.");
        }

        var paired = PairedSamples.Of(sets[0], sets[1]);
        var digits = given.Digits;
        return new()
        {
            Verdict = Verdict(paired.T, Numerics.Sample.Mean(differences), names, digits, tongue),
            Readings = [Interval(paired.T, digits, tongue), .. Few(differences.Length, tongue)],
            Figures =
            [
                new(tongue["差的均值", "Mean difference"], Numerics.Sample.Mean(differences), digits + 1), new("t", paired.T.T, 4), new(tongue["自由度", "df"], paired.T.Df, 0), new(tongue["p（成对 t）", "p (paired t)"], paired.T.P, 4),
                new(tongue["差的 95 % 下限", "Lower 95 %"], paired.T.Low, digits + 1), new(tongue["差的 95 % 上限", "Upper 95 %"], paired.T.High, digits + 1),
                .. paired.SignedRanks is { } ranks ? new[] { new Figure("p (Wilcoxon)", ranks.P, 4) } : [],
            ],
            Pictures =
            [
                new()
                {
                    Kind = ChartKind.Line,
                    Title = tongue["每一对的差", "Difference of each pair"],
                    Reading = tongue[$"{differences.Length} 对中 {differences.Count(d => d > 0)} 对变小", $"{differences.Count(d => d > 0)} of {differences.Length} became smaller"],
                    Across = new(tongue["序号", "No."]),
                    Series = [new(tongue["差（前-后）", "First - second"], Wording.Maybe(differences)) { Look = SeriesLook.Points }],
                    Marks = [new("0", 0)],
                    Digits = digits,
                },
                GroupsSheet.Boxes([.. names], sets, digits, tongue),
            ],
            Tables = [Both(names, sets, digits, tongue)],
            Next = Next(paired.T.P, tongue),
        };
    }

    private static Reading Verdict(TTest test, double difference, IReadOnlyList<string> names, int digits, Tongue tongue) => test.P < Significant
        ? new(Tone.Good, tongue[$"两组均值有差别（{Wording.P(test.P)}）：“{names[1]}”比“{names[0]}”{(difference > 0 ? "低" : "高")} {Math.Abs(difference).ToString("F" + digits, null)}。", $"The means differ ({Wording.P(test.P)}): the second is {(difference > 0 ? "lower" : "higher")} by {Math.Abs(difference).ToString("F" + digits, null)}."])
        : new(Tone.Plain, tongue[$"没有发现均值有差别（{Wording.P(test.P)}）。", $"No difference of the means was found ({Wording.P(test.P)})."]);

    private static Reading Interval(TTest test, int digits, Tongue tongue)
        => new(Tone.Plain, tongue[$"差（前-后）的 95 % 区间：{test.Low.ToString("F" + digits, null)} 至 {test.High.ToString("F" + digits, null)}；看它对实际有没有意义。", $"95 % interval of the difference (first - second): {test.Low.ToString("F" + digits, null)} to {test.High.ToString("F" + digits, null)}; judge whether that matters in practice."]);

    private static IEnumerable<Reading> Few(int n, Tongue tongue)
    {
        if (n < 10)
        {
            yield return new(Tone.Caution, tongue[$"每组只有 {n} 个数，小的差别看不出来。", $"With {n} values a small difference cannot be seen."]);
        }
    }

    private static ResultTable Both(IReadOnlyList<string> names, double[][] sets, int digits, Tongue tongue) => new(
        tongue["两组", "Samples"], [tongue["组", "Sample"], "n", tongue["均值", "Mean"], "s", tongue["中位数", "Median"]],
        [.. names.Select((name, i) => (IReadOnlyList<Cell>)[name, sets[i].Length, Numerics.Sample.Mean(sets[i]), Numerics.Sample.Deviation(sets[i]), Numerics.Sample.Median(sets[i])])], digits);

    private static IReadOnlyList<string> Next(double p, Tongue tongue) => p < Significant
        ? [tongue["把改进固化到作业文件，并用控制图看效果能否保持。", "Write the change into the instructions and watch with a control chart that it lasts."]]
        : [tongue["增加数据再比，或承认没有效果，另找原因。", "Collect more data, or accept that it did nothing and look for another cause."]];
}
