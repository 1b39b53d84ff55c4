namespace Zhiheng.Kernel;

internal static class DeadlineClockRefusals
{
    public static Refusal AlreadyPaused(DateOnly since) => new(
        "kernel.clock.already-paused",
        $"办理时限自 {since:yyyy-MM-dd} 起已中止，请先恢复计时，再办理新的中止。");

    public static Refusal PausedBeforeStart(DateOnly from, DateOnly start) => new(
        "kernel.clock.paused-before-start",
        $"中止日期 {from:yyyy-MM-dd} 应晚于时限起始日 {start:yyyy-MM-dd}，请更正中止日期。");

    public static Refusal PausesOverlap(DateOnly from, DateOnly last) => new(
        "kernel.clock.pauses-overlap",
        $"中止日期 {from:yyyy-MM-dd} 与上一次中止（截至 {last:yyyy-MM-dd}）重叠，请填写其后的日期。");

    public static Refusal NotPaused() => new(
        "kernel.clock.not-paused",
        "办理时限没有处于中止状态，无需恢复计时。请核对办理环节。");

    public static Refusal ResumedBeforePause(DateOnly last, DateOnly from) => new(
        "kernel.clock.resumed-before-pause",
        $"中止截止日 {last:yyyy-MM-dd} 早于中止起始日 {from:yyyy-MM-dd}，请更正日期。");
}
