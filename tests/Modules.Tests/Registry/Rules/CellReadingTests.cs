using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Modules.Tests.Registry.Rules;

public class CellReadingTests
{
    [Theory]
    [InlineData("2026-05-20")]
    [InlineData("2026-5-20")]
    [InlineData("2026/05/20")]
    [InlineData("2026.05.20")]
    [InlineData("20260520")]
    [InlineData("2026年5月20日")]
    [InlineData("２０２６－０５－２０")]
    [InlineData(" 2026-05-20 00:00:00 ")]
    [InlineData("2026-05-20T00:00:00")]
    [InlineData("2026/5/20 0:00")]
    [InlineData("20260520000000")]
    public void A_date_is_read_in_all_usual_forms_without_a_word(string written)
    {
        var row = Row.System().With("AWARD_DATE", written);

        Assert.Empty(row.Codes());
        Assert.Equal(new DateOnly(2026, 5, 20), row.Content<ReportedCertificate>().IssuedOn);
    }

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-10")]
    [InlineData("2026-04-31")]
    [InlineData("2025-02-29")]
    [InlineData("20-05-2026")]
    [InlineData("2026--05-20")]
    [InlineData("2026-05-20 24:00:00")]
    [InlineData("2026-05")]
    [InlineData("2026")]
    [InlineData("0214-08-22")]
    [InlineData("2101-01-01")]
    [InlineData("29999")]
    [InlineData("99999999999999999999")]
    [InlineData("=TODAY()")]
    public void What_is_no_day_is_refused(string written)
    {
        Assert.Contains("not-a-date", Row.System().With("AWARD_DATE", written).Codes());
    }

    [Fact]
    public void A_spreadsheet_day_count_is_read_with_a_warning()
    {
        Assert.Equal(new DateOnly(2026, 5, 20), Row.System().With("AWARD_DATE", "46162").Content<ReportedCertificate>().IssuedOn);
    }

    [Theory]
    [InlineData("5000", "5000")]
    [InlineData("5e+03", "5000")]
    [InlineData("1.5E4", "15000")]
    [InlineData("5,000.50", "5000.50")]
    [InlineData("５０００", "5000")]
    public void An_amount_is_read_in_all_usual_forms(string written, string number)
    {
        var content = Row.System().With("ORG_REG_ASSETS", written).Content<ReportedCertificate>();

        Assert.Contains($"\"holderCapital\":{number},", content.UndisclosedJson);
    }

    [Fact]
    public void A_count_with_spreadsheet_decimals_is_a_count()
    {
        Assert.Equal(120, Row.System().With("ORG_PEOP_NUM", "120.0").Content<ReportedCertificate>().People);
    }

    [Theory]
    [InlineData(" 99926q00001r0m ")]
    [InlineData("99926 Q 00001 R0M")]
    [InlineData("９９９２６Ｑ００００１Ｒ０Ｍ")]
    [InlineData("99926Q00001R0M\r\n")]
    public void A_number_is_registered_upper_case_half_width_and_without_blanks(string written)
    {
        var row = Row.System().With("CERT_NUMBER", written);

        Assert.Empty(row.Codes());
        Assert.Equal("99926Q00001R0M", row.Content<ReportedCertificate>().Number);
    }

    [Fact]
    public void Cyrillic_letters_in_a_number_become_their_latin_twins_everywhere()
    {
        var content = Row.System().With("CERT_NUMBER", "99926Q00001R0м").Content<ReportedCertificate>();

        Assert.Equal("99926Q00001R0M", content.Number);
        Assert.Contains("\"number\":\"99926Q00001R0M\"", content.PublicJson);
    }

    [Theory]
    [InlineData("3484")]
    [InlineData("3484.0")]
    public void A_code_loses_its_spreadsheet_decimals(string written)
    {
        Assert.Equal(["3484"], Row.System().With("BEL_INDUSTRY", written).Content<ReportedCertificate>().Holder.Industries);
    }

    [Theory]
    [InlineData("3484；3451")]
    [InlineData("3484;3451")]
    [InlineData("3484； 3451；")]
    [InlineData("3484、3451.0")]
    [InlineData("3484；3451\n")]
    public void A_list_is_split_at_any_semicolon(string written)
    {
        var row = Row.System().With("BEL_INDUSTRY", written);

        Assert.Empty(row.Codes());
        Assert.Equal(["3484", "3451"], row.Content<ReportedCertificate>().Holder.Industries);
    }

    [Fact]
    public void A_district_loses_its_spreadsheet_decimals_and_stands_so_in_the_json()
    {
        var content = Row.System().With("ORG_DISTRICT", "370102.0").Content<ReportedCertificate>();

        Assert.Equal("370102", content.Holder.Region!.Value.Value);
        Assert.Contains("\"holderDistrict\":\"370102\"", content.PublicJson);
    }

    [Fact]
    public void An_abolished_district_stays_what_was_reported()
    {
        Assert.Equal("371202", Row.System().With("ORG_DISTRICT", "371202").Content<ReportedCertificate>().Holder.Region!.Value.Value);
    }

    [Fact]
    public void The_districts_of_a_city_as_a_whole_are_registered_as_the_city()
    {
        Assert.Equal("370300", Row.System().With("ORG_DISTRICT", "370301").Content<ReportedCertificate>().Holder.Region!.Value.Value);
    }

    [Fact]
    public void A_name_keeps_its_full_width_marks_and_a_line_break_becomes_a_blank()
    {
        var content = Row.System().With("ORG_NAME", "海岱（济南）\r\n精工有限公司").Content<ReportedCertificate>();

        Assert.Equal("海岱（济南） 精工有限公司", content.Holder.Name);
    }

    [Fact]
    public void A_rare_character_outside_the_basic_plane_is_kept()
    {
        Assert.Equal("𬭎泰精工有限公司", Row.System().With("ORG_NAME", "𬭎泰精工有限公司").Content<ReportedCertificate>().Holder.Name);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("—")]
    [InlineData("无")]
    [InlineData("N/A")]
    public void A_placeholder_is_no_value(string written)
    {
        Assert.Empty(Row.System().With("CHG_DATE", written).With("PAUSE_CAUSE", written).Codes());
    }

    [Fact]
    public void Fewer_cells_than_columns_are_empty_cells()
    {
        var header = Desk.Templates.Find("103012", Desk.Today)!.Columns.Select(column => column.Column).ToList();

        var reading = Desk.Reader(header, "103012", Desk.Today).Read(2, ["", "99926EN0001R0M", "01"], Desk.Today);

        Assert.Equal("99926EN0001R0M", Assert.IsType<ReportedEnergy>(reading.Content).CertificateNumber);
    }

    [Fact]
    public void Hostile_text_is_kept_as_text()
    {
        const string Hostile = "'; drop table x; -- <script>alert(1)</script> =cmd|' /C calc'!A0";

        Assert.Equal(Hostile, Row.System().With("BUSI_COVER_SCOP", Hostile).Content<ReportedCertificate>().Scope);
    }
}
