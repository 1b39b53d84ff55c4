using System.Globalization;
using System.Text.Json;
using Xunit;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets.Surveyed;

/// <summary>Runs a sheet as a form would, and reads golden cases.</summary>
internal static class SurveyRun
{
    public static Finding Of(string slug, string? table = null, params (string Name, string Value)[] fields)
    {
        var sheet = SheetList.Find(slug)!;
        var text = table ?? sheet.Sample;
        return sheet.Run(new Zhiheng.Toolbox.Sheets.Given(sheet, text.Length == 0 ? null : PastedTable.Read(text), fields.ToDictionary(field => field.Name, field => field.Value)), default);
    }

    public static string Refused(string slug, string? table = null, params (string Name, string Value)[] fields)
        => Assert.Throws<ToolboxException>(() => Of(slug, table, fields)).Message;

    public static double Number(this Finding finding, string figure) => finding.Figures.First(one => one.Name == figure).Value!.Value;

    public static double Cell(this Finding finding, int table, int row, int column) => finding.Tables[table].Rows[row][column].Value!.Value;

    /// <summary>A table from columns.</summary>
    public static string Columns(string head, params IEnumerable<object>[] columns)
    {
        var rows = columns.Select(column => column.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)!).ToArray()).ToArray();
        return head + string.Concat(Enumerable.Range(0, rows[0].Length).Select(i => "\n" + string.Join('\t', rows.Select(column => column[i]))));
    }

    public static JsonElement Case(string file, string id)
        => JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Folder, file + ".json"))).RootElement.GetProperty("cases").EnumerateArray().First(one => one.GetProperty("id").GetString() == id);

    public static double[] Doubles(this JsonElement element) => [.. element.EnumerateArray().Select(one => one.GetDouble())];

    public static double At(this JsonElement element, params string[] names) => names.Aggregate(element, (part, name) => part.GetProperty(name)).GetDouble();

    public static void Near(double expected, double actual, double relative = 1e-9) => Assert.InRange(actual, expected - (relative * Math.Abs(expected)) - 1e-12, expected + (relative * Math.Abs(expected)) + 1e-12);
}
