using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

public class KilledProcessTests
{
    [Theory]
    [BothDatabases]
    public async Task Killed_half_way_and_started_again_the_program_ends_as_if_uninterrupted(Dialect dialect)
    {
        // A machine that is done before it can be killed gets a longer file.
        for (var rows = 20_000; ; rows *= 2)
        {
            using var file = GivenLives.File(GivenLives.Rows(rows));
            await using var desk = await ImportDesk.Open(dialect);
            if (!await KilledHalfWay(desk, file.Path))
            {
                continue;
            }

            var done = await RowsDone(desk);
            var ended = await Report(desk, file.Path);

            await using var whole = await ImportDesk.Open(dialect);
            Assert.Equal(ended, await Report(whole, file.Path));
            Assert.InRange(done, 1, rows - 1);
            Assert.Equal(rows, await RowsDone(desk));
            Assert.Equal(await Snapshot.Of(whole.Database), await Snapshot.Of(desk.Database));
            return;
        }
    }

    /// <summary>Starts a report and kills it between its first commit and its last. False: it was faster.</summary>
    private static async Task<bool> KilledHalfWay(ImportDesk desk, string path)
    {
        using var program = Program.Start(desk.Database, "report", path, "--body", ImportDesk.One);
        while (!program.HasEnded)
        {
            if (await RowsDone(desk) > 0)
            {
                await program.Kill();
                break;
            }

            await Task.Delay(20);
        }

        await using var session = await desk.Register.Database.Read(CancellationToken.None);
        return await session.First<string>("select state from registry_report_file", null, CancellationToken.None) == "running";
    }

    private static async Task<long> RowsDone(ImportDesk desk)
    {
        await using var session = await desk.Register.Database.Read(CancellationToken.None);
        return await session.First<long>("select coalesce(max(rows_done), 0) from registry_report_file", null, CancellationToken.None);
    }

    private static async Task<(int Code, string Text)> Report(ImportDesk desk, string path)
    {
        using var program = Program.Start(desk.Database, "report", path, "--body", ImportDesk.One);
        var (code, text) = await program.End();
        Assert.True(code == 1 && text.Contains("拒绝", StringComparison.Ordinal), text);

        // The progress line is of its moment; what is said of the file stays.
        return (code, text[text.IndexOf("（模板", StringComparison.Ordinal)..]);
    }
}
