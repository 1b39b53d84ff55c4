using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Recognises a file by its first bytes; the name is never looked at.</summary>
internal static class FileSniffer
{
    private const int OleSectorShiftAt = 30;
    private const int OleDirectoryAt = 48;

    private static readonly (byte[] Magic, string Kind)[] Others =
    [
        ("%PDF"u8.ToArray(), " PDF 文档"),
        ([0x89, .. "PNG"u8], "图片"),
        ([0xff, 0xd8, 0xff], "图片"),
        ("GIF8"u8.ToArray(), "图片"),
        ([.. "Rar!"u8, 0x1a], " RAR 压缩包"),
        ([.. "7z"u8, 0xbc, 0xaf], " 7z 压缩包"),
        ([0x1f, 0x8b], " gzip 压缩包"),
        ("SQLite format 3"u8.ToArray(), "数据库"),
        ([0x7f, .. "ELF"u8], "程序"),
        ([.. "MZ"u8, 0x90, 0x00], "程序"),
    ];

    public static Outcome<ReportFileContent> Recognise(RawFile file, FileLimits limits)
    {
        ReadOnlySpan<byte> first = file.Read(0, 4096);
        if (first.StartsWith("PK\x3\x4"u8) || first.StartsWith("PK\x5\x6"u8))
        {
            return Workbook.Open(file, limits);
        }

        if (first.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
        {
            return IsEncryptedPackage(file, first) ? FileRefusals.Encrypted() : FileRefusals.OldExcel();
        }

        return Known(first) is { } refusal ? refusal : OpenCsv(file, limits);
    }

    private static Outcome<ReportFileContent> OpenCsv(RawFile file, FileLimits limits) =>
        CsvEncoding.Find(file).Then<ReportFileContent>(encoding => new ReportFileContent(
            encoding.Format,
            encoding.Sha256,
            Math.Max(0, encoding.LineEnds - 1),
            file.Length,
            () => new CsvRows(file, encoding, limits)));

    private static Refusal? Known(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || first.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])
            || first.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xfe, 0xff]) || HasZeroEverySecondByte(first))
        {
            return FileRefusals.Utf16();
        }

        foreach (var (magic, kind) in Others)
        {
            if (first.StartsWith(magic))
            {
                return FileRefusals.Binary(kind);
            }
        }

        var text = first.StartsWith(Encoding.UTF8.Preamble) ? first[3..] : first;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? FileRefusals.WebPage() : null;
    }

    /// <summary>UTF-16 without its mark: the header is mostly ASCII, so that a third of the bytes are zero.</summary>
    private static bool HasZeroEverySecondByte(ReadOnlySpan<byte> first) =>
        first.Length >= 8 && first.Count((byte)0) > first.Length / 3;

    /// <summary>An encrypted workbook is an OLE container with a stream of this name; its directory says so.</summary>
    private static bool IsEncryptedPackage(RawFile file, ReadOnlySpan<byte> first)
    {
        if (first.Length < 512)
        {
            return false;
        }

        var shift = Math.Clamp((int)BitConverter.ToUInt16(first[OleSectorShiftAt..]), 9, 12);
        var directory = ((long)BitConverter.ToUInt32(first[OleDirectoryAt..]) + 1) << shift;
        return file.Read(directory, 64 << 10).AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }
}
