using System.Diagnostics;
using System.Globalization;

namespace Zhiheng.Bench.Toolbox;

/// <summary>What R said of a task.</summary>
/// <param name="Who">Program or package and version.</param>
/// <param name="Seconds">Null when it failed or is not installed.</param>
/// <param name="Message">Why there is no time.</param>
internal sealed record RResult(string Task, string Who, double? Seconds, double[] Values, string Message);

/// <summary>compare.R in processes of its own, one after the other.</summary>
internal static class RSide
{
    /// <summary>Kilobytes of address space for the charts that ask for far more than a machine has.</summary>
    private const int MostMemory = 8 * 1024 * 1024;

    public static List<RResult> Run(string folder, IReadOnlyList<string> libraries)
    {
        List<RResult> results = [.. Part(folder, "plain", null)];
        string?[] places = libraries.Count == 0 ? [null] : [.. libraries];
        foreach (var library in places)
        {
            results.AddRange(Part(folder, "qcc", library));
            results.AddRange(Part(folder, "spread", library));
        }

        results.AddRange(Part(folder, "packages", places[0]));
        return results;
    }

    private static IEnumerable<RResult> Part(string folder, string part, string? library)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true };
        var limit = part == "spread" ? string.Create(CultureInfo.InvariantCulture, $"ulimit -v {MostMemory}; ") : "";
        foreach (var argument in new[] { "-c", limit + "exec Rscript --vanilla \"$@\"", "sh", Path.Combine(AppContext.BaseDirectory, "compare.R"), folder, part })
        {
            start.ArgumentList.Add(argument);
        }

        if (library is not null)
        {
            start.Environment["R_LIBS_USER"] = library;
        }

        using var process = Process.Start(start)!;
        var problems = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine($"compare.R {part}: exit {process.ExitCode}: {problems.Result}");
        }

        return lines.Select(line => line.Split('\t')).Where(fields => fields.Length >= 4).Select(fields => fields[2] == "-"
            ? new RResult(fields[0], fields[1], null, [], fields[3].Trim())
            : new(fields[0], fields[1], Number(fields[2]), [.. fields[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)], ""));
    }

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
