// How many electronic certificates a second are issued (first demand: a place in the lists, a signature and a durable row), given
// again, and printed as signed PDF, over SQLite and the tiny demo register, against the limits of 1,000 and 200 a second.
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

const double CredentialLimit = 1000, PdfLimit = 200;
await using var database = await TestDatabase.Create(Dialect.Sqlite);
var register = new TestRegister(database);
await register.Seed(new DemoProvince(20260101, DemoSize.Tiny, register.Calendar.Today));
var app = ZhihengApp.Build(new AppSettings(database.Folder, null, ["http://127.0.0.1:0"]) { Clock = database.Clock, RunsJobs = false });
var certificates = app.Services.GetRequiredService<ElectronicCertificates>();
var pdf = app.Services.GetRequiredService<CertificatePdf>();
while (await app.Services.GetRequiredService<Sequencer>().Integrate(CancellationToken.None) > 0)
{
}

IReadOnlyList<string> codes;
await using (var session = await database.Database.Read(CancellationToken.None))
{
    codes = await session.Query<string>(
        "select code from registry_certificate where status = 'valid' and issued_on <= '2026-06-01' and expires_on >= '2026-06-01'", null, CancellationToken.None);
}

var at = CredentialAddresses.Of("https://zhiheng.example.cn").Value;
await certificates.Issue(codes[0], at, CancellationToken.None);
await Measure("first demand", codes.Count, CredentialLimit, i => certificates.Issue(codes[i], at, CancellationToken.None));
await Measure("again", 5000, CredentialLimit, i => certificates.Issue(codes[i % codes.Count], at, CancellationToken.None));
var issued = new List<ElectronicCertificate>();
foreach (var code in codes)
{
    issued.Add((await certificates.Issue(code, at, CancellationToken.None)).Value);
}

await pdf.Write(issued[0], CancellationToken.None);
await Measure("PDF, signed", issued.Count, PdfLimit, i => pdf.Write(issued[i], CancellationToken.None));
return 0;

static async Task Measure(string what, int count, double limit, Func<int, Task> one)
{
    var start = Stopwatch.GetTimestamp();
    await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => await one(i));
    var rate = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"{what,-14} {rate,8:N0}/s of {count:N0}: {rate / limit:N2} times the limit of {limit:N0}/s");
}
