using System.Text.RegularExpressions;
using Xunit;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>What holds for every sheet.</summary>
public sealed partial class SheetTests
{
    public static TheoryData<string> Slugs => [.. SheetList.All.Select(sheet => sheet.Slug)];

    [Fact]
    public void No_two_sheets_share_an_address()
        => Assert.Equal(SheetList.All.Count, SheetList.All.Select(sheet => sheet.Slug).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_sheet_is_well_formed(string slug)
    {
        var sheet = SheetList.Find(slug)!;
        Assert.Matches(Name(), sheet.Slug);
        Assert.True(sheet.Tools.Count > 0 || sheet.Family == Family.Cost, "Only the accounts of cost say their formula themselves.");
        Assert.All(sheet.Tools, tool => Assert.Equal(tool, Tools.Named(tool).Name));
        Assert.All(sheet.Columns, column => Assert.Matches(Name(), column.Name));
        Assert.All(sheet.Settings, setting => Assert.Matches(Name(), setting.Name));
        Assert.Equal(sheet.Settings.Count, sheet.Settings.Select(setting => setting.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(sheet.Settings, setting => Assert.True(setting.IsOptional || setting.Default.Length > 0, $"{setting.Name} has neither a default nor may it stay empty."));
        Assert.All(sheet.Settings.Where(setting => setting.Kind == SettingKind.Choice), setting => Assert.Contains(setting.Default, setting.Options.Select(option => option.Value)));
        Assert.Equal(sheet.Columns.Count == 0, sheet.Sample.Length == 0);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Its_own_example_runs_in_both_languages(string slug)
    {
        var sheet = SheetList.Find(slug)!;
        foreach (var tongue in new[] { new Tongue(false), new Tongue(true) })
        {
            var finding = sheet.Run(new Zhiheng.Toolbox.Sheets.Given(sheet, sheet.Sample.Length == 0 ? null : PastedTable.Read(sheet.Sample), new Dictionary<string, string>()), tongue);
            Assert.NotEmpty(finding.Verdict.Text);
            Assert.All(finding.Figures, figure => Assert.True(figure.Value is null || double.IsFinite(figure.Value.Value), figure.Name));
            Assert.All(finding.Figures, figure => Assert.True(figure.Value is not null || figure.Text is not null, figure.Name));
            Assert.All(finding.Tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Head.Count, row.Count)));
            Assert.All(finding.Tables.SelectMany(table => table.Rows.SelectMany(row => row)), cell => Assert.True(cell.Value is null || double.IsFinite(cell.Value.Value)));
            Assert.All(finding.Pictures.SelectMany(picture => picture.Series), series => Assert.All(series.Values, value => Assert.True(value is null || double.IsFinite(value.Value), series.Name)));
            Assert.All(finding.Pictures.SelectMany(picture => picture.Marks), mark => Assert.True(double.IsFinite(mark.Value)));
            Assert.True(finding.Pictures.Count + finding.Tables.Count > 0, "A finding shows something.");
            if (tongue.InEnglish)
            {
                Assert.DoesNotMatch(Chinese(), finding.Verdict.Text);
                Assert.All(finding.Readings, reading => Assert.DoesNotMatch(Chinese(), reading.Text));
                Assert.All(finding.Next, next => Assert.DoesNotMatch(Chinese(), next));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Its_example_with_a_word_in_a_number_says_which_cell(string slug)
    {
        var sheet = SheetList.Find(slug)!;
        if (!sheet.Columns.Any(column => column is { IsOptional: false, Kind: ColumnKind.Numbers }))
        {
            return;
        }

        var table = PastedTable.Read(sheet.Sample);
        var given = new Zhiheng.Toolbox.Sheets.Given(sheet, table, new Dictionary<string, string>());
        var index = given.ChosenFor(sheet.Columns.First(column => column is { IsOptional: false, Kind: ColumnKind.Numbers }).Name)[0];
        var lines = sheet.Sample.Split('\n');
        var cells = lines[2].Split('\t');
        cells[index] = "十二";
        lines[2] = string.Join('\t', cells);
        var fields = sheet.Columns.Where(column => given.Has(column.Name)).ToDictionary(column => "col-" + column.Name, column => string.Join(',', given.ChosenFor(column.Name).Select(place => place + 1)));
        var no = Assert.Throws<ToolboxException>(() => sheet.Run(new Zhiheng.Toolbox.Sheets.Given(sheet, PastedTable.Read(string.Join('\n', lines), Heading.Yes), fields), default));
        Assert.Equal("toolbox.sheet.not-number", no.Code);
        Assert.Contains("3", no.Message, StringComparison.Ordinal);
        Assert.Contains("十二", no.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
