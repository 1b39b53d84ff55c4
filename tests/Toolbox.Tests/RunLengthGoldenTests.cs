namespace Zhiheng.Toolbox.Tests;

public class RunLengthGoldenTests
{
    public static TheoryData<string> Cases => Golden.Ids("arl");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_is_expected(string id) => Golden.Passes("arl", id);
}
