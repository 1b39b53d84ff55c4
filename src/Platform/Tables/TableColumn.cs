using System.Globalization;

namespace Zhiheng.Platform.Tables;

/// <summary>A column of a file to download: its title, how wide a spreadsheet shows it (in characters), and what stands in it.</summary>
public sealed record TableColumn<T>(string Title, int Width, Func<T, TableCell> Cell);

/// <summary>
/// What stands in one cell. Text stays text whatever it looks like; a number is a number and a day a day, so that they sort and add up.
/// </summary>
public readonly record struct TableCell
{
    internal enum Kind
    {
        Text,
        Number,
        Day,
    }

    private readonly string? text;
    private readonly decimal number;

    private TableCell(Kind kind, string? text, decimal number) => (Is, this.text, this.number) = (kind, text, number);

    internal Kind Is { get; }

    /// <summary>As a CSV file has it, before anything is made safe: days are yyyy-MM-dd.</summary>
    internal string Text => Is switch
    {
        Kind.Number => Digits,
        Kind.Day => DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => text ?? "",
    };

    /// <summary>As a sheet has it: a day is counted from 1899-12-30 (ECMA-376 Part 1, 18.17.4.1; no day here is before March 1900).</summary>
    internal string Digits => (Is == Kind.Day ? number - new DateOnly(1899, 12, 30).DayNumber : number).ToString(CultureInfo.InvariantCulture);

    public static TableCell Of(string? text) => new(Kind.Text, text, 0);

    public static TableCell Of(decimal? number) => number is { } value ? new(Kind.Number, null, value) : default;

    public static TableCell Of(DateOnly? day) => day is { } value ? new(Kind.Day, null, value.DayNumber) : default;

    public static implicit operator TableCell(string? text) => Of(text);

    public static implicit operator TableCell(int number) => Of(number);

    public static implicit operator TableCell(long number) => Of(number);

    public static implicit operator TableCell(decimal number) => Of(number);

    public static implicit operator TableCell(DateOnly day) => Of(day);

    public static implicit operator TableCell(DateOnly? day) => Of(day);
}
