using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Tests;

/// <summary>NIST StRD, univariate summary statistics. Where the data are not exact in binary, no program gets more digits than stated here.</summary>
public class NistUnivariateTests
{
    [Theory]
    [InlineData("MICHELSO", 100, 299.852400000000, 0.0790105478190518, 1e-13)]
    [InlineData("LEW", 200, -177.435000000000, 277.332168044316, 1e-14)]
    [InlineData("MAVRO", 50, 2.00185600000000, 0.000429123454003053, 1e-12)]
    [InlineData("NUMACC1", 3, 10000002, 1, 0)]
    [InlineData("NUMACC2", 1001, 1.2, 0.1, 1e-14)]
    [InlineData("NUMACC3", 1001, 1000000.2, 0.1, 1e-9)]
    [InlineData("NUMACC4", 1001, 10000000.2, 0.1, 1e-8)]
    public void Mean_and_standard_deviation_have_the_certified_digits(string file, int count, double mean, double deviation, double relative)
    {
        var x = Golden.Column(file);

        Assert.Equal(count, x.Length);
        Assert.InRange(Math.Abs(Sample.Mean(x) - mean), 0, 2e-15 * Math.Abs(mean));
        Assert.InRange(Math.Abs(Sample.Deviation(x) - deviation), 0, relative * deviation);
    }
}
