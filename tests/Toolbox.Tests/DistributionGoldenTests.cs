namespace Zhiheng.Toolbox.Tests;

public class DistributionGoldenTests
{
    public static TheoryData<string> Cases => Golden.Ids("distributions");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_is_expected(string id) => Golden.Passes("distributions", id);
}
