using Zhiheng.Registry.Certificates;

namespace Zhiheng.Modules.Tests.Registry.Certificates;

public class NumberKeyTests
{
    [Theory]
    [InlineData("00126Q31874R1M/3700", "00126Q31874R1M/3700")]
    [InlineData("00126q31874r1m/3700", "00126Q31874R1M/3700")]
    [InlineData(" 00126 Q31874 R1M/3700 ", "00126Q31874R1M/3700")]
    [InlineData("００１２６Ｑ３１８７４Ｒ１Ｍ／３７００", "00126Q31874R1M/3700")]
    [InlineData("OO126Q3I874R1M/37OO", "00126Q31874R1M/3700")]
    [InlineData("00126Q31874R1M/3700\u3000", "00126Q31874R1M/3700")]
    [InlineData("oo126q3i874r1m/3700", "00126Q31874R1M/3700")]
    [InlineData("00126\tQ31874R1M/3700", "00126Q31874R1M/3700")]
    public void What_people_type_finds_the_number(string typed, string key) => Assert.Equal(key, NumberKey.Of(typed));

    [Fact]
    public void Different_numbers_keep_different_keys()
        => Assert.NotEqual(NumberKey.Of("00126Q31874R1M/3700"), NumberKey.Of("00126Q31874R1M/3701"));
}
