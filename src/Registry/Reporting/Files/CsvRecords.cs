using System.Text;
using CsvHelper;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>The records of a CSV file (RFC 4180; CR, LF or CRLF), each with its raw text and what is wrong with its quotes.</summary>
internal sealed class CsvRecords : IDisposable
{
    private readonly RangeStream stream;
    private readonly CsvReader reader;
    private CsvMalformedRecord? malformed;
    private char[] raw = new char[4096];
    private int rawLength;

    public CsvRecords(RawFile file, CsvEncoding encoding, FileLimits limits)
    {
        stream = new RangeStream(file, encoding.Preamble, file.Length - encoding.Preamble);
        Delimiter = (char)CsvDelimiter.Sniff(file.Read(encoding.Preamble, 64 << 10));
        reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = Delimiter,
            HasHeader = false,
            Encoding = encoding.Encoding,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            PoolStrings = true,
            MaxRecordSize = limits.MaxRowBytes,
            OnMalformedRecord = found => malformed = found,
        });
    }

    public char Delimiter { get; }

    public long BytesDone => stream.Done;

    public int Count => reader.FieldCount;

    public int Line { get; private set; }

    /// <summary>The record as it stands in the file, without its line end.</summary>
    public ReadOnlySpan<char> Raw => raw.AsSpan(0, rawLength);

    public CsvMalformedReason? Fault => malformed?.Reason;

    /// <exception cref="CsvFormatException">The record is longer than the limit; its end cannot be found.</exception>
    public bool Next()
    {
        malformed = null;
        Line++;
        if (!reader.Read())
        {
            return false;
        }

        Line = (int)reader.LineNumber;
        var bytes = reader.RawRecord;
        if (bytes.Length > raw.Length)
        {
            raw = new char[bytes.Length * 2];
        }

        rawLength = Encoding.UTF8.GetChars(bytes, raw);
        return true;
    }

    public string Cell(int index) => reader.GetString(index);

    /// <summary>0-based column and physical line of the quote that is wrong.</summary>
    public (int Column, int Line) FaultPlace()
    {
        // A quote that is never closed is reported at the end of the file; it was opened where the last cell begins.
        var at = Fault is CsvMalformedReason.UnterminatedQuote
            ? reader.RawRecord.Length - reader.GetRawSpan(Count - 1).Length
            : (int)(malformed!.Value.ByteOffset - reader.ByteOffset);
        var line = Line + reader.RawRecord[..Math.Clamp(at, 0, reader.RawRecord.Length)].Count((byte)'\n');
        var column = 0;
        for (var end = reader.GetRawSpan(0).Length; end < at && column < Count - 1; end += 1 + reader.GetRawSpan(column).Length)
        {
            column++;
        }

        return (column, line);
    }

    public void Dispose() => reader.Dispose();
}
