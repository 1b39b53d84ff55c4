using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What the sheets about shares, counts and samples have in common.</summary>
internal static class Shares
{
    /// <summary>Below so many a rate is a first impression.</summary>
    public const int Few = 30;

    public static Setting Level { get; } = new("level", new("置信水平（%）", "Confidence level (%)"), SettingKind.Number, "95") { Least = 50, Most = 99.99 };

    /// <summary>|z| above this is a change, anything else is 持平.</summary>
    private static readonly double Changed = Normal.UpperQuantile(0.025);

    public static double LevelOf(Given given) => given.Number("level") / 100;

    /// <summary>A share as a percentage.</summary>
    public static Figure Percent(string name, double share, int digits = 2, string? note = null) => new(name + " (%)", 100 * share, digits, Note: note);

    public static IEnumerable<Figure> Interval(string name, (double Low, double High) interval, Tongue tongue, string? note = null) =>
    [
        Percent(tongue[$"{name} 下限", $"{name}, lower"], interval.Low, note: note),
        Percent(tongue[$"{name} 上限", $"{name}, upper"], interval.High, note: note),
    ];

    public static string Said((double Low, double High) interval, Tongue tongue)
        => tongue[$"在 {100 * interval.Low:0.00} % 与 {100 * interval.High:0.00} % 之间", $"between {100 * interval.Low:0.00} % and {100 * interval.High:0.00} %"];

    /// <summary>A column of whole numbers from 0.</summary>
    public static double[] Counts(Given given, string column)
    {
        var title = given.Title(column);
        var counts = given.Numbers(column);
        var wrong = Array.FindIndex(counts, count => count < 0 || count != Math.Floor(count));
        return wrong < 0 ? counts : throw SheetProblems.Unusable(
            $"单元格 {given.Place(column, wrong)} 的“{title.Chinese}”是 {counts[wrong]}，应为不小于 0 的整数。请更正。",
            $"“{title.English}” in cell {given.Place(column, wrong)} is {counts[wrong]}; it must be a whole number of at least 0. Correct it.");
    }

    /// <summary>What was inspected and what of it conformed, row by row: at least <paramref name="least"/> inspected, not more conforming than inspected.</summary>
    public static (double[] Inspected, double[] Passed) Samples(Given given, string n, string x, int least = 1)
    {
        var (all, good) = (Counts(given, n), Counts(given, x));
        var (inspected, passed) = (given.Title(n), given.Title(x));
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] < least)
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.Place(n, i)} 的“{inspected.Chinese}”是 {all[i]}，至少应为 {least}。请补充抽样，或与相近的一行合并。",
                    $"“{inspected.English}” in cell {given.Place(n, i)} is {all[i]}; it must be at least {least}. Inspect more, or combine the row with a similar one.");
            }

            if (good[i] > all[i])
            {
                throw SheetProblems.Unusable(
                    $"单元格 {given.Place(x, i)} 的“{passed.Chinese}”（{good[i]}）大于同一行的“{inspected.Chinese}”（{all[i]}）。请核对是否选错了列。",
                    $"“{passed.English}” in cell {given.Place(x, i)} ({good[i]}) is greater than “{inspected.English}” of the same row ({all[i]}). Check whether the right columns are chosen.");
            }
        }

        return (all, good);
    }

    /// <summary>An optional setting that is a whole number where it is given.</summary>
    public static int? WholeOrNone(Given given, string setting) => given.NumberOrNone(setting) is null ? null : given.WholeNumber(setting);

    /// <summary>The difference of two rates over its standard error with the common rate; 0 where neither period has, or both have only, failures.</summary>
    public static double Z(double priorPassed, double priorInspected, double passed, double inspected)
    {
        var common = (priorPassed + passed) / (priorInspected + inspected);
        var variance = common * (1 - common) * ((1 / priorInspected) + (1 / inspected));
        return variance > 0 ? ((passed / inspected) - (priorPassed / priorInspected)) / Math.Sqrt(variance) : 0;
    }

    public static bool IsChange(double z) => Math.Abs(z) > Changed;

    public static string Change(double z, Tongue tongue) => z > Changed ? tongue["上升", "risen"] : z < -Changed ? tongue["下降", "fallen"] : tongue["持平", "unchanged"];

    public static Tone ToneOf(double z) => z > Changed ? Tone.Good : z < -Changed ? Tone.Bad : Tone.Plain;

    /// <summary>What samples of supervision are not.</summary>
    public static Reading NotRandom(Tongue tongue) => new(Tone.Plain, tongue[
        "区间只对随机抽样成立。监督抽查针对风险选样，结果只能称“抽查合格率”，不能当作总体合格率。",
        "The interval holds for random samples only. Supervision picks by risk: its result is the rate of the inspected, not of all."]);
}
