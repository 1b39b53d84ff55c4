using System.Diagnostics;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>The <c>zhiheng</c> command without a register.</summary>
internal static class CommandLine
{
    public static Task<(int Code, string Text)> Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    public static async Task<(int Code, string Text)> Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var built = Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(Golden.Root, "src", "Cli", built, "zhiheng.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }
}
