using System.Buffers.Binary;

namespace Zhiheng.Platform.Evidence;

/// <summary>The end record of a ZIP archive (APPNOTE 4.3.16) whose comment reaches exactly to the end of the file.</summary>
/// <param name="Entries">As it claims.</param>
/// <param name="DirectoryBytes">Length of the central directory.</param>
/// <param name="IsTight">The directory ends where the record begins: nothing stands before the archive or between its parts.</param>
internal sealed record ZipTail(int Entries, long DirectoryBytes, bool IsTight)
{
    private const int RecordBytes = 22;
    private const int LongestComment = 65535;

    /// <summary>The record of archives over 4 GB and its locator, which some writers add always.</summary>
    private const int Zip64Bytes = 56 + 20;

    public static ZipTail? Find(Stream file)
    {
        var start = Math.Max(0, file.Length - RecordBytes - LongestComment);
        var tail = EvidenceSniffer.Bytes(file, start, RecordBytes + LongestComment);
        for (var at = tail.Length - RecordBytes; at >= 0; at--)
        {
            var record = tail.AsSpan(at);
            if (record.StartsWith("PK\u0005\u0006"u8) && at + RecordBytes + BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) == tail.Length)
            {
                long size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
                var end = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]) + size;
                return new ZipTail(BinaryPrimitives.ReadUInt16LittleEndian(record[10..]), size, start + at - end is 0 or Zip64Bytes);
            }
        }

        return null;
    }
}
