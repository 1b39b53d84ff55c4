using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Certificates;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

public class HistoryReplayTests
{
    private const int Lives = 120;
    private const int Reports = 14;

    [Theory]
    [BothDatabases]
    public async Task The_standing_as_of_any_day_is_what_painting_the_days_one_by_one_gives(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var lives = Enumerable.Range(1, Lives).Select(seed => new RandomLife(seed)).ToList();
        var taken = 0;
        for (var report = 0; report < Reports; report++)
        {
            var today = 1 + (report * 100);
            var rows = lives.Select(life => life.Next(today)).ToList();

            var reported = await desk.Report(RandomLife.On(today), [.. rows.Select(r => r.Row)]);

            Assert.Equal(rows.Select(r => r.IsTaken), reported.Answers.Select(a => !a.StartsWith("rejected", StringComparison.Ordinal)));
            taken += rows.Count(r => r.IsTaken);
        }

        // Both answers must have been given often, or nothing was tried.
        Assert.InRange(taken, Lives * Reports / 4, Lives * Reports * 9 / 10);
        foreach (var life in lives)
        {
            await SameOnEveryDay(desk, life);
        }
    }

    private static async Task SameOnEveryDay(ImportDesk desk, RandomLife life)
    {
        await using var session = await desk.Register.Database.Read(CancellationToken.None);
        var held = await desk.Certificate(life.Number);
        var history = new History(held.Id, held.Number, await Journal.PublicFactsOf(session, held.Id, CancellationToken.None));
        for (var day = 0; day < RandomLife.Days; day++)
        {
            var on = RandomLife.On(day);
            Assert.True(life.StandingOn(day) == history.AsOf(on).StandingOn(on), $"{life.Number} on day {day}: {life.StandingOn(day)}, but {history.AsOf(on)}");
        }

        var last = RandomLife.On(RandomLife.Days - 1);
        Assert.Equal(life.StandingOn(RandomLife.Days - 1), held.ToCertificate().StandingOn(last));
        Assert.Equal((held.StatusSince, held.SuspendedUntil, held.ExpiresOn), (history.AsOf(last).StatusSince, history.AsOf(last).SuspendedUntil, history.AsOf(last).ExpiresOn));
        Assert.Equal(Standing.NotYetIssued, history.AsOf(RandomLife.On(-1)).StandingOn(RandomLife.On(-1)));
    }
}
