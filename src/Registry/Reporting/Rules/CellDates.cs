using System.Text;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>Dates as reporting files write them: 2014-08-22, 2014-8-2, 2014/08/22, 20140822, 2014年8月2日, with or without a time.</summary>
internal static class CellDates
{
    /// <summary>Certification in China is younger than this, and a certificate that runs longer is a typing error.</summary>
    private const int FirstYear = 1949;

    private const int LastYear = 2100;

    /// <summary>1982-02-18 to 2064-04-08 in the day count of spreadsheets.</summary>
    private const int FirstSerial = 30_000;

    private const int LastSerial = 60_000;

    /// <param name="hasTime">The text states at least an hour.</param>
    /// <param name="isSerial">The text is the bare day count of a spreadsheet.</param>
    public static bool TryRead(string text, out DateTime value, out bool hasTime, out bool isSerial)
    {
        hasTime = false;
        isSerial = false;
        if (text.Length == 10 && text[4] == '-' && text[7] == '-'
            && Digits(text, 0, 4) is var year and >= 0 && Digits(text, 5, 2) is var month and >= 0 && Digits(text, 8, 2) is var day and >= 0)
        {
            return TryMake(year, month, day, 0, 0, 0, out value);
        }

        return TryReadParts(Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormKC), out value, out hasTime, out isSerial);
    }

    private static bool TryReadParts(string text, out DateTime value, out bool hasTime, out bool isSerial)
    {
        value = default;
        hasTime = false;
        isSerial = false;
        Span<int> parts = stackalloc int[7];
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            var from = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            if (i == from || !TryAdd(text, from, i - from, parts, ref count) || !SkipSeparator(text, ref i))
            {
                return false;
            }
        }

        if (count == 1 && parts[0] is >= FirstSerial and <= LastSerial && text.Length == 5)
        {
            isSerial = true;
            value = new DateTime(1899, 12, 30).AddDays(parts[0]);
            return true;
        }

        hasTime = count > 3;
        return count >= 3 && TryMake(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], out value);
    }

    /// <summary>Eight digits are a day, fourteen a day and a time; fractions of a second, the seventh part, are dropped.</summary>
    private static bool TryAdd(string text, int from, int length, Span<int> parts, ref int count)
    {
        if (count == 0 && length is 8 or 14)
        {
            parts[count++] = Digits(text, from, 4);
            for (var i = 4; i < length; i += 2)
            {
                parts[count++] = Digits(text, from + i, 2);
            }

            return true;
        }

        if (count == parts.Length || length > 5)
        {
            return count == 6;
        }

        parts[count++] = Digits(text, from, length);
        return true;
    }

    /// <summary>One mark with blanks around it; a value may also end in 日 or 秒.</summary>
    private static bool SkipSeparator(string text, ref int i)
    {
        var marks = 0;
        while (i < text.Length && !char.IsAsciiDigit(text[i]))
        {
            if (text[i] != ' ' && (text[i] is not ('-' or '/' or '.' or ':' or 'T' or '年' or '月' or '日' or '时' or '分' or '秒') || ++marks > 1))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    private static int Digits(string text, int from, int length)
    {
        var number = 0;
        for (var i = from; i < from + length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return -1;
            }

            number = (number * 10) + text[i] - '0';
        }

        return number;
    }

    private static bool TryMake(int year, int month, int day, int hour, int minute, int second, out DateTime value)
    {
        var exists = year is >= FirstYear and <= LastYear && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60;
        value = exists ? new DateTime(year, month, day, hour, minute, second) : default;
        return exists;
    }
}
