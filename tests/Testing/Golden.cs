namespace Zhiheng.Testing;

/// <summary>Results that are kept in <c>tests/golden</c> and compared line by line.</summary>
public static class Golden
{
    /// <summary>Fails at the first line that differs; the new result then lies in a file that the message names.</summary>
    public static void Compare(string name, IReadOnlyList<string> lines)
    {
        var kept = Path.Combine(Root, "tests", "golden", name);
        var known = File.Exists(kept) ? File.ReadAllLines(kept) : [];
        if (known.SequenceEqual(lines, StringComparer.Ordinal))
        {
            return;
        }

        var fresh = Path.Combine(Directory.CreateTempSubdirectory("zhiheng-golden-").FullName, name);
        File.WriteAllText(fresh, string.Concat(lines.Select(line => line + "\n")));
        var at = known.Zip(lines).TakeWhile(pair => pair.First == pair.Second).Count();
        Xunit.Assert.Fail($"tests/golden/{name} differs from line {at + 1} on. The new result is {fresh}. Compare the two; copy it only when every difference is meant.");
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Zhiheng.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests do not lie below the folder of Zhiheng.slnx.");
    }
}
