using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Files;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>
/// The 1,230 real reports of 2014–2016, made into a file that a body could have sent: what was taken out of them (body, names,
/// codes, addresses) is made up from the pseudonyms. Everything else, defects included, stays as it is.
/// </summary>
internal static class RealReport
{
    public const string Body = "CNCA-R-2999-165";

    public static readonly DateOnly ReportedOn = new(2016, 12, 31);

    private const int Pseudonyms = 3;

    /// <summary>The file as CSV, or null where the original is not present beside the repository.</summary>
    public static GivenFile? Make()
    {
        if (SharedFile.Find("data/certificates/ms_cert_reports_2015_anonymised.csv") is not { } path)
        {
            return null;
        }

        using var original = ReportFile.Open(path, FileLimits.Default).Value;
        var text = new StringBuilder();
        Append(text, ["RZJG_ID", "ORG_NAME", "ORG_CODE", "ORG_ADDRESS", "CERT_NUMBER", .. original.Header.Skip(Pseudonyms)]);
        foreach (var row in original.Rows())
        {
            Assert.Null(row.Problem);
            var organization = row.Cells[1];
            var code = OrganizationCode.Compose("YY0" + organization[^5..]).Value;
            Append(text, [Body, $"试验组织{organization}", code, $"试验地址{organization}", row.Cells[2], .. row.Cells[Pseudonyms..]]);
        }

        return GivenFile.Csv(text.ToString());
    }

    /// <summary>Reports <paramref name="given"/> and gives the register's answers: one line a row, without any value of the file.</summary>
    public static async Task<(ReportRecord Record, IReadOnlyList<string> Lines)> Import(Dialect dialect, GivenFile given)
    {
        await using var database = await TestDatabase.Create(dialect);
        var register = new TestRegister(database);
        await register.AddBody(Body);
        using var file = ReportFile.Open(given.Path, FileLimits.Default).Value;
        var source = file.ToSource("ms_cert_reports_2015.csv", null);
        var outcome = await register.Import.Handle(Body, source, database.Act(), ReportedOn, null, CancellationToken.None);
        var answers = await register.Answers(outcome.Value.Id);
        return (outcome.Value, [.. answers.Select(a => $"{a.Row},{a.Verdict},{Codes(a.Findings)}")]);
    }

    private static string Codes(string? findings)
        => string.Join(' ', RowAnswer.ReadFindings(findings).Select(f => f.Column.Length == 0 ? f.Code : $"{f.Code}:{f.Column}"));

    private static void Append(StringBuilder text, IEnumerable<string> cells)
        => text.AppendJoin(',', cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
}
