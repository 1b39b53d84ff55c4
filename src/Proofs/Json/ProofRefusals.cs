namespace Zhiheng.Proofs;

internal static partial class ProofRefusals
{
    public static ProofRefusal JsonTooLarge(int bytes, int most) => new(
        "proofs.json.too-large", $"JSON 共 {bytes} 字节，超过上限 {most} 字节，未予处理。请拆分后重试。");

    public static ProofRefusal JsonTooMany(int most) => new(
        "proofs.json.too-many", $"JSON 的元素过多（逗号超过 {most} 个），未予处理。请拆分后重试。");

    public static ProofRefusal JsonNotUtf8(int position) => new(
        "proofs.json.not-utf8", $"JSON 第 {position + 1} 个字节起不是有效的 UTF-8 编码。请以不带 BOM 的 UTF-8 重新保存。");

    public static ProofRefusal JsonMalformed(long line, long position) => new(
        "proofs.json.malformed", $"JSON 第 {line + 1} 行第 {position + 1} 字节处不合语法，或嵌套过深。请核对原文件是否完整。");

    public static ProofRefusal JsonTooDeep(int most) => new(
        "proofs.json.too-deep", $"JSON 嵌套超过 {most} 层，未予处理。请减少嵌套层数。");

    public static ProofRefusal JsonDuplicateName(string name) => new(
        "proofs.json.duplicate-name", $"JSON 的同一对象中属性名“{Shorten(name)}”出现多次，含义不确定。请只保留一个。");

    public static ProofRefusal JsonLoneSurrogate() => new(
        "proofs.json.lone-surrogate", "JSON 字符串中有不成对的代理字符（\\uD800–\\uDFFF），不是有效文字。请更正该字符串。");

    public static ProofRefusal JsonNumber(string text) => new(
        "proofs.json.number", $"JSON 数值“{Shorten(text)}”超出双精度浮点数的范围，请改用字符串表示。");

    /// <summary>What came from outside is shown in messages only in part, so that a message stays a sentence.</summary>
    internal static string Shorten(string text)
    {
        var clean = string.Concat(text.Take(40).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '�' : c));
        return text.Length > 40 ? clean + "…" : clean;
    }
}
