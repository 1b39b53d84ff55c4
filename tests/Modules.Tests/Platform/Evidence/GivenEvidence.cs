using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Evidence;

/// <summary>Small files of every kind, made here byte by byte: no fixture of a stranger is needed.</summary>
internal static class GivenEvidence
{
    public const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>The test file every scanner knows (eicar.org), written apart so that a scanner leaves this source alone.</summary>
    public static byte[] Eicar => Encoding.ASCII.GetBytes("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS" + "-TEST-FILE!$H+H*");

    public static EvidencePurpose Purpose { get; } = new("order-answer", 3, 1 << 20);

    public static byte[] Pdf => Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");

    public static byte[] Text => "检查发现：两份记录缺签名。\r\n"u8.ToArray();

    public static byte[] Png => PngOf(1, 1);

    public static byte[] Jpeg =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x55, 0xFF, 0xD9,
    ];

    public static byte[] Heic => [.. Box("ftyp", "heic\0\0\0\0mif1heic"u8), .. Box("meta", "\0\0\0\0"u8), .. Box("mdat", "picture"u8)];

    public static byte[] Docx => Package(("[Content_Types].xml", Types(DocxType)), ("word/document.xml", "<w:document/>"));

    public static byte[] Xlsx => Package(("[Content_Types].xml", Types(XlsxType)), ("xl/workbook.xml", "<workbook/>"));

    public static byte[] Ofd => Package(("OFD.xml", "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"/>"), ("Doc_0/Document.xml", "<a/>"));

    public static byte[] PngOf(uint width, uint height)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(size, width);
        BinaryPrimitives.WriteUInt32BigEndian(size.AsSpan(4), height);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", size), .. Chunk("IDAT", [0x78, 0x9C, 1]), .. Chunk("IEND", [])];
    }

    public static string Types(params string[] types)
        => $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{string.Concat(types.Select(type => $"<Override PartName=\"/x\" ContentType=\"{type}\"/>"))}</Types>";

    public static byte[] Package(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    /// <summary>A few kilobytes that unpack to fifty million.</summary>
    public static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = archive.CreateEntry("[Content_Types].xml").Open())
            {
                types.Write(Encoding.UTF8.GetBytes(Types(XlsxType)));
            }

            using var part = archive.CreateEntry("xl/workbook.xml").Open();
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 50; i++)
            {
                part.Write(zeros);
            }
        }

        return file.ToArray();
    }

    /// <summary>Sets a bit in the flags of every entry (bit 0 says encrypted), in local headers and directory.</summary>
    public static byte[] Encrypted(byte[] package)
    {
        for (var i = 0; i < package.Length - 4; i++)
        {
            var record = package.AsSpan(i);
            if (record.StartsWith("PK\u0003\u0004"u8))
            {
                package[i + 6] |= 1;
            }
            else if (record.StartsWith("PK\u0001\u0002"u8))
            {
                package[i + 8] |= 1;
            }
        }

        return package;
    }

    private static byte[] Box(string type, ReadOnlySpan<byte> content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, 8 + content.Length);
        return [.. size, .. Encoding.ASCII.GetBytes(type), .. content];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
    }
}

/// <summary>Evidence in a database and a folder of its own.</summary>
internal sealed class EvidenceDesk(TestDatabase database, IVirusScanner scanner) : IAsyncDisposable
{
    public static readonly Guid Order = new("01900000-0000-7000-8000-000000000001");

    public TestDatabase Database { get; } = database;

    public EvidenceFiles Files { get; } = new(database.Database, database.Folder, scanner, database.Clock);

    public string Folder => Path.Combine(Database.Folder, "evidence");

    /// <summary>All files that lie below the folder, those that are arriving as well.</summary>
    public IReadOnlyList<string> OnDisk => Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)] : [];

    public static async Task<EvidenceDesk> Open(Dialect dialect, IVirusScanner? scanner = null)
        => new(await TestDatabase.Create(dialect), scanner ?? new NoScanner());

    public async Task<Outcome<EvidenceFile>> Keep(byte[] content, string name, string? declared = null, EvidencePurpose? purpose = null, Guid? subject = null)
    {
        using var stream = new MemoryStream(content);
        var arrival = new EvidenceArrival(name, declared, purpose ?? GivenEvidence.Purpose, subject ?? Order, TrustClass.C, "CNCA-R-2002-001", "370100", "zhao");
        return await Files.Keep(stream, arrival, Database.Act(), CancellationToken.None);
    }

    public async Task<int> Rows() => (await TableDump.Of(Database)).Tables["platform_evidence"].Count;

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
