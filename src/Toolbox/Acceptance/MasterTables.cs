using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Acceptance;

public enum Severity
{
    Normal,
    Tightened,

    /// <summary>MIL-STD-105E / Z1.4: between Ac and Re the lot is accepted, but normal inspection is resumed.</summary>
    ReducedWithGap,
}

/// <summary>One line of a master table, arrows followed: sample size, acceptance and rejection number.</summary>
public sealed record SinglePlan(int SampleSize, int Acceptance, int Rejection);

/// <summary>
/// Code letters and single sampling plans of ISO 2859-1 = GB/T 2828.1 (tables 1, 2-A, 2-B) and the reduced table of MIL-STD-105E.
/// The tables are diagonal: the acceptance number depends only on (row of the letter + column of the AQL), so they are formed by that
/// rule instead of being typed; an arrow leads to the first plan above or below it.
/// </summary>
/// <remarks>
/// The reduced table 2-C of GB/T 2828.1-2012 has Re = Ac + 1 and other acceptance numbers; it is not here until it has been compared with
/// the printed standard. When the sample is as large as the lot, the whole lot is inspected.
/// </remarks>
public static class MasterTables
{
    private const int Arrow0 = 14;

    public static IReadOnlyList<double> Aqls { get; } =
        [.01, .015, .025, .04, .065, .1, .15, .25, .4, .65, 1, 1.5, 2.5, 4, 6.5, 10, 15, 25, 40, 65, 100, 150, 250, 400, 650, 1000];

    public static IReadOnlyList<string> Levels { get; } = ["S-1", "S-2", "S-3", "S-4", "I", "II", "III"];

    /// <summary>Upper ends of the lot size ranges; the first range begins at 2, the last has no end.</summary>
    public static IReadOnlyList<int> LotRangeEnds { get; } =
        [8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000, 500_000, int.MaxValue];

    /// <summary>A to R without I and O.</summary>
    public const string Letters = "ABCDEFGHJKLMNPQR";

    private static readonly string[] LetterRows =
        ["AAAAAAB", "AAAAABC", "AABBBCD", "ABBCCDE", "BBCCCEF", "BBCDDFG", "BCDEEGH", "BCDEFHJ", "CCEFGJK", "CDEGHKL", "CDFGJLM", "CDFHKMN", "DEGJLNP", "DEGJMPQ", "DEHKNQR"];

    private static readonly int[] Sizes = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150];
    private static readonly int[] ReducedSizes = [2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800];
    private static readonly int[] NormalAc = [1, 2, 3, 5, 7, 10, 14, 21, 30, 44];
    private static readonly int[] TightenedAc = [1, 2, 3, 5, 8, 12, 18, 27, 41];
    private static readonly int[] ReducedAc = [0, 1, 1, 2, 3, 5, 7, 10, 14, 21];
    private static readonly int[] ReducedRe = [2, 3, 4, 5, 6, 8, 10, 13, 17, 24];

    // Letters A and B keep ordinary pairs in the reduced table; B only approaches them.
    private static readonly (int Ac, int Re)[] ReducedA = [(1, 2), (2, 3), (3, 4), (5, 6), (7, 8), (10, 11), (14, 15), (21, 22), (30, 31)];
    private static readonly (int Ac, int Re)[] ReducedB = [(0, 2), (1, 3), (2, 4), (3, 5), (5, 6), (7, 8), (10, 11), (14, 15), (21, 22), (30, 31)];

    /// <summary>The code letter for a lot size (≥ 2) and an inspection level.</summary>
    public static char Letter(int lotSize, string level)
    {
        Demand.AtLeast(lotSize, 2, new("批量 N", "Lot size N"));
        var column = IndexOf(Levels, level);
        Demand.That(column >= 0, new("检验水平", "Inspection level"), new(
            $"没有检验水平“{level}”。请选 S-1、S-2、S-3、S-4、I、II 或 III。",
            $"there is no inspection level “{level}”. Choose S-1, S-2, S-3, S-4, I, II or III."));
        var row = 0;
        while (lotSize > LotRangeEnds[row])
        {
            row++;
        }

        return LetterRows[row][column];
    }

    /// <summary>The sample size that stands beside the letter; a plan that an arrow leads to has another one.</summary>
    public static int SampleSize(char letter, Severity severity)
    {
        var row = Letters.IndexOf(letter, StringComparison.Ordinal);
        Demand.That(row >= 0, new("样本量字码", "Code letter"), new(
            $"没有样本量字码“{letter}”。请选 A 至 R（无 I、O）。",
            $"there is no code letter “{letter}”. Choose A to R (without I and O)."));
        return severity == Severity.ReducedWithGap ? ReducedSizes[row] : Sizes[row];
    }

    /// <summary>The plan in force for a letter and an AQL (percent, or nonconformities per hundred items), arrows followed.</summary>
    public static SinglePlan Plan(char letter, double aql, Severity severity)
    {
        var row = Letters.IndexOf(letter, StringComparison.Ordinal);
        var column = IndexOf(Aqls, aql);
        Demand.That(row >= 0, new("样本量字码", "Code letter"), new(
            $"没有样本量字码“{letter}”。请选 A 至 R（无 I、O）。",
            $"there is no code letter “{letter}”. Choose A to R (without I and O)."));
        Demand.That(column >= 0, new("接收质量限", "Acceptance quality limit"), new(
            $"表中没有接收质量限 {aql}。请从表列的 26 个值中选择。",
            $"the tables have no acceptance quality limit {aql}. Choose one of their 26 values."));
        return severity switch
        {
            Severity.Normal => Follow(row, column, 16, Normal),
            Severity.Tightened => Follow(row, column, 17, Tightened),
            _ => Follow(row, column, 16, Reduced),
        };
    }

    /// <summary>Printed cell: a plan, or the direction of its arrow (−1 up to smaller samples, +1 down).</summary>
    private static (SinglePlan? Plan, int Arrow) Normal(int row, int column)
    {
        var d = row + column;
        return d switch
        {
            < Arrow0 => (null, 1),
            Arrow0 => (new(Sizes[row], 0, 1), 0),
            Arrow0 + 1 => (null, -1),
            Arrow0 + 2 => (null, 1),
            _ => Sequence(d - Arrow0 - 3, row, Sizes, NormalAc, 8),
        };
    }

    private static (SinglePlan? Plan, int Arrow) Tightened(int row, int column)
    {
        var d = row + column;
        return d switch
        {
            <= Arrow0 => (null, 1),
            Arrow0 + 1 when row > 0 => (new(Sizes[row], 0, 1), 0),
            <= Arrow0 + 3 => (null, 1),
            _ => Sequence(d - Arrow0 - 4, row, Sizes, TightenedAc, 7),
        };
    }

    private static (SinglePlan? Plan, int Arrow) Reduced(int row, int column)
    {
        var d = row + column;
        if (row <= 1 && d >= Arrow0 + 3)
        {
            var pairs = row == 0 ? ReducedA : ReducedB;
            var index = d - Arrow0 - 3;
            return (new(2, pairs[index].Ac, pairs[index].Re), 0);
        }

        if (d < Arrow0 + 3)
        {
            return d == Arrow0 ? (new(ReducedSizes[row], 0, 1), 0) : (null, d == Arrow0 + 1 ? -1 : 1);
        }

        var step = d - Arrow0 - 3;
        return step < (row <= 4 ? 10 : 8) ? (new(ReducedSizes[row], ReducedAc[step], ReducedRe[step]), 0) : (null, -1);
    }

    private static (SinglePlan? Plan, int Arrow) Sequence(int step, int row, int[] sizes, int[] acceptance, int forLargeSamples)
        => step < (row <= 4 ? acceptance.Length : forLargeSamples) ? (new(sizes[row], acceptance[step], acceptance[step] + 1), 0) : (null, -1);

    private static SinglePlan Follow(int row, int column, int rows, Func<int, int, (SinglePlan? Plan, int Arrow)> printed)
    {
        var (cell, direction, at) = (printed(row, column), 0, row);
        while (cell.Plan is null)
        {
            direction = direction == 0 ? cell.Arrow : direction;
            var next = at + direction;
            if (next < 0 || next >= rows)
            {
                // A corner without a plan in the arrow's direction: the other direction is the only one left.
                (direction, at) = (-direction, row);
                next = at + direction;
            }

            at = next;
            cell = printed(at, column);
        }

        return cell.Plan;
    }

    private static int IndexOf<T>(IReadOnlyList<T> list, T value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(list[i], value))
            {
                return i;
            }
        }

        return -1;
    }
}
