using System.Security.Cryptography;
using System.Text;
using Zhiheng.Modules.Tests.Registry.Files;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>A long file: certificates that are issued, changed and suspended in it, among rows that are refused.</summary>
internal static class GivenLives
{
    // Past on the clock of the tests and on that of a process of its own.
    private const string Past =
        "FIRST_CERT_DATE=2024-05-20|AWARD_DATE=2024-05-20|CERTI_E_DATE=2027-05-19|APPR_S_DATE=2024-05-06|APPR_E_DATE=2024-05-08|APP_ASS_DATE=2024-05-18";

    public static IReadOnlyList<string> Header { get; } = [.. Row.System().Cells.Keys];

    public static IEnumerable<string[]> Rows(int count, string body = ImportDesk.One, int firstOrganization = 1)
    {
        for (var i = 0; i < count; i++)
        {
            // Every number comes three times, a few hundred rows apart: issued, moved, suspended.
            var (number, turn) = (i % 300 + (i / 900 * 300), i / 300 % 3);
            var row = Row.System().With(Past).With($"RZJG_ID={body}|CERT_NUMBER=99926Q{number:00000}R0M|ORG_NAME=海岱第{number / 3}轴承有限公司")
                .With("ORG_CODE", ImportDesk.Credit(firstOrganization + (number / 3)));
            row = turn switch
            {
                1 => row.With("ORG_ADDRESS=山东省济南市历下区某路77号|CHG_TYP_CODE=02|CHG_DATE=2024-05-28"),
                2 => row.With("CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE=2024-05-25|PAUSE_E_DATE=2024-08-25|REPORT_TYPE=05"),
                _ => row,
            };
            yield return [.. (i % 11 == 5 ? row.With("CERTI_STATUS", "06") : row).Cells.Values];
        }
    }

    /// <summary>The rows as a source that breaks off with an exception before row <paramref name="breaksAt"/>, if that is not null.</summary>
    public static ReportSource Source(IReadOnlyList<string[]> rows, int? breaksAt = null) => new(
        "lives.csv", Digest(rows), Header, null, rows.Count, _ => Read(rows, breaksAt));

    private static string Digest(IEnumerable<string[]> rows)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => string.Join(',', r))))));

    /// <summary>The rows as a file.</summary>
    public static GivenFile File(IEnumerable<string[]> rows)
        => GivenFile.Csv(string.Join('\n', rows.Prepend([.. Header]).Select(r => string.Join(',', r))));

    private static IEnumerable<RowRead> Read(IReadOnlyList<string[]> rows, int? breaksAt)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            yield return i + 1 == breaksAt ? throw new IOException("The disk went away.") : new RowRead(i + 1, i + 2, rows[i], null, EndsFile: false);
        }
    }
}
