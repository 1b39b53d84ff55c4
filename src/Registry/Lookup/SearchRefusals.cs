using Zhiheng.Kernel;

namespace Zhiheng.Registry.Lookup;

internal static class SearchRefusals
{
    public static Refusal TextLength(int length) => new(
        "registry.search.text-length", $"查询内容最多 {SearchText.MostChars} 个字符，收到 {length} 个。请缩短后重试。");

    public static Refusal Characters() => new("registry.search.characters", "查询内容含有控制字符或残缺字符。请删除后重新输入。");

    public static Refusal Limit(int limit) => new(
        "registry.search.limit", $"每页条数应为 1 至 {CertificateLookup.MostOnPage}，收到 {limit}。");

    public static Refusal Cursor() => new("registry.search.cursor", "翻页标记不正确，或与当前查询不符。请从第一页重新查询。");

    public static Refusal Scheme() => new(
        "registry.search.scheme", "认证项目应为代码或其前几位，1 至 10 个字母或数字，例如 A01。请改正筛选条件。");

    public static Refusal Region() => new("registry.search.region", "行政区划应为六位数字代码，例如 370100。请改正筛选条件。");

    public static Refusal Body() => new("registry.search.body", "认证机构批准号应为 1 至 30 个可见字符。请改正筛选条件。");
}
