using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Rules;

// Control charts of 1,000,000 points against R: plain vectorised R and the package qcc, each as Debian or CRAN ships it.
//   dotnet run -c Release --project bench/Toolbox -- [FOLDER]
// The same numbers for both: they are made here (a fixed generator, Box-Muller) and written to FOLDER/data.bin, which the R program reads.
// Without Rscript on the path only our own times are printed. Best of five, warm; the time is that of the calculation, data already in memory.
const int Points = 1_000_000;
const int Size = 5;

var folder = args.Length > 0 ? args[0] : Path.Combine(Path.GetTempPath(), "zhiheng-bench-toolbox");
Directory.CreateDirectory(folder);
var data = Normals(Points);
Write(Path.Combine(folder, "data.bin"), data);

var tasks = new (string Name, Func<double> Run)[]
{
    ("limits alone (individuals)", () => IndividualsChart.Fit(data).Sigma),
    ("rules 1-8", () => RunRuleEngine.Positions(RunRuleEngine.Judge(data, 0, 1), RunRules.Nelson).Count),
    ("individuals and rules 1-8", () =>
    {
        var chart = IndividualsChart.Fit(data);
        return RunRuleEngine.Positions(RunRuleEngine.Judge(data, chart.Individuals.Centre, chart.Sigma), RunRules.Nelson).Count;
    }),
    ("xbar 200,000 x 5", () =>
    {
        var groups = Subgroups.Consecutive(data, Size);
        return SubgroupChart.OfMeans(groups.Centre, groups.Sigma(SigmaEstimator.MeanRange), Size).Upper;
    }),
    ("R chart 200,000 x 5", () => SubgroupChart.OfRanges(Subgroups.Consecutive(data, Size).Sigma(SigmaEstimator.MeanRange), Size).Upper),
    ("S chart 200,000 x 5", () => SubgroupChart.OfDeviations(Subgroups.Consecutive(data, Size).Sigma(SigmaEstimator.MeanDeviation), Size).Upper),
    ("EWMA", () => MemoryChart.Ewma(data, 0, 1, 0.2, 3).Signals.Count),
    ("CUSUM", () => MemoryChart.Cusum(data, 0, 1, 0.5, 5).SignalsUp.Count),
};

Console.WriteLine($"{"task",-28} {"ours, ms",10}  result");
foreach (var (name, run) in tasks)
{
    var best = double.PositiveInfinity;
    var result = 0.0;
    for (var i = 0; i < 8; i++)
    {
        var before = Stopwatch.GetTimestamp();
        result = run();
        var took = Stopwatch.GetElapsedTime(before).TotalMilliseconds;

        // The first three runs warm the code up.
        best = i < 3 ? best : Math.Min(best, took);
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {best,10:F2}  {result:R}"));
}

Rscript(folder);

static void Rscript(string folder)
{
    var program = Path.Combine(AppContext.BaseDirectory, "compare.R");
    var start = new ProcessStartInfo("Rscript") { RedirectStandardError = true };
    start.ArgumentList.Add(program);
    start.ArgumentList.Add(folder);
    try
    {
        using var process = Process.Start(start)!;
        var problems = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Console.Write(process.ExitCode == 0 ? "" : problems);
    }
    catch (System.ComponentModel.Win32Exception)
    {
        Console.WriteLine("Rscript is not on the path: no comparison.");
    }
}

static void Write(string file, double[] numbers)
{
    var bytes = new byte[numbers.Length * sizeof(double)];
    for (var i = 0; i < numbers.Length; i++)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), numbers[i]);
    }

    File.WriteAllBytes(file, bytes);
}

// SplitMix64 and Box-Muller: the same numbers on every machine.
static double[] Normals(int count)
{
    var state = 20260101UL;
    double Uniform()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (((z ^ (z >> 31)) >> 11) + 0.5) / (1UL << 53);
    }

    var numbers = new double[count];
    for (var i = 0; i < count; i += 2)
    {
        var (radius, angle) = (Math.Sqrt(-2 * Math.Log(Uniform())), 2 * Math.PI * Uniform());
        (numbers[i], numbers[i + 1]) = (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    return numbers;
}
