using System.Diagnostics;

namespace Zhiheng.Proofs.Tests.Credentials;

/// <summary>A check with programs that the project did not write. Without them it is skipped, but never where CI is "true".</summary>
public sealed class OutsideFactAttribute : FactAttribute
{
    public OutsideFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !(Outside.IsThere("node") && Outside.IsThere("npm") && Outside.IsThere("openssl")))
        {
            Skip = "This check needs node, npm and openssl (Debian: nodejs npm openssl).";
        }
    }
}

internal static class Outside
{
    private static readonly Lock Installing = new();

    private static string Folder { get; } = Path.Combine(Vectors.Folder, "..", "outside");

    public static bool IsThere(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a script of tests/outside with node; its packages are installed when they are not there.</summary>
    public static string Node(string script, string argument)
    {
        lock (Installing)
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            {
                Run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]);
            }
        }

        return Run("node", [script, argument]);
    }

    /// <summary>What the program wrote; a failure of the test where it says that something is wrong.</summary>
    public static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        var complaints = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {said}{complaints.Result}");
        return said;
    }
}
