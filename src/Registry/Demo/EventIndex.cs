namespace Zhiheng.Registry.Demo;

/// <summary>
/// All reports in the order of their files: period, body, kind, round, day, chain, step, main certificate before child. A file
/// says only one thing about a certificate, so what happens to it next in the same period goes to the next round. Each report is
/// one number of 64 bits, so that a province fits in a few megabytes and rows are made only when they are read.
/// </summary>
internal sealed class EventIndex
{
    private static readonly int Epoch = Days.Of(2014, 1, 1);

    private readonly ulong[] events;

    public EventIndex(IReadOnlyList<Chain> chains, LifeMaker lives, Profile profile, int today)
    {
        var list = new List<ulong>(chains.Count * 4);
        var life = new Life();
        var surveysFrom = Days.AddMonths(today, -profile.SurveillanceMonths);
        for (var c = 0; c < chains.Count; c++)
        {
            lives.Fill(life, chains[c]);
            var compulsory = DemoTables.Schemes[chains[c].Scheme].IsCompulsory;
            var (file, round) = (-1, 0);
            for (var s = 0; s < life.Count; s++)
            {
                if (life[s].Kind == StepKind.Survey && life[s].Day < surveysFrom && !chains[c].IsShowcase)
                {
                    continue;
                }

                // A new cycle is a new certificate, except for CCC.
                var period = PeriodOf(life[s].Day, profile);
                var next = (period << 4) | (compulsory ? 0 : life[s].Cycle);
                round = next == file ? round + 1 : 0;
                file = next;
                Add(list, chains[c], c, s, life, (ulong)period, !compulsory ? 0UL : life[s].Kind == StepKind.Survey ? 2UL : 1UL, (ulong)round);
            }
        }

        events = [.. list];
        Array.Sort(events);
    }

    public ReadOnlySpan<ulong> Events => events;

    /// <summary>The same for the reports of one file.</summary>
    public static ulong File(ulong item) => item >> 41;

    public static int Period(ulong item) => (int)(item >> 52);

    public static int Body(ulong item) => (int)(item >> 47) & 0x1F;

    /// <summary>0 systems, products and services; 1 compulsory certificates; 2 their yearly inspections, which are no certificate rows.</summary>
    public static int Kind(ulong item) => (int)(item >> 45) & 3;

    public static bool IsCompulsory(ulong item) => Kind(item) != 0;

    public static int Round(ulong item) => (int)(item >> 41) & 0xF;

    public static int Day(ulong item) => Epoch + ((int)(item >> 27) & 0x3FFF);

    public static int Chain(ulong item) => (int)(item >> 7) & 0xFFFFF;

    public static int Step(ulong item) => (int)(item >> 1) & 0x3F;

    public static bool IsChild(ulong item) => (item & 1) == 1;

    /// <summary>The last day of the period in which the item lies.</summary>
    public static int LastDay(ulong item, Profile profile) =>
        Days.AddMonths(Epoch, (Period(item) + 1) * profile.MonthsAFile) - 1;

    private static int PeriodOf(int day, Profile profile)
    {
        var date = Days.Date(day);
        return (((date.Year - 2014) * 12) + date.Month - 1) / profile.MonthsAFile;
    }

    private static void Add(
        List<ulong> list, in Chain chain, int number, int step, Life life, ulong period, ulong kind, ulong round)
    {
        var item = (period << 52) | ((ulong)chain.Body << 47) | (kind << 45) | (round << 41)
            | ((ulong)(life[step].Day - Epoch) << 27) | ((ulong)number << 7) | ((ulong)step << 1);
        list.Add(item);
        if (life.HasChild)
        {
            list.Add(item | 1);
        }
    }
}
