using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Zhiheng.Fuzz;

/// <summary>Processor time of this thread: other programs on the machine make an input look slow, but not work.</summary>
internal static partial class Work
{
    private const int ThreadProcessorTime = 3;

    public static TimeSpan Done()
        => OperatingSystem.IsLinux() && ReadClock(ThreadProcessorTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
