using System.Globalization;

namespace Zhiheng.Web.Look;

/// <summary>How dates and numbers are written on every page, in both languages alike.</summary>
public static class Show
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The last day of a validity, or that it has none.</summary>
    public static Words Expiry(DateOnly? day) => day is { } last ? new(Day(last), Day(last)) : new("长期", "no end");

    /// <summary>Beijing time to the minute.</summary>
    public static string Minute(DateTimeOffset instant) => instant.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset instant) => instant.ToOffset(Beijing).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count that may have stopped: counting further would have cost more than the figure is worth.</summary>
    public static string Count(long count, bool isCapped) => Count(count) + (isCapped ? "+" : "");

    /// <summary>Bytes in the largest unit that leaves at least one.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1 << 20 => (bytes / (double)(1 << 20)).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
        >= 1 << 10 => (bytes / (double)(1 << 10)).ToString("0.#", CultureInfo.InvariantCulture) + " kB",
        _ => Count(bytes) + " B",
    };
}
