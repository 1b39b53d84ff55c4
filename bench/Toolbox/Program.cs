// The toolbox against R on the same numbers in the same run: plain vectorised R and the packages qcc, surveillance, openEBGM, survey,
// nortest and spc, each where it is installed. Every answer is compared before its time is.
//
//   dotnet run -c Release --project bench/Toolbox -- [--folder DIR] [--rlib DIR]... [TASK]...
//   dotnet run -c Release --project bench/Toolbox -- --effort [GOLDEN.json]...
//
// --rlib names a library of R packages (default: R's own and R_LIBS_USER); the charts of qcc run once for each, so that versions can be
// compared. TASK keeps the rows whose key begins with it. --effort prints instead how many of the
// steps that limit a request each tool does in a second (of large inputs, and of the cases of golden files).
using System.Diagnostics;
using System.Globalization;
using Zhiheng.Bench.Toolbox;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = Path.Combine(Path.GetTempPath(), "zhiheng-bench-toolbox");
var (libraries, keys, effort) = (new List<string>(), new List<string>(), false);
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--folder":
            folder = args[++i];
            break;
        case "--rlib":
            libraries.Add(Path.GetFullPath(args[++i]));
            break;
        case "--effort":
            effort = true;
            break;
        default:
            keys.Add(args[i]);
            break;
    }
}

var data = new MadeData();
if (effort)
{
    EffortRates.Print(data, keys);
    return 0;
}

Directory.CreateDirectory(folder);
data.Write(folder);
var tasks = Tasks.All(data).Where(task => keys.Count == 0 || keys.Exists(key => task.Key.StartsWith(key, StringComparison.Ordinal))).ToArray();
var ours = tasks.ToDictionary(task => task.Key, Measure);
List<RResult> theirs = [];
try
{
    theirs = keys.Contains("ours") || (keys.Count > 0 && libraries.Count == 0) ? [] : RSide.Run(folder, libraries);
}
catch (System.ComponentModel.Win32Exception)
{
    Console.WriteLine("No shell to start Rscript with: our times alone.");
}

Console.WriteLine($"R {(theirs.Count == 0 ? "did not run" : "ran")}; .NET {Environment.Version}; {Environment.ProcessorCount} processors; seconds of processor time.\n");
return Report.Print(tasks, ours, theirs) ? 0 : 1;

// Warm: the compiler needs some calls and some time before its last word, so ten runs or a second pass first (three of slow tasks). Then
// the best and the median of seven. Processor time of all threads, as on R's side, so that other work on the machine does not count.
static (double Best, double Median, double[] Values) Measure(BenchTask task)
{
    var warming = Stopwatch.StartNew();
    for (var i = 0; i < 3 || (warming.Elapsed.TotalSeconds < 1 && i < 1000); i++)
    {
        task.Run();
    }

    var (seconds, values) = (new double[7], Array.Empty<double>());
    for (var i = 0; i < seconds.Length; i++)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var (runs, took) = (0, 0.0);
        while (took < 0.1)
        {
            values = task.Run();
            runs++;
            took = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        seconds[i] = took / runs;
    }

    Array.Sort(seconds);
    return (seconds[0], seconds[3], values);
}
