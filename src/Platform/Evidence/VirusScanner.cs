using Zhiheng.Kernel;

namespace Zhiheng.Platform.Evidence;

public enum ScanVerdict
{
    NotScanned,
    Clean,
}

/// <summary>Looks at a file before it is kept. A virus, or a scanner that cannot answer, is a refusal: nothing is ever let through by accident.</summary>
public interface IVirusScanner
{
    /// <param name="file">Read from where it stands to its end.</param>
    /// <param name="name">For the refusal.</param>
    Task<Outcome<ScanVerdict>> Scan(Stream file, string name, CancellationToken ct);
}

/// <summary>No scanner is set up; that nobody looked is recorded with each file.</summary>
public sealed class NoScanner : IVirusScanner
{
    public Task<Outcome<ScanVerdict>> Scan(Stream file, string name, CancellationToken ct) => Task.FromResult<Outcome<ScanVerdict>>(ScanVerdict.NotScanned);
}

public static class VirusScanners
{
    /// <param name="setting">
    /// The value of ZHIHENG_CLAMAV: the path of clamd's socket ("/run/clamav/clamd.ctl"), or "host:port" where it listens on TCP. Blank:
    /// no scanner.
    /// </param>
    /// <exception cref="ArgumentException">It is neither: better not to start than to believe that files are scanned.</exception>
    public static IVirusScanner From(string? setting, TimeProvider clock)
        => string.IsNullOrWhiteSpace(setting) ? new NoScanner() : new ClamAv(setting.Trim(), clock);
}
