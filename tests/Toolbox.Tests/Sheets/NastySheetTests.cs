using System.Globalization;
using System.Text.RegularExpressions;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>Whatever is given to any sheet: a finding in finite figures, or a sentence without a name that only the program knows.</summary>
public sealed partial class NastySheetTests
{
    private static readonly string[] Cells = ["nan", "-inf", "1e308", "1e-320", "-0", "-1", "0.5", "7", "1e15", "1e59", "-1e59", "1e-59", "", "十二"];

    private static readonly string[] Typed = ["", "0", "-0", "1", "2", "-3.5", "0.5", "1e9", "1e15", "1e59", "1e-59", "1e308", "nan", "infinity", "十二", "1,5"];

    public static TheoryData<string> WithTable => [.. SheetList.All.Where(sheet => sheet.Columns.Count > 0).Select(sheet => sheet.Slug)];

    public static TheoryData<string> WithSettings => [.. SheetList.All.Where(sheet => sheet.Settings.Count > 0).Select(sheet => sheet.Slug)];

    [Theory]
    [MemberData(nameof(WithTable))]
    public void Any_cell_may_hold_anything(string slug)
    {
        var (sheet, rows) = Table(slug);
        foreach (var cell in Cells)
        {
            for (var column = 0; column < rows[0].Length; column++)
            {
                Holds(sheet, With(rows, (row, at) => at == column && row == 2 ? cell : null), $"{cell} in column {column}");
                Holds(sheet, With(rows, (_, at) => at == column ? cell : null), $"{cell} in all of column {column}");
            }

            Holds(sheet, With(rows, (_, _) => cell), $"{cell} everywhere");
            Holds(sheet, With(rows, (row, at) => IsNumber(rows[row][at]) ? cell : null), $"{cell} for all numbers");
        }
    }

    [Theory]
    [MemberData(nameof(WithTable))]
    public void One_row_one_group_and_groups_that_differ_in_size_are_findings_or_sentences(string slug)
    {
        var (sheet, rows) = Table(slug);
        Holds(sheet, With(rows[..2], (_, _) => null), "one row");
        Holds(sheet, With(rows[..3], (_, _) => null), "two rows");
        Holds(sheet, With([rows[0], .. rows[1..].Reverse()], (_, _) => null), "upside down");
        Holds(sheet, With([.. rows, .. rows[1..]], (_, _) => null), "every row twice");
        Holds(sheet, With([rows[0], .. Enumerable.Repeat(rows[1], 30)], (_, _) => null), "one row thirty times");
        Holds(sheet, With(rows, (row, at) => IsNumber(rows[row][at]) ? null : "甲"), "one group");
        Holds(sheet, With(rows, (row, at) => IsNumber(rows[row][at]) ? null : $"甲{row}"), "a group for each row");
        Holds(sheet, With(rows, (row, at) => IsNumber(rows[row][at]) ? row.ToString(CultureInfo.InvariantCulture) : null), "running numbers");
        Holds(sheet, With(rows, (row, at) => at > 0 && at > row % rows[0].Length ? "" : null), "rows that differ in length");
        Holds(sheet, With(rows, (row, at) => at > 0 && (row + at) % 3 == 0 ? "" : null), "every third cell empty");
        Holds(sheet, With(rows, (row, at) => at > 0 && row > 2 ? "" : null), "two whole rows");
    }

    [Theory]
    [MemberData(nameof(WithTable))]
    public void Any_column_may_be_chosen_for_any(string slug)
    {
        var (sheet, rows) = Table(slug);
        var text = With(rows, (_, _) => null);
        var given = new Zhiheng.Toolbox.Sheets.Given(sheet, PastedTable.Read(text, Heading.Yes), new Dictionary<string, string>());
        var usual = sheet.Columns.Where(column => given.Has(column.Name)).ToDictionary(column => "col-" + column.Name, column => string.Join(',', given.ChosenFor(column.Name).Select(at => at + 1)));
        foreach (var column in sheet.Columns)
        {
            foreach (var chosen in Enumerable.Range(1, rows[0].Length).Select(at => at.ToString(CultureInfo.InvariantCulture)).Append(",").Append("1,1").Append($"1-{rows[0].Length}"))
            {
                Holds(sheet, text, $"{column.Name} from {chosen}", [.. usual.Where(one => one.Key != "col-" + column.Name).Select(one => (one.Key, one.Value)), ("col-" + column.Name, chosen)]);
            }
        }

        Holds(sheet, text, "all from the first column", [.. sheet.Columns.Select(column => ("col-" + column.Name, "1"))]);
        Holds(sheet, text, "all from all columns", [.. sheet.Columns.Select(column => ("col-" + column.Name, $"1-{rows[0].Length}"))]);
    }

    [Theory]
    [MemberData(nameof(WithSettings))]
    public void Anything_may_be_typed_and_limits_may_stand_the_wrong_way_round(string slug)
    {
        var sheet = SheetList.Find(slug)!;
        foreach (var setting in sheet.Settings)
        {
            var ends = new[] { setting.Least, setting.Most }.OfType<double>().Select(end => end.ToString("R", CultureInfo.InvariantCulture));
            foreach (var text in (setting.Kind == SettingKind.Choice ? setting.Options.Select(option => option.Value) : setting.Kind == SettingKind.Flag ? ["true", "false"] : ends).Concat(Typed))
            {
                Holds(sheet, sheet.Sample, $"{setting.Name} = {text}", (setting.Name, text));
            }
        }

        string[] numbers = [.. sheet.Settings.Where(setting => setting.Kind is SettingKind.Number).Select(setting => setting.Name)];
        foreach (var (high, low) in numbers.SelectMany(high => numbers.Where(low => low != high).Select(low => (high, low))))
        {
            Holds(sheet, sheet.Sample, $"{high} above {low}", (high, "9"), (low, "2"));
            Holds(sheet, sheet.Sample, $"{high} as {low}", (high, "5"), (low, "5"));
        }

        foreach (var text in Typed)
        {
            Holds(sheet, sheet.Sample, $"{text} everywhere", [.. sheet.Settings.Where(setting => setting.Kind is not (SettingKind.Choice or SettingKind.Flag)).Select(setting => (setting.Name, text))]);
        }
    }

    private static (Sheet Sheet, string[][] Rows) Table(string slug)
    {
        var sheet = SheetList.Find(slug)!;
        var rows = sheet.Sample.Split('\n').Select(line => line.Split('\t')).ToArray();
        return (sheet, [.. rows.Select(row => row.Concat(Enumerable.Repeat("", rows[0].Length - row.Length)).ToArray())]);
    }

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>The table with other texts in its cells; null leaves one as it is. The heading stays.</summary>
    private static string With(string[][] rows, Func<int, int, string?> other)
        => string.Join('\n', rows.Select((cells, row) => string.Join('\t', cells.Select((cell, at) => row == 0 ? cell : other(row, at) ?? cell))));

    private static void Holds(Sheet sheet, string text, string why, params (string Name, string Value)[] fields)
    {
        Finding finding;
        try
        {
            var table = sheet.Columns.Count == 0 ? null : PastedTable.Read(text, Heading.Yes);
            finding = Effort.Within(20_000_000, () => sheet.Run(new Zhiheng.Toolbox.Sheets.Given(sheet, table, fields.ToDictionary(field => field.Name, field => field.Value)), default));
        }
        catch (ToolboxException no)
        {
            // What stands in quotation marks was given by the visitor or is a title.
            var said = Quoted().Replace(no.Message, "");
            Assert.True(no.Message.EndsWith('。') && !Inside().IsMatch(said), $"{why}: {no.Code} {no.Message}");
            Assert.False(no.Code.StartsWith("toolbox.defect", StringComparison.Ordinal), $"{why}: {no.Message}");
            return;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{why}: {error.GetType().Name} {error.Message}", error);
        }

        Assert.DoesNotMatch(NoNumber(), string.Join('\n', [finding.Verdict.Text, .. finding.Readings.Select(reading => reading.Text), .. finding.Next, .. finding.Figures.Select(figure => $"{figure.Text} {figure.Note}")]));
        Assert.All(finding.Figures, figure => Assert.True(IsFinite(figure.Value), $"{why}: {figure.Name}"));
        Assert.All(finding.Tables.SelectMany(table => table.Rows).SelectMany(row => row), cell => Assert.True(IsFinite(cell.Value), $"{why}: a table"));
        foreach (var picture in finding.Pictures)
        {
            Assert.True(picture.Marks.All(mark => double.IsFinite(mark.Value)) && picture.Bands.All(band => double.IsFinite(band.From) && double.IsFinite(band.To)) && picture.Cells.All(cell => IsFinite(cell.Value)), $"{why}: {picture.Title}");
            Assert.All(picture.Series, series => Assert.True(series.Values.Concat(series.Low ?? []).Concat(series.High ?? []).All(IsFinite) && (series.At ?? []).All(double.IsFinite), $"{why}: {picture.Title}, {series.Name}"));
        }
    }

    private static bool IsFinite(double? value) => value is null || double.IsFinite(value.Value);

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();

    /// <summary>A name as programs write them; the unit and the chart are none.</summary>
    [GeneratedRegex(@"(?<![A-Za-z])(?!(?:mm|np)\b)[a-z]{2,}(?:[-_][a-z]+)*(?![A-Za-z])")]
    private static partial Regex Inside();

    [GeneratedRegex("NaN|∞|Infinity|非数字")]
    private static partial Regex NoNumber();
}
