namespace Zhiheng.Registry.Demo;

/// <summary>
/// All reports in the order of their files: period, body, kind, day, chain, step, main certificate before child. Each is one
/// number of 64 bits, so that a province fits in a few megabytes and rows are made only when they are read.
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
            for (var s = 0; s < life.Count; s++)
            {
                if (life[s].Kind != StepKind.Survey || life[s].Day >= surveysFrom || chains[c].IsShowcase)
                {
                    Add(list, chains[c], c, s, life, profile);
                }
            }
        }

        events = [.. list];
        Array.Sort(events);
    }

    public ReadOnlySpan<ulong> Events => events;

    public static int Period(ulong item) => (int)(item >> 50);

    public static int Body(ulong item) => (int)(item >> 45) & 0x1F;

    public static bool IsCompulsory(ulong item) => ((item >> 44) & 1) == 1;

    public static int Day(ulong item) => Epoch + ((int)(item >> 29) & 0x7FFF);

    public static int Chain(ulong item) => (int)(item >> 7) & 0x3FFFFF;

    public static int Step(ulong item) => (int)(item >> 1) & 0x3F;

    public static bool IsChild(ulong item) => (item & 1) == 1;

    /// <summary>The last day of the period in which the item lies.</summary>
    public static int LastDay(ulong item, Profile profile) =>
        Days.AddMonths(Epoch, (Period(item) + 1) * profile.MonthsAFile) - 1;

    private static void Add(List<ulong> list, in Chain chain, int number, int step, Life life, Profile profile)
    {
        var date = Days.Date(life[step].Day);
        var period = (((date.Year - 2014) * 12) + date.Month - 1) / profile.MonthsAFile;
        var compulsory = DemoTables.Schemes[chain.Scheme].IsCompulsory ? 1UL : 0;
        var item = ((ulong)period << 50) | ((ulong)chain.Body << 45) | (compulsory << 44)
            | ((ulong)(life[step].Day - Epoch) << 29) | ((ulong)number << 7) | ((ulong)step << 1);
        list.Add(item);
        if (life.HasChild)
        {
            list.Add(item | 1);
        }
    }
}
