using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Modules.Tests.Registry.Rules;

public class FileObservationTests
{
    private static readonly ReportedCertificate Certificate = Row.System().Content<ReportedCertificate>();

    [Theory]
    [InlineData(100, 95, false)]
    [InlineData(100, 96, true)]
    [InlineData(50, 50, true)]
    [InlineData(49, 49, false)]
    public void One_person_deciding_nearly_everything_is_noted(int rows, int byOne, bool isNoted)
    {
        var notes = Notes(rows, i => Certificate with { Number = $"N{i}", DecisionMakers = [i < byOne ? "甲某" : $"丙{i}"], IsMultiSite = true });

        Assert.Equal(isNoted ? ["registry.report.one-decision-maker"] : [], notes);
    }

    [Theory]
    [InlineData(49, 0, false)]
    [InlineData(50, 0, true)]
    [InlineData(50, 1, false)]
    public void Never_a_multi_site_certificate_is_noted(int rows, int multiSite, bool isNoted)
    {
        var notes = Notes(rows, i => Certificate with { Number = $"N{i}", DecisionMakers = [], IsMultiSite = i < multiSite });

        Assert.Equal(isNoted ? ["registry.report.no-multi-site"] : [], notes);
    }

    [Theory]
    [InlineData(49, 0, false)]
    [InlineData(50, 0, true)]
    [InlineData(50, 1, false)]
    public void Never_a_risk_level_is_noted(int rows, int withRisk, bool isNoted)
    {
        var notes = Notes(rows, i => Certificate with { Number = $"N{i}", DecisionMakers = [], IsMultiSite = null, RiskLevel = i < withRisk ? "02" : null });

        Assert.Equal(isNoted ? ["registry.report.no-risk-level"] : [], notes);
    }

    [Theory]
    [InlineData(49, 0, false)]
    [InlineData(50, 0, true)]
    [InlineData(50, 1, false)]
    public void A_team_of_nothing_but_technical_auditors_is_noted(int rows, int others, bool isNoted)
    {
        var member = Row.Team().Content<ReportedTeamMember>();

        var notes = Notes(rows, i => member with { IsTechnicalAuditor = i >= others });

        Assert.Equal(isNoted ? ["registry.report.all-technical"] : [], notes);
    }

    [Fact]
    public void Columns_that_the_file_lacks_are_noted()
    {
        var header = Desk.Templates.Find("103012", Desk.Today)!.Columns.Select(column => column.Column).Where(column => column != "INTEG_EN").ToList();
        var observations = new FileObservations(Desk.Templates.Recognise(header, "103012", Desk.Today).Value);

        Assert.Contains("INTEG_EN", Assert.Single(observations.All()).Message);
        Assert.Contains("INTEG_EN", Assert.Single(observations.Notes()));
    }

    [Fact]
    public void The_same_row_again_is_a_repeat_and_another_content_a_later_state()
    {
        var observations = new FileObservations();
        var moved = Certificate with { PublicJson = "{\"holderAddress\":\"某路2号\"}" };

        Assert.Null(observations.See(new RowReading(2, [], Certificate)));
        Assert.Null(observations.See(new RowReading(3, [], Certificate)));
        var finding = observations.See(new RowReading(4, [], moved));
        Assert.Equal(("registry.report.number-repeated", Severity.Warn), (finding!.Code, finding.Severity));
        Assert.Contains("第 3 行", finding.Message);
    }

    public static TheoryData<ReportedCertificate> Lives =>
    [
        Certificate with { Status = ReportedStatus.Suspended },
        Certificate with { Activity = "03" },
        Certificate with { Change = new ReportedChange(["02"], null) },
    ];

    [Theory]
    [MemberData(nameof(Lives), DisableDiscoveryEnumeration = true)]
    public void A_later_row_that_says_what_happened_is_no_odd_repeat(ReportedCertificate later)
    {
        var observations = new FileObservations();
        observations.See(new RowReading(2, [], Certificate));

        Assert.Null(observations.See(new RowReading(3, [], later with { PublicJson = "{}" })));
    }

    [Fact]
    public void A_rejected_row_is_not_counted()
    {
        var observations = new FileObservations();

        for (var i = 0; i < 60; i++)
        {
            Assert.Null(observations.See(new RowReading(i, [], null)));
        }

        Assert.Empty(observations.All());
    }

    private static IEnumerable<string> Notes(int rows, Func<int, ReportedRow> row)
    {
        var observations = new FileObservations();
        for (var i = 0; i < rows; i++)
        {
            observations.See(new RowReading(i + 2, [], row(i)));
        }

        return observations.All().Select(note => note.Code);
    }
}
