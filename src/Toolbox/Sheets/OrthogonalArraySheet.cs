using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Which runs to make: the smallest orthogonal array that holds the factors.</summary>
internal static class OrthogonalArraySheet
{
    public static Sheet Sheet { get; } = new()
    {
        Slug = "orthogonal-array",
        Tools = [Catalogue.TaguchiTools.Array],
        Title = new("正交表（田口试验设计）", "Orthogonal arrays (Taguchi designs)"),
        Question = new("几个因子、每个两三个水平，最少做哪些试验？", "Several factors at two or three levels: which runs are enough?"),
        Family = Family.Causes,
        Help = new("填写二水平和三水平的因子各有几个，给出放得下的最小正交表；也可直接选一张表。", "How many factors have two levels and how many three: the smallest array that holds them. Or choose one."),
        Settings =
        [
            new("two", new("二水平因子数", "Factors at two levels"), SettingKind.Whole, "1") { Least = 0, Most = 15 },
            new("three", new("三水平因子数", "Factors at three levels"), SettingKind.Whole, "5") { Least = 0, Most = 13 },
            new("array", new("正交表", "Array"), SettingKind.Choice, "auto") { Options = [new("auto", new("自动（试验次数最少）", "automatic (fewest runs)")), .. OrthogonalArray.All.Select(one => new Option(one.Name, new(one.Name, one.Name)))] },
        ],
        Run = Run,
    };

    private static Finding Run(Given given, Tongue tongue)
    {
        var (two, three) = (given.WholeNumber("two"), given.WholeNumber("three"));
        if (two + three < 2)
        {
            throw SheetProblems.Unusable(
                "“二水平因子数”与“三水平因子数”合起来至少要有 2 个因子。请更正。",
                "“Factors at two levels” and “Factors at three levels” must add up to at least 2 factors. Correct them.");
        }

        var asked = given.Choice("array");
        var array = asked == "auto"
            ? OrthogonalArray.For(two, three) ?? throw SheetProblems.Unusable(
                $"没有放得下 {two} 个二水平、{three} 个三水平因子的正交表（L4、L8、L9、L12、L16、L18、L27）。请减少因子，或把水平数统一为 2 或 3。",
                $"No array (L4, L8, L9, L12, L16, L18, L27) holds {two} factors at two levels and {three} at three. Use fewer factors, or 2 or 3 levels for all.")
            : OrthogonalArray.Named(asked);
        if (array.ColumnsOf(2) < two || array.ColumnsOf(3) < three)
        {
            throw SheetProblems.Unusable(
                $"{array.Name} 有 {array.ColumnsOf(2)} 个二水平列、{array.ColumnsOf(3)} 个三水平列，放不下 {two} 个二水平、{three} 个三水平因子。请换一张表，或选“自动”。",
                $"{array.Name} has {array.ColumnsOf(2)} columns of two levels and {array.ColumnsOf(3)} of three, too few for {two} factors at two levels and {three} at three. Choose another array, or “automatic”.");
        }

        int[] columns = [.. Columns(array, 2).Take(two), .. Columns(array, 3).Take(three)];
        var factors = columns.Select((_, i) => ((char)('A' + i)).ToString()).ToList();
        var free = array.Runs.Count - 1 - columns.Sum(column => array.Levels(column) - 1);
        var full = Math.Pow(2, two) * Math.Pow(3, three);
        return new()
        {
            Verdict = new(Tone.Good, tongue[$"用 {array.Name}：{array.Runs.Count} 次试验代替全部 {full:#,0} 种组合。", $"{array.Name}: {array.Runs.Count} runs in place of all {full:#,0} combinations."]),
            Readings =
            [
                new(Tone.Plain, tongue[$"因子依次放在第 {string.Join("、", columns.Select(column => column + 1))} 列；余下 {free} 个自由度估计误差。", $"The factors stand in columns {string.Join(", ", columns.Select(column => column + 1))}; {free} degrees of freedom are left for error."]),
                .. free == 0 ? [new Reading(Tone.Caution, tongue["表已排满，没有自由度估计误差：分析时要把小的因子并入误差，或另做重复。", "The array is full: nothing is left to estimate error. Small factors will have to be pooled, or runs repeated."])] : Array.Empty<Reading>(),
                new(Tone.Caution, array.Name is "L12" or "L18"
                    ? tongue["交互作用大致均匀地分散在各列：适合只看主效应。", "Interactions are spread over the columns: good for main effects alone."]
                    : tongue["两因子交互作用与其他列混杂：怀疑有交互作用的因子，所混杂的列要空出来。", "Interactions of two factors are confused with other columns: leave those columns empty where an interaction is likely."]),
            ],
            Figures = [new(tongue["试验次数", "Runs"], array.Runs.Count, 0), new(tongue["因子数", "Factors"], columns.Length, 0), new(tongue["误差自由度", "Degrees of freedom for error"], free, 0)],
            Tables =
            [
                new(tongue["试验方案（1、2、3 为水平；实施时随机排序）", "Design (1, 2, 3 are levels; run it in random order)"], [tongue["序号", "No."], .. factors],
                    [.. array.Runs.Select((run, i) => (IReadOnlyList<Cell>)[i + 1.0, .. columns.Select(column => (Cell)(double)run[column])])], 0),
                new(tongue[$"{array.Name} 全表", $"{array.Name} in full"], [tongue["序号", "No."], .. Enumerable.Range(1, array.Columns).Select(column => column.ToString(System.Globalization.CultureInfo.InvariantCulture))],
                    [.. array.Runs.Select((run, i) => (IReadOnlyList<Cell>)[i + 1.0, .. run.Select(level => (Cell)(double)level)])], 0),
            ],
            Next = [tongue["每个组合在不同的使用条件（噪声）下各测几次，再到“田口试验分析”页计算信噪比。", "Measure each run several times under differing conditions of use (noise), then analyse the S/N ratios on the page of Taguchi experiments."]],
        };
    }

    private static IEnumerable<int> Columns(OrthogonalArray array, int levels) => Enumerable.Range(0, array.Columns).Where(column => array.Levels(column) == levels);
}
