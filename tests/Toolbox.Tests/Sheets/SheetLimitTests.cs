using System.Globalization;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets.Asked;

/// <summary>Whatever number stands in a cell or a setting: a finding in finite figures, or a sentence.</summary>
public sealed class SheetLimitTests
{
    public static TheoryData<string> Slugs => [.. SheetList.All.Where(sheet => sheet.Family is Family.Gauge or Family.Lot or Family.Causes or Family.Time).Select(sheet => sheet.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Every_option_and_both_ends_of_every_setting_can_be_chosen(string slug)
    {
        var sheet = SheetList.Find(slug)!;
        foreach (var setting in sheet.Settings)
        {
            IEnumerable<string> values = setting.Kind switch
            {
                SettingKind.Choice => setting.Options.Select(option => option.Value),
                SettingKind.Flag => ["true", "false"],
                SettingKind.List => ["1", "2 1", "x", "-1 0"],
                _ => [.. new[] { setting.Least, setting.Most, 0, 1, 2, -3.5, 1e9, 1e60, 1e300 }.OfType<double>().Distinct().Select(value => value.ToString("R", CultureInfo.InvariantCulture))],
            };
            foreach (var value in values)
            {
                Holds(sheet, sheet.Sample, $"{setting.Name} = {value}", (setting.Name, value));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Any_number_in_any_column_gives_finite_figures_or_a_sentence(string slug)
    {
        var sheet = SheetList.Find(slug)!;
        var lines = sheet.Sample.Split('\n');
        for (var column = 0; column < lines[0].Split('\t').Length && sheet.Columns.Count > 0; column++)
        {
            foreach (var value in new[] { "0", "-1", "1e60", "-1e60", "1e-60", "1e61", "", "0.5" })
            {
                Holds(sheet, Replaced(lines, column, value, 3), $"{column}: {value}");
                Holds(sheet, Replaced(lines, column, value, int.MaxValue), $"all {column}: {value}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Any_number_of_rows_gives_finite_figures_or_a_sentence(string slug)
    {
        var sheet = SheetList.Find(slug)!;
        var lines = sheet.Sample.Split('\n');
        for (var rows = 1; rows < lines.Length && sheet.Columns.Count > 0; rows++)
        {
            Holds(sheet, string.Join('\n', lines.Take(rows + 1)), $"{rows} rows");
        }
    }

    /// <summary>The third row, or every row.</summary>
    private static string Replaced(string[] lines, int column, string value, int row)
        => string.Join('\n', lines.Select((line, i) =>
        {
            var cells = line.Split('\t');
            cells[column] = i > 0 && (i == row || row == int.MaxValue) ? value : cells[column];
            return string.Join('\t', cells);
        }));

    private static void Holds(Sheet sheet, string text, string why, params (string Name, string Value)[] fields)
    {
        Finding finding;
        try
        {
            var table = sheet.Columns.Count == 0 ? null : PastedTable.Read(text, Heading.Yes);
            finding = sheet.Run(new Zhiheng.Toolbox.Sheets.Given(sheet, table, fields.ToDictionary(field => field.Name, field => field.Value)), new Tongue(false));
        }
        catch (ToolboxException no)
        {
            Assert.DoesNotContain("alpha", no.Message, StringComparison.Ordinal);
            return;
        }

        Assert.All(finding.Figures, figure => Assert.True(figure.Value is null || double.IsFinite(figure.Value.Value), $"{why}: {figure.Name}"));
        Assert.All(finding.Tables.SelectMany(one => one.Rows.SelectMany(row => row)), cell => Assert.True(cell.Value is null || double.IsFinite(cell.Value.Value), $"{why}: a table"));
        Assert.All(finding.Pictures.SelectMany(picture => picture.Marks), mark => Assert.True(double.IsFinite(mark.Value), $"{why}: a mark"));
        Assert.All(finding.Pictures.SelectMany(picture => picture.Cells), cell => Assert.True(cell.Value is null || double.IsFinite(cell.Value.Value), $"{why}: a cell"));
        foreach (var picture in finding.Pictures)
        {
            Assert.All(picture.Series, series => Assert.All(series.Values.Concat(series.Low ?? []).Concat(series.High ?? []).Concat(series.At?.Select(at => (double?)at) ?? []), value => Assert.True(value is null || double.IsFinite(value.Value), $"{why}: {picture.Title} {series.Name}")));
            Assert.All(picture.Series, series => Assert.True(picture.Labels.Count == 0 || series.Values.Count == picture.Labels.Count, $"{why}: {picture.Title} has other labels"));
            Assert.All(picture.Series, series => Assert.All(series.Flags.Keys, place => Assert.InRange(place, 0, series.Values.Count - 1)));
        }

        Assert.DoesNotContain("NaN", finding.Verdict.Text + string.Concat(finding.Readings.Select(reading => reading.Text)), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", finding.Verdict.Text + string.Concat(finding.Readings.Select(reading => reading.Text)), StringComparison.Ordinal);
    }
}
