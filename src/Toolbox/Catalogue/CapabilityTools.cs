using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

internal static class CapabilityTools
{
    private const string Iso = "GB/T / ISO 22514-2、22514-4";

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("process capability (normal)", "过程能力（正态）", "Process capability, normal data",
            "Cp=(USL-LSL)/6σ；Cpk=min(USL-x̄, x̄-LSL)/3σ；Cpm=(USL-LSL)/6√(s²+(x̄-T)²)",
            "overall 用总标准差；within 用合并标准差或 R̄/d2；Cpk 区间用 Bissell；单侧指数另给非中心 t 的精确区间；判定只看 Cpk 的置信下限，控制图有信号或少于 30 个值时不下结论",
            $"{Iso}；Bissell 1990", Normal),
        new("process capability (qcc 2.7 output)", "过程能力（与 qcc 2.7 对照）", "Process capability as qcc 2.7 prints it",
            "行 Cp、Cp_l、Cp_u、Cp_k、Cpm；列为值、2.5%、97.5%", "σ 用三位小数 d2 的 R̄/d2，自由度却取 N-1；只用于对照", "qcc 2.7 的约定", Printed),
        new("normal tolerance factors", "正态统计容忍系数", "Normal tolerance factors", "x̄±k·s 以置信水平 γ 覆盖比例 P",
            "单侧用非中心 t；双侧精确积分，另给 Howe 近似；可用参数 coverage、confidence 另求一组", "ISO 16269-6；Howe 1969", Tolerance),
        new("nonparametric tolerance / success-run sample sizes", "非参数容忍区间与成功运行的样本量", "Nonparametric tolerance and success-run sample sizes",
            "单侧 Pⁿ≤1-γ；双侧 1-nPⁿ⁻¹+(n-1)Pⁿ≥γ", "不假设分布；可用参数 coverage、confidence 另求一组", "ISO 16269-6", SampleSizes),
        new("DPMO / sigma level / yields", "百万机会缺陷数、西格玛水平、合格率", "DPMO, sigma level and yields", "DPU=d/u；DPO=d/(u·o)；一次通过率 e^-DPU",
            "σ 水平=长期 Z+1.5；偏移后的 ppm 只算一侧（6σ 为 3.4）", "ISO 13053-1", Defects),
    ];

    private static JsonObject Normal(ToolInput input, ToolInput parameters)
    {
        var groups = Varying.Subgroups(input, ChartConstants.LargestSize);
        var all = input.Groups("groups").SelectMany(group => group).ToArray();
        var limits = Limits(parameters);
        var level = Varying.Within(parameters, "level", 0.95, 0.5, 0.9999);
        var mean = Sample.Mean(all);
        var deviation = Sample.Deviation(all, mean);
        Indices Of(double sigma, double freedom) => new(all.Length, mean, sigma, freedom, limits, level);

        var overall = Of(deviation, all.Length - 1);
        var pooled = Of(groups.Sigma(SigmaEstimator.Pooled), groups.PooledFreedom);
        var range = groups.Sigma(SigmaEstimator.MeanRange);
        var minitab = Of(range, 0.9 * groups.Count * (((double)all.Length / groups.Count) - 1));
        var answer = new JsonObject
        {
            ["N"] = all.Length,
            ["mean"] = Answer.Number(mean, "mean"),
            ["overall"] = Report(overall),
            ["within_pooled"] = Report(pooled),
            ["within_rbar"] = Report(Of(range, groups.RangeFreedom())),
            ["within_rbar_minitab_nu"] = new JsonObject
            {
                ["sigma"] = minitab.Sigma,
                ["nu"] = minitab.Freedom,
                ["cp"] = Answer.Maybe(minitab.Cp),
                ["cpk"] = Answer.Number(minitab.Cpk),
                ["cp_ci"] = Ends(minitab.CpInterval),
                ["cpk_ci"] = Ends(minitab.CpkInterval),
            },
            ["obs_ppm_below"] = 1e6 * all.Count(x => x < limits.Lower) / all.Length,
            ["obs_ppm_above"] = 1e6 * all.Count(x => x > limits.Upper) / all.Length,
            ["verdict"] = Judged(Verdict.Of(groups, pooled)),
        };
        if (TargetIndex.Of(all.Length, mean, deviation, limits, level) is { } target)
        {
            answer["cpm_taguchi"] = Answer.Number(target.Taguchi);
            answer["cpm_minitab"] = Answer.Number(target.AboutTarget);
            answer["cpm_ci"] = Ends(target.Interval);
        }

        return answer;
    }

    private static JsonObject Report(Indices indices)
    {
        var answer = new JsonObject
        {
            ["sigma"] = Answer.Number(indices.Sigma, "sigma"),
            ["nu"] = indices.Freedom,
            ["cp"] = Answer.Maybe(indices.Cp),
            ["cpl"] = Answer.Maybe(indices.Cpl),
            ["cpu"] = Answer.Maybe(indices.Cpu),
            ["cpk"] = Answer.Number(indices.Cpk),
            ["cp_ci"] = Ends(indices.CpInterval),
            ["cpk_ci"] = Ends(indices.CpkInterval),
            ["cpk_lower_one_sided"] = Answer.Number(indices.CpkLowerBound),
            ["ppm_below"] = indices.MillionthsBelow,
            ["ppm_above"] = indices.MillionthsAbove,
            ["ppm_total"] = indices.Millionths,
            ["z_lsl"] = Answer.Maybe(indices.ScoreBelow),
            ["z_usl"] = Answer.Maybe(indices.ScoreAbove),
        };

        // So far inside the limits that no share outside can be told from zero: Z is not defined.
        var bench = indices.Bench;
        answer["z_bench"] = double.IsFinite(bench) ? bench : null;
        answer["sigma_level_15"] = double.IsFinite(bench) ? bench + 1.5 : null;
        if (indices.ExactInterval is { } exact)
        {
            answer[indices.Limits.Lower is null ? "cpu_exact_ci" : "cpl_exact_ci"] = Ends(exact);
        }

        return answer;
    }

    private static JsonObject Judged(Verdict verdict) => new()
    {
        ["grade"] = verdict.Grade,
        ["signals"] = Answer.Wholes(verdict.Signals),
        ["too_few"] = verdict.TooFew,
    };

    private static JsonObject Printed(ToolInput input, ToolInput parameters)
    {
        var groups = Varying.Subgroups(input, 25);
        var (limits, total) = (Limits(parameters), groups.Total);
        if (limits is not { Lower: { } lower, Upper: { } upper })
        {
            throw Problems.Missing(Words.Both(limits.Lower is null ? "lsl" : "usl"));
        }

        var (mean, sigma) = (groups.Centre, groups.Sigma(SigmaEstimator.MeanRange, printed: true));
        var indices = new Indices(total, mean, sigma, total - 1, limits, 0.95);
        var off = (mean - (limits.Target ?? ((lower + upper) / 2))) / sigma;
        var cpm = indices.Cp!.Value / Math.Sqrt(1 + (off * off));
        var freedom = total * (1 + (off * off)) / (1 + (2 * off * off));
        JsonArray Sided(double index)
        {
            var width = Numerics.Normal.Quantile(0.95) * Math.Sqrt((1 / (9.0 * total * index * index)) + (1 / (2 * (total - 1.0))));
            return Row(index, new(index * (1 - width), index * (1 + width)));
        }

        return new()
        {
            ["indices"] = new JsonArray(
                Row(indices.Cp.Value, indices.CpInterval!.Value), Sided(indices.Cpl!.Value), Sided(indices.Cpu!.Value),
                Row(indices.Cpk, indices.CpkInterval), Row(cpm, Indices.Scaled(cpm, freedom, 0.05))),
        };
    }

    private static JsonArray Row(double value, Interval interval) => Answer.Numbers([value, interval.Lower, interval.Upper]);

    private static JsonArray? Ends(Interval? interval) => interval is { } ends ? Answer.Numbers([ends.Lower, ends.Upper]) : null;

    /// <summary>At least one limit, in order.</summary>
    internal static Specification Limits(ToolInput parameters)
    {
        var limits = new Specification(parameters.NumberOrNone("lsl"), parameters.NumberOrNone("usl"), parameters.NumberOrNone("target"));
        if (limits is { Lower: null, Upper: null })
        {
            throw Problems.Missing(new("lsl 或 usl", "lsl or usl"));
        }

        return limits.Lower >= limits.Upper ? throw Problems.OutOfRange(Words.Both("usl"), limits.Upper!.Value, new("大于 lsl", "greater than lsl")) : limits;
    }

    private static JsonObject Tolerance(ToolInput input, ToolInput parameters)
    {
        var sizes = input.Wholes("n", 2, 1_000_000);
        JsonArray Each(Func<int, double> factor) => Answer.Numbers(sizes.Select(factor), "k");
        var answer = new JsonObject
        {
            ["one_sided_P99_95"] = Each(n => ToleranceFactors.OneSided(n, 0.99, 0.95)),
            ["two_sided_exact_P99_95"] = Each(n => ToleranceFactors.TwoSided(n, 0.99, 0.95)),
            ["two_sided_howe_P99_95"] = Each(n => ToleranceFactors.Howe(n, 0.99, 0.95)),
            ["two_sided_exact_P90_95"] = Each(n => ToleranceFactors.TwoSided(n, 0.90, 0.95)),
        };
        if (parameters.Has("coverage"))
        {
            var (coverage, confidence) = Coverage(parameters);
            answer["one_sided"] = Each(n => ToleranceFactors.OneSided(n, coverage, confidence));
            answer["two_sided"] = Each(n => ToleranceFactors.TwoSided(n, coverage, confidence));
        }

        return answer;
    }

    private static JsonObject SampleSizes(ToolInput input, ToolInput parameters)
    {
        var answer = new JsonObject
        {
            ["n_one_sided_P95_C95"] = ToleranceFactors.SampleOneSided(0.95, 0.95),
            ["n_one_sided_P99_C95"] = ToleranceFactors.SampleOneSided(0.99, 0.95),
            ["n_two_sided_P95_C95"] = ToleranceFactors.SampleTwoSided(0.95, 0.95),
            ["n_two_sided_P99_C95"] = ToleranceFactors.SampleTwoSided(0.99, 0.95),
            ["success_run_R90_C90"] = ToleranceFactors.SampleOneSided(0.90, 0.90),
        };
        if (parameters.Has("coverage"))
        {
            var (coverage, confidence) = Coverage(parameters);
            answer["n_one_sided"] = ToleranceFactors.SampleOneSided(coverage, confidence);
            answer["n_two_sided"] = ToleranceFactors.SampleTwoSided(coverage, confidence);
        }

        return answer;
    }

    private static (double Coverage, double Confidence) Coverage(ToolInput parameters)
        => (Varying.Within(parameters, "coverage", 0.99, 0.5, 0.999999), Varying.Within(parameters, "confidence", 0.95, 0.5, 0.999999));

    private static JsonObject Defects(ToolInput input, ToolInput parameters)
    {
        double Above(string name) => input.Number(name) is > 0 and var value ? value : throw Problems.OutOfRange(Words.Both(name), input.Number(name), new("大于 0", "greater than 0"));
        var (defects, units, opportunities) = (input.Number("defects"), Above("units"), Above("opportunities"));
        var rate = defects / (units * opportunities);
        if (defects < 0 || rate > 1)
        {
            throw Problems.OutOfRange(Words.Both("defects"), defects, new("在 0 与机会总数之间", "between 0 and the number of opportunities"));
        }

        double? z = rate is 0 or 1 ? null : -Numerics.Normal.Quantile(rate);
        return new()
        {
            ["dpu"] = defects / units,
            ["dpo"] = rate,
            ["dpmo"] = 1e6 * rate,
            ["yield_throughput"] = Math.Exp(-defects / units),
            ["z_lt"] = Answer.Maybe(z),
            ["sigma_level"] = Answer.Maybe(z + 1.5),
            ["ppm_table"] = new JsonArray([.. Enumerable.Range(2, 11).Select(half => (JsonNode)new JsonObject
            {
                ["sigma"] = half / 2.0,
                ["ppm_shifted"] = 1e6 * Numerics.Normal.Above((half / 2.0) - 1.5),
                ["ppm_two_sided_centred"] = 2e6 * Numerics.Normal.Above(half / 2.0),
            })]),
        };
    }
}
