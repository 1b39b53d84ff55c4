using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Surveillance;

namespace Zhiheng.Toolbox.Catalogue;

internal static class SurveillanceTools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new("EARS C1 C2 C3", "早期预警 EARS C1、C2、C3", "EARS C1, C2, C3", "上限=均值+z·max(s,下限)；C3=Σ₃max(0,C2-1)>2", "C1 基线 t-7…t-1，C2 基线 t-9…t-3；s 用 n-1；C3 计入当天；位置从 1 起", "Hutwagner 等 2003", RunEars),
        new("Farrington flexible (Noufaily 2012)", "Farrington 改进法", "Improved Farrington algorithm", "准泊松回归（季节组+趋势），Anscombe 残差降权，预测上限", "b=4、w=3、10 个季节组、排除近 26 周、α=0.01；近 4 周不足 5 例不报警", "Noufaily 等 2013", RunFlexible),
        new("Farrington 1996", "Farrington 原方法", "Farrington's algorithm", "历年同周±w 的准泊松回归，2/3 次幂尺度上的 1-α/2 上限", "趋势 p<0.05 时保留；残差大于 1 的降权", "Farrington 等 1996", RunOriginal),
        new("Poisson CUSUM (surveillance)", "计数累积和（标准化）", "CUSUM of standardised counts", "C=max(0,C+z-k)；C≥h 报警；upper 为会报警的最小计数", "m 取监测期之前的均值；标准化：standard、anscombe、rossi", "Rossi 等 1999", RunScaled),
        new("Poisson CUSUM (Lucas)", "泊松累积和（Lucas）", "Poisson CUSUM (Lucas)", "k=(μ1-μ0)/ln(μ1/μ0)；S=max(0,S+y-k)", "S>h 报警", "Lucas 1985", RunLucas),
    ];

    private static JsonObject RunEars(ToolInput input, ToolInput parameters)
    {
        var alpha = parameters.Number("alpha", 0.001);
        var ears = Ears.Of(input.Numbers("y"), alpha, parameters.Whole("baseline", 7, 3, int.MaxValue), parameters.Number("minSigma", 0.3));
        var result = new JsonObject { ["C1"] = Limits(ears.C1), ["C2"] = Limits(ears.C2) };
        if (ears is { Statistics1: { } one, Statistics2: { } two, Statistics3: { } three })
        {
            var z = Numerics.Normal.UpperQuantile(alpha);
            result["stat"] = new JsonObject
            {
                ["C1"] = Answer.Maybes(one),
                ["C2"] = Answer.Maybes(two),
                ["C3"] = Answer.Maybes(three),
                ["C3_alarm_gt2"] = Above(three, Ears.AlarmC3),
                ["C1_alarm_gt_z"] = Above(one, z),
                ["C2_alarm_gt_z"] = Above(two, z),
            };
        }

        return result;
    }

    private static JsonObject Limits(EarsLimits limits)
        => new() { ["first"] = limits.First, ["upper"] = Answer.Numbers(limits.Upper), ["alarm"] = Answer.Wholes(limits.Alarms) };

    private static JsonArray Above(IReadOnlyList<double?> statistics, double limit)
        => Answer.Wholes(Enumerable.Range(0, statistics.Count).Where(i => statistics[i] > limit).Select(i => i + 1));

    private static JsonObject RunFlexible(ToolInput input, ToolInput parameters)
    {
        var y = input.Numbers("y");
        var method = parameters.Text("thresholdMethod", "nbPlugin");
        var options = new FarringtonOptions(
            input.Whole("frequency", 52, 4, 366), parameters.Whole("b", 4, 1, 50), parameters.Whole("w", 3, 0, 50), parameters.Whole("noPeriods", 10, 1, 52),
            parameters.Whole("pastWeeksNotIncluded", 26, 0, 10_000), parameters.Number("pThresholdTrend", 1), parameters.Number("weightsThreshold", 2.58),
            method switch
            {
                "nbPlugin" => FarringtonLimit.NegativeBinomial,
                "delta" => FarringtonLimit.Delta,
                "muan" => FarringtonLimit.UpperMean,
                _ => throw Problems.NotOneOf(Words.Both("thresholdMethod"), method, ["nbPlugin", "delta", "muan"]),
            },
            parameters.Number("alpha", 0.01));
        var weeks = Range(input, y.Length).Select(position => Farrington.Judge(y, position, options)).ToArray();
        return new()
        {
            ["upper"] = Answer.Maybes(weeks.Select(week => week?.Upper)),
            ["expected"] = Answer.Maybes(weeks.Select(week => week?.Expected)),
            ["phi"] = Answer.Maybes(weeks.Select(week => week?.Dispersion)),
            ["trend"] = Answer.Maybes(weeks.Select(week => week is null ? (double?)null : week.Trend ? 1 : 0)),
            ["score"] = Answer.Maybes(weeks.Select(week => week?.Score)),
            ["alarm"] = Answer.Wholes(weeks.OfType<FarringtonWeek>().Where(week => week.Alarm).Select(week => week.Position)),
        };
    }

    private static JsonObject RunOriginal(ToolInput input, ToolInput parameters)
    {
        var (y, frequency) = (input.Numbers("y"), input.Whole("frequency", 52, 4, 366));
        var (b, w, alpha) = (parameters.Whole("b", 4, 1, 50), parameters.Whole("w", 3, 0, 50), parameters.Number("alpha", 0.01));
        var weeks = Range(input, y.Length).Select(position => (Position: position, Result: FarringtonOriginal.Judge(y, position, frequency, b, w, alpha))).ToArray();
        return new()
        {
            ["upper"] = Answer.Maybes(weeks.Select(week => week.Result?.Upper)),
            ["alarm"] = Answer.Wholes(weeks.Where(week => week.Result?.Alarm == true).Select(week => week.Position)),
        };
    }

    /// <summary>The positions to judge; without them the newest alone.</summary>
    private static int[] Range(ToolInput input, int count) => input.Has("range") ? input.Wholes("range", 1, count) : [count];

    /// <summary>The monitored part is given by <c>first</c>; without it the last hundred.</summary>
    private static JsonObject RunScaled(ToolInput input, ToolInput parameters)
    {
        var y = input.Numbers("y", 2);
        var trans = parameters.Text("trans", "standard");
        var scale = trans switch
        {
            "standard" => CountScale.Standard,
            "anscombe" => CountScale.Anscombe,
            "rossi" => CountScale.Rossi,
            _ => throw Problems.NotOneOf(Words.Both("trans"), trans, ["standard", "anscombe", "rossi"]),
        };
        var first = parameters.Whole("first", Math.Max(2, y.Length - 99), 2, y.Length);
        var (upper, alarms) = CountCusum.Monitor(y, first, parameters.Number("k", 1.04), parameters.Number("h", 2.26), scale);
        return new() { ["upper"] = Answer.Numbers(upper), ["alarm"] = Answer.Wholes(alarms) };
    }

    private static JsonObject RunLucas(ToolInput input, ToolInput parameters)
    {
        var (k, sums, alarms) = CountCusum.Lucas(input.Numbers("y"), parameters.Number("mu0"), parameters.Number("mu1"), parameters.Number("h"));
        return new() { ["k"] = k, ["S"] = Answer.Numbers(sums), ["alarm"] = Answer.Wholes(alarms) };
    }
}
