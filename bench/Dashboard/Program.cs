// The dashboard of a province: 60 indicators, 60 month's ends, all counties, from kept figures, against recomputing each figure with a full query
// over the stretches (a sample of them, extrapolated by its mean), and against counting all of them in one pass. The results must be equal. Then
// the first view against a single indexed count, the time of building everything from facts, and of following 10,000 new facts.
//
//   dotnet run -c Release --project bench/Dashboard -- FOLDER [sample]
//
// FOLDER holds a register of 1,000,000 certificates (`./zhiheng seed --size province --data FOLDER`); ZHIHENG_DB names PostgreSQL instead, with the
// same facts (bench/Dashboard/copy-facts.sh). Use a copy: 10,000 cancellations are written into it.
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Indicators;
using Zhiheng.Web;

var folder = Path.GetFullPath(args[0]);
var sample = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 120;
var settings = new AppSettings(folder, Environment.GetEnvironmentVariable("ZHIHENG_DB"), ["http://127.0.0.1:5096"]) { RunsJobs = false };
await using var app = ZhihengApp.Build(settings);
var database = app.Services.GetRequiredService<Database>();
await new Migrator(database, TimeProvider.System).Migrate(Scripts.All, default);
var indicators = app.Services.GetRequiredService<RegistryIndicators>();
var run = app.Services.GetRequiredService<IndicatorRun>();
var today = app.Services.GetRequiredService<BusinessCalendar>().Today;

var asks = Asks();
await indicators.Keep(asks, default);
var built = await Time(() => run.Rebuild(default));
await using var session = await database.Read(default);
var certificates = await session.First<long>("select count(*) from registry_certificate", null, default);
var stretches = await session.First<long>("select count(*) from registry_stretch", null, default);
var figures = await session.First<long>("select count(*) from registry_figure", null, default);
Console.WriteLine($"{database.Dialect}: {certificates:N0} certificates, {stretches:N0} stretches, {asks.Count} asks, {figures:N0} figures; built from facts in {built.TotalSeconds:N1} s");
Console.WriteLine($"  peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576:N0} MB");

var home = (await session.First<string>("select region from registry_certificate where region is not null group by region order by count(*) desc limit 1", null, default))![..2];
var province = RegionCode.Parse(home + "0000").Value;
var from = today.AddMonths(-59);
IReadOnlyList<IReadOnlyList<IndicatorFigure>> history = [], counties = [];
var whole = new List<double>();
var first = new List<double>();
var count = new List<double>();
for (var i = 0; i < 15; i++)
{
    whole.Add((await Time(async () =>
    {
        history = await indicators.History(asks, province, from, today, default);
        counties = await indicators.Within(asks, province, "county", today, default);
    })).TotalMilliseconds);
    first.Add((await Time(() => indicators.History(asks, province, from, today, default))).TotalMilliseconds);
    count.Add((await Time(() => session.First<long>("select count(*) from registry_certificate where region >= @from and region <= @to", new { from = home + "0000", to = home + "9999" }, default))).TotalMilliseconds);
}

var all = history.SelectMany((list, ask) => list.Select(figure => (Ask: ask, Figure: figure))).Concat(counties.SelectMany((list, ask) => list.Select(figure => (Ask: ask, Figure: figure)))).ToList();
Console.WriteLine($"dashboard: {all.Count:N0} figures ({history.Sum(list => list.Count):N0} of the province, {counties.Max(list => list.Count)} counties) from kept ones in {Median(whole):N1} ms (median of 15)");
Console.WriteLine($"first view (60 lines of the province, 60 months) {Median(first):N1} ms; one indexed count over the province's certificates {Median(count):N1} ms: {Median(first) / Median(count):N2} (limit 2)");

// Spread over asks and days; every figure has the same chance.
var queries = new List<double>();
var unequal = 0;
for (var i = 0; i < sample; i++)
{
    var (ask, figure) = all[(int)((long)i * 7919 * 13 % all.Count)];
    decimal? recomputed = null;
    queries.Add((await Time(async () => recomputed = await Recompute(asks[ask], figure))).TotalMilliseconds);
    unequal += recomputed == figure.Value ? 0 : 1;
}

var full = queries.Average() * all.Count;
Console.WriteLine($"full queries: median {Median(queries):N0} ms, mean {queries.Average():N0} ms over {sample}; {unequal} unequal (must be 0); extrapolated to all: {full / 1000:N0} s = {full / Median(whole):N0} times (limit 50)");

// The same asks under other words are not kept: everything is counted in one pass.
var others = asks.Select(ask => ask with { Filter = ask.Filter with { Schemes = ask.Filter.Schemes.Count == 0 ? ["A", "B", "C", "P"] : [.. ask.Filter.Schemes, ask.Filter.Schemes[0] + "0"] } })
    .Where(ask => indicators.Trouble(ask) is null).ToList();
IReadOnlyList<IReadOnlyList<IndicatorFigure>> counted = [];
var pass = await Time(async () => counted = await indicators.History(others, province, from, today, default));
Console.WriteLine($"all {others.Count} asks that are not kept, in one pass over the stretches: {pass.TotalSeconds:N1} s");

var written = await Cancel(10_000);
var followed = await Time(() => run.Run(default));
Console.WriteLine($"following {written:N0} new facts: {followed.TotalSeconds:N1} s");
var kept = await indicators.History(asks, province, from, today, default);
var after = 0;
for (var i = 0; i < asks.Count; i++)
{
    after += kept[i][^1].Value == await Recompute(asks[i], kept[i][^1]) ? 0 : 1;
}

Console.WriteLine($"after that {after} of {asks.Count} figures of the province differ from full queries (must be 0)");
return unequal + after == 0 ? 0 : 1;

static List<IndicatorAsk> Asks()
{
    string[][] filters = [[], ["A01"], ["A02"], ["A03"], ["A04"], ["A09"], ["B"], ["P0201"], ["P"], ["C"]];
    string[] names =
    [
        RegistryMeasures.ValidCertificates, RegistryMeasures.CertifiedOrganisations, RegistryMeasures.NewlyCertifiedOrganisations, RegistryMeasures.CertificatesIssued,
        RegistryMeasures.CertificatesWithdrawn, RegistryMeasures.CertificatesSuspended,
    ];
    return [.. names.SelectMany((name, i) => filters.Select((schemes, j) => new IndicatorAsk(name, new IndicatorFilter(schemes, [], (i + j) % 4 == 3 ? "medium" : null))))];
}

async Task<decimal> Recompute(IndicatorAsk ask, IndicatorFigure figure)
{
    var kind = ask.Name switch
    {
        RegistryMeasures.CertificatesSuspended => "suspended",
        RegistryMeasures.NewlyCertifiedOrganisations or RegistryMeasures.CertificatesIssued => "issued",
        RegistryMeasures.CertificatesWithdrawn => "withdrawn",
        _ => "valid",
    };
    var ofHolders = ask.Name is RegistryMeasures.CertifiedOrganisations or RegistryMeasures.NewlyCertifiedOrganisations;
    var fits = (ask.Filter.Schemes.Count == 0 ? "" : $" and s.scheme >= '{ask.Filter.Schemes[0]}' and s.scheme < '{ask.Filter.Schemes[0]}~'") + (ask.Filter.Size is null ? "" : $" and s.size = '{ask.Filter.Size}'");
    var code = RegionCode.Parse(figure.Region).Value;
    var region = code.Prefix.Length == 6 ? "s.region = @from" : "s.region >= @from and s.region <= @to";
    var span = ask.Name == RegistryMeasures.NewlyCertifiedOrganisations
        ? $"s.first_on <= @day and s.first_on >= @year and not exists (select 1 from registry_stretch e where e.holder = s.holder and e.kind = 'issued' and e.first_on < s.first_on{fits.Replace("s.", "e.", StringComparison.Ordinal)})"
        : "s.starts_on <= @day and s.ends_on >= @day";
    return await session.First<long>(
        $"select count({(ofHolders ? "distinct s.holder" : "*")}) from registry_stretch s where s.kind = '{kind}'{fits} and {region} and {span}",
        new { from = code.Prefix.PadRight(6, '0'), to = code.Prefix.PadRight(6, '9'), day = figure.Day, year = new DateOnly(figure.Day.Year, 1, 1) },
        default);
}

// As a report brings them: certificates of all holders, recently ended.
async Task<int> Cancel(int most)
{
    var ids = (await session.Query<Guid>("select s.certificate from registry_stretch s where s.kind = 'valid' and s.ends_on > @today order by s.certificate", new { today }, default))
        .Where((_, i) => i % 29 == 0).Take(most).ToList();
    await using var work = await database.Begin(new Act("bench", Capacity.Operator, TimeProvider.System.GetUtcNow(), "压测"), default);
    await work.Commit([.. ids.Select((id, i) => JournalEntry.Public(id, new CertificateCancelled(today.AddDays(-i % 30), null)))], default);
    return ids.Count;
}

static async Task<TimeSpan> Time(Func<Task> action)
{
    var watch = Stopwatch.StartNew();
    await action();
    return watch.Elapsed;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
