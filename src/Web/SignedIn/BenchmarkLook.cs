using Zhiheng.Kernel;
using Zhiheng.Studies.Benchmarks;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.SignedIn;

/// <summary>Words of benchmarks.</summary>
internal static class BenchmarkLook
{
    public static IReadOnlyList<Option> Figures(Say say) => [.. BenchmarkFigures.All.Select(figure => new Option(figure.Key, say[figure.Chinese, figure.English], say[figure.Definition, figure.EnglishDefinition]))];

    /// <summary>Divisions by code with the letter of their section; a blank choice first.</summary>
    public static IReadOnlyList<Option> Divisions(Say say)
        => [new Option("", say["请选择", "Choose"]), .. Industries.Sections.SelectMany(section => section.Divisions.Select(division => new Option(division.Key, $"{section.Section}{division.Key} {division.Value}")))];

    public static string Figure(Say say, string key) => BenchmarkFigures.Find(key) is { } figure ? say[figure.Chinese, figure.English] : key;

    public static string Industry(Say say, string industry) => say[new Words(Industries.Name(industry).Chinese, Industries.Name(industry).English)];

    /// <summary>A county, city or province by the prefix of its code; everywhere.</summary>
    public static string Place(Say say, RegionTable regions, string place)
        => place == GroupKey.Everywhere ? say["全部地区", "everywhere"] : regions.PathName(RegionCode.Parse(place.PadRight(RegionCode.Length, '0')).Value);

    public static Words Quarter(int quarter, bool higherIsBetter) => (quarter, higherIsBetter) switch
    {
        (0, true) => new("低于下四分位数，落后于约四分之三的企业", "below the first quartile: behind about three quarters of the firms"),
        (0, false) => new("低于下四分位数，优于约四分之三的企业", "below the first quartile: better than about three quarters of the firms"),
        (1, true) => new("在下四分位数与中位数之间", "between the first quartile and the median"),
        (1, false) => new("在下四分位数与中位数之间，好于半数企业", "between the first quartile and the median: better than half of the firms"),
        (2, true) => new("在中位数与上四分位数之间，好于半数企业", "between the median and the third quartile: better than half of the firms"),
        (2, false) => new("在中位数与上四分位数之间", "between the median and the third quartile"),
        (_, true) => new("高于上四分位数，优于约四分之三的企业", "above the third quartile: better than about three quarters of the firms"),
        _ => new("高于上四分位数，落后于约四分之三的企业", "above the third quartile: behind about three quarters of the firms"),
    };
}
