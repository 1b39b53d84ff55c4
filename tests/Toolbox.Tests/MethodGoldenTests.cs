namespace Zhiheng.Toolbox.Tests;

/// <summary>Cases made by this project with base R alone (<c>methods.R</c> beside the file).</summary>
public class MethodGoldenTests
{
    public static TheoryData<string> Cases => Golden.Ids("methods");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_is_expected(string id) => Golden.Passes("methods", id);
}
