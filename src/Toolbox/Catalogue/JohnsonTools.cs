using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Capability;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Capability of data that a transformation of Johnson's system makes normal.</summary>
internal static class JohnsonTools
{
    public const string Name = "Johnson transformation capability";

    public static IReadOnlyList<Tool> All { get; } =
    [
        new(Name, "Johnson 变换与过程能力", "Johnson transformation and capability",
            "SU：γ+η·arsinh((x-ε)/λ)；SB：γ+η·ln((x-ε)/(λ+ε-x))；SL：γ+η·ln(x-ε)；分位数比 mn/p² 大于 1 为 SU、小于 1 为 SB、约等于 1 为 SL；Pp=(T(USL)-T(LSL))/6s",
            "分位数取第 n·Φ(±z)+½、n·Φ(±3z)+½ 位；未给“z”时在 0.25 至 1.25 之间（步长 0.01）取变换后 A² 最小的，SL 也参加比较；给定“z”时比值与 1 相差不超过 0.05 用 SL；变换后 Anderson-Darling p 低于“alpha”（默认 0.1）即拒绝；s 除以 n-1；端点之外的规格限没有指数；至少 20 个值",
            "Johnson 1949；Slifker、Shapiro 1980；Chou、Polansky、Mason 1998", Run),
    ];

    private static JsonObject Run(ToolInput input, ToolInput parameters)
    {
        var limits = CapabilityTools.Limits(parameters);
        var z = parameters.Has("z") ? Varying.Within(parameters, "z", Johnson.UsualZ, 0, 2) : (double?)null;
        var found = JohnsonCapability.Of(input.Numbers("x"), limits, z, Varying.Within(parameters, "alpha", JohnsonCapability.UsualLevel, 0, 1));
        var (t, indices) = (found.Transformation, found.Indices);
        return new()
        {
            ["system"] = t.System.ToString(),
            ["z"] = t.Z,
            ["ratio"] = t.Ratio,
            ["gamma"] = Answer.Number(t.Gamma),
            ["eta"] = Answer.Number(t.Eta),
            ["epsilon"] = Answer.Number(t.Epsilon),
            ["lambda"] = t.System == JohnsonSystem.SL ? null : Answer.Number(t.Lambda),
            ["AD"] = new JsonObject { ["A"] = Answer.Number(found.Statistic), ["A_star"] = Answer.Number(found.Adjusted), ["p"] = Answer.Number(found.PValue), ["p_before"] = Answer.Number(found.Raw) },
            ["mean"] = Answer.Number(indices.Mean),
            ["sd"] = Answer.Number(indices.Sigma),
            ["lsl"] = Answer.Maybe(indices.Limits.Lower),
            ["usl"] = Answer.Maybe(indices.Limits.Upper),
            ["Pp"] = Answer.Maybe(indices.Cp),
            ["Ppl"] = Answer.Maybe(indices.Cpl),
            ["Ppu"] = Answer.Maybe(indices.Cpu),
            ["Ppk"] = Answer.Maybe(found.Ppk),
            ["ppm"] = indices.Millionths,
        };
    }
}
