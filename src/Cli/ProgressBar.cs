using Zhiheng.Registry.Reporting.Import;

namespace Zhiheng.Cli;

/// <summary>A line on the terminal that says how far an import is. Written to standard error, and only to a terminal.</summary>
internal sealed class ProgressBar(string name, Func<double> share) : IProgress<ImportProgress>, IDisposable
{
    private const int Width = 30;
    private readonly bool shown = !Console.IsErrorRedirected;
    private long lastTick;
    private bool drawn;

    public void Report(ImportProgress value)
    {
        var now = Environment.TickCount64;
        if (!shown || now - lastTick < 100)
        {
            return;
        }

        lastTick = now;
        drawn = true;
        var part = value.Expected is > 0 ? Math.Min(1, (double)value.Done / value.Expected.Value) : share();
        var filled = (int)(part * Width);
        Console.Error.Write(
            $"\r{name} [{new string('█', filled)}{new string('·', Width - filled)}] {part,4:P0} {value.Done:N0} 行  接受 {value.Accepted + value.Warned:N0}  拒绝 {value.Rejected:N0} ");
    }

    public void Dispose()
    {
        if (drawn)
        {
            Console.Error.WriteLine();
            drawn = false;
        }
    }
}
