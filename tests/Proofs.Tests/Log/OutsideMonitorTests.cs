using System.Diagnostics;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tests.Notes;

namespace Zhiheng.Proofs.Tests.Log;

/// <summary>Our logs as golang.org/x/mod sees them (tests/outside/monitor).</summary>
public class OutsideMonitorTests
{
    private static readonly string Key = TestKeys.Log.Key().ToString();

    [GoTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(66_000)]
    public void The_other_implementation_finds_our_logs_in_order(int size)
    {
        var (exit, output) = Monitor(TestLog.Of(TestLog.Entries(size)));

        Assert.True(exit == 0 && output.StartsWith($"{TestKeys.Log.Name}: {size} entries, root ", StringComparison.Ordinal), output);
    }

    [GoTheory]
    [InlineData("tile/entries/001", "entry 256")]
    [InlineData("tile/0/002.p/188", "entry 512")]
    [InlineData("tile/1/000.p/2", "entry 0")]
    public void The_other_implementation_notices_a_changed_byte(string path, string place)
    {
        var log = TestLog.Of(TestLog.Entries(700));
        log.Files[path][7] ^= 1;

        var (exit, output) = Monitor(log);

        Assert.True(exit == 1 && output.EndsWith(place, StringComparison.Ordinal), output);
    }

    [GoTheory]
    [InlineData("ledger.example/two")]
    public void The_other_implementation_wants_the_right_key(string name)
    {
        var (exit, output) = Monitor(TestLog.Of(TestLog.Entries(3)), TestKeys.Signer(name, NoteKey.Ed25519Note).Key().ToString());

        Assert.True(exit == 1 && output.StartsWith("the checkpoint is not signed by this key", StringComparison.Ordinal), output);
    }

    private static (int Exit, string Output) Monitor(TestLog log, string? key = null)
    {
        var folder = Directory.CreateTempSubdirectory("log").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "checkpoint"), log.Note);
            foreach (var (path, bytes) in log.Files)
            {
                Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(path)!));
                File.WriteAllBytes(Path.Combine(folder, path), bytes);
            }

            return Run(folder, key ?? Key);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Exit, string Output) Run(string folder, string key)
    {
        var run = Path.GetFullPath(Path.Combine(Vectors.Folder, "..", "outside", "monitor", "run"));
        using var process = Process.Start(new ProcessStartInfo(run, [folder, key]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Replace("exit status 1", "", StringComparison.Ordinal).Trim());
    }
}

/// <summary>Needs Debian's golang-go and golang-golang-x-mod-dev, and says so where they are not installed.</summary>
internal sealed class GoTheoryAttribute : TheoryAttribute
{
    public GoTheoryAttribute()
    {
        if (!File.Exists("/usr/bin/go") || !Directory.Exists("/usr/share/gocode/src/golang.org/x/mod"))
        {
            Skip = "golang-go and golang-golang-x-mod-dev are not installed.";
        }
    }
}
