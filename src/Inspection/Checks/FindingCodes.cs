using System.Collections.Frozen;
using Zhiheng.Kernel;

namespace Zhiheng.Inspection.Checks;

/// <summary>The codes of a finding (rules.md §4.5, the later set; several may be chosen) and which of them exclude each other.</summary>
public static class FindingCodes
{
    public const string NothingFound = "1";

    /// <summary>In the order of the form, with the words of the national publicity list where it has such.</summary>
    public static readonly IReadOnlyList<(string Code, string Text, string National)> All =
    [
        ("1", "未发现问题", "未发现问题"),
        ("E", "发现问题经责令已改正", "发现问题已责令改正"),
        ("A", "发现问题待后续处理", "发现问题待后续处理"),
        ("B", "未按规定公示应当公示的信息", "未按规定公示其他应当公示的信息"),
        ("C", "公示信息隐瞒真实情况、弄虚作假", "公示信息隐瞒真实情况弄虚作假"),
        ("D", "违反其他工商行政管理规定", "发现问题待后续处理"),
        ("3", "违反食品药品管理规定", "发现问题待后续处理"),
        ("4", "违反质量技术监督管理规定", "发现问题待后续处理"),
        ("5", "违反其他规定", "发现问题待后续处理"),
        ("G", "违反公安管理规定", "发现问题待后续处理"),
        ("6", "通过登记的住所（经营场所）无法联系", "通过登记的住所无法联系"),
        ("7", "已关闭停业或正在组织清算", "未发现开展本次抽查涉及的经营活动"),
        ("8", "不配合检查情节严重", "不配合检查情节严重"),
        ("F", "未发现开展本次抽查涉及的经营活动", "未发现开展本次抽查涉及的经营活动"),
        ("9", "已注销", "未发现开展本次抽查涉及的经营活动"),
        ("10", "已被吊销", "未发现开展本次抽查涉及的经营活动"),
        ("11", "已被撤销登记", "未发现开展本次抽查涉及的经营活动"),
        ("12", "已迁出", "未发现开展本次抽查涉及的经营活动"),
    ];

    private static readonly FrozenSet<string> Problems = FrozenSet.ToFrozenSet(["E", "A", "B", "C", "D", "3", "4", "5", "G", "6", "8"], StringComparer.Ordinal);
    private static readonly FrozenSet<string> Gone = FrozenSet.ToFrozenSet(["9", "10", "11", "12"], StringComparer.Ordinal);

    // A to G with the codes below A, but for 6: who has gone may well be out of reach.
    private static readonly FrozenSet<string> NotOfWhoIsGone = FrozenSet.ToFrozenSet(["A", "B", "C", "D", "E", "F", "G", "3", "4", "5"], StringComparer.Ordinal);

    /// <summary>What has to be followed up: something that was found and is not yet put right.</summary>
    private static readonly FrozenSet<string> Open = FrozenSet.ToFrozenSet(["A", "B", "C", "D", "3", "4", "5", "G", "6", "8"], StringComparer.Ordinal);

    public static string TextOf(string code) => All.FirstOrDefault(one => one.Code == code).Text ?? code;

    /// <summary>Whether anything has to follow.</summary>
    public static bool HasOpen(IEnumerable<string> codes) => codes.Any(Open.Contains);

    /// <summary>The first thing that is wrong with a choice, or null.</summary>
    public static Refusal? Trouble(IReadOnlyList<string> codes)
    {
        if (codes.Count == 0)
        {
            return CheckRefusals.NoCode();
        }

        if (codes.FirstOrDefault(code => All.All(one => one.Code != code)) is { } unknown)
        {
            return CheckRefusals.UnknownCode(unknown);
        }

        if (codes.Distinct(StringComparer.Ordinal).Count() != codes.Count)
        {
            return CheckRefusals.RepeatedCode();
        }

        if (codes.Contains(NothingFound) && codes.FirstOrDefault(Problems.Contains) is { } problem)
        {
            return CheckRefusals.CodesExclude(NothingFound, problem);
        }

        return codes.FirstOrDefault(Gone.Contains) is { } gone && codes.FirstOrDefault(NotOfWhoIsGone.Contains) is { } other
            ? CheckRefusals.CodesExclude(gone, other)
            : null;
    }
}
