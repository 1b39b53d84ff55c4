using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Indicators;

/// <summary>An ask that was checked. Two asks that count the same by the same words have the same <see cref="Filter"/>.</summary>
internal sealed class Asked
{
    private const int MostSchemes = 200;
    private readonly string[] schemes;
    private readonly string? size;

    private Asked(Measure measure, string[] schemes, string? size)
    {
        Measure = measure;
        this.schemes = schemes;
        this.size = size;
    }

    public Measure Measure { get; }

    /// <summary>Prefixes; none narrows nothing.</summary>
    public IReadOnlyList<string> Schemes => schemes;

    public string? Size => size;

    public string Filter => $"{string.Join(',', schemes)}|{size}";

    public static Outcome<Asked> Of(IndicatorAsk ask, SchemeTable table)
    {
        if (RegistryMeasures.Find(ask.Name) is not { } measure)
        {
            return IndicatorRefusals.Unknown(ask.Name);
        }

        if (ask.Filter.Industries.Count > 0)
        {
            return IndicatorRefusals.Industry();
        }

        if (ask.Filter.Size is { } size && !Sizes.Bands.Any(band => band.Band == size))
        {
            return IndicatorRefusals.Size(size);
        }

        var prefixes = ask.Filter.Schemes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (prefixes.FirstOrDefault(code => !IsKnown(code, table)) is { } unknown)
        {
            return IndicatorRefusals.Scheme(unknown);
        }

        return prefixes.Length > MostSchemes ? IndicatorRefusals.TooManySchemes(MostSchemes) : new Asked(measure, prefixes, ask.Filter.Size);
    }

    /// <summary>For kept asks, which were checked when they were kept.</summary>
    public static Asked? Kept(string name, string filter)
    {
        var parts = filter.Split('|');
        return RegistryMeasures.Find(name) is { } measure
            ? new Asked(measure, parts[0].Split(',', StringSplitOptions.RemoveEmptyEntries), parts[1].Length == 0 ? null : parts[1])
            : null;
    }

    public bool Fits(string kind, string scheme, string? band)
        => kind == Measure.Stretch && (size is null || size == band)
            && (schemes.Length == 0 || Array.Exists(schemes, prefix => scheme.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>The days on which a fitting stretch counts.</summary>
    public (DateOnly From, DateOnly To) Span(Stretch stretch)
        => Measure.CountsFirst ? (stretch.FirstOn!.Value, Stretch.EndOfYear(stretch.FirstOn.Value)) : (stretch.StartsOn, stretch.EndsOn);

    // A code that is listed, lies below a listed scheme, or is the beginning of listed ones.
    private static bool IsKnown(string code, SchemeTable table)
        => code.Length is > 0 and <= 10 && code.All(char.IsAsciiLetterOrDigit)
            && (table.Resolve(code) is { IsCatchAll: false } || table.All.Any(scheme => scheme.Prefix.StartsWith(code, StringComparison.Ordinal)));
}

internal static class IndicatorRefusals
{
    public static Refusal Unknown(string name) => new("registry.indicator.unknown", $"没有名为“{name}”的登记指标。请从指标目录（docs/indicators.md）选择。");

    public static Refusal Industry() => new(
        "registry.indicator.industry", "登记指标不能按行业筛选：上报模板中的国民经济行业不是公开字段，外人无法据此复算。请改按认证项目筛选，或绑定责任单位填报数。", "认证信息上报模板 103010、203010 的公开字段");

    public static Refusal Size(string size) => new(
        "registry.indicator.size", $"规模“{size}”不存在。请选 large（1000 人及以上）、medium（300–999 人）、small（20–299 人）或 micro（20 人以下）。", "统计上大中小微型企业划分办法（2017）");

    public static Refusal Scheme(string code) => new("registry.indicator.scheme", $"认证项目代码“{code}”不在项目表中。请填写项目表中的代码或其开头几位，如 A01、P0201。");

    public static Refusal TooManySchemes(int most) => new("registry.indicator.too-many-schemes", $"一个指标最多选 {most} 个认证项目代码。请改用上级代码。");
}
