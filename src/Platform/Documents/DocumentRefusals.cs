using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Documents;

internal static class DocumentRefusals
{
    public static Refusal NoGlyph(Rune rune, string text) => new(
        "platform.document.no-glyph",
        $"“{Excerpt(text, rune)}”中的字符“{Show(rune)}”（U+{rune.Value:X4}）没有可用的字形，未生成文件。请核对该字，或在设置中加入含有该字的字体文件。");

    public static Refusal NeedsShaping(Rune rune, string text) => new(
        "platform.document.needs-shaping",
        $"“{Excerpt(text, rune)}”中的字符“{Show(rune)}”（U+{rune.Value:X4}）所属文字需要连写或从右向左排版，目前不能正确排印，未生成文件。请改填中文或拉丁字母写法。");

    public static Refusal TooTall() => new(
        "platform.document.too-tall",
        "有一块不可分页的内容超过一页的高度，未生成文件。请缩短签署栏或分栏中的文字。");

    public static Refusal QrTooDense(int length) => new(
        "platform.document.qr-too-dense",
        $"二维码内容有 {length} 个字符，印出来过密而无法扫描，未生成文件。请改用较短的网址。");

    public static Refusal SignatureTooLong(int length, int slot) => new(
        "platform.document.signature-too-long",
        $"签名有 {length} 字节，超过文件中预留的 {slot} 字节，未生成文件。请为签名方设置更大的预留长度。");

    public static Refusal FontMissing(string path) => new(
        "platform.document.font-missing",
        $"没有字体文件 {path}。请检查设置 ZHIHENG_FONTS 中的路径；多个文件之间用“{Path.PathSeparator}”分隔。");

    public static Refusal FontUnreadable(string name) => new(
        "platform.document.font-unreadable",
        $"字体文件 {name} 不是完整的 TrueType 字体，无法使用。请检查设置中的字体路径，或重新取得该文件。");

    public static Refusal FontHasNoTrueTypeOutlines(string name) => new(
        "platform.document.font-not-truetype",
        $"字体文件 {name} 使用 CFF（PostScript）轮廓，不能嵌入子集。请换用 TrueType 轮廓（glyf）的字体文件。");

    public static Refusal FontMayNotBeEmbedded(string name) => new(
        "platform.document.font-restricted",
        $"字体 {name} 自身声明不允许嵌入或不允许取子集。请换用许可嵌入的字体。");

    public static Refusal FontHasNoSuchFace(string name, int face) => new(
        "platform.document.font-face-missing",
        $"字体文件 {name} 中没有第 {face + 1} 个字面。请检查设置中的字面序号。");

    /// <summary>A few characters around the one in question, so that its place is found; surrogate pairs stay whole.</summary>
    private static string Excerpt(string text, Rune rune)
    {
        var runes = text.EnumerateRunes().ToList();
        var at = Math.Max(0, runes.IndexOf(rune));
        var from = Math.Max(0, at - 6);
        return string.Concat(runes.Skip(from).Take(13).Select(Show));
    }

    private static string Show(Rune rune) => Rune.IsControl(rune) ? "" : rune.ToString();
}
