using System.Diagnostics;

namespace Zhiheng.Testing;

/// <summary>The <c>zhiheng</c> command as a process of its own, over the database of a test.</summary>
public sealed class Program : IDisposable
{
    private readonly Process process;
    private readonly Task<string> said;
    private readonly Task<string> complained;

    private Program(Process process)
    {
        this.process = process;
        said = process.StandardOutput.ReadToEndAsync();
        complained = process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => process.HasExited;

    public static Program Start(TestDatabase database, params string[] arguments)
    {
        // The program is built as the tests are: …/bin/Debug/net10.0.
        var built = Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(Golden.Root, "src", "Cli", built, "zhiheng.dll"));
        foreach (var argument in arguments.Append("--data").Append(database.Folder))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ZHIHENG_DB"] = database.ConnectionString ?? string.Empty;
        return new Program(Process.Start(start)!);
    }

    /// <summary>The exit code and everything that was written.</summary>
    public async Task<(int Code, string Text)> End()
    {
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }

    /// <summary>Ends the process without letting it do anything more (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
