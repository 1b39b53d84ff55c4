using System.Globalization;
using Zhiheng.Kernel;

namespace Zhiheng.Inspection.Draws;

/// <summary>Codes of draws in words.</summary>
public static class DrawWords
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["closed"] = "已注销、吊销或停业", ["moved"] = "已迁出", ["unreachable"] = "通过登记的住所无法联系", ["conflict"] = "与检查人员有利害关系", ["case-open"] = "有在办案件",
    };

    public static string State(string state) => state switch
    {
        "committing" => "等待承诺",
        "frozen" => "已定稿",
        "held" => "已抽取",
        "void" => "已作废",
        _ => state,
    };

    public static string Role(string role) => role switch
    {
        "drawer" => "抽取人",
        "witness" => "见证人",
        "notary" => "公证员",
        "enterprise" => "企业代表",
        _ => "代表委员",
    };

    /// <summary>Beijing time.</summary>
    public static string Time(DateTimeOffset at) => at.ToOffset(BusinessCalendar.BeijingOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
