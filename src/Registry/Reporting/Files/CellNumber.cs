using System.Globalization;

namespace Zhiheng.Registry.Reporting.Files;

internal enum NumberFault
{
    None,
    NotANumber,
    Imprecise,
    NoSuchDate,
}

/// <summary>Numbers of a sheet as a person sees them: no exponent, no binary noise, dates as yyyy-MM-dd.</summary>
internal static class CellNumber
{
    /// <summary>A sheet keeps 15 digits; from here on the last ones of a code are gone.</summary>
    private const double FirstImprecise = 1e15;

    private const int SecondsOfDay = 86_400;
    private const int DayThatNeverWas = 60;

    /// <summary>31 December 9999.</summary>
    private const int LastDay = 2_958_465;

    private const int LastDay1904 = LastDay - 1_462;

    private static readonly DateTime DayZero = new(1899, 12, 31, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime DayZero1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static NumberFault Show(ReadOnlySpan<char> stored, CellFormat format, bool uses1904, out string shown)
    {
        if (format.Kind is CellKind.Number && stored.Length is > 0 and <= 15 && stored[0] is not '0'
            && stored.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            shown = stored.ToString();
            return NumberFault.None;
        }

        shown = "";
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return NumberFault.NotANumber;
        }

        return format.Kind is CellKind.Number or CellKind.Padded
            ? Plain(number, format.Digits, out shown)
            : Date(number, format.Kind, uses1904, out shown);
    }

    private static NumberFault Plain(double number, int digits, out string shown)
    {
        shown = "";
        if (Math.Abs(number) >= FirstImprecise)
        {
            return NumberFault.Imprecise;
        }

        // The conversion rounds to 15 significant digits, which is what a sheet shows of 0.1 + 0.2.
        var exact = (decimal)number;
        shown = digits > 0
            ? decimal.Round(exact).ToString(new string('0', digits), CultureInfo.InvariantCulture)
            : exact.ToString("0.############################", CultureInfo.InvariantCulture);
        return NumberFault.None;
    }

    private static NumberFault Date(double serial, CellKind kind, bool uses1904, out string shown)
    {
        shown = "";
        if (serial is < 0 or > LastDay + 1)
        {
            return NumberFault.NoSuchDate;
        }

        var seconds = (long)Math.Round(serial * SecondsOfDay);
        var (days, second) = ((int)(seconds / SecondsOfDay), (int)(seconds % SecondsOfDay));
        if (kind is CellKind.Time && days is 0)
        {
            shown = DayZero.AddSeconds(second).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            return NumberFault.None;
        }

        // The 1900 system counts a 29 February 1900 that never was, so that later days lie one further on.
        if (days > (uses1904 ? LastDay1904 : LastDay) || (!uses1904 && days is (0 or DayThatNeverWas)))
        {
            return NumberFault.NoSuchDate;
        }

        var day = uses1904
            ? DayZero1904.AddDays(days)
            : DayZero.AddDays(days > DayThatNeverWas ? days - 1 : days);

        shown = kind is CellKind.Date
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : day.AddSeconds(second).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return NumberFault.None;
    }
}
