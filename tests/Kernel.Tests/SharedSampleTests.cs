namespace Zhiheng.Kernel.Tests;

/// <summary>Codes from real notices and reports, and the working days computed by others.</summary>
public class SharedSampleTests
{
    [SharedFact]
    public void Real_credit_codes_are_accepted_as_written()
    {
        var codes = CreditCodes().Where(row => row[1] == "1").Select(row => row[0]).ToArray();

        var refused = codes.Where(code => CreditCode.Parse(code) is var outcome && (outcome.IsRefused || outcome.Value.Value != code));

        Assert.Equal(90, codes.Length);
        Assert.Empty(refused);
    }

    [SharedFact]
    public void Wrong_credit_codes_are_refused_or_are_right_only_after_normalising()
    {
        var rows = CreditCodes().Where(row => row[1] == "0").ToArray();

        var mistaken = rows.Where(row =>
        {
            var outcome = CreditCode.Parse(row[0]);
            var curable = row[2].Contains("valid after normalising", StringComparison.Ordinal);
            return outcome.IsRefused == curable || (curable && outcome.Value.Value == row[0]);
        });

        Assert.Equal(28, rows.Length);
        Assert.Empty(mistaken.Select(row => row[0]));
    }

    [SharedFact]
    public void Reported_organisation_codes_pass_exactly_when_their_check_digit_is_right()
    {
        var rows = SharedData.Rows("data", "companies", "org_codes_gb11714.csv").Select(line => line.Split(',')).ToArray();

        var mistaken = rows.Where(row => OrganizationCode.Parse(row[0]).IsRefused == (row[1] == "1"));

        Assert.Equal(991, rows.Length);
        Assert.Equal(989, rows.Count(row => row[1] == "1"));
        Assert.Empty(mistaken.Select(row => row[0]));
    }

    [SharedFact]
    public void Every_day_from_2018_to_2026_is_a_working_day_exactly_when_the_reference_says_so()
    {
        var rows = SharedData.Rows("data", "calendar", "cn_workdays_2018_2026.csv").Select(line => line.Split(',')).ToArray();

        var mistaken = rows.Where(row => Given.Calendar().IsWorkday(Given.Day(row[0])) != (row[2] == "1"));

        Assert.Equal(3287, rows.Length);
        Assert.Empty(mistaken.Select(row => row[0]));
    }

    private static IEnumerable<string[]> CreditCodes() =>
        SharedData.Rows("data", "companies", "uscc_samples.csv").Select(line => line.Split(',', 3));
}
