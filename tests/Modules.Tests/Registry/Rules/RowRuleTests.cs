using System.Text.RegularExpressions;
using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Rules;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Modules.Tests.Registry.Rules;

public partial class RowRuleTests
{
    /// <summary>Codes that need more than one column, another day or another row, and so have tests of their own.</summary>
    private static readonly string[] TestedElsewhere =
    [
        "unlabelled-cell", "organization-code-only", "credit-code-region", "scheme-not-in-force",
        "parent-unknown", "child-outlives-parent", "auditor-in-two-places", "decision-maker-in-team",
        "columns-absent", "one-decision-maker", "no-multi-site", "no-risk-level", "all-technical", "number-repeated",
        "banned-person", "banned-elsewhere",
    ];

    public static TheoryData<string> Templates => ["103010", "203010", "103011", "103012", "102010", "202010", "204010"];

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var (template, code, changes) in Violations.All)
        {
            cases.Add(template, code, changes);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_clean_row_has_no_finding(string template)
    {
        var reading = Row.Of(template).Read();

        Assert.Empty(reading.Findings);
        Assert.NotNull(reading.Content);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_violation_gives_exactly_its_code(string template, string code, string changes)
    {
        var reading = Row.Of(template).With(changes).Read();

        var finding = Assert.Single(reading.Findings);
        Assert.Equal("registry.report." + code, finding.Code);
        Assert.Equal(finding.Severity == Severity.Reject, reading.IsRejected);
    }

    [Fact]
    public void Every_code_in_the_rules_has_a_violation_that_gives_it()
    {
        var tested = Violations.All.Select(violation => violation.Code).Concat(TestedElsewhere).ToHashSet();

        var written = Directory.EnumerateFiles(Path.Combine(Repository(), "src", "Registry", "Reporting", "Rules"), "*.cs")
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();

        Assert.Equal(written.Order(), tested.Order());
    }

    [Fact]
    public void A_rejecting_finding_names_the_column_as_the_file_writes_it_the_value_and_the_way_out()
    {
        var finding = Assert.Single(Row.System().Without("CERTI_STATUS").With("证书状态", "06").Read().Findings);

        Assert.Equal(("证书状态", "06"), (finding.Column, finding.Value));
        Assert.Equal("“证书状态”“06”不在证书状态分类代码中。请改用代码表中的代码。", finding.Message);
    }

    [Fact]
    public void A_look_alike_in_a_code_is_named()
    {
        Assert.Contains("是否为 01？", Assert.Single(Row.System().With("CERTI_STATUS", "O1").Read().Findings).Message);
    }

    [Fact]
    public void A_long_value_is_cut_in_the_finding()
    {
        var finding = Assert.Single(Row.System().With("REMARK", new string('注', 5_000)).Read().Findings);

        Assert.Equal(Finding.ValueLength, finding.Value.Length);
        Assert.True(finding.Message.Length < 200);
    }

    [Fact]
    public void All_faults_of_a_row_are_reported_at_once()
    {
        var codes = Row.System().With("CERTI_STATUS=03|ORG_NAME=|CERTI_E_DATE=2026-02-30").Codes();

        Assert.Equal(["required-empty", "not-a-date", "revocation-cause-missing", "revocation-date-missing"], codes);
    }

    [Fact]
    public void A_finding_of_one_row_does_not_stay_for_the_next()
    {
        var header = Desk.Templates.Find("103012", Desk.Today)!.Columns.Select(column => column.Column).ToList();
        var reader = Desk.Reader(header, "103012", Desk.Today);
        string[] good = ["", "99926EN0001R0M", "01", "2025-01-01", "2025-12-31", "1", "1", "轴承", "1", "03", "件", "1"];

        Assert.True(reader.Read(2, ["", "", "01"], Desk.Today).IsRejected);
        Assert.Empty(reader.Read(3, good, Desk.Today).Findings);
    }

    [Fact]
    public void Text_in_a_column_without_a_name_is_refused_not_dropped()
    {
        Assert.Empty(Row.System().With("", " ").Codes());
        Assert.Equal(["unlabelled-cell"], Row.System().With("", "备用").Codes());
    }

    [Fact]
    public void Text_beyond_the_last_column_is_refused_not_dropped()
    {
        var header = Desk.Templates.Find("103012", Desk.Today)!.Columns.Select(column => column.Column).ToList();
        string[] cells = ["", "99926EN0001R0M", "01", "2025-01-01", "2025-12-31", "1", "1", "轴承", "1", "03", "件", "1", "", "多余"];

        var finding = Assert.Single(Desk.Reader(header, "103012", Desk.Today).Read(2, cells, Desk.Today).Findings);

        Assert.Equal(("registry.report.unlabelled-cell", "第 14 列"), (finding.Code, finding.Column));
    }

    [Fact]
    public void A_change_without_a_day_only_warns_under_the_template_of_2014()
    {
        var old = Row.System().ReportedOn(Desk.Then).With("FIRST_CERT_DATE=2016-05-20|AWARD_DATE=2016-05-20|CERTI_E_DATE=2019-05-19"
            + "|APPR_S_DATE=2016-05-06|APPR_E_DATE=2016-05-08|APP_ASS_DATE=2016-05-18|CHG_TYP_CODE=03").Read();

        Assert.Equal(("registry.report.change-date-missing", Severity.Warn), (old.Findings[0].Code, old.Findings[0].Severity));
        Assert.False(old.IsRejected);
        Assert.True(Row.System().With("CHG_TYP_CODE=03").Read().IsRejected);
    }

    [Fact]
    public void A_scheme_outside_its_days_warns()
    {
        var scheme = Desk.Schemes.Resolve("A0101")! with { ValidFrom = new DateOnly(2026, 5, 21) };

        var reading = Row.System().Read(new SchemeTable([scheme]));

        Assert.Equal("registry.report.scheme-not-in-force", Assert.Single(reading.Findings).Code);
        Assert.Empty(Row.System().Read(new SchemeTable([scheme with { ValidFrom = new DateOnly(2026, 5, 20) }])).Findings);
    }

    [Fact]
    public void A_bare_organisation_code_warns_in_2026_and_passes_in_2014()
    {
        var code = OrganizationCode.Compose("YY000001").Value;
        var hyphened = code.Insert(8, "-");

        Assert.Equal(["organization-code-only"], Row.System().With("ORG_CODE", hyphened).Codes());
        Assert.Equal(code, Row.System().With("ORG_CODE", hyphened).Content<ReportedCertificate>().Holder.Code);
        Assert.DoesNotContain("organization-code-only", Row.System().ReportedOn(Desk.Then).With("ORG_CODE", hyphened).Codes());
    }

    [Theory]
    [InlineData("371202", false)]
    [InlineData("370102", true)]
    [InlineData("100000", true)]
    public void A_credit_code_of_an_abolished_area_warns(string area, bool isClean)
    {
        var codes = Row.System().With("ORG_CODE", CreditCode.Compose('9', '1', area, "YY000001").Value).Codes();

        Assert.Equal(isClean ? [] : ["credit-code-region"], codes);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Zhiheng.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("\"registry\\.report\\.([a-z-]+)\"")]
    private static partial Regex Code();
}
