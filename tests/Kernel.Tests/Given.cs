using System.Globalization;
using Zhiheng.Platform.Reference;

namespace Zhiheng.Kernel.Tests;

internal static class Given
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static RegionCode Region(string code) => RegionCode.Parse(code).Value;

    /// <summary>A calendar with the shipped working days, at an instant such as 2026-03-01T16:00:00Z.</summary>
    public static BusinessCalendar Calendar(string now = "2026-03-01T00:00:00Z") =>
        new(new StoppedClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)), ReferenceData.WorkingDays);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
