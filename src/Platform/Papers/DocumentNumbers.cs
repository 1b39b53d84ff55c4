using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Papers;

/// <summary>
/// A document number 文号: <c>鲁市监认责停〔2026〕12号</c>. The brackets are U+3014 and U+3015, the serial has no leading zeros and begins
/// again at 1 each Beijing year (rules.md §1.4).
/// </summary>
/// <param name="Organ">机关代字.</param>
/// <param name="Type">The word for the type of paper.</param>
public sealed record DocumentNumber(string Organ, string Type, int Year, int Serial)
{
    public string Text => FormattableString.Invariant($"{Organ}{Type}〔{Year}〕{Serial}号");

    public override string ToString() => Text;
}

/// <summary>What became of a number. A voided one stays in the register with its reason.</summary>
public sealed record NumberEntry
{
    public string Organ { get; init; } = "";

    public string Type { get; init; } = "";

    public int Year { get; init; }

    public int Serial { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    public DateTimeOffset? VoidedAt { get; init; }

    public string? VoidReason { get; init; }

    public DocumentNumber Number => new(Organ, Type, Year, Serial);
}

/// <summary>
/// Numbers without gaps in organ, type and year. A number belongs to the transaction that takes it: takers of one series wait for each
/// other, and a transaction that is rolled back gives its number to the next. A transaction that takes numbers of several series should
/// take them in one order; two that cross are a collision (<see cref="Database.IsCollision"/>), to be tried again.
/// </summary>
public static class DocumentNumbers
{
    private const int LongestMark = 20;

    /// <summary>The next number of the Beijing year of the act.</summary>
    public static async Task<Outcome<DocumentNumber>> Take(Work work, string organ, string type, CancellationToken ct)
    {
        if (!IsMark(organ) || !IsMark(type))
        {
            return PaperRefusals.Mark(organ, type);
        }

        var year = BusinessCalendar.DateIn(work.Act.At).Year;
        var number = new DocumentNumber(organ, type, year, await NumberStore.Next(work, organ, type, year, ct));
        await NumberStore.Add(work, number, work.Act.At, ct);
        return number;
    }

    /// <summary>Declares a number void; it is never given out again, and a paper that bears it stays readable.</summary>
    public static async Task<Outcome<DocumentNumber>> Void(Work work, string number, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return PaperRefusals.VoidWithoutReason(number);
        }

        if (await NumberStore.Find(work, number, ct) is not { } entry)
        {
            return PaperRefusals.UnknownNumber(number);
        }

        return entry.VoidedAt is null && await NumberStore.Void(work, number, reason.Trim(), work.Act.At, ct)
            ? entry.Number
            : PaperRefusals.AlreadyVoid(number);
    }

    public static Task<NumberEntry?> Find(Session session, string number, CancellationToken ct) => NumberStore.Find(session, number, ct);

    /// <summary>A whole series in order, voided numbers included.</summary>
    public static Task<IReadOnlyList<NumberEntry>> Series(Session session, string organ, string type, int year, CancellationToken ct)
        => NumberStore.Series(session, organ, type, year, ct);

    private static bool IsMark(string mark) => mark.Length is > 0 and <= LongestMark && mark.All(c => char.IsLetterOrDigit(c) && c != '号');
}
