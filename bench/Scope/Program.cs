// Two hundred signed-in officers of different regions ask in parallel for their certificates, over HTTP; every row of every answer is
// compared with the regions of the grant. Then the rate of the first page of a scoped list is compared with that of the same list
// for the whole province, in the same rounds.
//
//   dotnet run -c Release --project bench/Scope -- FOLDER [responses] [rounds]
//
// FOLDER holds a register of 1,000,000 certificates (`./zhiheng seed --size province --data FOLDER`) with this version's scripts run;
// ZHIHENG_DB names PostgreSQL instead. Accounts are added to it.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Web;
using Zhiheng.Web.SignedIn;

const int Users = 200;
var folder = Path.GetFullPath(args[0]);
var responses = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
var rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3;

var settings = new AppSettings(folder, Environment.GetEnvironmentVariable("ZHIHENG_DB"), ["http://127.0.0.1:5095"]) { RequestsPerMinute = int.MaxValue, RunsJobs = false, PasswordIterations = 1_000 };
await using var app = ZhihengApp.Build(settings);
await new Migrator(app.Services.GetRequiredService<Database>(), TimeProvider.System).Migrate(Scripts.All, default);
await app.StartAsync();
var regions = await Regions(app.Services.GetRequiredService<Database>());
var province = await Officer(app.Services, regions[0][..2] + "0000");
Console.WriteLine($"{regions.Count} regions on {app.Services.GetRequiredService<Database>().Dialect}; {Users} officers");

var officers = new List<(string Prefix, string Token)>();
for (var i = 0; i < Users; i++)
{
    // Counties, and every fifth a whole city.
    var county = regions[i % regions.Count];
    var region = i % 5 == 4 ? county[..4] + "00" : county;
    officers.Add((region.EndsWith("00", StringComparison.Ordinal) ? region[..4] : region, await Officer(app.Services, region)));
}

using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = Users }) { BaseAddress = new Uri("http://127.0.0.1:5095") };
long asked = 0, rows = 0, foreign = 0, failed = 0;
var watch = Stopwatch.StartNew();
await Task.WhenAll(officers.Select(async officer =>
{
    string? cursor = null;
    while (Interlocked.Increment(ref asked) <= responses)
    {
        if (asked % 100_000 == 0)
        {
            Console.WriteLine($"  {asked:N0} answers after {watch.Elapsed.TotalSeconds:N0} s, {foreign} foreign rows, {failed} failed");
        }

        using var document = await Ask(officer.Token, cursor);
        if (document is null)
        {
            Interlocked.Increment(ref failed);
            cursor = null;
            continue;
        }

        foreach (var row in document.RootElement.GetProperty("certificates").EnumerateArray())
        {
            Interlocked.Increment(ref rows);
            if (row.GetProperty("regionCode").GetString()?.StartsWith(officer.Prefix, StringComparison.Ordinal) != true)
            {
                Interlocked.Increment(ref foreign);
            }
        }

        // The last page has no next one: from the first again.
        cursor = document.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
    }
}));
Console.WriteLine($"{responses:N0} answers, {rows:N0} rows in {watch.Elapsed.TotalSeconds:N0} s: {foreign} foreign rows, {failed} failed (target 0)");

var ratios = new ConcurrentDictionary<string, List<double>>();
for (var round = 1; round <= rounds; round++)
{
    var whole = await Rate(province);
    foreach (var (name, token) in new[] { ("county", officers[0].Token), ("city", officers[4].Token) })
    {
        var part = await Rate(token);
        ratios.GetOrAdd(name, _ => []).Add(part / whole);
        Console.WriteLine($"  round {round}: first page, {name} {part:N0}/s, province {whole:N0}/s = {part / whole:P0}");
    }
}

foreach (var (name, all) in ratios)
{
    Console.WriteLine($"first page of a {name}: {all.Order().ElementAt(all.Count / 2):P0} of the province's (target 80 %)");
}

return foreign == 0 && failed == 0 ? 0 : 1;

async Task<JsonDocument?> Ask(string token, string? cursor)
{
    using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/mine/certificates?limit=20" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
    request.Headers.Add("Cookie", "zh-session=" + token);
    using var answer = await client.SendAsync(request);
    return answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()) : null;
}

// Sixteen at a time, for four seconds.
async Task<double> Rate(string token)
{
    long done = 0;
    var clock = Stopwatch.StartNew();
    await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
    {
        while (clock.Elapsed < TimeSpan.FromSeconds(4))
        {
            (await Ask(token, null))?.Dispose();
            Interlocked.Increment(ref done);
        }
    }));
    return done / clock.Elapsed.TotalSeconds;
}

static async Task<IReadOnlyList<string>> Regions(Database database)
{
    await using var session = await database.Read(default);
    var found = await session.Query<string>("select distinct region from registry_certificate where region is not null", null, default);
    var home = found.GroupBy(region => region[..2]).MaxBy(group => group.Count())!.Key;
    return [.. found.Where(region => region.StartsWith(home, StringComparison.Ordinal) && !region.EndsWith("00", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}

// Straight to the end of signing in: an account that an external provider vouches for and that needs no second factor here.
static async Task<string> Officer(IServiceProvider services, string region)
{
    var clock = TimeProvider.System;
    var act = new Act("bench", Capacity.Operator, clock.GetUtcNow(), "压测");
    var name = $"b{Guid.CreateVersion7(clock.GetUtcNow()):n}";
    var opened = await services.GetRequiredService<AccountOffice>().Open(new OpenAccount(name, "压测", AccountKind.Authority, "压测局", null, null, region, null), act, Origin.Program, default);
    var today = services.GetRequiredService<BusinessCalendar>().Today;
    await services.GetRequiredService<GrantOffice>().Give(new GiveGrant(opened.Value.Id, Role.RegistryOfficer, region, null, today, null), act, Origin.Program, default);
    var signIn = services.GetRequiredService<SignIn>();
    var sessions = services.GetRequiredService<Sessions>();
    var token = (await signIn.WithPassword(name, opened.Value.FirstPassword, Origin.Program, default)).Value;
    var at = (await sessions.Recognise(token.Value, default))!.Value.Session;
    var secret = Base32((await signIn.Enrol(at, default)).Value.Secret);
    token = (await signIn.Confirm(at, Totp.Code(secret, Totp.StepOf(clock.GetUtcNow())), Origin.Program, default)).Value.Token;
    at = (await sessions.Recognise(token.Value, default))!.Value.Session;
    return (await signIn.ChangePassword(at, null, "lantern river mulberry 9", Origin.Program, default)).Value.Value;
}

static byte[] Base32(string text)
{
    var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
    return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
}
