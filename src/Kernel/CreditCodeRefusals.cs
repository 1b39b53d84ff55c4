namespace Zhiheng.Kernel;

internal static class CreditCodeRefusals
{
    private const string Standard = "GB 32100";

    public static Refusal Blank() => new(
        "kernel.credit-code.blank",
        "未填写统一社会信用代码，请按营业执照或登记证书填写 18 位代码。",
        Standard);

    public static Refusal Length(int length) => new(
        "kernel.credit-code.length",
        $"统一社会信用代码应为 18 位，现为 {length} 位。请核对是否漏填或多填。",
        Standard);

    public static Refusal Alphabet(int position, char found) => new(
        "kernel.credit-code.alphabet",
        LookAlikeOf(found) is { } likely
            ? $"统一社会信用代码第 {position} 位“{CodeText.Show(found.ToString())}”不在规定字符内（不使用 I、O、S、V、Z），是否应为“{likely}”？请核对后更正。"
            : $"统一社会信用代码第 {position} 位“{CodeText.Show(found.ToString())}”不在规定字符内，只能是数字或大写英文字母（不含 I、O、S、V、Z）。请核对后更正。",
        Standard);

    public static Refusal OrganizationCheck(char expected, char found) => new(
        "kernel.credit-code.organization-check",
        $"统一社会信用代码第 9–17 位（主体标识码）的校验码应为“{expected}”，第 17 位现为“{found}”，其中至少一位有误。请与登记证照核对。",
        $"{Standard}、GB 11714");

    public static Refusal Check(char expected, char found) => new(
        "kernel.credit-code.check",
        $"统一社会信用代码第 18 位校验码应为“{expected}”，现为“{found}”，其中至少一位有误。请与登记证照核对。",
        Standard);

    /// <summary>The five letters are left out of the alphabet because people and readers take them for these.</summary>
    private static char? LookAlikeOf(char found) => found switch
    {
        'I' => '1',
        'O' => '0',
        'S' => '5',
        'V' => 'U',
        'Z' => '2',
        _ => null,
    };
}
