namespace Zhiheng.Toolbox.Tests;

public class DistributionTests
{
    public static TheoryData<string> Cases => Golden.Ids("distributions");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_is_expected(string id) => Assert.Equal("", Golden.File("distributions").Run(id).Difference ?? "");
}
