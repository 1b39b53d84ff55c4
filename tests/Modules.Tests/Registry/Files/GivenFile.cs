using System.IO.Compression;
using System.Text;
using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

/// <summary>A file on disk for one test, made from text, bytes or the parts of a workbook.</summary>
internal sealed class GivenFile : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private GivenFile(byte[] bytes) => File.WriteAllBytes(Path, bytes);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static GivenFile Of(byte[] bytes) => new(bytes);

    public static GivenFile Csv(string text, Encoding? encoding = null, bool mark = false) =>
        new([.. mark ? Encoding.UTF8.Preamble : [], .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]);

    /// <summary>A workbook whose only sheet has these rows of XML.</summary>
    public static GivenFile Xlsx(string rows, string? shared = null, string? styles = null, string book = "") =>
        new(XlsxBytes(rows, shared, styles, book));

    public static byte[] XlsxBytes(string rows, string? shared = null, string? styles = null, string book = "") => Zip(
        Parts(Sheet(rows), shared, styles, book));

    public static string Sheet(string rows) => $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""";

    /// <summary>A row of inline text cells.</summary>
    public static string Row(int number, params string[] cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select((c, i) => $"""<c r="{(char)('A' + i)}{number}" t="inlineStr"><is><t>{c}</t></is></c>"""))}</row>""";

    public static (string Path, string Text)[] Parts(string sheet, string? shared = null, string? styles = null, string book = "") =>
    [
        ("_rels/.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}">{book}<sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}">
              <Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/>
              <Relationship Id="rId2" Type="{Office}/sharedStrings" Target="/xl/sharedStrings.xml"/>
              <Relationship Id="rId3" Type="{Office}/styles" Target="../xl/styles.xml"/>
            </Relationships>
            """),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{shared}</sst>"""),
        ("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{styles}</styleSheet>"""),
    ];

    public static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The code with which opening is refused; "" when it opens.</summary>
    public string Refused(FileLimits? limits = null) => Refusal(limits)?.Code ?? "";

    public Kernel.Refusal? Refusal(FileLimits? limits = null)
    {
        var opened = ReportFile.Open(Path, limits ?? FileLimits.Default);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        opened.Value.Dispose();
        return null;
    }

    public List<RowRead> Rows(FileLimits? limits = null, int skip = 0)
    {
        using var file = Open(limits);
        return [.. file.Rows(skip)];
    }

    public ReportFile Open(FileLimits? limits = null) => ReportFile.Open(Path, limits ?? FileLimits.Default).Value;

    public void Dispose() => File.Delete(Path);
}
