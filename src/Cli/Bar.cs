namespace Zhiheng.Cli;

/// <summary>A line on the terminal that says how far something is. Written to standard error, and only to a terminal.</summary>
internal sealed class Bar(string name) : IDisposable
{
    private const int Width = 30;
    private readonly bool shown = !Console.IsErrorRedirected;
    private long lastTick;
    private bool drawn;

    /// <param name="part">0 … 1.</param>
    public void Show(double part, string words)
    {
        var now = Environment.TickCount64;
        if (!shown || now - lastTick < 100)
        {
            return;
        }

        lastTick = now;
        drawn = true;
        var filled = (int)(Math.Clamp(part, 0, 1) * Width);
        Console.Error.Write($"\r{name} [{new string('█', filled)}{new string('·', Width - filled)}] {part,4:P0} {words} ");
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
