using Zhiheng.Kernel;

namespace Zhiheng.Web.Charts;

internal static class MapRefusals
{
    public static Refusal TooLarge(int megabytes) => new("web.map.too-large", $"地图文件超过 {megabytes} MB。请先简化边界（例如保留四位小数、合并细碎的点）再装入。");

    public static Refusal NoJson() => new("web.map.no-json", "这不是 JSON 文件。请给出 GeoJSON（UTF-8）。");

    public static Refusal NoFeatures(int most) => new("web.map.no-features", $"文件里没有 features，或多于 {most} 个。请给出一个地区的 GeoJSON FeatureCollection。");

    public static Refusal Feature(int number, RegionCode region) => new(
        "web.map.feature", $"第 {number} 个图形没有六位行政区划代码（属性 code、adcode 或 id），或代码重复，或不在 {region} 之内。请改正该图形后再装入；已装入的地图不变。");

    public static Refusal Shape(RegionCode code) => new(
        "web.map.shape", $"代码 {code} 的图形不是由经纬度组成的 Polygon 或 MultiPolygon。请改正后再装入；已装入的地图不变。");
}
