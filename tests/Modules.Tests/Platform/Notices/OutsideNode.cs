using System.Diagnostics;

namespace Zhiheng.Modules.Tests.Platform.Notices;

/// <summary>Scripts of tests/outside, which use software that the project did not write.</summary>
internal static class OutsideNode
{
    private static readonly Lock Installing = new();

    public static string Run(string script, string argument)
    {
        var folder = Folder();
        lock (Installing)
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules", "ical.js")))
            {
                Start(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error");
            }
        }

        return Start(folder, "node", script, argument);
    }

    private static string Start(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        var complaints = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {said}{complaints.GetAwaiter().GetResult()}");
        return said;
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Zhiheng.slnx")))
            {
                return Path.Combine(folder.FullName, "tests", "outside");
            }
        }

        throw new DirectoryNotFoundException("The tests do not lie below the solution.");
    }
}
