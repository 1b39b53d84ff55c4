using Zhiheng.Kernel;

namespace Zhiheng.Studies.Benchmarks;

internal static class BenchmarkRefusals
{
    public static Refusal Figure() => new("studies.benchmark.figure", "没有这项对标指标。请从列表中选择。") { English = "There is no such figure. Choose one of the list." };

    public static Refusal Period(int first, int last) => new("studies.benchmark.period", $"年份须在 {first} 至 {last} 之间：只对标已经结束的年度。请重新选择。")
    {
        English = $"The year lies between {first} and {last}: only years that are over are compared.",
    };

    public static Refusal Value() => new("studies.benchmark.value", "数值须是 0 至 100 的百分数，最多两位小数，用小数点，不加百分号。请更正。")
    {
        English = "The value is a percentage from 0 to 100 with up to two decimals, a point and no percent sign.",
    };

    public static Refusal Division() => new("studies.benchmark.division", "请从国民经济行业分类的列表中选择本单位的行业大类。") { English = "Choose your division of the industrial classification." };

    public static Refusal Region() => new("studies.benchmark.region", "登记簿中没有本单位的所在地区，不能参加对标。请联系登记机关更正本单位的登记。")
    {
        English = "The register does not know your region. Have your record corrected first.",
    };

    public static Refusal Consent() => new("studies.benchmark.consent", "请勾选同意后再提交：数值只用于五家以上的匿名分组。") { English = "Tick the consent first: the value counts in anonymous groups of five or more only." };

    public static Refusal TooFew() => new("studies.benchmark.too-few", $"从区县、行业大类放宽到全部地区、全部行业，可以公布的分组仍不足 {Publication.Least} 家，暂不显示。有更多企业参加后再来查看。")
    {
        English = $"No group of {Publication.Least} firms can be shown yet, not even of all places and industries. Come back when more take part.",
    };
}
