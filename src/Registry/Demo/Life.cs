namespace Zhiheng.Registry.Demo;

/// <summary>
/// What happened to the certificates of one chain, in order of day. Reused from row to row: fill it with
/// <see cref="LifeMaker"/>, then ask. All days are weekdays up to the day of the demonstration.
/// </summary>
internal sealed class Life
{
    public const int MaxSteps = 64;

    private readonly int[] awards = new int[16];
    private readonly Step[] steps = new Step[MaxSteps];

    public int Count { get; private set; }

    public int Cycles { get; private set; }

    /// <summary>Years of validity of one certificate.</summary>
    public int Years { get; private set; }

    /// <summary>Recertifications before the first certificate that the register knows.</summary>
    public int EarlierCycles { get; private set; }

    public int FirstIssuedOn { get; private set; }

    public bool HasChild { get; set; }

    /// <summary>Further sites under the certificate.</summary>
    public int Sites { get; set; }

    public Step this[int index] => steps[index];

    public ReadOnlySpan<Step> Steps => steps.AsSpan(0, Count);

    public void Begin(int years, int earlierCycles, int firstIssuedOn)
    {
        (Count, Cycles, Years, EarlierCycles, FirstIssuedOn, HasChild, Sites) = (0, 0, years, earlierCycles, firstIssuedOn, false, 0);
    }

    public void AddCycle(int day)
    {
        awards[Cycles++] = day;
        Add(day, Cycles == 1 ? StepKind.Issue : StepKind.Recertify);
    }

    /// <summary>Steps are added in order of day; the cycle is the last one begun.</summary>
    public void Add(int day, StepKind kind)
    {
        var surveys = Count == 0 || kind is StepKind.Issue or StepKind.Recertify ? 0 : steps[Count - 1].Surveys;
        surveys += kind == StepKind.Survey ? 1 : 0;
        steps[Count++] = new(day, kind, (byte)(Cycles - 1), (byte)surveys);
    }

    /// <summary>Puts a step where its day belongs. It takes cycle and count from the step before.</summary>
    public void Insert(int day, StepKind kind)
    {
        var at = Count++;
        for (; at > 1 && steps[at - 1].Day > day; at--)
        {
            steps[at] = steps[at - 1];
        }

        steps[at] = steps[at - 1] with { Day = day, Kind = kind };
    }

    /// <summary>Forgets what lies after <paramref name="today"/>.</summary>
    public void Cut(int today)
    {
        while (Count > 0 && steps[Count - 1].Day > today)
        {
            Count--;
        }

        Cycles = Count == 0 ? 0 : steps[Count - 1].Cycle + 1;
    }

    public int Award(int cycle) => awards[cycle];

    public int Expiry(int cycle) => Days.LastDay(awards[cycle], Years);

    /// <summary>The step that suspended the certificate as it stands after <paramref name="index"/>, or −1.</summary>
    public int SuspendedBy(int index)
    {
        for (var i = index; i >= 0; i--)
        {
            if (steps[i].Kind == StepKind.Suspend)
            {
                return i;
            }

            if (steps[i].Kind is StepKind.Restore or StepKind.Revoke or StepKind.Cancel)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Whether the scope was changed at or before <paramref name="index"/>: widened 1, narrowed −1, not 0.</summary>
    public int ScopeChange(int index)
    {
        for (var i = index; i >= 0; i--)
        {
            if (steps[i].Kind is StepKind.Widen or StepKind.Narrow)
            {
                return steps[i].Kind == StepKind.Widen ? 1 : -1;
            }
        }

        return 0;
    }
}
