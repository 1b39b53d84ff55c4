using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Rules;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Rules;

/// <summary>
/// 1,230 real reports of 2014–2016. The file may not be copied here; its pseudonyms get made-up codes from this test.
/// </summary>
public class RealFileTests
{
    private const string Name = "ms_cert_reports_2015_anonymised.csv";

    private const int WithFindings = 575;

    private static readonly DateOnly ReportedOn = new(2016, 6, 1);

    [RealFileFact]
    public void The_real_file_goes_through_the_reader_with_these_findings()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (rows, rejected, clean) = (0, 0, 0);
        foreach (var reading in Readings())
        {
            rows++;
            rejected += reading.IsRejected ? 1 : 0;
            clean += reading.Findings.Count == 0 ? 1 : 0;
            foreach (var finding in reading.Findings)
            {
                var key = $"{finding.Code["registry.report.".Length..]} {finding.Column}";
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        Assert.Equal(1230, rows);
        Assert.Equal((0, 0), (rejected, rows - clean - WithFindings));
        Assert.Equal(
            [
                "change-date-missing CHG_DATE 136", "code-form CHG_TYP_CODE 98", "code-unlisted BEL_INDUSTRY 121",
                "district-not-in-force ORG_DISTRICT 22", "district-too-coarse ORG_DISTRICT 70", "expiry-over-maximum CERTI_E_DATE 1",
                "first-after-award FIRST_CERT_DATE 4", "person-days-below-minimum CHK_PD_NUM 265", "suspension-over-maximum PAUSE_E_DATE 1",
                "zero-width-character BEL_INDUSTRY 1",
            ],
            counts.Select(pair => $"{pair.Key} {pair.Value}"));
    }

    private static IEnumerable<RowReading> Readings()
    {
        using var file = ReportFile.Open(RealFileFactAttribute.File!, new FileLimits()).Value;
        string[] header = [.. file.Header.Skip(3), "ORG_NAME", "ORG_CODE", "CERT_NUMBER", "RZJG_ID", "ORG_ADDRESS"];
        var reader = Desk.Reader(header, "103010", ReportedOn);
        foreach (var row in file.Rows())
        {
            var organization = row.Cells[1];
            var code = CreditCode.Compose('9', '1', "370102", "YY0" + organization[^5..]).Value;
            string[] cells = [.. row.Cells[3..], $"某组织{organization}", code, row.Cells[2], "CNCA-R-2999-165", "某地"];
            yield return reader.Read(row.Row, cells, ReportedOn);
        }
    }

    private sealed class RealFileFactAttribute : FactAttribute
    {
        public static string? File { get; } = SharedFolder.Find("data", "certificates", Name);

        public RealFileFactAttribute() => Skip = SharedFolder.Missing("the real reporting file", "data", "certificates", Name);
    }
}
