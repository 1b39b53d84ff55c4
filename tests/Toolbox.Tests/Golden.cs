using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Zhiheng.Testing;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Tests;

/// <summary>The cases that travel with the project (tests/vectors/toolbox), and those that may not: their data come with packages under the GPL.</summary>
internal static class Golden
{
    public static readonly string Folder = Path.GetFullPath(Path.Combine(Here(), "..", "vectors", "toolbox"));

    private static readonly ConcurrentDictionary<string, GoldenFile> Files = new(StringComparer.Ordinal);

    /// <summary>Reads <c>NAME.json</c>; the ids are the cases of a theory.</summary>
    public static GoldenFile File(string name)
        => Files.GetOrAdd(name, key => GoldenFile.Read(System.IO.File.ReadAllText(Path.Combine(Folder, key + ".json"))));

    public static TheoryData<string> Ids(string name) => [.. File(name).Ids];

    /// <summary>Runs one case; a failure shows the first place that differs.</summary>
    public static void Passes(string name, string id) => Assert.Equal("", File(name).Run(id).Difference ?? "");

    /// <summary>The first column of a NIST data file: what stands below its last line of dashes.</summary>
    public static double[] Column(string name)
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(Folder, "nist", name + ".DAT"));
        var start = Array.FindLastIndex(lines, line => line.Trim().StartsWith("--------", StringComparison.Ordinal)) + 1;
        return [.. lines[start..].Where(line => line.Trim().Length > 0)
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture))];
    }

    /// <summary>The file with all its cases where the folder <c>shared</c> lies beside the repository, otherwise null.</summary>
    public static GoldenFile? Whole(string name)
        => SharedFolder.Find("golden", "toolbox", name + ".json") is { } file ? GoldenFile.Read(System.IO.File.ReadAllText(file)) : null;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

/// <summary>A test that needs the cases which stay outside the repository; it is skipped, visibly, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WholeGoldenFactAttribute : FactAttribute
{
    public WholeGoldenFactAttribute() => Skip = SharedFolder.Missing("the golden cases that may not travel", "golden", "toolbox", "charts.json");
}
