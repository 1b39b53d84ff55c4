using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>Product-limit estimate at one time; the standard error is Greenwood's.</summary>
public sealed record SurvivalAt(double Time, double Survival, double Error);

/// <summary>
/// Lifetimes, some of them censored on the right: Kaplan-Meier survival with Greenwood's error at every time, and the Weibull distribution
/// by maximum likelihood (shape from Σδ ln t/Σδ + 1/k = Σtᵏ ln t/Σtᵏ), with B10 life and mean time to failure. Times keep their unit.
/// </summary>
/// <remarks>Sources: Kaplan and Meier, JASA 53 (1958) 457; Lawless, Statistical Models and Methods for Lifetime Data, ch. 5; GB/T 34987 in form.</remarks>
public sealed record LifeData(IReadOnlyList<SurvivalAt> Survival, double Shape, double Scale, double LogLikelihood)
{
    /// <summary>Time by which 10 % have failed.</summary>
    public double B10 => Scale * Math.Pow(-double.LogP1(-0.1), 1 / Shape);

    public double MeanTime => Scale * Math.Exp(Gamma.Log(1 + (1 / Shape)));

    /// <summary>Times above 0; at least two failures at different times.</summary>
    public static LifeData Of(ReadOnlySpan<double> times, IReadOnlyList<bool> failed)
    {
        Demand.Varying(times, 2, new("时间", "Time"));
        Demand.SameLength(failed.Count, new("失效标记", "Failure marks"), times.Length, new("时间", "Time"));
        var t = times.ToArray();
        foreach (var time in t)
        {
            Demand.Positive(time, new("时间", "Time"));
        }

        var failures = failed.Count(f => f);
        Demand.That(failures >= 2, new("失效标记", "Failure marks"), new(
            "至少要有两个失效，其余为截尾，才能拟合分布。请延长试验。",
            "a fit needs at least two failures; all others are censored. Extend the test."));

        // Times are measured in units of the longest one so that powers cannot overflow.
        var (longest, logs) = (t.Max(), 0.0);
        var scaled = Array.ConvertAll(t, time => Math.Log(time / longest));
        for (var i = 0; i < t.Length; i++)
        {
            logs += failed[i] ? scaled[i] : 0;
        }

        double Score(double shape)
        {
            Effort.Spend(2.0 * t.Length);
            double power = 0, weighted = 0;
            foreach (var log in scaled)
            {
                var p = Math.Exp(shape * log);
                power += p;
                weighted += p * log;
            }

            return (weighted / power) - (1 / shape) - (logs / failures);
        }

        Demand.That(Score(1e6) > 0, new("时间", "Time"), new(
            "失效时间全部相同，无法拟合威布尔分布。请检查记录的精度。",
            "all failure times are equal, so no Weibull distribution can be fitted. Check how precisely they were recorded."));
        var shape = Roots.Find(Score, 1e-6, 1e6);
        var scale = longest * Math.Pow(scaled.Sum(log => Math.Exp(shape * log)) / failures, 1 / shape);
        double likelihood = 0;
        for (var i = 0; i < t.Length; i++)
        {
            var z = Math.Log(t[i] / scale);
            likelihood += (failed[i] ? Math.Log(shape / t[i]) + (shape * z) : 0) - Math.Exp(shape * z);
        }

        return new(KaplanMeier(t, failed), shape, scale, likelihood);
    }

    private static List<SurvivalAt> KaplanMeier(double[] times, IReadOnlyList<bool> failed)
    {
        var order = Enumerable.Range(0, times.Length).OrderBy(i => times[i]).ToArray();
        var steps = new List<SurvivalAt>();
        double survival = 1, greenwood = 0;
        for (int start = 0, end; start < order.Length; start = end)
        {
            double deaths = 0, atRisk = order.Length - start;
            for (end = start; end < order.Length && times[order[end]] == times[order[start]]; end++)
            {
                deaths += failed[order[end]] ? 1 : 0;
            }

            survival *= 1 - (deaths / atRisk);
            greenwood += deaths < atRisk ? deaths / (atRisk * (atRisk - deaths)) : 0;
            steps.Add(new(times[order[start]], survival, survival * Math.Sqrt(greenwood)));
        }

        return steps;
    }
}
