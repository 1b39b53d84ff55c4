using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>One subgroup of the pasted table.</summary>
/// <param name="Name">What the column of subgroups calls it; null where rows are subgroups.</param>
internal sealed record Subgroup(string? Name, string? Stage, double[] Values);

/// <summary>Subgroups as people keep them: one in each row, one value a row with the subgroup beside it, or one long column cut into pieces.</summary>
internal static class SubgroupReading
{
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("x", new("测量值", "Values")) { IsMany = true, Hint = new("一行一个子组、每个读数一列；或者只选一列数，再选“子组”列或填“每组个数”。", "A subgroup in each row with a column for each reading; or one column of numbers with a column of subgroups or a number of values in each.") },
        new("group", new("子组", "Subgroup"), ColumnKind.Labels) { IsOptional = true },
        new("stage", new("阶段", "Stage"), ColumnKind.Labels) { IsOptional = true },
    ];

    public static Setting Size { get; } = new("size", new("每组个数（只有一列数、没有子组列时）", "Values in each subgroup (one column of numbers, no column of subgroups)"), SettingKind.Whole) { IsOptional = true, Least = 1, Most = 1000 };

    public static Setting Constants { get; } = new("constants", new("常数", "Constants"), SettingKind.Choice, "exact")
    {
        Options = [new("exact", new("精确值", "exact")), new("table", new("三位小数的表（重现旧报告）", "three-decimal table (old reports)"))],
    };

    /// <summary>In the order of the table; at least one.</summary>
    public static List<Subgroup> Read(Given given)
    {
        var rows = given.NumberedSubgroups("x");
        if (rows.Count == 0)
        {
            throw SheetProblems.NoRows(given.Title("x"));
        }

        string? Stage(int row) => given.Has("stage") ? given.Label("stage", row) : null;
        if (given.Has("group"))
        {
            return ByLabel(given, rows, Stage);
        }

        if (given.ChosenFor("x").Count > 1 || given.NumberOrNone("size") is not > 1)
        {
            return [.. rows.Select(row => new Subgroup(null, Stage(row.Row), row.Numbers))];
        }

        var size = given.WholeNumber("size");
        // A rest that fills no subgroup is left out: its spread would not compare.
        return [.. rows.Chunk(size).Where(chunk => chunk.Length == size || rows.Count < size).Select(chunk => new Subgroup(null, Stage(chunk[0].Row), [.. chunk.Select(row => row.Numbers[0])]))];
    }

    /// <summary>What may be wrong with the columns or was left out.</summary>
    public static IEnumerable<Reading> Cautions(Given given, IReadOnlyList<Subgroup> groups, Tongue tongue)
    {
        var columns = given.ChosenFor("x").Count;
        var first = groups.Select(group => group.Values[0]).ToArray();
        if (columns > 1 && !given.Has("group") && groups.Count >= 3 && Enumerable.Range(0, first.Length).All(i => first[i] == first[0] + i) && groups.Any(group => group.Values.Skip(1).Any(value => value != Math.Floor(value))))
        {
            yield return new(Tone.Caution, tongue["第一列像是序号，却被当作读数。请在“选择列”中去掉它。", "The first column looks like a running number but was taken as a reading. Leave it out under the choice of columns."]);
        }

        var missing = columns > 1 ? groups.Sum(group => columns - group.Values.Length) : 0;
        if (missing > 0)
        {
            yield return new(Tone.Caution, tongue[$"有 {missing} 个空单元格，各子组按实际个数计算。", $"{missing} cells are empty; every subgroup counts with the values it has."]);
        }

        if (columns == 1 && !given.Has("group") && given.NumberOrNone("size") is > 1 and var size && given.NumberedSubgroups("x").Count % (int)size is var rest and > 0)
        {
            yield return new(Tone.Caution, tongue[$"最后 {rest} 个值不满一组，没有参与计算。", $"The last {rest} values fill no subgroup and were left out."]);
        }
    }

    /// <summary>Subgroups whose spread can be estimated.</summary>
    /// <exception cref="ToolboxException">One subgroup, one value in each, no variation within, or more values than constants exist for.</exception>
    public static Subgroups Spread(IReadOnlyList<Subgroup> groups, bool ranges, bool printed, string? stage = null)
    {
        var place = stage is null ? new Words("子组", "Subgroup") : new($"子组（阶段“{stage}”）", $"Subgroup (stage “{stage}”)");
        if (groups.Count < 2)
        {
            throw Problems.TooFew(place, groups.Count, 2);
        }

        if (groups.All(group => group.Values.Length == 1))
        {
            throw SheetProblems.Unusable(
                "每个子组只有一个值，组内没有变差可以计算。请选择多列读数、选择“子组”列或填写“每组个数”；每次确实只测一个值时，请改用单值-移动极差图。",
                "Every subgroup has only one value, so there is no variation within. Choose several columns of readings, choose a column for “Subgroup”, or fill in “Values in each subgroup”; where each measurement is a single value, use a chart of individuals and moving range.");
        }

        var most = printed ? 25 : ChartConstants.LargestSize;
        var largest = groups.Max(group => group.Values.Length);
        if (ranges && largest > most)
        {
            throw SheetProblems.Unusable(
                $"最大的子组有 {largest} 个值，极差图的{(printed ? "查表" : "")}常数只到 {most}。请改用标准差图与以 s 估计的 σ。",
                $"The largest subgroup has {largest} values, but the {(printed ? "printed " : "")}constants of a range chart end at {most}. Use a chart of standard deviations with σ estimated from s.");
        }

        var read = Subgroups.Of([.. groups.Select(group => group.Values)]);
        return Array.TrueForAll(read.Ranges, range => range == 0)
            ? throw SheetProblems.Unusable(
                $"{place.Chinese}内的值全都相同，组内没有变差可以计算。请检查量具分辨力、取整位数和列的选择。",
                $"{place.English}: all values within are equal, so there is no variation within to calculate with. Check the resolution of the gauge, the rounding and the choice of columns.")
            : read;
    }

    private static List<Subgroup> ByLabel(Given given, IReadOnlyList<(int Row, double[] Numbers)> rows, Func<int, string?> stage)
    {
        var groups = new Dictionary<string, (string? Stage, List<double> Values)>(StringComparer.Ordinal);
        foreach (var (row, numbers) in rows)
        {
            var (name, now) = (given.Label("group", row), stage(row));
            if (!groups.TryGetValue(name, out var group))
            {
                groups[name] = group = (now, []);
            }

            if (group.Stage != now)
            {
                throw SheetProblems.Unusable(
                    $"子组“{name}”分属阶段“{group.Stage}”和“{now}”。一个子组只能属于一个阶段，请更正“子组”列或“阶段”列。",
                    $"Subgroup “{name}” is in stage “{group.Stage}” and in stage “{now}”. A subgroup belongs to one stage only; correct the column of “Subgroup” or “Stage”.");
            }

            group.Values.AddRange(numbers);
        }

        return [.. groups.Select(group => new Subgroup(group.Key, group.Value.Stage, [.. group.Value.Values]))];
    }
}
