namespace Zhiheng.Toolbox.Tests;

public class ConstantGoldenTests
{
    public static TheoryData<string> Cases => Golden.Ids("constants");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_is_expected(string id) => Golden.Passes("constants", id);
}
