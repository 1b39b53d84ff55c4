namespace Zhiheng.Registry.Reporting.Files;

/// <summary>What recognising a file brought to light, and how to start a walk through its rows.</summary>
internal sealed class ReportFileContent(
    FileFormat format, string sha256, long? estimatedRows, long totalBytes, Func<RowSource> start, IDisposable? owned = null)
    : IDisposable
{
    public FileFormat Format => format;

    public string Sha256 => sha256;

    public long? EstimatedRows => estimatedRows;

    /// <summary>What <see cref="RowSource.BytesDone"/> reaches at the end.</summary>
    public long TotalBytes => totalBytes;

    public RowSource Start() => start();

    public void Dispose() => owned?.Dispose();
}
