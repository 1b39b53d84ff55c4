using System.Globalization;
using System.Text;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Whether the first row names the columns.</summary>
public enum Heading
{
    /// <summary>As it looks: no number in it, a text over a column of numbers, or years one after the other over what are no years.</summary>
    Guess,
    Yes,
    No,
}

/// <summary>
/// Text from a spreadsheet, a CSV file or the keyboard as rows and columns. Tabs part columns; without any, semicolons, then commas, then spaces.
/// Blank rows above the first and below the last that is not are no part of it. Cells stay where they are in the text: a million of them cost little more than the text itself.
/// </summary>
public sealed class PastedTable
{
    /// <summary>UTF-16 units.</summary>
    public const int MostCharacters = 32_000_000;

    public const int MostCells = 5_000_000;

    private readonly string text;
    private readonly List<int> starts;
    private readonly List<int> lengths;
    private readonly List<int> rows;
    private readonly int blank;
    private readonly bool isTurned;

    private PastedTable(string text, char parts, Heading heading)
    {
        this.text = text;
        (starts, lengths, rows, blank) = CellSplitter.Split(text, parts);
        isTurned = rows.Count == 2 && rows[1] > 1 && heading != Heading.Yes && Enumerable.Range(0, rows[1]).All(cell => IsNumberLike(Raw(cell)));
        Columns = isTurned ? 1 : Enumerable.Range(0, rows.Count - 1).Select(row => rows[row + 1] - rows[row]).DefaultIfEmpty().Max();
        HasHead = heading switch
        {
            Heading.Yes => AllRows > 0,
            Heading.No => false,
            _ => LooksLikeHead(),
        };
        Head = Distinct([.. Enumerable.Range(0, Columns).Select(column => HasHead && At(0, column) is { Length: > 0 } name ? name.ToString() : Letters(column))]);
        if (parts == ',')
        {
            CheckCommas();
        }
    }

    public int Columns { get; }

    /// <summary>Without the one that names the columns.</summary>
    public int Rows => AllRows - (HasHead ? 1 : 0);

    public bool HasHead { get; }

    /// <summary>What a first row of years was taken for, as nobody said: names or data. Null where there is no such row.</summary>
    public Heading? Years { get; private set; }

    /// <summary>The names of the columns: of the first row, or letters where it has none; what is there twice has its letter behind it.</summary>
    public IReadOnlyList<string> Head { get; }

    private int AllRows => isTurned ? rows[1] : rows.Count - 1;

    /// <exception cref="ToolboxException">Nothing in it, too much, an open quote, or commas that may be decimal signs.</exception>
    public static PastedTable Read(string text, Heading heading = Heading.Guess)
    {
        if (text.Length > MostCharacters)
        {
            throw SheetProblems.TooLong(MostCharacters);
        }

        var table = new PastedTable(text.TrimStart('\ufeff'), CellSplitter.Parting(text), heading);
        return table.Rows > 0 ? table : throw SheetProblems.NoData();
    }

    /// <summary>A cell without the spaces around it; empty where the row is shorter.</summary>
    public ReadOnlySpan<char> Cell(int row, int column) => At(row + (HasHead ? 1 : 0), column);

    /// <summary>The place as a spreadsheet counts it, such as B3.</summary>
    public string Place(int row, int column)
    {
        var number = blank + (isTurned ? 1 : row + (HasHead ? 2 : 1));
        return Letters(isTurned ? row : column) + number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether somebody meant a number: a digit, and nothing that numbers are not written with.</summary>
    internal static bool IsNumberLike(ReadOnlySpan<char> cell)
    {
        var digits = false;
        foreach (var sign in cell)
        {
            digits |= char.IsDigit(sign);
            if (!char.IsDigit(sign) && !"+-.,，．eE%％ '−－".Contains(sign, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return digits;
    }

    private static string Letters(int column)
    {
        var letters = new StringBuilder();
        for (var left = column + 1; left > 0; left = (left - 1) / 26)
        {
            letters.Insert(0, (char)('A' + ((left - 1) % 26)));
        }

        return letters.ToString();
    }

    private static string[] Distinct(string[] names)
    {
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        return [.. names.Select((name, column) => twice.Contains(name) ? $"{name}（{Letters(column)}）" : name)];
    }

    private ReadOnlySpan<char> Raw(int cell) => lengths[cell] >= 0
        ? text.AsSpan(starts[cell], lengths[cell])
        : text.AsSpan(starts[cell], -lengths[cell]).ToString().Replace("\"\"", "\"", StringComparison.Ordinal);

    private ReadOnlySpan<char> At(int row, int column)
    {
        var cell = isTurned ? row : rows[row] + column;
        return cell < (isTurned ? rows[1] : rows[row + 1]) ? Raw(cell).Trim() : default;
    }

    private bool LooksLikeHead()
    {
        if (AllRows < 2)
        {
            return false;
        }

        var (named, numbers) = (false, false);
        for (var column = 0; column < Columns; column++)
        {
            var first = At(0, column);
            if (IsNumberLike(first))
            {
                numbers = true;
            }
            else if (!first.IsEmpty)
            {
                named = true;
                if (IsNumberLike(At(1, column)))
                {
                    return true;
                }
            }
        }

        Years = numbers ? HeadOfYears.Of(Columns, AllRows, At) : null;
        return Years == Heading.Yes || (named && !numbers);
    }

    // "12,5" on every line may be one column with decimal commas or two columns: nobody guesses.
    private void CheckCommas()
    {
        var named = HasHead && Years is null && rows[1] - rows[0] == 2;
        for (var row = HasHead ? 1 : 0; row < rows.Count - 1 && !isTurned && !named; row++)
        {
            if (rows[row + 1] - rows[row] == 2 && IsNumberLike(Raw(rows[row])) && IsNumberLike(Raw(rows[row] + 1)))
            {
                throw SheetProblems.DecimalCommas(blank + row + 1, $"{Raw(rows[row])},{Raw(rows[row] + 1)}");
            }
        }
    }
}
