namespace Zhiheng.Kernel;

internal static class OrganizationCodeRefusals
{
    private const string Standard = "GB 11714";

    public static Refusal Blank() => new(
        "kernel.organization-code.blank",
        "未填写组织机构代码，请填写 9 位代码。",
        Standard);

    public static Refusal Length(int length) => new(
        "kernel.organization-code.length",
        $"组织机构代码应为 9 位，现为 {length} 位。请核对是否漏填或多填。",
        Standard);

    public static Refusal Alphabet(int position, char found) => new(
        "kernel.organization-code.alphabet",
        $"组织机构代码第 {position} 位“{CodeText.Show(found.ToString())}”不是数字或大写英文字母。请核对原件。",
        Standard);

    public static Refusal Check(char expected, char found) => new(
        "kernel.organization-code.check",
        $"组织机构代码第 9 位校验码应为“{expected}”，现为“{found}”，其中至少一位有误。请核对原件。",
        Standard);
}
