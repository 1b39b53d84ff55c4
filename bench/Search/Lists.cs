using System.Diagnostics;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Bench.Search;

/// <summary>Whole searches (page, facets, counts) over as many certificates as there are names.</summary>
internal sealed class Lists(Database database, IReadOnlyList<string> names, MadeUpNames chance)
{
    private const int Chunk = 20_000;
    private const int Repeats = 5;

    private readonly Act act = new("bench", Capacity.Operator, TimeProvider.System.GetUtcNow(), "bench");

    public async Task Run()
    {
        await Fill();
        var reference = new ReportRules(TemplateCatalogue.Load(), CodeTables.Load(), SchemeTable.Load(), ReferenceData.Regions, ReferenceData.Rules);
        var calendar = new BusinessCalendar(TimeProvider.System, ReferenceData.WorkingDays);
        using var lookup = new CertificateLookup(database, calendar, reference, new VerificationText(reference.Schemes));
        Console.WriteLine($"whole searches, {names.Count:n0} certificates, best and worst of {Repeats}, ms");
        foreach (var query in Queries())
        {
            var times = new List<double>();
            SearchResult? result = null;
            for (var i = 0; i < Repeats; i++)
            {
                var start = Stopwatch.GetTimestamp();
                result = (await lookup.Search(query, CancellationToken.None)).Value;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Console.WriteLine(
                $"  {query.Text,-10} {query.Standing,-9} scheme {query.Scheme,-7} region {query.Region,-6} body {query.Body,-4} {times.Min(),8:f1} {times.Max(),8:f1}  {result!.Count}{(result.IsCountCapped ? "+" : "")} found");
        }
    }

    private static IEnumerable<SearchQuery> Queries()
    {
        yield return new SearchQuery(string.Empty);
        yield return new SearchQuery(string.Empty, Standing.Valid);
        yield return new SearchQuery(string.Empty, Standing.Suspended);
        yield return new SearchQuery(string.Empty, Standing.Revoked, Region: "370102");
        yield return new SearchQuery(string.Empty, Region: "370000");
        yield return new SearchQuery(string.Empty, Region: "370100");
        yield return new SearchQuery(string.Empty, Region: "370102");
        yield return new SearchQuery(string.Empty, Scheme: "A01");
        yield return new SearchQuery(string.Empty, Scheme: "A019999");
        yield return new SearchQuery(string.Empty, Body: "B1");
        yield return new SearchQuery(string.Empty, Body: "B99");
        yield return new SearchQuery(string.Empty, Standing.Suspended, "A03", "370100", "B1");
        yield return new SearchQuery(string.Empty, Standing.Revoked, "A02", "370000", "B2");
        yield return new SearchQuery("有限公司");
        yield return new SearchQuery("有限公司", Standing.Revoked, "A03", "370100", "B1");
        yield return new SearchQuery("科技");
        yield return new SearchQuery("济南");
        yield return new SearchQuery("Q00012345");
        yield return new SearchQuery("Q00012");
    }

    private async Task Fill()
    {
        var watch = Stopwatch.StartNew();
        await using (var work = await database.Begin(act, CancellationToken.None))
        {
            await work.Insert(
                new BulkTable("registry_body", "id", "approval_no", "name", "schemes", "is_demo", "version"),
                [.. Enumerable.Range(0, 100).Select(i => new object?[] { BodyId(i), $"B{i}", $"认证机构{i}", "[\"A\"]", true, 1 })],
                CancellationToken.None);
            await work.Commit([], CancellationToken.None);
        }

        var table = new BulkTable(
            "registry_certificate",
            "id", "code", "body", "scheme", "number", "number_key", "category", "holder", "holder_name", "region", "issued_on", "expires_on",
            "status", "status_since", "reported_on", "content", "version");
        for (var start = 0; start < names.Count; start += Chunk)
        {
            await using var work = await database.Begin(act, CancellationToken.None);
            await work.Insert(table, [.. Enumerable.Range(start, Math.Min(Chunk, names.Count - start)).Select(Row)], CancellationToken.None);
            await work.Commit([], CancellationToken.None);
        }

        Console.WriteLine($"certificates alone, {Chunk:n0} a transaction: {names.Count / watch.Elapsed.TotalSeconds:n0} rows/s");
        if (database.Dialect == Dialect.Postgres)
        {
            await using var reading = await database.Read(CancellationToken.None);
            await reading.Query<int>("vacuum (analyze) registry_certificate", null, CancellationToken.None);
        }
    }

    private object?[] Row(int i)
    {
        var issued = new DateOnly(2019, 1, 1).AddDays(chance.Below(2800));
        var status = chance.Below(100) switch { 0 => "suspended", 1 => "revoked", 2 or 3 => "cancelled", _ => "valid" };
        var region = $"37{1 + Least(17):d2}{1 + chance.Below(12):d2}";
        var number = $"Q{i:d8}";
        var scheme = chance.Below(10_000) == 0 ? "A019999" : $"A0{1 + Least(4)}0{1 + chance.Below(4)}01";
        var holder = chance.Below(names.Count);
        return
        [
            new Guid(i + 1, 1, 0, new byte[8]), $"{(uint)i * 2654435761u:x8}{i:x8}", BodyId(Least(100)), scheme, number, number, "MS",
            new Guid(holder + 1, 0, 0, new byte[8]), names[holder], region, issued, issued.AddYears(3).AddDays(-1), status, issued, issued, "{}", 1,
        ];
    }

    /// <summary>Small numbers more often.</summary>
    private int Least(int end) => Math.Min(chance.Below(end), chance.Below(end));

    private static Guid BodyId(int i) => new(i + 1, 2, 0, new byte[8]);
}
