using System.Globalization;
using System.Text.Json;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>Runs a sheet on pasted text, and golden cases as pasted text.</summary>
internal static class SheetRun
{
    public static Finding Of(string slug, string text, params (string Name, string Value)[] fields)
    {
        var sheet = SheetList.Find(slug)!;
        return sheet.Run(new Zhiheng.Toolbox.Sheets.Given(sheet, text.Length == 0 ? null : PastedTable.Read(text), fields.ToDictionary(field => field.Name, field => field.Value)), default);
    }

    public static Finding OfSample(string slug, params (string Name, string Value)[] fields) => Of(slug, SheetList.Find(slug)!.Sample, fields);

    public static ToolboxException Refused(string slug, string text, params (string Name, string Value)[] fields)
        => Assert.Throws<ToolboxException>(() => Of(slug, text, fields));

    public static double Shown(this Finding finding, string name) => finding.Figures.First(figure => figure.Name == name).Value!.Value;

    public static JsonElement Case(string file, string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Folder, file + ".json")));
        return document.RootElement.GetProperty("cases").EnumerateArray().First(one => one.GetProperty("id").GetString() == id).Clone();
    }

    public static JsonElement Inside(this JsonElement element, string path) => path.Split('.').Aggregate(element, (inner, name) => inner.GetProperty(name));

    public static double[] Listed(this JsonElement element, string path) => [.. element.Inside(path).EnumerateArray().Select(one => one.GetDouble())];

    /// <summary>Columns of numbers as a spreadsheet would paste them.</summary>
    public static string Pasted(params double[][] columns)
        => string.Join('\t', columns.Select((_, i) => $"列{i + 1}")) + "\n" + string.Join('\n', columns[0].Select((_, row) => string.Join('\t', columns.Select(column => Text(column[row])))));

    /// <summary>Rows of numbers that need not be equally long.</summary>
    public static string Rows(JsonElement groups)
        => "甲\t乙\t丙\t丁\t戊\n" + string.Join('\n', groups.EnumerateArray().Select(row => string.Join('\t', row.EnumerateArray().Select(one => Text(one.GetDouble())))));

    public static double Last(this Chart chart, int series, int place) => chart.Series[series].Values[place]!.Value;

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
