using System.Globalization;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Which column of the table is which column of the sheet: as the user chose, or the same columns in the same order, or the first that fit.</summary>
internal static class ColumnChoice
{
    /// <summary>So many rows are looked at to tell numbers from text.</summary>
    private const int Looked = 20;

    public static Dictionary<string, int[]> Of(Sheet sheet, PastedTable table, IReadOnlyDictionary<string, string> fields)
    {
        var choice = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var column in sheet.Columns)
        {
            if (fields.TryGetValue("col-" + column.Name, out var asked) && (asked.Length > 0 || column.IsOptional))
            {
                choice[column.Name] = [.. Indices(column, asked, table.Columns)];
            }
        }

        if (choice.Count == 0 && InOrder(sheet, table) is { } ordered)
        {
            return ordered;
        }

        // A column that bears the title of one that was asked for is that one, also where nobody would guess.
        foreach (var column in sheet.Columns.Where(column => !column.IsMany && !choice.ContainsKey(column.Name)))
        {
            var titled = Enumerable.Range(0, table.HasHead ? table.Columns : 0).Except(choice.Values.SelectMany(taken => taken)).Where(index => IsTitle(table.Head[index], column)).ToList();
            if (titled.Count > 0)
            {
                choice[column.Name] = [titled[0]];
            }
        }

        // Single columns choose first: whatever is left may belong together.
        foreach (var column in sheet.Columns.Where(column => !choice.ContainsKey(column.Name)).OrderBy(column => column.IsMany ? 1 : 0).ToList())
        {
            var free = Enumerable.Range(0, table.Columns).Except(choice.Values.SelectMany(taken => taken)).Where(index => !IsBlank(table, index)).ToList();
            var fitting = free.Where(index => IsNumbers(table, index) == (column.Kind == ColumnKind.Numbers)).ToList();
            // Numbers serve as labels where there is no text; an optional column is not guessed.
            var usable = fitting.Count == 0 && column.Kind == ColumnKind.Labels ? free : fitting;
            choice[column.Name] = column.IsOptional ? [] : usable.Count == 0 ? throw SheetProblems.NoColumn(column.Title) : column.IsMany ? [.. usable] : [usable[0]];
        }

        return choice;
    }

    /// <summary>A table with just the columns the sheet asks for, in its order: a column of numbers may then be the names of parts.</summary>
    private static Dictionary<string, int[]>? InOrder(Sheet sheet, PastedTable table)
    {
        Column[] all = [.. sheet.Columns.Where(column => !column.IsOptional || (column.IsExpected && table.Columns == sheet.Columns.Count))];
        var many = Array.FindIndex(all, column => column.IsMany);
        var spare = table.Columns - all.Length;
        if (all.Length < 2 || spare < 0 || (many < 0 && spare > 0) || Array.FindLastIndex(all, column => column.IsMany) != many)
        {
            return null;
        }

        var choice = sheet.Columns.ToDictionary(column => column.Name, _ => Array.Empty<int>(), StringComparer.Ordinal);
        var at = 0;
        for (var i = 0; i < all.Length; i++)
        {
            choice[all[i].Name] = [.. Enumerable.Range(at, i == many ? spare + 1 : 1)];
            at += i == many ? spare + 1 : 1;
        }

        // A heading that names another column of the sheet is believed more than the order.
        var isContradicted = table.HasHead && sheet.Columns.Any(column => !column.IsMany && choice[column.Name] is var taken
            && Enumerable.Range(0, table.Columns).Any(index => IsTitle(table.Head[index], column) && !taken.Contains(index)) && !taken.Any(index => IsTitle(table.Head[index], column)));
        return isContradicted || all.Any(column => column.Kind == ColumnKind.Numbers && choice[column.Name].Any(index => !IsNumbers(table, index))) ? null : choice;
    }

    /// <summary>Nothing below the heading, as left of a table that begins in column B of its sheet.</summary>
    private static bool IsBlank(PastedTable table, int index)
    {
        var row = 0;
        while (row < table.Rows && table.Cell(row, index).IsEmpty)
        {
            row++;
        }

        return row == table.Rows;
    }

    private static bool IsNumbers(PastedTable table, int index)
    {
        var (numbers, texts) = (0, 0);
        for (var row = 0; row < Math.Min(table.Rows, Looked); row++)
        {
            var cell = table.Cell(row, index);
            if (!NumberText.IsGap(cell))
            {
                _ = PastedTable.IsNumberLike(cell) && !IsDate(cell) ? numbers++ : texts++;
            }
        }

        // One letter among numbers is a mistake to be named, not a column of text.
        return numbers > texts;
    }

    /// <summary>A dash behind a digit stands in dates such as 2026-03-01, never in a number.</summary>
    private static bool IsDate(ReadOnlySpan<char> cell)
    {
        for (var i = 1; i < cell.Length; i++)
        {
            if (cell[i] == '-' && char.IsDigit(cell[i - 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What stands in brackets behind a name, such as a unit or a mark, is not part of it.</summary>
    private static bool IsTitle(string head, Column column)
        => head.Split('（', '(')[0].Trim() is { Length: > 0 } name && (name == Plain(column.Title.Chinese) || name.Equals(Plain(column.Title.English), StringComparison.OrdinalIgnoreCase));

    private static string Plain(string title) => title.Split('（', '(')[0].Trim();

    private static IEnumerable<int> Indices(Column column, string asked, int columns)
    {
        foreach (var part in asked.Split([',', ' ', '，'], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !Array.TrueForAll(ends, end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= columns))
            {
                throw SheetProblems.ColumnAbsent(column.Title, part.Length <= 20 ? part : part[..20], columns);
            }

            var (from, to) = (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
            for (var number = from; number <= to; number++)
            {
                yield return number - 1;
            }
        }
    }
}
