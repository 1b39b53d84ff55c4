// How long a policy document takes to read, against the limit of one second for 100 pages:
//   dotnet run -c Release --project bench/Policy -- [pages] [rounds]
// A page is 22 lines of 28 characters (GB/T 9704-2012). The document repeats the measures of a real plan (tests/vectors/policies) under
// running numbers. The first round is cold: it compiles the grammar and builds the table of divisions, as one call of the command does.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets.Reading;
using Zhiheng.Targets.Reading.Files;

const int charactersOfPage = 22 * 28;
const double limit = 1.0;
var pages = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;

var plan = File.ReadAllText(Path.Combine(Here(), "..", "..", "src", "Targets", "Data", "shandong-2018-22.txt"));
var lines = plan.Split('\n');
var measures = lines.Where(line => line.TrimStart().StartsWith('(')).Select(line => line.Trim()[(line.Trim().IndexOf(')', StringComparison.Ordinal) + 1)..]).ToList();
var document = new StringBuilder(string.Join('\n', lines.TakeWhile(line => !line.Contains("(一)", StringComparison.Ordinal)))).Append('\n');
var written = 0;
for (; document.Length < pages * charactersOfPage; written++)
{
    document.Append(CultureInfo.InvariantCulture, $"  {written + 1}.{measures[written % measures.Count]}\n");
}

var file = Encoding.UTF8.GetBytes(document.ToString());
var times = new List<double>();
for (var round = 0; round <= rounds; round++)
{
    var watch = Stopwatch.StartNew();
    var reading = PolicyFile.Read(file).Then(new PolicyReader(ReferenceData.Regions).Read).Value;
    var json = PolicyJson.Write(reading);
    var seconds = watch.Elapsed.TotalSeconds;
    if (reading.Measures.Count < written || json.Length == 0)
    {
        throw new InvalidOperationException($"{reading.Measures.Count} of {written} measures were read: that is no measurement.");
    }

    Console.WriteLine($"  {(round == 0 ? "cold" : $"round {round}")}: {seconds * 1000:N0} ms, {reading.Measures.Count} measures, {reading.Indicators.Count} indicators");
    if (round > 0)
    {
        times.Add(seconds);
    }
}

times.Sort();
Console.WriteLine($"{document.Length:N0} characters, {pages} pages: median {times[times.Count / 2] * 1000:N0} ms = {times[times.Count / 2] / limit:N3} of the limit of {limit:N0} s");

static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
