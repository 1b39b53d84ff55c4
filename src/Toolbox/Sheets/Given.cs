using System.Globalization;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>
/// What a user gave a sheet: the table, which column is which, the settings. Every reading checks, and throws <see cref="ToolboxException"/>
/// with the cell or the setting. A field of a column is called <c>col-NAME</c> and holds numbers from 1 such as <c>2</c> or <c>2-6,8</c>; without
/// one the first columns that fit are taken, in the order of the sheet.
/// </summary>
public sealed class Given
{
    /// <summary>Greater numbers, and smaller ones than its reciprocal, are refused: fourth powers of the others can still be calculated.</summary>
    private const double Reach = 1e60;

    private readonly Sheet sheet;
    private readonly PastedTable? table;
    private readonly IReadOnlyDictionary<string, string> fields;
    private readonly Dictionary<string, int[]> chosen;
    private readonly Dictionary<string, double[]> read = [];
    private int[]? complete;

    public Given(Sheet sheet, PastedTable? table, IReadOnlyDictionary<string, string> fields)
    {
        (this.sheet, this.table, this.fields) = (sheet, table, fields);
        chosen = sheet.Columns.Count == 0 ? [] : ColumnChoice.Of(sheet, Table, fields);
    }

    /// <summary>Rows left out because a number was missing in one of the columns that belong together.</summary>
    public int LeftOut => sheet.Columns.Count == 0 ? 0 : Table.Rows - Complete().Length;

    /// <summary>Rows of the table, whole or not.</summary>
    public int Rows => Table.Rows;

    /// <summary>As <see cref="PastedTable.Years"/>.</summary>
    public Heading? Years => table?.Years;

    /// <summary>Digits after the point that results are shown with: those of the data and two more.</summary>
    public int Digits { get; private set; } = 4;

    private PastedTable Table => table ?? throw SheetProblems.NoData();

    /// <summary>False also for a column the sheet does not have.</summary>
    public bool Has(string column) => chosen.GetValueOrDefault(column) is { Length: > 0 };

    /// <summary>The columns of the table that were taken, from 0; empty for an optional one that was not.</summary>
    public IReadOnlyList<int> ChosenFor(string column) => chosen[column];

    /// <summary>The names that the table gives to the columns taken.</summary>
    public IReadOnlyList<string> Names(string column) => [.. chosen[column].Select(index => Table.Head[index])];

    /// <summary>The numbers of one column, of the rows in which none of the sheet's single columns is empty.</summary>
    public double[] Numbers(string column)
    {
        var all = Read(column, One(column));
        var rows = Complete();
        if (rows.Length == 0)
        {
            throw SheetProblems.NoRows(Title(column));
        }

        return rows.Length == all.Length ? all : Array.ConvertAll(rows, row => all[row]);
    }

    /// <summary>The texts of one column, of the same rows as <see cref="Numbers"/>.</summary>
    public string[] Labels(string column)
    {
        var index = One(column);
        return Array.ConvertAll(Complete(), row => Label(column, row, index));
    }

    /// <summary>For each row the numbers that stand in the columns; rows without any are left out.</summary>
    public double[][] Subgroups(string column) => [.. NumberedSubgroups(column).Select(one => one.Numbers)];

    /// <summary>As <see cref="Subgroups"/>, each with its row of the table, by which <see cref="Label"/> finds what belongs to it.</summary>
    public IReadOnlyList<(int Row, double[] Numbers)> NumberedSubgroups(string column)
        => [.. Matrix(column).Select((numbers, row) => (row, Present(numbers))).Where(one => one.Item2.Length > 0)];

    /// <summary>The text that stands in one column of a row.</summary>
    public string Label(string column, int row) => Label(column, row, One(column));

    /// <summary>For each column the numbers that stand in it.</summary>
    public double[][] ByColumn(string column) => [.. chosen[column].Select(index => Present(Read($"{column}:{index}", index)))];

    /// <summary>Rows of numbers in which none is missing.</summary>
    public double[][] WholeRows(string column) => [.. NumberedRows(column).Select(one => one.Numbers)];

    /// <summary>For each row of <see cref="Labels"/> the numbers of the columns; NaN where a cell is empty.</summary>
    public double[][] LabelledRows(string column)
    {
        double[][] all = [.. Matrix(column)];
        return Array.ConvertAll(Complete(), row => all[row]);
    }

    /// <summary>As <see cref="WholeRows"/>, each with its row of the table from 0: for columns that belong together beside one of labels.</summary>
    public IReadOnlyList<(int Row, double[] Numbers)> NumberedRows(string column)
        => [.. Matrix(column).Select((numbers, row) => (row, numbers)).Where(one => !Array.Exists(one.numbers, double.IsNaN))];

    /// <summary>Where a value of <see cref="NumberedRows"/> stands in the table.</summary>
    public string PlaceIn(string column, int row, int at) => Table.Place(row, chosen[column][at]);

    /// <summary>The numbers of the same rows as <see cref="Numbers"/> and <see cref="Labels"/>; an empty cell is refused with its place.</summary>
    public double[][] FullRows(string column)
    {
        var rows = LabelledRows(column);
        for (var i = 0; i < rows.Length; i++)
        {
            if (Array.FindIndex(rows[i], double.IsNaN) is >= 0 and var gap)
            {
                throw SheetProblems.EmptyCell(Table.Place(Complete()[i], chosen[column][gap]), Title(column));
            }
        }

        return rows;
    }

    /// <summary>Where a value of <see cref="Numbers"/> stands in the table, such as B3.</summary>
    public string Place(string column, int at) => Table.Place(Complete()[at], One(column));

    public double Number(string setting) => NumberOrNone(setting) ?? throw SheetProblems.SettingMissing(Title(setting));

    public double? NumberOrNone(string setting)
    {
        var (asked, text) = Typed(setting);
        if (text.Length == 0)
        {
            return null;
        }

        if (!NumberText.TryRead(text, out var number))
        {
            throw SheetProblems.SettingNotNumber(Title(setting), Short(text));
        }

        var (least, most) = (asked.Least ?? -Reach, asked.Most ?? Reach);
        return number >= least && number <= most ? number
            : throw SheetProblems.SettingOutOfRange(Title(setting), Short(text), asked.Least ?? (number < least ? least : null), asked.Most ?? (number > most ? most : null));
    }

    public int WholeNumber(string setting)
    {
        var number = Number(setting);
        return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : throw SheetProblems.SettingNotWhole(Title(setting), Short(Typed(setting).Text));
    }

    public string Choice(string setting)
    {
        var (asked, text) = Typed(setting);
        return asked.Options.Any(option => option.Value == text) ? text : throw SheetProblems.SettingNotAChoice(Title(setting), Short(text));
    }

    /// <summary>A box that was not ticked is not sent, so a form that was sent at all says no by silence.</summary>
    public bool Flag(string setting) => fields.TryGetValue(setting, out var text) ? text is "true" or "on" : !fields.ContainsKey("sent") && Typed(setting).Asked.Default == "true";

    /// <summary>The words of a list, empty when nothing was typed.</summary>
    public string[] Words(string setting) => Typed(setting).Text.Split([' ', ',', ';', '，', '、', '；', '\t', '\r', '\n', '\u3000'], StringSplitOptions.RemoveEmptyEntries);

    public double[] List(string setting) => [.. Words(setting).Select(word => NumberText.TryRead(word, out var number) ? number : throw SheetProblems.SettingNotNumber(Title(setting), Short(word)))];

    /// <summary>What a column or a setting is called on the page.</summary>
    internal Words Title(string name) => sheet.Columns.FirstOrDefault(column => column.Name == name)?.Title ?? sheet.Settings.First(setting => setting.Name == name).Title;

    private static double[] Present(double[] row) => Array.Exists(row, double.IsNaN) ? Array.FindAll(row, number => !double.IsNaN(number)) : row;

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    private (Setting Asked, string Text) Typed(string setting)
    {
        var asked = sheet.Settings.First(one => one.Name == setting);
        var text = fields.TryGetValue(setting, out var typed) ? typed.Trim() : asked.Default;
        return (asked, text.Length == 0 && !asked.IsOptional ? asked.Default : text);
    }

    private string Label(string column, int row, int index)
        => Table.Cell(row, index) is { Length: > 0 } cell ? cell.ToString() : throw SheetProblems.NoLabel(Table.Place(row, index), Title(column));

    private int One(string column) => chosen[column] is [var index, ..] ? index : throw SheetProblems.NoColumn(Title(column));

    private IEnumerable<double[]> Matrix(string column)
    {
        var columns = chosen[column].Length > 0 ? chosen[column] : throw SheetProblems.NoColumn(Title(column));
        var parts = Array.ConvertAll(columns, index => Read($"{column}:{index}", index));
        return Enumerable.Range(0, Table.Rows).Select(row => Array.ConvertAll(parts, part => part[row]));
    }

    private int[] Complete()
    {
        if (complete is not null)
        {
            return complete;
        }

        double[][] parts = [.. sheet.Columns.Where(column => column is { IsMany: false, Kind: ColumnKind.Numbers } && Has(column.Name)).Select(column => Read(column.Name, One(column.Name)))];
        int[] labels = [.. sheet.Columns.Where(column => column is { IsMany: false, Kind: ColumnKind.Labels } && Has(column.Name)).Select(column => One(column.Name))];
        var rows = new List<int>(Table.Rows);
        for (var row = 0; row < Table.Rows; row++)
        {
            var isWhole = parts.Length > 0 || labels.Length == 0 || Array.Exists(labels, label => !Table.Cell(row, label).IsEmpty);
            foreach (var part in parts)
            {
                isWhole &= !double.IsNaN(part[row]);
            }

            if (isWhole)
            {
                rows.Add(row);
            }
        }

        return complete = [.. rows];
    }

    private double Within(double number, int row, int index)
        => number == 0 || Math.Abs(number) is >= 1 / Reach and <= Reach ? number : throw SheetProblems.OutOfReach(Table.Place(row, index), Short(Table.Cell(row, index).ToString()));

    private double[] Read(string name, int index)
    {
        if (read.TryGetValue(name, out var known))
        {
            return known;
        }

        var numbers = new double[Table.Rows];
        var decimals = 0;
        for (var row = 0; row < numbers.Length; row++)
        {
            var cell = Table.Cell(row, index);
            numbers[row] = NumberText.IsGap(cell) ? double.NaN : NumberText.TryRead(cell, out var number) ? Within(number, row, index) : throw NumberText.Why(Table.Place(row, index), cell);
            decimals = row < 1000 && cell.IndexOf('.') is >= 0 and var point ? Math.Max(decimals, Math.Min(cell.Length - point - 1, 8)) : decimals;
        }

        Digits = Math.Max(Digits == 4 && read.Count == 0 ? 0 : Digits, decimals + 2);
        return read[name] = numbers;
    }
}
