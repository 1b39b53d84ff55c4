using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;

namespace Zhiheng.Platform.Tables;

/// <summary>The small parts around the sheets of a workbook (ECMA-376 Part 1, transitional).</summary>
/// <param name="widths">Of the columns, in characters.</param>
internal sealed class Workbook(string title, IReadOnlyList<int> widths)
{
    public const string TitleStyle = "1";
    public const string DayStyle = "2";

    private const int MaxTitle = 24;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    // A sheet name holds 31 characters, none of []:*?/\ and no apostrophe at its ends; its number needs room too.
    private readonly string name = Sheet(title);

    public static string SheetPath(int number) => $"xl/worksheets/sheet{number}.xml";

    public void BeginSheet(XmlWriter xml)
    {
        xml.WriteStartDocument(true);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""
            <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
            """);
        xml.WriteStartElement("cols");
        for (var i = 0; i < widths.Count; i++)
        {
            var column = (i + 1).ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", column);
            xml.WriteAttributeString("max", column);
            xml.WriteAttributeString("width", widths[i].ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
    }

    public static void EndSheet(XmlWriter xml)
    {
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    /// <summary>Everything but the sheets, written last because only then their number is known.</summary>
    public IEnumerable<(string Path, string Xml)> Around(int sheets)
    {
        yield return ("xl/styles.xml", Styles());
        yield return ("xl/workbook.xml", Declaration + $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>"""
            + Each(sheets, n => $"""<sheet name="{(n is 1 ? name : $"{name}{n}")}" sheetId="{n}" r:id="rId{n}"/>""")
            + "</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", Declaration + $"""<Relationships xmlns="{Package}/relationships">"""
            + Each(sheets, n => $"""<Relationship Id="rId{n}" Type="{Office}/worksheet" Target="worksheets/sheet{n}.xml"/>""")
            + $"""<Relationship Id="rId{sheets + 1}" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
        yield return ("_rels/.rels", Declaration + $"""<Relationships xmlns="{Package}/relationships">"""
            + $"""<Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        yield return ("[Content_Types].xml", Declaration + $"""<Types xmlns="{Package}/content-types">"""
            + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
            + """<Default Extension="xml" ContentType="application/xml"/>"""
            + $"""<Override PartName="/xl/workbook.xml" ContentType="{Type}.sheet.main+xml"/>"""
            + $"""<Override PartName="/xl/styles.xml" ContentType="{Type}.styles+xml"/>"""
            + Each(sheets, n => $"""<Override PartName="/{SheetPath(n)}" ContentType="{Type}.worksheet+xml"/>""") + "</Types>");
    }

    private static string Sheet(string title)
    {
        var kept = string.Concat(SafeText.Visible(title).Where(c => !"[]:*?/\\'\t\r\n".Contains(c, StringComparison.Ordinal)));
        kept = kept.Length > MaxTitle ? kept[..(char.IsHighSurrogate(kept[MaxTitle - 1]) ? MaxTitle - 1 : MaxTitle)] : kept;
        return SecurityElement.Escape(kept.Trim() is "" ? "1" : kept.Trim());
    }

    /// <summary>Style 0 plain, style 1 bold for the titles, style 2 for days.</summary>
    private static string Styles() => Declaration + $"""<styleSheet xmlns="{Main}">"""
        + """<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>"""
        + """<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>"""
        + """<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"""
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"""
        + """<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"""
        + """<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"""
        + """<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>""";

    private static string Each(int count, Func<int, string> make)
    {
        var all = new StringBuilder();
        for (var n = 1; n <= count; n++)
        {
            all.Append(make(n));
        }

        return all.ToString();
    }
}
