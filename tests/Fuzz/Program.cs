using System.Globalization;
using Zhiheng.Fuzz;

// PARSER|all [--minutes 10] [--seed 1] [--out DIR] [--first N] [--inputs N] [--threads 2]     runs
// PARSER FILE…                                                                               reads files again
// seeds                                                                                      signs the seeds anew
const string Usage = "Fuzz PARSER|all [--minutes 10] [--seed 1] [--out DIR] [--first N] [--inputs N] [--threads 2]\nFuzz PARSER FILE…\n";
if (args is ["seeds"])
{
    SeedWriter.Write();
    return 0;
}

var targets = args.Length > 0 ? Parsers.All.Where(target => args[0] == "all" || args[0].Split(',').Contains(target.Name)).ToList() : [];
if (targets.Count == 0)
{
    Console.Error.WriteLine($"{Usage}Parsers: {string.Join(' ', Parsers.All.Select(target => target.Name))}");
    return 2;
}

var files = args.Skip(1).TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
foreach (var file in files)
{
    var verdict = Judge.Of(targets[0], File.ReadAllBytes(file));
    Console.WriteLine($"{file}: {verdict.Find ?? verdict.Answer?.Refusal ?? "accepted"} ({verdict.Took.TotalMilliseconds:F1} ms, {verdict.Allocated >> 10} KiB)");
}

if (files.Count > 0)
{
    return 0;
}

string? Option(string name) => Array.IndexOf(args, "--" + name) is > 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
var minutes = double.Parse(Option("minutes") ?? "10", CultureInfo.InvariantCulture);
var seed = ulong.Parse(Option("seed") ?? "1", CultureInfo.InvariantCulture);
var first = long.Parse(Option("first") ?? "0", CultureInfo.InvariantCulture);
var inputs = long.Parse(Option("inputs") ?? "9223372036854775807", CultureInfo.InvariantCulture);
var threads = int.Parse(Option("threads") ?? "2", CultureInfo.InvariantCulture);
var finds = 0L;
Watch.Run(
    targets,
    threads,
    target => new Campaign(target, seed, Option("out")),
    campaign => campaign.Run(TimeSpan.FromMinutes(minutes), first, inputs),
    campaign =>
    {
        Interlocked.Add(ref finds, campaign.Finds);
        Console.Write(campaign.Report() + string.Concat(campaign.Found.Select(find => $"  FIND {find}\n")));
    });
return finds > 0 ? 1 : 0;
