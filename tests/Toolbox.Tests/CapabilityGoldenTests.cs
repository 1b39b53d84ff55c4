namespace Zhiheng.Toolbox.Tests;

public class CapabilityGoldenTests
{
    public static TheoryData<string> Cases => Golden.Ids("capability");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_is_expected(string id) => Golden.Passes("capability", id);
}
