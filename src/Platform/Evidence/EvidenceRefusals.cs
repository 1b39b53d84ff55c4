using Zhiheng.Kernel;

namespace Zhiheng.Platform.Evidence;

internal static class EvidenceRefusals
{
    private const string Taken = "可上传 PDF、OFD、docx、xlsx、图片（png、jpg、heic）和文本（txt、csv）";

    public static Refusal Empty(string name) => new("platform.evidence.empty", $"文件“{name}”是空的。请检查后重新选择。");

    public static Refusal TooLarge(string name, long most) => new(
        "platform.evidence.too-large", $"文件“{name}”超过 {Size(most)} 的上限。请压缩图片或拆分后再上传。");

    public static Refusal TooMany(int most) => new(
        "platform.evidence.too-many", $"本事项最多上传 {most} 个文件，已经传满。请合并材料，或在新的事项中补充。");

    public static Refusal UnknownKind(string name) => new(
        "platform.evidence.unknown-kind", $"文件“{name}”的内容不属于可上传的类型。{Taken}，请转换后再上传。");

    public static Refusal Archive(string name) => new(
        "platform.evidence.archive", $"“{name}”是压缩包，不能上传。请解压后逐个上传其中的文件。");

    public static Refusal Program(string name) => new(
        "platform.evidence.program", $"“{name}”是程序或脚本，不能上传。请上传材料本身：{Taken}。");

    public static Refusal Markup(string name) => new(
        "platform.evidence.markup", $"“{name}”的内容是网页或 SVG，不能上传。请另存为 PDF 或图片后上传。");

    public static Refusal Macros(string name) => new(
        "platform.evidence.macros", $"“{name}”带有宏或控件，不能上传。请另存为不含宏的 docx 或 xlsx 后上传。");

    public static Refusal Encrypted(string name) => new(
        "platform.evidence.encrypted", $"“{name}”设有打开密码，无法检查。请取消密码后重新上传。");

    public static Refusal OldOffice(string name) => new(
        "platform.evidence.old-office", $"“{name}”是旧版 Office 文件或加了密码的文档。请取消密码并另存为 docx 或 xlsx 后上传。");

    public static Refusal Bomb(string name) => new(
        "platform.evidence.bomb", $"“{name}”展开后过大，不能上传。请删去多余内容，或另存为 PDF 后上传。");

    public static Refusal Damaged(string name, EvidenceKind kind) => new(
        "platform.evidence.damaged", $"“{name}”作为{EvidenceKinds.Name(kind)}不完整或已损坏。请用原程序打开检查，重新保存后上传。");

    public static Refusal Polyglot(string name) => new(
        "platform.evidence.polyglot", $"“{name}”同时是两种类型的文件，不能上传。请用原程序重新保存或打印成 PDF 后上传。");

    public static Refusal NotText(string name) => new(
        "platform.evidence.not-text", $"“{name}”不是 UTF-8 或 GB 18030 编码的文本。请另存为 UTF-8 编码后上传。");

    public static Refusal NotAsNamed(string name, EvidenceKind kind) => new(
        "platform.evidence.not-as-named", $"“{name}”的内容是{EvidenceKinds.Name(kind)}，与文件名或所报类型不符。请核对文件，改正扩展名后上传。");

    public static Refusal NotForPurpose(string name, EvidenceKind kind, IEnumerable<EvidenceKind> taken) => new(
        "platform.evidence.not-for-purpose",
        $"此处不收{EvidenceKinds.Name(kind)}（“{name}”）。请改传{string.Join('、', taken.Select(EvidenceKinds.Name))}。");

    public static Refusal Virus(string name, string virus) => new(
        "platform.evidence.virus", $"“{name}”查出病毒（{virus}），未予保存。请在本机杀毒后重新制作文件。");

    public static Refusal ScannerDown() => new(
        "platform.evidence.scanner-down", "病毒检查暂时不可用，文件未予保存。请稍后再传；多次不成请告知平台管理员。");

    public static Refusal ScannerLimit() => new(
        "platform.evidence.scanner-limit", "文件超过病毒检查程序的大小上限，未予保存。请拆分后再传，或请平台管理员调高上限（StreamMaxLength）。");

    public static Refusal Unknown() => new("platform.evidence.unknown", "没有这个文件，或它已不在此处。请回到事项页面重新打开。");

    private static string Size(long bytes) => bytes >= 1024 * 1024 ? $"{bytes / 1024 / 1024} MB" : $"{Math.Max(1, bytes / 1024)} KB";
}
