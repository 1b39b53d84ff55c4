namespace Zhiheng.Toolbox.Tests;

public class ChartGoldenTests
{
    public static TheoryData<string> Cases => Golden.Ids("charts");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_is_expected(string id) => Golden.Passes("charts", id);
}
