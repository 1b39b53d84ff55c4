using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Demo;
using Zhiheng.Registry.Reporting.Rules;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Modules.Tests.Registry.Demo;

/// <summary>What the ordinary row reader says about the demonstration.</summary>
public class DemoReportingTests
{
    private static readonly TemplateCatalogue Templates = TemplateCatalogue.Load();
    private static readonly CodeTables Codes = CodeTables.Load();
    private static readonly SchemeTable Schemes = SchemeTable.Load();

    [Theory]
    [InlineData(DemoSize.Tiny, 2026)]
    [InlineData(DemoSize.Tiny, 1)]
    [InlineData(DemoSize.City, 2026)]
    public void Every_row_is_accepted_and_hardly_any_is_warned_about(DemoSize size, int seed)
    {
        var findings = new List<string>();
        var rows = 0;
        foreach (var file in new DemoProvince(seed, size, DemoRows.Today).Files())
        {
            rows += file.ExpectedRows;
            findings.AddRange(Read(file));
        }

        Assert.DoesNotContain(findings, finding => !finding.StartsWith("Warn registry.report.decision-before-audit-end ", StringComparison.Ordinal));
        Assert.InRange(findings.Count, 1, rows / 200);
    }

    [Fact]
    public void Rows_of_the_province_and_scale_rows_have_no_finding_at_all()
    {
        var province = new DemoProvince(2026, DemoSize.Province, DemoRows.Today);
        var sample = province.Files().Where((_, i) => i % 97 == 0).Append(province.ScaleRows(5000));

        Assert.Empty(sample.SelectMany(Read));
    }

    private static IEnumerable<string> Read(DemoFile file)
    {
        var match = Templates.Recognise(file.Header, file.TemplateNo, file.ReportedOn).Value;
        var reader = new RowReader(match, Codes, Schemes, ReferenceData.Regions, ReferenceData.Rules);
        var observations = new FileObservations(match);
        var number = 1;
        foreach (var cells in file.Rows)
        {
            var reading = reader.Read(++number, cells, file.ReportedOn);
            var repeated = observations.See(reading);
            foreach (var finding in repeated is null ? reading.Findings : [.. reading.Findings, repeated])
            {
                yield return $"{finding.Severity} {finding.Code} {finding.Column} {file.Name}:{number} {finding.Value} {finding.Message}";
            }
        }
    }
}
