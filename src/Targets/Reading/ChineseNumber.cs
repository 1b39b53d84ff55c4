namespace Zhiheng.Targets.Reading;

/// <summary>Numbers written with Chinese characters: 二十一, 一百零五, 二〇二〇.</summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Null when the characters are no number; never more than 99,999,999.</summary>
    public static int? Parse(string text)
    {
        if (text.Length is 0 or > 12)
        {
            return null;
        }

        return text.Length > 1 && text.All(c => DigitOf(c) >= 0) ? Places(text) : Counted(text);
    }

    private static int? Places(string text) => text.Length > 8 ? null : text.Aggregate(0, (sum, c) => (sum * 10) + DigitOf(c));

    private static int? Counted(string text)
    {
        int whole = 0, part = 0, digit = 0;
        foreach (var c in text)
        {
            if (DigitOf(c) is >= 0 and var value)
            {
                digit = value;
            }
            else if (c is '十' or '百' or '千')
            {
                part += (digit == 0 ? 1 : digit) * (c == '十' ? 10 : c == '百' ? 100 : 1000);
                digit = 0;
            }
            else if (c == '万' && whole == 0)
            {
                whole = (part + digit == 0 ? 1 : part + digit) * 10_000;
                (part, digit) = (0, 0);
            }
            else
            {
                return null;
            }
        }

        return whole + part + digit <= 99_999_999 ? whole + part + digit : null;
    }

    private static int DigitOf(char c) => c is '两' ? 2 : c is '〇' or 'O' or '○' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);
}
