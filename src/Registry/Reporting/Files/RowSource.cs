namespace Zhiheng.Registry.Reporting.Files;

/// <summary>One walk through the rows of a file, from the header on.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>Bytes of the file behind us; read by another thread.</summary>
    public abstract long BytesDone { get; }

    /// <summary>The header row, raw. Called once or, where all rows are alike, never, before <see cref="Next"/>. No cells: the file has no row with content.</summary>
    public abstract RowRead ReadHeader();

    /// <summary>
    /// The next row that has content. Rows up to number <paramref name="skip"/> are passed over as cheaply as the format allows.
    /// </summary>
    /// <returns>False at the end of the file.</returns>
    public abstract bool Next(IReadOnlyList<string> header, int skip, out RowRead row);

    public abstract void Dispose();
}
