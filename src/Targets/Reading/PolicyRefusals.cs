using Zhiheng.Kernel;

namespace Zhiheng.Targets.Reading;

/// <summary>Why a file cannot be read as a policy document, and what to do instead.</summary>
internal static class PolicyRefusals
{
    private const string SaveAs = "请用 WPS 或 Word 另存为“Word 文档 (*.docx)”，或把文字另存为 TXT（UTF-8）后重新上传。";

    public static Refusal Empty() => new("targets.policy.empty", "文件是空的，没有可以读取的文字。请核对是否选错文件后重新上传。");

    public static Refusal TooLarge(long limit) => new("targets.policy.too-large", $"文件超过上限 {limit / 1024 / 1024} MB。政策文件的文字不会这么大，请去掉图片和附件后重新上传。");

    public static Refusal TooLong(int characters) => new("targets.policy.too-long", $"文件的文字超过上限 {characters:N0} 字。请只保留政策文件正文，分成几个文件后重新上传。");

    public static Refusal Pdf() => new("targets.policy.pdf", $"这是 PDF 文件；扫描的 PDF 里只有图片，没有文字，不能可靠读取。请上传原始的 Word 或网页文件；只有扫描件时，先用文字识别软件转成文字、逐字核对，再存为 TXT（UTF-8）上传。");

    public static Refusal Image() => new("targets.policy.image", "这是图片，没有文字可读。请上传原始的 Word 或网页文件，或先用文字识别软件转成文字、核对后存为 TXT（UTF-8）上传。");

    public static Refusal Macros() => new("targets.policy.macros", "这是带宏的 Word 文件（.docm 或含有宏），出于安全不予打开。请用 WPS 或 Word 另存为不带宏的“Word 文档 (*.docx)”后重新上传。");

    public static Refusal OldWord() => new("targets.policy.old-word", $"这是旧版 Word 文件（.doc）、WPS 文件或加密的 Office 文件，不能直接读取。{SaveAs}");

    public static Refusal NotWord() => new("targets.policy.not-word", $"文件是压缩包，但里面没有 Word 文档的正文。{SaveAs}");

    public static Refusal Damaged() => new("targets.policy.damaged", $"Word 文件已损坏或不完整，无法读取。{SaveAs}");

    public static Refusal Bomb() => new("targets.policy.bomb", "Word 文件解压后大得不合常理，已停止读取。请去掉图片和附件，另存后重新上传。");

    public static Refusal RichText() => new("targets.policy.rtf", $"这是 RTF 文件，不能直接读取。{SaveAs}");

    public static Refusal Encoding() => new("targets.policy.encoding", "文件的文字既不是 UTF-8 也不是 GB18030 编码。请用记事本另存为，编码选择“UTF-8”后重新上传。");

    public static Refusal Binary() => new("targets.policy.binary", $"文件内容不是文字。{SaveAs}");

    public static Refusal OnlyTables() => new("targets.policy.only-tables", "文件里只有表格，没有带编号的条文，无法确定任务和指标的上下文。请上传政策文件正文，表格里的指标请在核对页面逐条录入。");

    public static Refusal NoStructure() => new("targets.policy.no-structure", "没有找到“一、”“（一）”“1.”这样的条文编号，不像政策文件，什么也没有提取。请核对是否选错文件；如果编号在复制时丢失，请补上后重新上传。");
}
