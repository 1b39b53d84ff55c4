using System.Text.Json.Nodes;
using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Designed experiments and life data.</summary>
internal static class ExperimentTools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new("two-level full factorial", "二水平全因子试验", "Two-level full factorial", "效应=高水平均值-低水平均值；SS=N·效应²/4；Lenth：PSE=1.5·中位数，ME=t(0.975,m/3)·PSE",
            "标准（Yates）顺序，A 变化最快；首项为总均值；有重复时用纯误差检验", "Montgomery 第 6 章；Lenth 1989", RunFull),
        new("fractional factorial: design and defining relation", "二水平部分因子试验设计", "Fractional factorial design", "附加因子=生成元中各基本因子之积；分辨度=最短定义字的长度", "基本因子按标准顺序，定义字先短后长", "Box、Hunter、Hunter 第 6 章", RunFraction),
        new("response surface, second order", "二次响应曲面", "Second-order response surface", "稳定点=-½B⁻¹b；特征值判别极大、极小、鞍点", "系数顺序：常数、x1、x2、x1x2、x1²、x2²；有重复点时作失拟检验", "Myers 等《Response Surface Methodology》", RunSurface),
        new("life data: Kaplan-Meier, Weibull MLE with censoring", "寿命数据：Kaplan-Meier 与威布尔", "Life data: Kaplan-Meier and Weibull", "S(t)=Π(1-d/n)；威布尔极大似然；B10=η(-ln0.9)^(1/β)；MTTF=ηΓ(1+1/β)",
            "event 为 1 失效、0 右截尾；标准误为 Greenwood 公式", "Kaplan 与 Meier 1958；Lawless", RunLife),
    ];

    private static JsonObject RunFull(ToolInput input, ToolInput parameters)
    {
        var f = Factorial.Of(input.Whole("k", 2, Factorial.MostFactors), input.Matrix("y"));
        return new()
        {
            ["terms"] = Answer.Texts(f.Effects.Select(effect => effect.Term).Prepend("(Intercept)")),
            ["effects"] = Answer.Numbers(f.Effects.Select(effect => effect.Value).Prepend(f.Mean)),
            ["ss"] = Answer.Numbers(f.Effects.Select(effect => effect.Squares)),
            ["lenth"] = new JsonObject { ["PSE"] = f.Lenth.StandardError, ["df"] = f.Lenth.Df, ["ME"] = f.Lenth.Margin, ["SME"] = f.Lenth.SimultaneousMargin },
            ["half_normal_q"] = Answer.Numbers(f.HalfNormalQuantiles),
            ["error"] = f.Error is not { } error ? null : new JsonObject
            {
                ["df"] = error.Df,
                ["mse"] = error.MeanSquare,
                ["F"] = Answer.Maybes(f.Effects.Select(effect => effect.F)),
                ["p"] = Answer.Maybes(f.Effects.Select(effect => effect.P)),
            },
        };
    }

    private static JsonObject RunFraction(ToolInput input, ToolInput parameters)
    {
        var generators = input.Texts("generators");
        if (input.Has("p") && input.Whole("p", 1) != generators.Length)
        {
            throw Problems.DifferentLengths(Words.Both("generators"), generators.Length, Words.Both("p"), input.Whole("p", 1));
        }

        var f = FractionalFactorial.Of(input.Whole("k", 3, 26), generators);
        return new()
        {
            ["design"] = new JsonArray([.. f.Design.Select(run => (JsonNode)Answer.Wholes(run))]),
            ["defining_words"] = Answer.Texts(f.DefiningWords),
            ["resolution"] = f.Resolution,
        };
    }

    private static JsonObject RunSurface(ToolInput input, ToolInput parameters)
    {
        var s = ResponseSurface.Of(input.Numbers("x1"), input.Numbers("x2"), input.Numbers("y"));
        return new()
        {
            ["coef"] = Answer.Numbers(s.Coefficients),
            ["stationary"] = s.Stationary is { } at ? Answer.Numbers([at.X1, at.X2]) : null,
            ["y_stationary"] = Answer.Maybe(s.Stationary?.Y),
            ["eigenvalues"] = Answer.Numbers(s.Eigenvalues),
            ["r2"] = s.RSquared,
            ["lof"] = BasicTools.Answered("F", s.LackOfFit),
        };
    }

    private static JsonObject RunLife(ToolInput input, ToolInput parameters)
    {
        var life = LifeData.Of(input.Numbers("time", 2), input.Flags("event"));
        return new()
        {
            ["km_time"] = Answer.Numbers(life.Survival.Select(at => at.Time)),
            ["km_surv"] = Answer.Numbers(life.Survival.Select(at => at.Survival)),
            ["km_se_greenwood"] = Answer.Numbers(life.Survival.Select(at => at.Error)),
            ["weibull_shape"] = life.Shape,
            ["weibull_scale"] = life.Scale,
            ["loglik"] = Answer.Number(life.LogLikelihood),
            ["b10"] = life.B10,
            ["mttf"] = Answer.Number(life.MeanTime),
        };
    }
}
