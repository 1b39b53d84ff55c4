using Zhiheng.Registry.Reporting.Files;

namespace Zhiheng.Modules.Tests.Registry.Files;

public class NumberFormatTests
{
    [Theory]
    [InlineData("General", "Number")]
    [InlineData("GENERAL", "Number")]
    [InlineData("0.00E+00", "Number")]
    [InlineData("[Red]0.0", "Number")]
    [InlineData("\"shady\" 0", "Number")]
    [InlineData("0_d", "Number")]
    [InlineData("@", "Number")]
    [InlineData("0", "Number")]
    [InlineData("yyyy-mm-dd", "Date")]
    [InlineData("[$-804]yyyy\"年\"m\"月\"", "Date")]
    [InlineData("mmm", "Date")]
    [InlineData("m/d/yy h:mm", "DateTime")]
    [InlineData("h:mm:ss AM/PM", "Time")]
    [InlineData("mm:ss", "Time")]
    [InlineData("[h]:mm", "Time")]
    [InlineData("yyyy;\"h\"", "Date")]
    [InlineData("00", "Padded")]
    public void A_format_code_tells_what_a_number_means(string code, string kind) =>
        Assert.Equal(kind, CellFormats.OfCode(code).Kind.ToString());

    [Theory]
    [InlineData(0, "Number")]
    [InlineData(13, "Number")]
    [InlineData(14, "Date")]
    [InlineData(22, "DateTime")]
    [InlineData(31, "Date")]
    [InlineData(45, "Time")]
    [InlineData(49, "Number")]
    [InlineData(57, "Date")]
    public void Built_in_formats(int id, string kind) => Assert.Equal(kind, CellFormats.BuiltIn(id).Kind.ToString());

    [Theory]
    [InlineData("-1", false)]
    [InlineData("0", false)]
    [InlineData("60", false)]
    [InlineData("2958466", false)]
    [InlineData("1E300", false)]
    [InlineData("2957004", true)]
    public void Some_numbers_are_no_day(string serial, bool uses1904) =>
        Assert.Equal(NumberFault.NoSuchDate, CellNumber.Show(serial, new CellFormat(CellKind.Date), uses1904, out _));

    [Theory]
    [InlineData("1000000000000000", "Imprecise")]
    [InlineData("-1E15", "Imprecise")]
    [InlineData("9.1370102E+17", "Imprecise")]
    [InlineData("1E400", "NotANumber")]
    [InlineData("NaN", "NotANumber")]
    [InlineData("1,5", "NotANumber")]
    [InlineData("abc", "NotANumber")]
    public void Numbers_that_cannot_be_trusted(string stored, string fault) =>
        Assert.Equal(fault, CellNumber.Show(stored, default, uses1904: false, out _).ToString());
}
