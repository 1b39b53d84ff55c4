namespace Zhiheng.Toolbox.Numerics;

/// <summary>
/// An unevaluated sum of two doubles, about 31 decimal digits. Least squares use it so that an ill-conditioned design (a tenth-degree
/// polynomial, highly correlated regressors) still gives every certified digit.
/// </summary>
/// <remarks>Error-free transformations of Dekker (1971) and Knuth; no guard against overflow beyond that of double.</remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static DoubleDouble Zero => new(0, 0);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var sum = TwoSum(a.High, b.High);
        var tail = TwoSum(a.Low, b.Low);
        var first = QuickTwoSum(sum.High, sum.Low + tail.High);
        return QuickTwoSum(first.High, first.Low + tail.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a.High * b.High;
        var error = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return QuickTwoSum(product, error + (a.High * b.Low) + (a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var rest = a - (b * first);
        var second = rest.High / b.High;
        rest -= b * second;
        return QuickTwoSum(first, second) + (rest.High / b.High);
    }

    public static DoubleDouble Sqrt(DoubleDouble value)
    {
        if (value.High <= 0)
        {
            return Zero;
        }

        var root = Math.Sqrt(value.High);
        return (root + (value / root)) * 0.5;
    }

    private static DoubleDouble TwoSum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return new(sum, a - (sum - part) + (b - part));
    }

    private static DoubleDouble QuickTwoSum(double a, double b)
    {
        var sum = a + b;
        return new(sum, b - (sum - a));
    }
}
