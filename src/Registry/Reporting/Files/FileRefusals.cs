using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Why a whole file cannot be taken.</summary>
internal static class FileRefusals
{
    private const string SaveAs = "请用 Excel 或 WPS 另存为“Excel 工作簿 (*.xlsx)”或“CSV UTF-8（逗号分隔）”后重新上报。";

    public static Refusal NotFound(string path) => new(
        "registry.file.not-found",
        $"找不到文件“{Path.GetFileName(path)}”。请核对文件路径。");

    public static Refusal NoAccess(string path) => new(
        "registry.file.no-access",
        $"无法读取“{Path.GetFileName(path)}”：没有读取权限，或者它是一个文件夹。请核对路径和权限。");

    public static Refusal Empty() => new(
        "registry.file.empty",
        "文件是空的（0 字节）。请核对是否选错文件，或重新导出后上报。");

    public static Refusal TooLarge(long bytes, long limit) => new(
        "registry.file.too-large",
        $"文件有 {bytes:N0} 字节，超过上限 {limit:N0} 字节。请拆成几个文件分别上报。");

    public static Refusal Utf16() => new(
        "registry.file.utf16",
        "文件开头是 UTF-16 或 UTF-32 编码（“Unicode 文本”）。请另存为“CSV UTF-8（逗号分隔）”后重新上报。");

    public static Refusal NotUtf8(long offset, long line) => new(
        "registry.file.not-utf8",
        $"文件是 UTF-8 编码，但第 {line} 行（第 {offset + 1:N0} 字节处）有损坏的字符，可能是传输中断或拼接不当。请重新导出后上报。");

    public static Refusal UnknownEncoding(long utf8Offset, long utf8Line, long gbOffset, long gbLine) => new(
        "registry.file.unknown-encoding",
        $"文件既不是 UTF-8（第 {utf8Line} 行、第 {utf8Offset + 1:N0} 字节处不符），也不是 GB18030（第 {gbLine} 行、第 {gbOffset + 1:N0} 字节处不符）。{SaveAs}");

    public static Refusal Binary(string kind) => new(
        "registry.file.binary",
        $"文件内容是{kind}，不是 CSV 或 XLSX。{SaveAs}");

    public static Refusal OldExcel() => new(
        "registry.file.old-xls",
        "文件是旧版 Excel 97-2003 格式（.xls）或其他旧版 Office 文档。请另存为“Excel 工作簿 (*.xlsx)”后重新上报。");

    public static Refusal Encrypted() => new(
        "registry.file.xlsx-encrypted",
        "工作簿设有打开密码，无法读取。请取消密码保护后重新上报。");

    public static Refusal WebPage() => new(
        "registry.file.web-page",
        $"文件内容是网页或 XML（第 1 字节为“<”），只是扩展名像表格。{SaveAs}");

    public static Refusal BinaryWorkbook() => new(
        "registry.file.xlsb",
        "文件是 Excel 二进制工作簿（.xlsb）。请另存为“Excel 工作簿 (*.xlsx)”后重新上报。");

    public static Refusal NotAWorkbook() => new(
        "registry.file.zip-not-workbook",
        $"文件是压缩包，但里面没有 Excel 工作簿。{SaveAs}");

    public static Refusal TruncatedZip() => new(
        "registry.file.xlsx-truncated",
        "XLSX 文件不完整：缺少末尾的目录，上传或复制可能中断。请重新取得完整文件后上报。");

    public static Refusal DamagedZip(string what) => new(
        "registry.file.xlsx-damaged",
        $"XLSX 文件已损坏：{what}。请用 Excel 或 WPS 打开、另存后重新上报。");

    public static Refusal TooManyZipEntries(int limit) => new(
        "registry.file.zip-entries",
        $"XLSX 文件内的部件超过 {limit:N0} 个，不是正常的报表。请只保留一张数据表，另存后重新上报。");

    public static Refusal CompressionRatio(string part, int limit) => new(
        "registry.file.zip-ratio",
        $"XLSX 部件 {part} 的压缩比超过 {limit} 倍，疑似压缩炸弹，已停止读取。请另存为 CSV 后上报。");

    public static Refusal UnpackedTooLarge(string part, long limit) => new(
        "registry.file.zip-too-large",
        $"XLSX 解压到部件 {part} 时超过上限 {limit:N0} 字节，已停止读取。请拆成几个文件，或另存为 CSV 后上报。");

    public static Refusal ElementTooLarge(string part, long limit) => new(
        "registry.file.xlsx-element-too-large",
        $"XLSX 部件 {part} 中有一行或一个元素超过 {limit:N0} 字节，已停止读取。请检查是否把大段内容贴进了一个单元格。");

    public static Refusal Dtd(string part) => new(
        "registry.file.xml-dtd",
        $"XLSX 部件 {part} 含有 DTD（实体定义），正常的表格不会有，已拒绝读取。请用 Excel 或 WPS 另存后重新上报。");

    public static Refusal DamagedXml(string part, int line, int position) => new(
        "registry.file.xml-damaged",
        $"XLSX 部件 {part} 第 {line} 行第 {position} 个字符处的内容已损坏，其后无法读取。请用 Excel 或 WPS 打开、另存后重新上报。");

    public static Refusal NoSheet() => new(
        "registry.file.no-sheet",
        "工作簿里没有可见的数据表。请把数据放在第一张可见的工作表后重新上报。");

    public static Refusal ChangedWhileReading(long offset) => new(
        "registry.file.changed",
        $"读到第 {offset + 1:N0} 字节时文件已被其他程序改动，其后无法读取。请关闭正在使用它的程序后重新上报。");
}
