using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Zhiheng.Platform.Documents.Pdf;

/// <summary>
/// The file itself: numbered objects, one cross-reference table, one trailer (ISO 32000-1, 7.5). Object streams are not used: what a
/// court or a browser must find is found by reading.
/// </summary>
internal sealed class PdfFile
{
    private readonly ArrayBufferWriter<byte> file = new(1 << 16);
    private readonly List<long> offsets = [0];

    public PdfFile()
    {
        Write("%PDF-1.7\n%");

        // Four bytes above 127 tell programs that copy files that this is not text.
        file.Write<byte>([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count - 1;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Put(number, body);
        return number;
    }

    /// <summary>Returns where the body begins in the file.</summary>
    public long Put(int number, string body)
    {
        offsets[number] = file.WrittenCount;
        Write($"{number} 0 obj\n");
        var start = file.WrittenCount;
        Write($"{body}\nendobj\n");
        return start;
    }

    /// <param name="entries">The dictionary without its brackets and without /Length and /Filter.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> bytes, bool compress)
    {
        var number = Reserve();
        var stored = compress ? Deflate(bytes) : bytes;
        offsets[number] = file.WrittenCount;
        Write($"{number} 0 obj\n<<{entries}{(compress ? "/Filter/FlateDecode" : "")}/Length {stored.Length}>>\nstream\n");
        file.Write(stored);
        Write("\nendstream\nendobj\n");
        return number;
    }

    public byte[] Finish(int root, int info)
    {
        // The identifier depends on nothing but the content, so the same document has the same one.
        var identity = Convert.ToHexString(SHA256.HashData(file.WrittenSpan).AsSpan(0, 16));
        var start = file.WrittenCount;
        var table = new StringBuilder($"xref\n0 {offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
        {
            table.Append(offset.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
        }

        Write(table.ToString());
        Write($"trailer\n<</Size {offsets.Count}/Root {root} 0 R/Info {info} 0 R/ID[<{identity}><{identity}>]>>\nstartxref\n{start}\n%%EOF\n");
        return file.WrittenSpan.ToArray();
    }

    private static byte[] Deflate(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    private void Write(string ascii) => Encoding.ASCII.GetBytes(ascii, file);
}
