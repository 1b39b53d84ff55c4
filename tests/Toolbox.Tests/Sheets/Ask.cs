using System.Globalization;
using System.Text.Json;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets.Asked;

/// <summary>Runs a sheet as the page does: pasted text and the fields of the form.</summary>
internal static class Ask
{
    public static Finding Run(string slug, string text, params (string Name, string Value)[] fields)
    {
        var sheet = SheetList.Find(slug)!;
        return sheet.Run(new Zhiheng.Toolbox.Sheets.Given(sheet, sheet.Columns.Count == 0 ? null : PastedTable.Read(text), fields.ToDictionary(field => field.Name, field => field.Value)), new Tongue(false));
    }

    /// <summary>A refusal of this code whose sentence says where.</summary>
    public static void Refuses(string slug, string text, string code, string place, params (string Name, string Value)[] fields)
    {
        var no = Assert.Throws<ToolboxException>(() => Run(slug, text, fields));
        Assert.Equal(code, no.Code);
        Assert.Contains(place, no.Message, StringComparison.Ordinal);
    }

    /// <summary>What only the sheet can know.</summary>
    public static void Unusable(string slug, string text, string place, params (string Name, string Value)[] fields) => Refuses(slug, text, "toolbox.sheet.unusable", place, fields);

    public static double Figure(this Finding finding, string name) => finding.Figures.First(figure => figure.Name == name).Value!.Value;

    /// <summary>A head of names and rows of cells, tab-separated.</summary>
    public static string Table(string head, IEnumerable<IEnumerable<object>> rows)
        => head.Replace(' ', '\t') + "\n" + string.Join('\n', rows.Select(row => string.Join('\t', row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))));

    public static (JsonElement Input, JsonElement Expected) Golden(string family, string id)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tests.Golden.Folder, family + ".json")));
        var one = file.RootElement.GetProperty("cases").EnumerateArray().First(one => one.GetProperty("id").GetString() == id);
        return (one.GetProperty("input").Clone(), one.GetProperty("expected").Clone());
    }

    public static double[] Numbers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(one => one.GetDouble())];

    public static string[] Texts(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(one => one.ToString())];

    public static double[][] Matrix(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(one => one.GetDouble()).ToArray())];

    public static double Number(this JsonElement element, params string[] path) => path.Aggregate(element, (at, name) => at.GetProperty(name)).GetDouble();

    public static void Near(double expected, double got, double tolerance = 1e-9) => Assert.True(Math.Abs(expected - got) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{got} is not {expected}");
}
