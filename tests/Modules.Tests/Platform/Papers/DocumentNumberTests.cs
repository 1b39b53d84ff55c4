using System.Data.Common;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Papers;

public class DocumentNumberTests
{
    private const int PerSeries = 1_000;

    [Fact]
    public void A_number_is_written_with_its_brackets_and_without_leading_zeros()
        => Assert.Equal("鲁市监认责停\u30142026\u301512号", new DocumentNumber("鲁市监认", "责停", 2026, 12).Text);

    /// <summary>Two organs and two types; takers of all series at once, every tenth transaction rolled back.</summary>
    [Theory]
    [BothDatabases]
    public async Task A_thousand_takers_of_each_series_at_once_leave_no_gap_and_take_no_number_twice(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        (string Organ, string Type)[] series = [("鲁市监认", "责停"), ("鲁市监认", "督办"), ("济市监认", "责停")];
        var takers = Enumerable.Range(0, PerSeries * 10 / 9 * series.Length)
            .Select(i => (Series: series[i % series.Length], RollsBack: i / series.Length % 10 == 9)).ToList();
        var missing = series.ToDictionary(one => one, one => PerSeries - takers.Count(taker => taker.Series == one && !taker.RollsBack));
        takers.AddRange(missing.SelectMany(pair => Enumerable.Repeat((pair.Key, false), pair.Value)));

        await Parallel.ForEachAsync(takers, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (taker, ct) =>
        {
            await using var work = await database.Database.Begin(database.Act(), ct);
            Assert.False((await DocumentNumbers.Take(work, taker.Series.Organ, taker.Series.Type, ct)).IsRefused);
            if (!taker.RollsBack)
            {
                await work.Commit([], ct);
            }
        });

        await using var session = await database.Database.Read(CancellationToken.None);
        foreach (var (organ, type) in series)
        {
            var numbers = await DocumentNumbers.Series(session, organ, type, 2026, CancellationToken.None);
            Assert.Equal(Enumerable.Range(1, PerSeries), numbers.Select(entry => entry.Serial));
        }
    }

    [Theory]
    [BothDatabases]
    public async Task Serials_begin_again_with_the_year_of_Beijing(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        database.Clock.Set(new DateOnly(2026, 12, 31));
        var old = await Take(database);

        // 15:59 and 16:00 UTC on 31 December: a minute before midnight in Beijing, and midnight.
        database.Clock.Advance(new TimeSpan(13, 59, 0));
        var last = await Take(database);
        database.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["鲁市监认责停〔2026〕1号", "鲁市监认责停〔2026〕2号", "鲁市监认责停〔2027〕1号"], [old, last, await Take(database)]);
    }

    [Theory]
    [BothDatabases]
    public async Task A_voided_number_stays_with_its_reason_and_is_not_given_out_again(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var number = await Take(database);

        await Void(database, number, " 当事人名称有误 ");

        await using var session = await database.Database.Read(CancellationToken.None);
        var entry = (await DocumentNumbers.Find(session, number, CancellationToken.None))!;
        Assert.Equal(("当事人名称有误", database.Clock.GetUtcNow(), number), (entry.VoidReason, entry.VoidedAt, entry.Number.Text));
        Assert.Equal("鲁市监认责停〔2026〕2号", await Take(database));
    }

    [Theory]
    [BothDatabases]
    public async Task Only_a_number_that_is_there_and_stands_is_voided_and_only_for_a_reason(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var number = await Take(database);
        await Void(database, number, "重复发文");

        Assert.Equal(
            ["platform.paper.already-void", "platform.paper.unknown-number", "platform.paper.void-without-reason"],
            [await Void(database, number, "再来"), await Void(database, "鲁市监认责停〔2026〕9号", "错"), await Void(database, number, " ")]);
    }

    [Theory]
    [InlineData("", "责停")]
    [InlineData("鲁市监认", "责〔停")]
    [InlineData("鲁 市监认", "责停")]
    [InlineData("鲁市监1号", "责停")]
    [InlineData("鲁市监认鲁市监认鲁市监认鲁市监认鲁市监认鲁", "责停")]
    public async Task A_mark_that_would_make_a_number_ambiguous_is_refused(string organ, string type)
    {
        await using var database = await TestDatabase.Create(Dialect.Sqlite);
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);

        Assert.Equal("platform.paper.mark", (await DocumentNumbers.Take(work, organ, type, CancellationToken.None)).Refusal.Code);
    }

    /// <summary>鲁市监 + 认责停 and 鲁市监认 + 责停 would read the same.</summary>
    [Theory]
    [BothDatabases]
    public async Task The_database_itself_keeps_two_series_from_writing_the_same_number(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await Take(database);

        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        await Assert.ThrowsAnyAsync<DbException>(() => DocumentNumbers.Take(work, "鲁市监", "认责停", CancellationToken.None));
    }

    private static async Task<string> Take(TestDatabase database)
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        var number = await DocumentNumbers.Take(work, "鲁市监认", "责停", CancellationToken.None);
        await work.Commit([], CancellationToken.None);
        return number.Value.Text;
    }

    private static async Task<string> Void(TestDatabase database, string number, string reason)
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        var outcome = await DocumentNumbers.Void(work, number, reason, CancellationToken.None);
        await work.Commit([], CancellationToken.None);
        return outcome.IsRefused ? outcome.Refusal.Code : outcome.Value.Text;
    }
}
