namespace Zhiheng.Toolbox.Numerics;

/// <summary>ln(1+x) and e^x - 1 for small x. The runtime's <c>LogP1</c> and <c>ExpM1</c> are plain formulas and lose the digits they are named for.</summary>
/// <remarks>W. Kahan's forms: the rounding error of 1+x (of e^x) cancels in the quotient.</remarks>
public static class Small
{
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    public static double ExpMinusOne(double x)
    {
        var power = Math.Exp(x);
        if (power == 1)
        {
            return x;
        }

        var less = power - 1;
        return less == -1 || double.IsInfinity(power) ? less : less * (x / Math.Log(power));
    }
}
