using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>A Taguchi orthogonal array: in every pair of columns each combination of levels stands equally often.</summary>
/// <remarks>
/// L4, L8, L16 are generated from k two-level columns (column j is the product of the base columns in the binary digits of j, the first base column the
/// slowest), L9 and L27 from sums modulo 3; their columns stand in Taguchi's order. L12 (Plackett-Burman) and L18 are data. Sources: G. Taguchi, S. Konishi,
/// Orthogonal Arrays and Linear Graphs (1987); M. S. Phadke, Quality Engineering Using Robust Design (1989), appendix C.
/// </remarks>
/// <param name="Runs">Rows of levels from 1.</param>
public sealed record OrthogonalArray(string Name, IReadOnlyList<int[]> Runs)
{
    private static readonly string[] Twelve =
    [
        "11111111111", "11111222222", "11222111222", "12122122112", "12212212121", "12221221211",
        "21221122121", "21212221112", "21122212211", "22211112212", "22121211122", "22112121221",
    ];

    private static readonly string[] Eighteen =
    [
        "11111111", "11222222", "11333333", "12112233", "12223311", "12331122", "13121323", "13232131", "13313212",
        "21133221", "21211332", "21322113", "22123132", "22231213", "22312321", "23132312", "23213123", "23321231",
    ];

    /// <summary>Coefficients of the three slowest-to-fastest base columns of L27 in each of its columns.</summary>
    private static readonly string[] TwentySeven = ["100", "010", "110", "210", "001", "101", "201", "011", "111", "211", "021", "121", "221"];

    public static IReadOnlyList<OrthogonalArray> All { get; } =
    [
        TwoLevels("L4", 2), TwoLevels("L8", 3), ThreeLevels("L9", ["10", "01", "11", "21"]), Typed("L12", Twelve),
        TwoLevels("L16", 4), Typed("L18", Eighteen), ThreeLevels("L27", TwentySeven),
    ];

    public int Columns => Runs[0].Length;

    /// <summary>How many levels the column has, from 0.</summary>
    public int Levels(int column) => Runs.Max(run => run[column]);

    public int ColumnsOf(int levels) => Enumerable.Range(0, Columns).Count(column => Levels(column) == levels);

    /// <exception cref="Catalogue.ToolboxException">No array of that name.</exception>
    public static OrthogonalArray Named(string name)
        => All.FirstOrDefault(one => one.Name == name) ?? throw Catalogue.Problems.NotOneOf(Words.Both("array"), name, All.Select(one => one.Name));

    /// <summary>The array with the fewest runs that holds so many factors of two and of three levels; null where none here does.</summary>
    public static OrthogonalArray? For(int two, int three) => All.FirstOrDefault(one => one.ColumnsOf(2) >= two && one.ColumnsOf(3) >= three);

    private static OrthogonalArray TwoLevels(string name, int factors)
    {
        var count = 1 << factors;
        return new(name, [.. Enumerable.Range(0, count).Select(run => Enumerable.Range(1, count - 1).Select(column =>
        {
            // Bit i of the column asks for base column i, which is bit factors-1-i of the run.
            var odd = Enumerable.Range(0, factors).Count(i => ((column >> i) & 1) == 1 && ((run >> (factors - 1 - i)) & 1) == 1) % 2;
            return 1 + odd;
        }).ToArray())]);
    }

    private static OrthogonalArray ThreeLevels(string name, string[] columns)
    {
        var factors = columns[0].Length;
        var count = (int)Math.Pow(3, factors);
        return new(name, [.. Enumerable.Range(0, count).Select(run =>
        {
            var digits = new int[factors];
            for (var (i, left) = (factors - 1, run); i >= 0; i--, left /= 3)
            {
                digits[i] = left % 3;
            }

            return columns.Select(column => 1 + (Enumerable.Range(0, factors).Sum(i => (column[i] - '0') * digits[i]) % 3)).ToArray();
        })]);
    }

    private static OrthogonalArray Typed(string name, string[] rows) => new(name, [.. rows.Select(row => row.Select(level => level - '0').ToArray())]);
}
