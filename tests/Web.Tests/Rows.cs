using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>Rows of the reporting templates that a test states only what it is about. Dates suit the first day of <see cref="TestClock"/>.</summary>
internal static class Rows
{
    public const string Body = "CNCA-R-2999-901";

    private static readonly Dictionary<string, string> Systems = new(StringComparer.Ordinal)
    {
        ["RZJG_ID"] = Body, ["ORG_NAME"] = "济南试验机械有限公司", ["ORG_CODE"] = Code(1), ["ORG_COUNTRY"] = "156", ["ORG_DISTRICT"] = "370102",
        ["ORG_ADDRESS"] = "山东省济南市历下区试验路 1 号", ["ORG_PEOP_NUM"] = "80", ["RELA_PEOP_NUM"] = "60", ["FIRST_CERT_DATE"] = "2025-09-01",
        ["AUTH_PROJ_CODE"] = "A010101", ["AUTH_PROJ_CODEDEC"] = "GB/T 19001-2016", ["IS_MULTI_SCENE"] = "0", ["BUSI_COVER_SCOP"] = "减速机的设计和生产",
        ["APPR_AC_CODE"] = "01", ["A_AUTH_TIMES"] = "0", ["SUSE_TIMES"] = "0", ["APPR_S_DATE"] = "2025-08-11", ["APPR_E_DATE"] = "2025-08-13",
        ["CHK_PD_NUM"] = "6", ["IS_COMB"] = "01", ["CHK_P_LIST"] = "张三丰", ["APP_ASS_DATE"] = "2025-08-29", ["AWARD_DATE"] = "2025-09-01", ["CERTI_E_DATE"] = "2028-08-31",
        ["CERTI_STATUS"] = "01", ["PAUSE_CAUSE"] = "", ["PAUSE_S_DATE"] = "", ["PAUSE_E_DATE"] = "", ["CANCEL_CAUSE"] = "", ["CANCEL_DATE"] = "",
        ["IS_C_CERTI"] = "0", ["M_CERTI_NUM"] = "", ["CHG_DATE"] = "", ["CHG_TYP_CODE"] = "", ["REPORT_TYPE"] = "01",
    };

    public static IReadOnlyList<string> SystemHeader { get; } = [.. Systems.Keys.Append("CERT_NUMBER")];

    /// <summary>A made-up credit code.</summary>
    public static string Code(int number) => CreditCode.Compose('9', '1', "370102", $"YY{number:000000}").Value;

    /// <summary>One row of 103010, with some cells changed.</summary>
    public static string[] System(string number, params (string Column, string Value)[] cells)
    {
        var row = new Dictionary<string, string>(Systems, StringComparer.Ordinal) { ["CERT_NUMBER"] = number };
        foreach (var (column, value) in cells)
        {
            Assert.True(row.ContainsKey(column), $"{column} is not in the header of the tests.");
            row[column] = value;
        }

        return [.. SystemHeader.Select(column => row[column])];
    }

    /// <summary>Header and one row of 103011: a person who was in the team of a certificate.</summary>
    public static (string[] Header, string[] Row) TeamMember(string number, string name)
    {
        (string Column, string Value)[] cells =
        [
            ("RZJG_ID", Body), ("CERT_NUMBER", number), ("APPR_STAGE", "0102"), ("APPR_S_DATE", "2026-05-06 08:30:00"), ("APPR_E_DATE", "2026-05-08 17:00:00"),
            ("FULL_NAME", name), ("IDENTITY_CODE", "01"), ("ID_CODE", "11010519491231002X"), ("APPR_M_ROLE", "01"), ("QUA_CODE", "02"),
            ("APT_CERTI_NUM", "2026-N1QMS-0000001"), ("IS_PROF_M", "1"), ("IS_SPECIAL", "1"), ("OBSERVER_FLAG", ""),
        ];
        return ([.. cells.Select(cell => cell.Column)], [.. cells.Select(cell => cell.Value)]);
    }

    public static (string, string)[] Suspended(string from, string to) =>
        [("CERTI_STATUS", "02"), ("PAUSE_CAUSE", "0112"), ("PAUSE_S_DATE", from), ("PAUSE_E_DATE", to)];

    /// <summary>Takes rows of 103010 into the register; all of them must be accepted.</summary>
    public static async Task Report(this TestRegister register, params string[][] rows)
    {
        var outcome = await register.Report(Body, SystemHeader, rows, template: "103010");
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : "");
        if (outcome.Value.Rejected > 0)
        {
            var answers = await register.Answers(outcome.Value.Id);
            Assert.Fail(string.Join('\n', answers.Where(answer => answer.Verdict == "rejected").Select(answer => answer.Findings)));
        }
    }

    public static string Csv(params string[][] rows)
        => string.Join("\r\n", rows.Prepend([.. SystemHeader]).Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\""))));

    /// <summary>The register's code of a certificate, as its QR code carries it.</summary>
    public static async Task<string> CodeOf(this TestRegister register, string number)
    {
        await using var session = await register.Database.Read(CancellationToken.None);
        return (await session.First<string>("select code from registry_certificate where number = @number", new { number }, CancellationToken.None))!;
    }
}
