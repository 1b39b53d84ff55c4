using System.IO.Compression;
using System.Xml;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Evidence;

/// <summary>
/// ZIP archives: only docx, xlsx (ECMA-376) and OFD (GB/T 33190) come in. Every entry is unpacked once, into nothing, within bounds: what
/// cannot be read here must not surprise a reader later.
/// </summary>
internal static class PackageShape
{
    private const int MostEntries = 10_000;
    private const long MostDirectoryBytes = 4 << 20;
    private const long MostUnpacked = 256L << 20;

    /// <summary>Sheets full of repeated numbers reach some fifty; bombs, a thousand.</summary>
    private const long MostRatio = 200;
    private const long RatioCountsFrom = 10 << 20;
    private const int MostContentTypesBytes = 1 << 20;
    private const string ContentTypes = "[Content_Types].xml";

    public static Outcome<EvidenceKind> Check(Stream file, string name)
    {
        if (ZipTail.Find(file) is not { } tail)
        {
            return EvidenceRefusals.Archive(name);
        }

        if (tail is { Entries: > MostEntries } or { DirectoryBytes: > MostDirectoryBytes })
        {
            return EvidenceRefusals.Bomb(name);
        }

        if (!tail.IsTight)
        {
            return EvidenceRefusals.Polyglot(name);
        }

        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return Bounds(archive, file.Length, name) ?? Kind(archive, name);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or NotSupportedException or ArgumentOutOfRangeException)
        {
            return EvidenceKinds.OfEnding(EvidenceName.Ending(name)) is { } meant ? EvidenceRefusals.Damaged(name, meant) : EvidenceRefusals.Archive(name);
        }
    }

    private static Refusal? Bounds(ZipArchive archive, long length, string name)
    {
        if (archive.Entries.Any(entry => entry.IsEncrypted))
        {
            return EvidenceRefusals.Encrypted(name);
        }

        // Entries that share their bytes add up to more than the file holds.
        long packed = archive.Entries.Sum(entry => entry.CompressedLength), unpacked = archive.Entries.Sum(entry => entry.Length);
        return packed > length || unpacked > MostUnpacked || (unpacked > RatioCountsFrom && unpacked / length > MostRatio) ? EvidenceRefusals.Bomb(name) : null;
    }

    private static Outcome<EvidenceKind> Kind(ZipArchive archive, string name)
    {
        var found = Named(archive);
        if (found is null)
        {
            return archive.GetEntry(ContentTypes) is null ? EvidenceRefusals.Archive(name) : EvidenceRefusals.UnknownKind(name);
        }

        if (HasMacros(archive))
        {
            return EvidenceRefusals.Macros(name);
        }

        return AreSound(archive) ? found.Value : EvidenceRefusals.Damaged(name, found.Value);
    }

    private static EvidenceKind? Named(ZipArchive archive)
    {
        if (archive.GetEntry("OFD.xml") is not null)
        {
            return EvidenceKind.Ofd;
        }

        return Types(archive).Select(type => type switch
        {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" => EvidenceKind.Docx,
            "application/vnd.ms-word.document.macroEnabled.main+xml" => EvidenceKind.Docx,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" => EvidenceKind.Xlsx,
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml" => EvidenceKind.Xlsx,
            _ => (EvidenceKind?)null,
        }).FirstOrDefault(kind => kind is not null);
    }

    private static bool HasMacros(ZipArchive archive)
    {
        string[] parts = ["vbaProject", "macrosheets/", "activeX/"], types = ["macroEnabled", "vbaProject", "macrosheet", "activeX"];
        return archive.Entries.Any(entry => parts.Any(part => entry.FullName.Contains(part, StringComparison.OrdinalIgnoreCase)))
            || Types(archive).Any(type => types.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static List<string> Types(ZipArchive archive)
    {
        var types = new List<string>();
        if (archive.GetEntry(ContentTypes) is not { Length: <= MostContentTypesBytes } entry)
        {
            return types;
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostContentTypesBytes });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
            {
                types.Add(type);
            }
        }

        return types;
    }

    /// <summary>Names that lead nowhere else and occur once; as many bytes as promised, no more and no fewer.</summary>
    private static bool AreSound(ZipArchive archive)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var buffer = new byte[81920];
        foreach (var entry in archive.Entries)
        {
            if (!names.Add(entry.FullName) || entry.FullName.StartsWith('/') || entry.FullName.Contains('\\', StringComparison.Ordinal) || entry.FullName.Split('/').Contains(".."))
            {
                return false;
            }

            long read = 0;
            using var stream = entry.Open();
            for (int count; read <= entry.Length && (count = stream.Read(buffer)) > 0;)
            {
                read += count;
            }

            if (read != entry.Length)
            {
                return false;
            }
        }

        return true;
    }
}
