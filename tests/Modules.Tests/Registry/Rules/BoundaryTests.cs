using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Modules.Tests.Registry.Rules;

/// <summary>The last value that still passes; the first that does not is in <see cref="Violations"/>.</summary>
public class BoundaryTests
{
    [Theory]
    [InlineData("103010", "AWARD_DATE=2026-06-01|FIRST_CERT_DATE=2026-06-01")]
    [InlineData("103010", "CERTI_E_DATE=2026-05-20")]
    [InlineData("103010", "CERTI_E_DATE=2029-05-20")]
    [InlineData("203010", "CERT_E_DATE=2031-05-20")]
    [InlineData("103010", "FIRST_CERT_DATE=2026-05-20")]
    [InlineData("103010", "APP_ASS_DATE=2026-05-08")]
    [InlineData("103010", "APPR_E_DATE=2026-05-06")]
    [InlineData("103010", "APPR_S_DATE=2026-06-01|APPR_E_DATE=2026-06-01|APP_ASS_DATE=2026-06-01")]
    [InlineData("103010", "CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE=2026-05-25|PAUSE_E_DATE=2026-05-25")]
    [InlineData("103010", "CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE=2026-05-25|PAUSE_E_DATE=2026-11-25")]
    [InlineData("203010", "CERTI_STATUS=02|CERT_PAUSE_CAUSE=0201|CERT_PAUSE_S_DATE=2026-05-25|CERT_PAUSE_E_DATE=2026-08-25")]
    [InlineData("203010", "CERTI_STATUS=02|CERT_PAUSE_CAUSE=0208|CERT_PAUSE_S_DATE=2026-05-25|CERT_PAUSE_E_DATE=2027-05-25")]
    [InlineData("103010", "CHK_PD_NUM=4.2")]
    [InlineData("103010", "CHK_PD_NUM=30")]
    [InlineData("103010", "CHK_PD_NUM=1|BASE_PD_NUM=")]
    [InlineData("103010", "CHK_PD_NUM=0.5|BASE_PD_NUM=|APPR_AC_CODE=03")]
    [InlineData("103010", "RELA_PEOP_NUM=120")]
    [InlineData("103010", "BUSI_COVER_SCOP=轴承制造")]
    [InlineData("103010", "SUSE_TIMES=99")]
    [InlineData("203010", "FAC_X=-180|FAC_Y=180")]
    [InlineData("203010", "CERT_NO=2002010701000001")]
    [InlineData("203010", "PRO_NAME=电锤")]
    [InlineData("103010", "CHK_PD_NUM=|APPR_AC_CODE=05")]
    [InlineData("103010", "REV_CERTI_FEE=|APPR_AC_CODE=04")]
    [InlineData("103010", "ACC_SYMBOL=01|IS_OVERFLOW=0")]
    [InlineData("103010", "ACC_SYMBOL=")]
    [InlineData("103010", "AUTH_PROJ_CODE=A010201|QMS_COVERAGE=房屋建筑工程施工")]
    [InlineData("103010", "AUTH_PROJ_CODE=A090101|ORG_EN_BORDER=厂区内全部生产和生活用能")]
    [InlineData("103010", "IS_C_CERTI=1|M_CERTI_NUM=99926Q00009R0M")]
    [InlineData("103010", "IS_OVERFLOW=1|AUDIT_PLAN_NO=S-01|OVERFLOW_CAUSE=01；05|PLAN_START=2026-01-05|PROGRAM_FILENO=P-01")]
    [InlineData("103010", "REPORT_TYPE=02|EXCHANGE_DATE=2026-05-20|EXCHANGE_CAUSE=0103|O_AWARD_JG=CNCA-R-2999-002|O_CERTI_NUM=99723Q00001R0M")]
    [InlineData("103010", "CERTI_STATUS=03|CANCEL_CAUSE=0115|CANCEL_DATE=2026-05-25")]
    [InlineData("103010", "CERTI_STATUS=04|CANCEL_DATE=2026-05-25")]
    [InlineData("103010", "CERTI_STATUS=05")]
    [InlineData("203010", "CERTI_STATUS=04|CERT_CANCEL_CAUSE=0204|CERT_CANCEL_DATE=2026-05-25")]
    [InlineData("103010", "ORG_COUNTRY=840|ORG_CODE=|ORG_DISTRICT=")]
    [InlineData("103010", "ORG_COUNTRY=840|ORG_CODE=DE 123-456")]
    [InlineData("103010", "ORG_DISTRICT=441900")]
    [InlineData("103011", "APPR_E_DATE=2026-05-06 08:30:00")]
    [InlineData("103011", "APPR_S_DATE=2026-06-01 08:30:00|APPR_E_DATE=2026-06-01 17:00:00")]
    [InlineData("103011", "IDENTITY_CODE=03|ID_CODE=E00000000")]
    [InlineData("102010", "AUDIT_START_DATE=2026-06-02 00:30:00")]
    [InlineData("204010", "Inspect_Result=01|Non_Conformance=")]
    public void The_last_value_that_passes(string template, string changes)
    {
        Assert.Empty(Row.Of(template).With(changes).Codes());
    }

    [Fact]
    public void A_condition_on_a_column_that_the_file_lacks_does_not_reject_its_rows()
    {
        var reading = Row.System().Without("M_CERTI_NUM").Without("REV_CERTI_FEE").Without("CHK_PD_NUM").With("IS_C_CERTI=1").Read();

        Assert.Empty(reading.Findings);
        Assert.True(Assert.IsType<ReportedCertificate>(reading.Content).IsChild);
    }

    [Fact]
    public void A_suspension_in_a_file_without_the_columns_for_it_is_rejected()
    {
        var row = Row.System().Without("PAUSE_CAUSE").Without("PAUSE_S_DATE").Without("PAUSE_E_DATE").With("CERTI_STATUS=02");

        Assert.Equal(["suspension-cause-missing", "suspension-start-missing", "suspension-end-missing"], row.Codes());
    }
}
