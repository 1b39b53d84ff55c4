namespace Zhiheng.Registry.Reporting.Files;

/// <summary>How a reporting file is written.</summary>
public enum FileFormat
{
    CsvUtf8,
    CsvUtf8Bom,
    CsvGb18030,
    Xlsx,
}

/// <summary>
/// What a reporting file may cost. Every bound is checked on what was really read, never on what the file says of itself.
/// </summary>
/// <param name="MaxBytes">Size on disk.</param>
/// <param name="MaxColumns">Columns of the header. The largest reporting template has 77.</param>
/// <param name="MaxCellChars">UTF-16 units of one cell; 32,767 is what a spreadsheet cell can hold.</param>
/// <param name="MaxRows">Data rows, blank ones included.</param>
/// <param name="MaxRowBytes">Memory one row may take, in bytes of UTF-8 text (CSV) or XML (XLSX).</param>
/// <param name="MaxUnpackedBytes">What all parts of an XLSX that are read may unpack to.</param>
/// <param name="MaxCompressionRatio">Unpacked to packed, per part, once a part has unpacked to more than 1 MiB.</param>
/// <param name="MaxZipEntries">Entries in an XLSX. A workbook of ours has seven.</param>
/// <param name="MaxSharedTextChars">Shared text of an XLSX kept in memory; the rest goes to a temporary file.</param>
public sealed record FileLimits(
    long MaxBytes = FileLimits.MostBytes,
    int MaxColumns = 300,
    int MaxCellChars = 32_767,
    int MaxRows = 5_000_000,
    int MaxRowBytes = 8 << 20,
    long MaxUnpackedBytes = 4L << 30,
    int MaxCompressionRatio = 200,
    int MaxZipEntries = 2_000,
    int MaxSharedTextChars = 16 << 20)
{
    /// <summary>Unless said otherwise.</summary>
    public const long MostBytes = 512L << 20;

    public static FileLimits Default { get; } = new();
}
