namespace Zhiheng.Toolbox.Numerics;

/// <summary>Zeros and minima of functions of one variable.</summary>
public static class Roots
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>The zero of <paramref name="f"/> in [a, b] by Brent's method; NaN when f has the same sign at both ends.</summary>
    /// <remarks>R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.</remarks>
    public static double Find(Func<double, double> f, double a, double b, double tolerance = 0)
    {
        var (fa, fb) = (f(a), f(b));
        if (fa == 0)
        {
            return a;
        }

        if (fb == 0)
        {
            return b;
        }

        if (!(fa < 0 ^ fb < 0))
        {
            return double.NaN;
        }

        var (c, fc) = (a, fa);
        var step = b - a;
        var before = step;
        for (var i = 0; i < 300; i++)
        {
            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }

            var near = (2 * Epsilon * Math.Abs(b)) + (tolerance / 2);
            var half = (c - b) / 2;
            if (Math.Abs(half) <= near || fb == 0)
            {
                return b;
            }

            if (Math.Abs(before) >= near && Math.Abs(fa) > Math.Abs(fb) && Interpolate(a, b, c, fa, fb, fc, half, before, near) is { } better)
            {
                (before, step) = (step, better);
            }
            else
            {
                before = step = half;
            }

            (a, fa) = (b, fb);
            b += Math.Abs(step) > near ? step : Math.CopySign(near, half);
            fb = f(b);
            if ((fb > 0) == (fc > 0))
            {
                (c, fc) = (a, fa);
                before = step = b - a;
            }
        }

        return b;
    }

    /// <summary>The zero of a function that rises or falls throughout, searched outwards from [a, b].</summary>
    /// <param name="least">The search does not go below.</param>
    /// <param name="most">The search does not go above.</param>
    public static double FindOutwards(
        Func<double, double> f, double a, double b, double least = double.NegativeInfinity, double most = double.PositiveInfinity, double tolerance = 0)
    {
        var (fa, fb) = (f(a), f(b));
        for (var i = 0; i < 200 && (fa < 0) == (fb < 0); i++)
        {
            var width = b - a;
            if (Math.Abs(fa) < Math.Abs(fb))
            {
                a = Math.Max(least, a - (2 * width));
                fa = f(a);
            }
            else
            {
                b = Math.Min(most, b + (2 * width));
                fb = f(b);
            }
        }

        return Find(f, a, b, tolerance);
    }

    /// <summary>The place of the least value in [a, b] of a function with one minimum: golden section with parabolic steps (Brent 1973, chapter 5).</summary>
    public static double Minimum(Func<double, double> f, double a, double b, double tolerance = 1e-10)
    {
        const double Golden = 0.3819660112501051;
        var x = a + (Golden * (b - a));
        var (w, v) = (x, x);
        var fx = f(x);
        var (fw, fv) = (fx, fx);
        var (step, before) = (0.0, 0.0);
        for (var i = 0; i < 500; i++)
        {
            var middle = (a + b) / 2;
            var near = (1.5e-8 * Math.Abs(x)) + (tolerance / 3);
            if (Math.Abs(x - middle) <= (2 * near) - ((b - a) / 2))
            {
                break;
            }

            var parabolic = false;
            if (Math.Abs(before) > near)
            {
                var r = (x - w) * (fx - fv);
                var q = (x - v) * (fx - fw);
                var p = ((x - v) * q) - ((x - w) * r);
                q = 2 * (q - r);
                p = q > 0 ? -p : p;
                q = Math.Abs(q);
                var last = before;
                before = step;
                if (Math.Abs(p) < Math.Abs(q * last / 2) && p > q * (a - x) && p < q * (b - x))
                {
                    parabolic = true;
                    step = p / q;
                    var tried = x + step;
                    step = tried - a < 2 * near || b - tried < 2 * near ? Math.CopySign(near, middle - x) : step;
                }
            }

            if (!parabolic)
            {
                before = x < middle ? b - x : a - x;
                step = Golden * before;
            }

            var u = Math.Abs(step) >= near ? x + step : x + Math.CopySign(near, step);
            var fu = f(u);
            if (fu <= fx)
            {
                (a, b) = u < x ? (a, x) : (x, b);
                (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu);
                continue;
            }

            (a, b) = u < x ? (u, b) : (a, u);
            if (fu <= fw || w == x)
            {
                (v, fv, w, fw) = (w, fw, u, fu);
            }
            else if (fu <= fv || v == x || v == w)
            {
                (v, fv) = (u, fu);
            }
        }

        return x;
    }

    private static double? Interpolate(double a, double b, double c, double fa, double fb, double fc, double half, double before, double near)
    {
        var s = fb / fa;
        double p, q;
        if (a == c)
        {
            p = 2 * half * s;
            q = 1 - s;
        }
        else
        {
            var r = fb / fc;
            q = fa / fc;
            p = s * ((2 * half * q * (q - r)) - ((b - a) * (r - 1)));
            q = (q - 1) * (r - 1) * (s - 1);
        }

        q = p > 0 ? -q : q;
        p = Math.Abs(p);
        return 2 * p < Math.Min((3 * half * q) - Math.Abs(near * q), Math.Abs(before * q)) ? p / q : null;
    }
}
