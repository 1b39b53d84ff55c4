using System.Globalization;
using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.RunLength;

namespace Zhiheng.Toolbox.Catalogue;

internal static class RunLengthTools
{
    private static readonly string[] UsualCusums = ["k.5_L370", "k.5_L500", "k.25_L500", "k1_L370"];
    private static readonly string[] UsualEwmas = ["l.1_L500", "l.2_L370", "l.05_L500"];

    public static IReadOnlyList<Tool> All { get; } =
    [
        new("CUSUM ARL", "累积和图的平均链长", "CUSUM average run length", "L(u)=1+Φ(k-μ-u)L(0)+∫L(y)φ(y-u+k-μ)dy",
            "标准化；单侧为上侧图；双侧 1/L=1/L⁺+1/L⁻；快速初始响应 h/2；偏移以 σ 计", "Goel、Wu 1971；Lucas、Crosier 1982", Cusum),
        new("EWMA ARL", "EWMA 图的平均链长", "EWMA average run length", "L(z)=1+∫L(y)φ((y-(1-λ)z)/λ-μ)/λ dy",
            "界限 ±L√(λ/(2-λ))；从目标值开始；“varying”为逐点变化的精确界限", "Crowder 1987；Lucas、Saccucci 1990", Ewma),
        new("chart design for a given in-control ARL", "按受控平均链长设计图", "Chart design for a given ARL", "ARL(0)=L0",
            "键名如 k.5_L370：k=0.5、受控平均链长 370.4（370 指 3σ 图的 370.4）；l.1_L500：λ=0.1、500", "Lucas、Saccucci 1990", Design),
        new("Shewhart ARL and OC", "常规图的平均链长与 OC", "Shewhart ARL and OC", "β=Φ(k-δ√n)-Φ(-k-δ√n)；ARL=1/(1-β)", "行为偏移 δ（单值的 σ），列为 n；默认 k=3", "GB/T 17989.2", Shewhart),
        new("S2 / R chart ARL", "s 图的平均链长", "s chart ARL", "1/P(χ²>(n-1)B6²/ratio²)", "只有上限 B6·σ0；ratio=σ/σ0", "GB/T 17989.2", Deviations),
        new("EWMA of S2 ARL", "方差 EWMA 图的平均链长", "EWMA of S² ARL", "L(z)=1+∫L((1-λ)z+λs)f(s)ds", "只有上限 cu；从 s0² 开始；没有下反射", "Knoth 2005", Variances),
    ];

    private static JsonObject Cusum(ToolInput input, ToolInput parameters)
    {
        var shifts = input.Numbers("mu");
        var (k, h) = (Varying.Positive(parameters, "k", 0.5), Varying.Within(parameters, "h", 4.775, 0, 60));
        return new()
        {
            ["one_sided"] = Answer.Numbers(shifts.Select(shift => CusumLength.OneSided(k, h, shift)), "one_sided"),
            ["two_sided"] = Answer.Numbers(shifts.Select(shift => CusumLength.TwoSided(k, h, shift)), "two_sided"),
            ["two_sided_fir_half"] = Answer.Numbers(shifts.Select(shift => CusumLength.TwoSided(k, h, shift, h / 2)), "two_sided_fir_half"),
        };
    }

    private static JsonObject Ewma(ToolInput input, ToolInput parameters)
    {
        var shifts = input.Numbers("mu");
        var (lambda, multiplier) = (Varying.Within(parameters, "lambda", 0.2, 0.005, 1), Varying.Within(parameters, "L", 2.86, 0, 8));
        return new()
        {
            ["fixed_limits"] = Answer.Numbers(shifts.Select(shift => EwmaLength.Fixed(lambda, multiplier, shift)), "fixed_limits"),
            ["varying_limits"] = Answer.Numbers(shifts.Select(shift => EwmaLength.Varying(lambda, multiplier, shift)), "varying_limits"),
            ["one_sided_reflecting_at_0"] = Answer.Numbers(shifts.Select(shift => EwmaLength.OneSided(lambda, multiplier, shift)), "one_sided"),
        };
    }

    private static JsonObject Design(ToolInput input, ToolInput parameters)
    {
        var (cusums, ewmas) = (new JsonObject(), new JsonObject());
        foreach (var name in parameters.Has("cusum") ? parameters.Texts("cusum") : UsualCusums)
        {
            var (k, length) = Named(name, 'k');
            cusums[name] = Answer.Number(CusumLength.Design(k, length), name);
        }

        foreach (var name in parameters.Has("ewma") ? parameters.Texts("ewma") : UsualEwmas)
        {
            var (lambda, length) = Named(name, 'l');
            ewmas[name] = Answer.Number(lambda <= 1 ? EwmaLength.Design(lambda, length) : throw Problems.OutOfRange(Words.Both(name), lambda, new("大于 0，不大于 1", "greater than 0 and at most 1")), name);
        }

        return new() { ["cusum_h"] = cusums, ["ewma_L"] = ewmas };
    }

    /// <summary>Reads <c>k.5_L370</c>. 370 stands for the 370.4 of the 3σ chart, which every design is compared with.</summary>
    private static (double First, double Length) Named(string name, char letter)
    {
        var parts = name.Split("_L");
        if (parts.Length == 2 && parts[0].StartsWith(letter)
            && double.TryParse(parts[0].AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var first) && first > 0
            && double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var length) && length > 1)
        {
            return (first, length == 370 ? 370.4 : length);
        }

        throw Problems.NotOneOf(new("设计", "Design"), name, new Words($"{letter}.5_L370 这样的写法", $"written like {letter}.5_L370"));
    }

    private static JsonObject Shewhart(ToolInput input, ToolInput parameters)
    {
        var (shifts, sizes) = (input.Numbers("shift"), input.Wholes("n", 1));
        var k = Varying.Positive(parameters, "k", 3);
        return new()
        {
            ["beta"] = Answer.Matrix(shifts.Select(shift => sizes.Select(size => ShewhartLength.Beta(shift, size, k)))),
            ["arl"] = Answer.Matrix(shifts.Select(shift => sizes.Select(size => ShewhartLength.Length(shift, size, k)))),
        };
    }

    private static JsonObject Deviations(ToolInput input, ToolInput parameters)
    {
        var size = parameters.Whole("n", 5, 2, ChartConstants.LargestSize);
        return new() { ["arl_s_upper"] = Answer.Numbers(Above(input, "ratio").Select(ratio => ShewhartLength.OfDeviations(ratio, size)), "arl_s_upper") };
    }

    private static JsonObject Variances(ToolInput input, ToolInput parameters)
    {
        var lambda = Varying.Within(parameters, "lambda", 0.1, 0.01, 1);
        var upper = Varying.Positive(parameters, "cu", 1.477);
        var freedom = parameters.Whole("df", 4, 1, 1000);
        var target = Varying.Positive(parameters, "s0", 1);
        if (target * target >= upper)
        {
            throw Problems.OutOfRange(Words.Both("cu"), upper, new("大于 s0 的平方", "greater than the square of s0"));
        }

        return new() { ["arl"] = Answer.Numbers(Above(input, "sigma").Select(sigma => VarianceEwmaLength.Average(lambda, upper, freedom, sigma, target * target)), "arl") };
    }

    private static double[] Above(ToolInput input, string name)
    {
        var values = input.Numbers(name);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] <= 0)
            {
                throw Problems.NotPositive(Words.Both(ToolInput.Place(name, i)), values[i]);
            }
        }

        return values;
    }
}
