// How many electronic certificates a second are issued (first demand: a place in the lists, a signature and a durable row), given
// again, and printed as signed PDF, over the demo register of a city, against the limits of 1,000 and 200 a second. First one after the
// other, then many at once. On SQLite, and on PostgreSQL where ZHIHENG_TEST_PG names a server.
//
//   dotnet run -c Release --project bench/Credentials
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Credentials;
using Zhiheng.Registry.Demo;
using Zhiheng.Testing;
using Zhiheng.Web;

const int Sequential = 200, Together = 64, AtOnce = 4;
const double CredentialLimit = 1000, PdfLimit = 200;
Dialect[] dialects = BothDatabasesAttribute.Server is null ? [Dialect.Sqlite] : [Dialect.Sqlite, Dialect.Postgres];
foreach (var dialect in dialects)
{
    await using var database = await TestDatabase.Create(dialect);
    await Run(dialect, database);
}

return 0;

static async Task Run(Dialect dialect, TestDatabase database)
{
    var register = new TestRegister(database);
    await register.Seed(new DemoProvince(20260101, DemoSize.City, register.Calendar.Today));
    var settings = new AppSettings(database.Folder, database.ConnectionString, ["http://127.0.0.1:0"]) { Clock = database.Clock, RunsJobs = false };
    await using var app = ZhihengApp.Build(settings);
    var certificates = app.Services.GetRequiredService<ElectronicCertificates>();
    var pdf = app.Services.GetRequiredService<CertificatePdf>();
    while (await app.Services.GetRequiredService<Sequencer>().Integrate(CancellationToken.None) > 0)
    {
    }

    var codes = await Codes(database);
    var at = CredentialAddresses.Of("https://zhiheng.example.cn").Value;
    for (var i = 0; i < Sequential; i++)
    {
        // Everything is compiled and every body has its key.
        await certificates.Issue(codes[i], at, CancellationToken.None);
    }

    Console.WriteLine($"{dialect}, {codes.Count:N0} certificates");
    await Measure("first demand, one asker", Sequential, 1, CredentialLimit, i => certificates.Issue(codes[Sequential + i], at, CancellationToken.None));
    var others = codes.Count - (2 * Sequential);
    await Measure($"first demand, {Together} askers", others, Together, CredentialLimit, i => certificates.Issue(codes[(2 * Sequential) + i], at, CancellationToken.None));
    await Measure($"again, {AtOnce} askers", 5000, AtOnce, CredentialLimit, i => certificates.Issue(codes[i % codes.Count], at, CancellationToken.None));
    var issued = new List<ElectronicCertificate>();
    foreach (var code in codes.Take(500))
    {
        issued.Add((await certificates.Issue(code, at, CancellationToken.None)).Value);
    }

    await pdf.Write(issued[0], CancellationToken.None);
    await Measure($"PDF, signed, {AtOnce} askers", issued.Count, AtOnce, PdfLimit, i => pdf.Write(issued[i], CancellationToken.None));
}

static async Task<IReadOnlyList<string>> Codes(TestDatabase database)
{
    await using var session = await database.Database.Read(CancellationToken.None);
    return await session.Query<string>(
        "select code from registry_certificate where status = 'valid' and issued_on <= '2026-06-01' and expires_on >= '2026-06-01' order by code", null, CancellationToken.None);
}

static async Task Measure(string what, int count, int askers, double limit, Func<int, Task> one)
{
    var start = Stopwatch.GetTimestamp();
    await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = askers }, async (i, _) => await one(i));
    var rate = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"  {what,-28} {rate,8:N0}/s of {count:N0}: {rate / limit:N2} times the limit of {limit:N0}/s");
}
