using System.IO.Compression;
using System.Text;
using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Fuzz.Targets;

/// <summary>The files in which certification bodies report.</summary>
internal static class ReportTargets
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Divider = "\n=====\n";

    private static readonly string Csv = "编号,名称,日期,说明\r\n1,甲公司,2025-01-02,\"第一行\n第二行\"\r\n2,\"乙\"\"公司\"\"\",2025/1/3,\r\n\r\n3,丙公司,20250104,好\r\n";

    private static readonly string[] Names = ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"];

    private static readonly string[] Parts =
    [
        $"""<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><workbookPr date1904="0"/><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>""",
        $"""<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="{Office}/styles" Target="../xl/styles.xml"/></Relationships>""",
        $"""
        <?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><dimension ref="A1:E4"/><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>名称</t></is></c><c r="C1" t="str"><v>日期</v></c><c r="D1" t="s"><v>1</v></c><c t="s"><v>2</v></c></row>
        <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>45678.5</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" s="2"><v>-1.5e-3</v></c></row>
        <row r="4"><c r="A4" t="d"><v>2025-01-02T00:00:00Z</v></c><c r="B4" t="e"><v>#N/A</v></c><c r="C4"><f>1+1</f><v>2</v></c><c r="E4" s="3"><v>0.333333333333333</v></c></row><row/></sheetData></worksheet>
        """,
        $"""<sst xmlns="{Main}" count="3"><si><t>编号</t></si><si><r><t>说</t></r><r><t>明</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve"> _x000D_文 </t></si></sst>""",
        $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="22"/></cellXfs></styleSheet>""",
    ];

    public static IEnumerable<Target> All { get; } =
    [
        new("csv", [Seeds.Utf8(Csv), [.. Encoding.UTF8.Preamble, .. Seeds.Utf8(Csv.Replace(',', ';'))], CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Csv), Seeds.Utf8("a\tb\n1\t2\n")], Read),
        new("xlsx", [Zip(Parts, CompressionLevel.Optimal), Zip(Parts, CompressionLevel.NoCompression)], Read),

        // The parts in the clear, packed after the change: reaches what lies behind the packing.
        new("xlsx-parts", [Seeds.Utf8(string.Join(Divider, Parts)), Seeds.Utf8(string.Join(Divider, Parts).Replace("<f>1+1</f>", "", StringComparison.Ordinal).Replace("t=\"e\"", "t=\"str\"", StringComparison.Ordinal))], input => Read(Zip(Seeds.Text(input).Split(Divider), CompressionLevel.Fastest))),
    ];

    private static byte[] Zip(string[] parts, CompressionLevel level)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Names.Zip(parts))
            {
                using var part = zip.CreateEntry(name, level).Open();
                part.Write(Seeds.Utf8(text.TrimStart()));
            }
        }

        return bytes.ToArray();
    }

    private static Answer Read(byte[] input)
    {
        var path = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"fuzz-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
        try
        {
            File.WriteAllBytes(path, input);
            var opened = ReportFile.Open(path, FileLimits.Default);
            if (opened.IsRefused)
            {
                return Answer.Refused(opened.Refusal.Code);
            }

            using var file = opened.Value;
            return Rows(file);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Answer Rows(ReportFile file)
    {
        string? problem = null;
        var (before, ended) = (0, false);
        foreach (var row in file.Rows())
        {
            Target.Holds(row.Row > before && row.Line > 0 && !ended, "rows are in order, have a place, and end once");
            Target.Holds(row.Problem is not null || row.Cells.Length == file.Header.Count, "a row has the cells of the header");
            (before, ended) = (row.Row, row.EndsFile);
            problem ??= row.Problem?.Code;
        }

        return problem is null ? Answer.Accepted() : Answer.Refused(problem);
    }
}
