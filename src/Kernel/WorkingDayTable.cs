using System.Collections.Frozen;

namespace Zhiheng.Kernel;

/// <summary>A day on which the State Council's notice differs from the week: a weekday off, or a weekend day worked.</summary>
public sealed record CalendarException(DateOnly Day, string Name, bool IsOff);

/// <summary>
/// The announced holidays and make-up working days (rules.md §0.4, §0.5). A year is known once its 1 January is listed,
/// which every notice does; a notice also moves days of the December before it, which does not make that year known.
/// </summary>
public sealed class WorkingDayTable
{
    private readonly FrozenDictionary<DateOnly, CalendarException> exceptions;
    private readonly FrozenSet<int> years;

    /// <exception cref="ArgumentException">A day is listed twice.</exception>
    public WorkingDayTable(IEnumerable<CalendarException> exceptions)
    {
        var listed = new Dictionary<DateOnly, CalendarException>();
        foreach (var exception in exceptions)
        {
            if (!listed.TryAdd(exception.Day, exception))
            {
                throw new ArgumentException($"{exception.Day:O} is listed twice.", nameof(exceptions));
            }
        }

        this.exceptions = listed.ToFrozenDictionary();
        years = listed.Keys.Where(day => day.DayOfYear == 1).Select(day => day.Year).ToFrozenSet();
    }

    /// <summary>The years whose holidays have been announced and loaded, in order.</summary>
    public IReadOnlyList<int> Years => [.. years.Order()];

    public bool Knows(int year) => years.Contains(year);

    /// <summary>The name of the holiday or make-up day, for people; null on ordinary days.</summary>
    public string? NameOf(DateOnly day) => exceptions.TryGetValue(day, out var exception) ? exception.Name : null;

    /// <summary>Monday to Friday unless announced otherwise. In a year that is not known this is a guess: ask <see cref="Knows"/>.</summary>
    public bool IsWorkday(DateOnly day) => exceptions.TryGetValue(day, out var exception)
        ? !exception.IsOff
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
