using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Why one row, or the header, cannot be taken. <c>place</c> names line and column, or the cell of a sheet.</summary>
internal static class RowRefusals
{
    public static Refusal HeaderMissing() => new(
        "registry.file.header-missing",
        "文件里没有表头。请在第一行填写模板规定的列名后重新上报。");

    public static Refusal HeaderUnreadable(Refusal cause) => new(
        "registry.file.header-unreadable",
        $"表头无法读取：{cause.Message}");

    public static Refusal HeaderBlank(int line, string column) => new(
        "registry.file.header-blank",
        $"第 {line} 行表头的第 {column} 列没有列名。请补上列名，或删除该列（包括表尾的空列）后重新上报。");

    public static Refusal HeaderDuplicate(int line, string name, int first, int second) => new(
        "registry.file.header-duplicate",
        $"第 {line} 行表头的第 {first} 列和第 {second} 列都叫“{name}”。请只保留一列后重新上报。");

    public static Refusal TooManyColumns(int line, int columns, int limit) => new(
        "registry.file.too-many-columns",
        $"第 {line} 行有 {columns:N0} 列，超过上限 {limit} 列。请按模板删去多余的列后重新上报。");

    public static Refusal TooManyRows(int line, int limit) => new(
        "registry.file.too-many-rows",
        $"数据超过 {limit:N0} 行，从第 {line} 行起未读取。请把其余各行放到另一个文件上报。");

    public static Refusal TooManyCells(int line, int cells, int columns) => new(
        "registry.file.too-many-cells",
        $"第 {line} 行有 {cells:N0} 个单元格，而表头只有 {columns} 列。请检查内容里的逗号等分隔符是否用双引号括起。");

    public static Refusal CellTooLong(string place, int chars, int limit) => new(
        "registry.file.cell-too-long",
        $"{place}有 {(chars > limit ? $"{chars:N0}" : $"超过 {limit:N0}")} 个字符，上限为 {limit:N0} 个。请缩短内容；若不该这么长，请检查双引号是否成对。");

    public static Refusal RowTooLong(int line, int limit) => new(
        "registry.file.row-too-long",
        $"从第 {line} 行开始的一行超过上限 {limit:N0} 个字节仍未结束，其后各行无法读取。请检查该行的双引号是否成对。");

    public static Refusal ControlCharacter(string place, char c) => new(
        "registry.file.control-character",
        $"{place}含有控制字符 U+{(int)c:X4}。请删除该字符（重新键入内容）后上报。");

    public static Refusal BidiCharacter(string place, char c) => new(
        "registry.file.bidi-character",
        $"{place}含有会改变文字显示方向的字符 U+{(int)c:X4}，看到的内容与实际不同。请重新键入该内容后上报。");

    public static Refusal InvisibleCharacter(string place, char c) => new(
        "registry.file.invisible-character",
        $"{place}含有看不见的字符 U+{(int)c:X4}。请重新键入该内容（不要从网页复制）后上报。");

    public static Refusal StrayQuote(string place) => new(
        "registry.file.stray-quote",
        $"{place}的双引号位置不对。内容里的双引号要写成两个，并把整个单元格用双引号括起。");

    public static Refusal UnclosedQuote(string place, int openedOn) => new(
        "registry.file.unclosed-quote",
        $"{place}的双引号（从第 {openedOn} 行开始）直到文件末尾都没有结束，其后各行无法读取。请补上双引号后重新上报。");

    public static Refusal Formula(string place) => new(
        "registry.file.formula",
        $"{place}含有公式，系统不计算公式。请复制后“选择性粘贴为数值”再上报。");

    public static Refusal CellError(string place, string error) => new(
        "registry.file.cell-error",
        $"{place}是错误值 {error}。请更正后上报。");

    public static Refusal NumberImprecise(string place) => new(
        "registry.file.number-imprecise",
        $"{place}是超过 15 位的数字，表格软件已丢失末尾几位。请把该列设为“文本”格式并重新填写。");

    public static Refusal DateImpossible(string place, string serial) => new(
        "registry.file.date-impossible",
        $"{place}设为日期格式，但数值 {serial} 不是日期。请重新填写日期。");

    public static Refusal CellDamaged(string place) => new(
        "registry.file.cell-damaged",
        $"{place}的内容已损坏，无法读取。请重新填写该单元格，或用 Excel、WPS 另存后上报。");
}
