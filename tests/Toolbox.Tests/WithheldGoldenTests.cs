namespace Zhiheng.Toolbox.Tests;

public class WithheldGoldenTests
{
    [WholeGoldenFact]
    public void Cases_whose_data_may_not_travel_pass_too()
    {
        var whole = Golden.Whole("charts")!;

        Assert.All(new[] { "t2.boiler", "mewma.boiler" }, id => Assert.Null(whole.Run(id).Difference));
    }

    [WholeGoldenFact]
    public void The_cases_that_travel_are_those_of_the_whole_file()
        => Assert.Equal(Golden.Whole("charts")!.Ids.Except(["t2.boiler", "mewma.boiler"], StringComparer.Ordinal), Golden.File("charts").Ids);
}
