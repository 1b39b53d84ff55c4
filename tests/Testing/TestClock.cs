namespace Zhiheng.Testing;

/// <summary>A clock that stands until it is set, unless it has a <see cref="Tick"/>. Starts on 2026-06-01, 10:00 in Beijing.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);

    /// <summary>How far the clock moves on each time it is asked.</summary>
    public TimeSpan Tick { get; set; }

    public override DateTimeOffset GetUtcNow() => now += Tick;

    public void Set(DateOnly beijingDay) => now = new DateTimeOffset(beijingDay, new TimeOnly(2, 0), TimeSpan.Zero);

    public void Advance(TimeSpan by) => now += by;
}
