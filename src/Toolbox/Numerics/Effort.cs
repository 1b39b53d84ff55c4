using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Numerics;

/// <summary>
/// How much work a calculation may do. The loops whose length depends on the values and not only on the length of the data count their
/// steps here; a step takes about 10 ns. Steps are counted and not time measured, so the same input always gets the same answer.
/// </summary>
public static class Effort
{
    [ThreadStatic]
    private static long? _left;

    /// <summary>Calculates with at most about <paramref name="steps"/> steps; beyond them it is a <see cref="ToolboxException"/>. Without this there is no limit.</summary>
    public static T Within<T>(long steps, Func<T> calculate)
    {
        _left = steps;
        try
        {
            return calculate();
        }
        finally
        {
            _left = null;
        }
    }

    /// <summary>Calculates without a limit and says how many steps were counted.</summary>
    public static (T Result, long Steps) Counted<T>(Func<T> calculate)
    {
        // Far more than any calculation takes.
        const long Most = long.MaxValue / 2;
        return Within(Most, () => (calculate(), Most - _left!.Value));
    }

    internal static void Spend(double steps)
    {
        if (_left is { } left)
        {
            // What is far too much at once must not overflow the count.
            _left = left - (long)Math.Min(steps, 1e15);
            if (_left < 0)
            {
                throw Problems.TooMuchWork();
            }
        }
    }
}
