using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>
/// A reporting file: recognised by its content (never its name), digested, its header read, its rows ready to stream.
/// Nothing of it is kept in memory beyond one row and the shared text of an XLSX up to its limit.
/// </summary>
public sealed class ReportFile : IDisposable
{
    private readonly RawFile raw;
    private readonly ReportFileContent content;
    private RowSource? current;

    private ReportFile(RawFile raw, ReportFileContent content, IReadOnlyList<string> header)
    {
        this.raw = raw;
        this.content = content;
        Header = header;
    }

    /// <summary>Lower-case hex of the SHA-256 of the raw bytes.</summary>
    public string Sha256 => content.Sha256;

    public FileFormat Format => content.Format;

    /// <summary>Column names as given, trimmed and brought to NFKC; distinct and not blank. None where the file was opened as plain rows.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>
    /// Data rows for a progress bar: line ends in a CSV file (exact unless fields contain line ends), the sheet's own word in an
    /// XLSX file, null where it gives none.
    /// </summary>
    public long? EstimatedRows => content.EstimatedRows;

    /// <summary>Share of the bytes consumed by the latest <see cref="Rows"/>, 0 to 1. Any thread may ask.</summary>
    public double Progress => Volatile.Read(ref current) is { } source
        ? Math.Clamp((double)source.BytesDone / content.TotalBytes, 0, 1)
        : 0;

    /// <summary>
    /// Opens CSV (UTF-8 with or without byte order mark, GB18030; comma, else tab, else semicolon) or XLSX.
    /// Reads a CSV file once to the end to digest it and to check its encoding.
    /// </summary>
    public static Outcome<ReportFile> Open(string path, FileLimits limits) => Open(path, limits, Compose);

    /// <summary>
    /// The same without a header: every row with content is a row, as long as it was written, and numbered from the first of the file.
    /// For whoever finds out himself whether a row names the columns. A file without any content opens and has no rows.
    /// </summary>
    public static Outcome<ReportFile> OpenPlain(string path, FileLimits limits) => Open(path, limits, static (bytes, found, _) => new ReportFile(bytes, found, []));

    /// <summary>
    /// Streams the rows whose <see cref="RowRead.Row"/> is greater than <paramref name="skip"/>, so that an interrupted reading
    /// goes on behind the last row done. May be enumerated again, but not by two threads at a time.
    /// </summary>
    public IEnumerable<RowRead> Rows(int skip = 0)
    {
        using var source = content.Start();
        Volatile.Write(ref current, source);
        if (Header.Count > 0)
        {
            source.ReadHeader();
        }

        while (source.Next(Header, skip, out var row))
        {
            yield return row;
            if (row.EndsFile)
            {
                yield break;
            }
        }
    }

    public void Dispose()
    {
        content.Dispose();
        raw.Dispose();
    }

    private static Outcome<ReportFile> Open(string path, FileLimits limits, Func<RawFile, ReportFileContent, FileLimits, Outcome<ReportFile>> compose)
    {
        var opened = RawFile.Open(path, limits);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        var bytes = opened.Value;
        var file = FileSniffer.Recognise(bytes, limits).Then(found => compose(bytes, found, limits));
        if (file.IsRefused)
        {
            bytes.Dispose();
        }

        return file;
    }

    private static Outcome<ReportFile> Compose(RawFile raw, ReportFileContent content, FileLimits limits)
    {
        using var source = content.Start();
        var header = HeaderRow.Check(source.ReadHeader(), limits);
        if (header.IsRefused)
        {
            content.Dispose();
            return header.Refusal;
        }

        return new ReportFile(raw, content, header.Value);
    }
}
