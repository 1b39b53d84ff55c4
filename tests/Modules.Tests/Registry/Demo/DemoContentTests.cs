using System.Globalization;
using Zhiheng.Kernel;
using Zhiheng.Registry.Demo;

namespace Zhiheng.Modules.Tests.Registry.Demo;

public class DemoContentTests(DemoRows rows) : IClassFixture<DemoRows>
{
    [Fact]
    public void Every_organisation_has_a_credit_code_that_no_real_one_can_have()
    {
        var codes = rows.City.SelectMany(row => row.Codes).Distinct(StringComparer.Ordinal);

        Assert.All(codes, code => Assert.True(CreditCode.Parse(code).Value.IsMadeUp, code));
    }

    [Fact]
    public void A_credit_code_belongs_to_one_organisation()
    {
        var holders = rows.City.Where(row => row.Template == "103010");

        // Only renamed organisations carry two names, and then the row says so.
        Assert.All(holders.GroupBy(row => row["ORG_CODE"], StringComparer.Ordinal), group =>
            Assert.True(group.Select(row => row["ORG_NAME"]).Distinct(StringComparer.Ordinal).Count()
                <= 1 + group.Select(row => row["ORG_O_NAME"]).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void A_number_is_unique_within_body_and_scheme()
    {
        var first = rows.City.Where(row => row.IsCertificate && row["REPORT_TYPE"] is "01" or "02" && (row.Template == "103010" || row["REPORT_TYPE"] == "01"));

        Assert.All(first.CountBy(row => row.Key), count => Assert.True(count.Value == 1, count.Key));
    }

    [Theory]
    [InlineData(DemoSize.Tiny, 500, 400)]
    [InlineData(DemoSize.City, 10_000, 30_000)]
    public void Sizes_are_as_promised(DemoSize size, int organizations, int certificates)
    {
        var read = size == DemoSize.Tiny ? rows.Tiny : rows.City;

        Assert.InRange(read.SelectMany(row => row.Codes).Distinct(StringComparer.Ordinal).Count(), organizations * 95 / 100, organizations * 105 / 100);
        Assert.InRange(Last(read).Count, certificates * 95 / 100, certificates * 105 / 100);
    }

    [Fact]
    public void A_child_expires_no_later_than_its_parent_and_comes_after_it()
    {
        var parents = new Dictionary<string, DemoRow>(StringComparer.Ordinal);
        var children = 0;
        foreach (var row in rows.City.Where(row => row.Template == "103010"))
        {
            parents[row.Key] = row;
            if (row["IS_C_CERTI"] == "1")
            {
                children++;
                var parent = parents[$"{row.File.BodyApprovalNo} {row.Scheme} {row["M_CERTI_NUM"]}"];
                Assert.True(row.Expires <= parent.Expires && row.Issued >= parent.Issued, row.Number);
            }
        }

        Assert.InRange(children, 500, 5000);
    }

    [Fact]
    public void Dates_of_an_audited_certificate_are_in_the_order_of_the_work()
    {
        var issued = rows.City.Where(row => row.Template == "103010" && row["APPR_AC_CODE"] is "01" or "02").ToList();
        var odd = issued.Count(row => row.Date("APP_ASS_DATE") < row.Date("APPR_E_DATE"));

        Assert.All(issued, row => Assert.True(row.Date("APPR_S_DATE") <= row.Date("APPR_E_DATE") && row.Date("APPR_E_DATE") < row.Issued));
        Assert.All(issued, row => Assert.True(row.Date("APP_ASS_DATE") < row.Issued && row.Issued <= row.File.ReportedOn));
        Assert.InRange(odd, 1, issued.Count / 200);
    }

    [Fact]
    public void Validity_ends_the_day_before_the_anniversary()
    {
        Assert.All(rows.City.Where(row => row.IsCertificate), row =>
            Assert.Contains(row.Expires, new[] { 1, 3, 5 }.Select(years => row.Issued.AddYears(years).AddDays(-1))));
    }

    [Fact]
    public void Rows_of_a_certificate_come_in_the_order_of_its_life()
    {
        var state = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows.City.Where(row => row.IsCertificate))
        {
            var before = state.GetValueOrDefault(row.Key, "");
            Assert.True(Follows(before, row.Status, row["REPORT_TYPE"]), $"{row.Key}: {before} → {row.Status} ({row["REPORT_TYPE"]})");
            state[row.Key] = row.Status;
        }

        Assert.Equal(["01", "02", "03", "04"], state.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void End_states_of_the_latest_certificates_have_the_wanted_shares()
    {
        // The latest certificate of each chain: those that were replaced have expired and would hide the shares.
        var replaced = rows.City.Where(row => row.Template == "103010").Select(row => row["O_CERTI_NUM"]).ToHashSet(StringComparer.Ordinal);
        var latest = Last(rows.City).Where(row => !replaced.Contains(row.Number)).ToList();

        Assert.InRange(Share(latest, "01"), 74, 82);
        Assert.InRange(Share(latest, "02"), 2, 4);
        Assert.InRange(Share(latest, "03"), 3, 6);
        Assert.InRange(Share(latest, "04"), 4, 6.5);
        Assert.InRange(Share(latest, "05"), 7, 13);
    }

    [Fact]
    public void Valid_certificates_have_the_scheme_mix_of_January_2025()
    {
        var valid = Last(rows.City).Where(row => State(row) == "01").ToList();
        double Percent(string prefix) => 100.0 * valid.Count(row => row.Scheme.StartsWith(prefix, StringComparison.Ordinal)) / valid.Count;

        Assert.InRange(Percent("A01"), 23.4 - 2, 23.4 + 2);
        Assert.InRange(Percent("A02"), 12.9 - 1.5, 12.9 + 1.5);
        Assert.InRange(Percent("A03"), 11.7 - 1.5, 11.7 + 1.5);
        Assert.InRange(Percent("A04"), 1.7 - 0.5, 1.7 + 0.5);
        Assert.InRange(Percent("B"), 13.7 - 1.5, 13.7 + 1.5);
        Assert.InRange(Percent("P01"), 26.6 - 2, 26.6 + 2);
        Assert.InRange(Percent("C"), 1.8 - 0.6, 1.8 + 0.6);
    }

    [Fact]
    public void Valid_certificates_grow_by_about_one_per_cent_a_month()
    {
        var spans = rows.City.Where(row => row.IsCertificate).GroupBy(row => row.Key, StringComparer.Ordinal)
            .Select(group => (Issued: group.Min(row => row.Issued), Ends: EndOf(group.Last()))).ToList();
        int ValidOn(DateOnly day) => spans.Count(span => span.Issued <= day && day <= span.Ends);

        var ends = Enumerable.Range(0, 118).Select(month => new DateOnly(2017, 2, 1).AddMonths(month).AddDays(-1)).Select(ValidOn).ToList();
        var monthly = Math.Pow((double)ends[^1] / ends[0], 1.0 / (ends.Count - 1)) - 1;

        Assert.InRange(monthly, 0.008, 0.012);
        Assert.All(ends.Zip(ends.Skip(1)), pair => Assert.InRange((double)pair.Second / pair.First, 0.98, 1.05));
    }

    [Fact]
    public void No_cell_holds_a_control_bidi_or_unassigned_character()
    {
        var used = rows.City.SelectMany(row => row.Cells).SelectMany(cell => cell).ToHashSet();

        Assert.DoesNotContain(used, c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
        Assert.All(rows.City.SelectMany(row => row.Cells), cell => Assert.False(cell.Length > 0 && cell[0] is '=' or '+' or '@'));
    }

    private static List<DemoRow> Last(IReadOnlyList<DemoRow> read) =>
        [.. read.Where(row => row.IsCertificate).GroupBy(row => row.Key, StringComparer.Ordinal).Select(group => group.Last())];

    private static string State(DemoRow row) =>
        row.Status is "03" or "04" ? row.Status : row.Expires < DemoRows.Today ? "05" : row.Status;

    private static double Share(List<DemoRow> latest, string state) => 100.0 * latest.Count(row => State(row) == state) / latest.Count;

    private static DateOnly EndOf(DemoRow last) => last.Status switch
    {
        "03" => last.Date(last.Template == "203010" ? "CERT_REVOKE_DATE" : "CANCEL_DATE"),
        "04" => last.Date(last.Template == "203010" ? "CERT_CANCEL_DATE" : "CHG_DATE"),
        _ => last.Expires,
    };

    /// <summary>Nothing follows 03 and 04; a status changes only by a report of a status change.</summary>
    private static bool Follows(string before, string status, string reportType) => (before, reportType) switch
    {
        ("", "01" or "02") => status == "01",
        ("01", "05") => status is "02" or "03" or "04",
        ("02", "05") => status is "01" or "03" or "04",
        ("01", "02" or "04") => status == "01",
        _ => false,
    };
}
