using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Papers;

internal static class NumberStore
{
    private const string Columns = "organ, type, year, serial, taken_at, voided_at, void_reason";

    /// <summary>Moves the series on. Its row stays locked until the transaction ends, so that nobody passes one that may still be rolled back.</summary>
    public static async Task<int> Next(Work work, string organ, string type, int year, CancellationToken ct)
        => await work.First<int>(
            """
            insert into platform_paper_series (organ, type, year, last) values (@organ, @type, @year, 1)
            on conflict (organ, type, year) do update set last = platform_paper_series.last + 1
            returning last
            """,
            new { organ, type, year },
            ct);

    public static Task Add(Work work, DocumentNumber number, DateTimeOffset at, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_paper_number (organ, type, year, serial, text, taken_at)
            values (@Organ, @Type, @Year, @Serial, @Text, @at)
            """,
            new { number.Organ, number.Type, number.Year, number.Serial, number.Text, at },
            ct);

    public static async Task<bool> Void(Work work, string number, string reason, DateTimeOffset at, CancellationToken ct)
        => await work.Execute(
            "update platform_paper_number set voided_at = @at, void_reason = @reason where text = @number and voided_at is null",
            new { number, reason, at },
            ct) == 1;

    public static Task<NumberEntry?> Find(Session session, string number, CancellationToken ct)
        => session.First<NumberEntry>($"select {Columns} from platform_paper_number where text = @number", new { number }, ct);

    public static Task<IReadOnlyList<NumberEntry>> Series(Session session, string organ, string type, int year, CancellationToken ct)
        => session.Query<NumberEntry>(
            $"select {Columns} from platform_paper_number where organ = @organ and type = @type and year = @year order by serial",
            new { organ, type, year },
            ct);
}
