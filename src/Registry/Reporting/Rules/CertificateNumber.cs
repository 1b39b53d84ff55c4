using System.Buffers;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>
/// Certificate numbers: upper case, half width, without blanks (the reader has done that), letters, digits and a few marks.
/// Numbers of management systems have no national form, so nothing is read out of them (rules.md §1.3).
/// </summary>
internal static class CertificateNumber
{
    /// <summary>Year of first issue 4, body 2, product 4, serial 6.</summary>
    private const int CompulsoryLength = 16;

    /// <summary>The compulsory certificate with its 16 digits came with the regulation of 2001.</summary>
    private const int FirstCompulsoryYear = 2002;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/._()+#:&*");

    // Cyrillic and Greek capitals that no eye can tell from a Latin one, and their Latin twins in the same place.
    private const string Foreign = "АВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private const string Latin = "ABEKMHOPCTXIJSABEZHIKMNOPTYX";

    /// <summary>Returns the number to register: foreign look-alikes are replaced. Null when the row is rejected.</summary>
    public static string? Check(RowContext context, int slot)
    {
        if (context.Cells.Text(slot) is not { } number)
        {
            return null;
        }

        var column = context.Cells.Column(slot);
        if (number.AsSpan().ContainsAnyExcept(Allowed))
        {
            var latin = WithLatinLetters(number);
            if (latin.AsSpan().ContainsAnyExcept(Allowed))
            {
                context.Add(NumberFindings.Malformed(column, number));
                return null;
            }

            context.Add(NumberFindings.ForeignLetters(column, number, latin));
            context.Cells.Replace(slot, latin);
            return latin;
        }

        return number;
    }

    /// <summary>An O or I between digits is more often a 0 or 1; the number is registered as it stands.</summary>
    public static void CheckLookAlikes(RowContext context, int slot, string? number)
    {
        if (number is not null && HasLetterBetweenDigits(number))
        {
            context.Add(NumberFindings.LookAlike(context.Cells.Column(slot), number));
        }
    }

    /// <summary>Sixteen digits whose year is neither before the scheme nor in the future. Returns the product digits, null when there are none.</summary>
    public static string? CheckCompulsory(RowContext context, int slot, string number)
    {
        var column = context.Cells.Column(slot);
        if (number.Length != CompulsoryLength || number.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            context.Add(NumberFindings.CompulsoryMalformed(column, number));
            return null;
        }

        var year = ((number[0] - '0') * 1000) + ((number[1] - '0') * 100) + ((number[2] - '0') * 10) + number[3] - '0';
        if (year < FirstCompulsoryYear || year > context.ReportedOn.Year)
        {
            context.Add(NumberFindings.CompulsoryYear(column, number, year));
        }

        return number[6..10];
    }

    private static string WithLatinLetters(string number) => string.Create(number.Length, number, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var twin = Foreign.IndexOf(source[i]);
            target[i] = twin < 0 ? source[i] : Latin[twin];
        }
    });

    private static bool HasLetterBetweenDigits(string number)
    {
        for (var i = 1; i + 1 < number.Length; i++)
        {
            if (number[i] is 'O' or 'I' && char.IsAsciiDigit(number[i - 1]) && char.IsAsciiDigit(number[i + 1]))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What can be wrong with a certificate number.</summary>
internal static class NumberFindings
{
    private const string Structure = "强制性产品认证证书编号规则";

    public static Finding Malformed(FileColumn column, string value) => new(
        "registry.report.number-malformed",
        Severity.Reject,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”“{column.Show(value)}”含有编号中不应出现的字符。请只用字母、数字和 - / . ( ) 等符号。");

    public static Finding ForeignLetters(FileColumn column, string value, string read) => new(
        "registry.report.number-foreign-letters",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”中有与拉丁字母形近的西里尔或希腊字母，已按 {column.Show(read)} 登记。请改用拉丁字母。");

    public static Finding LookAlike(FileColumn column, string value) => new(
        "registry.report.number-look-alike",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"“{column.Spec.Meaning}”“{column.Show(value)}”的数字之间夹有字母 O 或 I，已原样登记。请核对是否应为数字 0 或 1。");

    public static Finding CompulsoryMalformed(FileColumn column, string value) => new(
        "registry.report.ccc-number-malformed",
        Severity.Reject,
        column.Header,
        column.Show(value),
        $"CCC 证书号“{column.Show(value)}”应为 16 位数字（4 位年份、2 位机构、4 位产品、6 位流水），不含字母 O、I。请核对。",
        Structure);

    public static Finding CompulsoryYear(FileColumn column, string value, int year) => new(
        "registry.report.ccc-number-year",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"CCC 证书号“{column.Show(value)}”的首次发证年份 {year} 早于制度实施或晚于上报日。请核对。",
        Structure);

    public static Finding CompulsoryProduct(FileColumn column, string value, string product) => new(
        "registry.report.ccc-product-unlisted",
        Severity.Warn,
        column.Header,
        column.Show(value),
        $"CCC 证书号“{column.Show(value)}”的产品代码 {product} 不在本系统掌握的目录中。请核对产品类别。",
        Structure);
}
