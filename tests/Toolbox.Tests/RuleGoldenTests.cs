namespace Zhiheng.Toolbox.Tests;

public class RuleGoldenTests
{
    public static TheoryData<string> Cases => Golden.Ids("rules");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_is_expected(string id) => Golden.Passes("rules", id);
}
