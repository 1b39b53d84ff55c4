using System.Text.Json;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Tests;

/// <summary>A small request for endless work is refused after a counted number of steps; the same work is done where nobody set a limit.</summary>
public class EffortTests
{
    private const long Steps = 2_000_000;

    [Theory]
    [InlineData("double / multiple attribute plan", """{"p":[0.01]}""", """{"n":[50,50],"c":[0,2000000000],"r":[2000000001,2000000001]}""")]
    [InlineData("variables plan, k method, one limit", """{"p":[0.01]}""", """{"n":20,"k":1e9}""")]
    [InlineData("two-point plan design", """{"PRP":[0.01,0.95],"CRP":[0.0100001,0.1]}""", "{}")]
    [InlineData("distribution functions", """{"p":[0.5],"nmeans":[1000],"df":[1e12]}""", """{"function":"qtukey"}""")]
    [InlineData("distribution functions", """{"q":[1],"df":[5],"ncp":[1e9]}""", """{"function":"pt_noncentral"}""")]
    [InlineData("CUSUM ARL", """{"mu":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}""", "{}")]
    public void Endless_work_is_refused(string tool, string input, string parameters)
        => Assert.Equal("toolbox.work.too-much", Assert.Throws<ToolboxException>(() => Limited(tool, input, parameters)).Code);

    [Fact]
    public void Ordinary_work_is_done_within_the_limit_and_the_limit_ends_with_it()
    {
        const string Shifts = """{"mu":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}""";

        Assert.NotEmpty(Limited("I-MR", """{"x":[1,2,4,3]}""", "{}"));
        Assert.NotEmpty(Given.Run("CUSUM ARL", Shifts));
    }

    [Fact]
    public void A_period_beyond_every_calendar_is_refused_by_name()
        => Assert.Equal("toolbox.input.out-of-range", Given.Refusal("time series decomposition and trend", """{"y":[1,2,3,4,5],"frequency":2000000000}""").Code);

    private static string Limited(string tool, string input, string parameters)
    {
        var (given, chosen) = (new ToolInput(JsonDocument.Parse(input).RootElement), new ToolInput(JsonDocument.Parse(parameters).RootElement));
        return Effort.Within(Steps, () => Tools.Named(tool).Run(given, chosen)).ToJsonString();
    }
}
