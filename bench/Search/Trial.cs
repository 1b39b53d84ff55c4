using System.Diagnostics;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Bench.Search;

/// <summary>One database: fill it, ask every question both ways, rebuild while asking.</summary>
internal sealed class Trial(Database database, IReadOnlyList<string> names, IReadOnlyList<Question> questions)
{
    private const int Chunk = 1000;
    private const int FirstPage = 20;

    /// <summary>The best time counts, on both sides: p99 is to tell hard questions apart, not other programs of the machine.</summary>
    private const int Repeats = 3;

    private List<(Question Question, double Time, int Hits)>? like;

    private readonly Act act = new("bench", Capacity.Operator, TimeProvider.System.GetUtcNow(), "bench");

    public async Task Run()
    {
        Console.WriteLine($"\n== {database.Dialect}");
        await Fill();
        await Size("after the import");
        await Compare("after the import");
        await Rebuild();
        await Size("after the rebuild");
        await Compare("after the rebuild");
    }

    private async Task Fill()
    {
        var index = new Stopwatch();
        var all = Stopwatch.StartNew();
        for (var start = 0; start < names.Count; start += Chunk)
        {
            var chunk = names.Skip(start).Take(Chunk).Select((name, i) => (No: start + i + 1L, Name: name)).ToList();
            await using var work = await database.Begin(act, CancellationToken.None);
            var ids = chunk.Select(c => new Guid((int)c.No, 0, 0, new byte[8])).ToList();
            await work.Insert(
                new BulkTable("registry_organization", "id", "code", "name", "is_demo", "version"),
                [.. chunk.Select((c, i) => new object?[] { ids[i], $"{c.No:d18}", c.Name, true, 1 })],
                CancellationToken.None);
            await work.Insert(
                new BulkTable("registry_organization_name", "no", "organization", "name"),
                [.. chunk.Select((c, i) => new object?[] { c.No, ids[i], c.Name })],
                CancellationToken.None);
            index.Start();
            await NameIndex.Add(work, chunk, CancellationToken.None);
            index.Stop();
            await work.Commit([], CancellationToken.None);
        }

        Console.WriteLine($"import in chunks of {Chunk}: {all.Elapsed.TotalSeconds:f1} s, of which the index {index.Elapsed.TotalSeconds:f1} s ({index.Elapsed.TotalMicroseconds / names.Count:f1} µs a name)");
        await using var reading = await database.Read(CancellationToken.None);
        if (database.Dialect == Dialect.Postgres)
        {
            // What the server's own housekeeping does within a minute.
            await reading.Query<int>("vacuum (analyze) registry_organization_name", null, CancellationToken.None);
            await reading.Query<int>("vacuum (analyze) registry_name_page", null, CancellationToken.None);
        }
    }

    private async Task Size(string when)
    {
        await using var reading = await database.Read(CancellationToken.None);
        var payload = await reading.First<long>("select sum(length(keys)) from registry_name_page", null, CancellationToken.None);
        var runs = await reading.First<long>("select count(*) from registry_name_run", null, CancellationToken.None);
        var bytes = database.Dialect == Dialect.Postgres
            ? await reading.First<long>("select pg_total_relation_size('registry_name_page')", null, CancellationToken.None)
            : await SqliteBytes();
        Console.WriteLine($"{when}: {runs} runs, keys {payload / 1e6:f1} MB, table and its key {bytes / 1e6:f1} MB ({bytes / (double)names.Count:f1} bytes a name)");
    }

    /// <summary>SQLite does not tell the size of a table: delete it, see how many pages come free, and take the deletion back.</summary>
    private async Task<long> SqliteBytes()
    {
        await using var work = await database.Begin(act, CancellationToken.None);
        var before = await work.First<long>("select freelist_count from pragma_freelist_count", null, CancellationToken.None);
        await work.Execute("delete from registry_name_page", null, CancellationToken.None);
        var after = await work.First<long>("select freelist_count from pragma_freelist_count", null, CancellationToken.None);
        return (after - before) * await work.First<long>("select page_size from pragma_page_size", null, CancellationToken.None);
    }

    private async Task Compare(string when)
    {
        await Ask(questions, Index);
        var found = await Ask(questions, Index);
        like ??= await Ask(questions, Like);
        Console.WriteLine($"{when}, first {FirstPage} hits, ms      index p50 / p99        LIKE p50 / p99     ratio at p99");
        foreach (var length in questions.GroupBy(q => q.Length))
        {
            foreach (var kind in length.Select(q => q.Kind).Distinct())
            {
                Line($"{length.Key} {kind}", Of(found, q => q.Length == length.Key && q.Kind == kind), Of(like, q => q.Length == length.Key && q.Kind == kind));
            }

            Line($"{length.Key} all", Of(found, q => q.Length == length.Key), Of(like, q => q.Length == length.Key));
        }

        if (found.Zip(like).FirstOrDefault(pair => pair.First.Hits != pair.Second.Hits) is { First.Question: { } question } pair)
        {
            throw new InvalidOperationException($"The two ways disagree on {question.Text}: {pair.First.Hits} and {pair.Second.Hits} hits.");
        }
    }

    private static double[] Of(List<(Question Question, double Time, int Hits)> answers, Func<Question, bool> which)
        => [.. answers.Where(a => which(a.Question)).Select(a => a.Time).Order()];

    private static void Line(string what, double[] index, double[] like)
        => Console.WriteLine($"  {what,-14} {At(index, 0.5),16:f2} / {At(index, 0.99),6:f2} {At(like, 0.5),12:f1} / {At(like, 0.99),6:f1} {At(like, 0.99) / At(index, 0.99),12:f0}×");

    private static double At(double[] sorted, double part) => sorted[(int)Math.Ceiling(part * sorted.Length) - 1];

    private static async Task<List<(Question Question, double Time, int Hits)>> Ask(IEnumerable<Question> questions, Func<string, Task<int>> way)
    {
        var answers = new List<(Question, double, int)>();
        foreach (var question in questions)
        {
            var times = new double[Repeats];
            var hits = 0;
            for (var i = 0; i < Repeats; i++)
            {
                var start = Stopwatch.GetTimestamp();
                hits = await way(question.Text);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            answers.Add((question, times.Min(), hits));
        }

        return answers;
    }

    private async Task<int> Index(string text)
    {
        await using var reading = await database.Read(CancellationToken.None);
        var hits = 0;
        await foreach (var _ in new NameSearch(reading, NameText.Fold(text)).Hits(0, CancellationToken.None))
        {
            if (++hits == FirstPage)
            {
                break;
            }
        }

        return hits;
    }

    private async Task<int> Like(string text)
    {
        await using var reading = await database.Read(CancellationToken.None);
        return (await reading.Query<string>(
            "select name from registry_organization_name where name like @pattern limit @most", new { pattern = $"%{text}%", most = FirstPage }, CancellationToken.None)).Count;
    }

    private async Task Rebuild()
    {
        var watch = Stopwatch.StartNew();
        var rebuild = Task.Run(() => NameIndex.Rebuild(database, act, CancellationToken.None));
        var answers = new List<double>();
        while (!rebuild.IsCompleted)
        {
            var start = Stopwatch.GetTimestamp();
            await Index(questions[answers.Count % questions.Count].Text);
            answers.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        await rebuild;
        answers.Sort();
        Console.WriteLine($"rebuild: {watch.Elapsed.TotalSeconds:f1} s; meanwhile {answers.Count:n0} searches answered, p99 {At([.. answers], 0.99):f1} ms, slowest {answers[^1]:f0} ms");
    }
}
