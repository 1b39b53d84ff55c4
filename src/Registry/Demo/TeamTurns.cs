namespace Zhiheng.Registry.Demo;

/// <summary>
/// Which team of its body goes to which audit. Teams take turns in the order of days, and each body has one team more than
/// reports can fall into the days in which a team is out: nobody is ever in two places at once.
/// </summary>
internal sealed class TeamTurns
{
    private readonly int first;
    private readonly int[] teams;

    /// <param name="from">Audits before this day need no team.</param>
    public TeamTurns(ReadOnlySpan<ulong> events, int bodies, int from)
    {
        while (first < events.Length && EventIndex.Day(events[first]) < from)
        {
            first++;
        }

        teams = new int[events.Length - first];
        var byDay = new List<(int Body, int Day, int At)>();
        for (var i = first; i < events.Length; i++)
        {
            if (!EventIndex.IsCompulsory(events[i]))
            {
                byDay.Add((EventIndex.Body(events[i]), EventIndex.Day(events[i]), i));
            }
        }

        byDay.Sort();
        var most = MostAtOnce(byDay, bodies);
        var turns = new int[bodies];
        foreach (var (body, _, at) in byDay)
        {
            teams[at - first] = turns[body]++ % most[body];
        }
    }

    /// <summary>For an audit from the first day on.</summary>
    public int this[int at] => teams[at - first];

    private static int[] MostAtOnce(List<(int Body, int Day, int At)> byDay, int bodies)
    {
        var most = new int[bodies];
        var away = new Queue<(int Body, int Day)>();
        foreach (var (body, day, _) in byDay)
        {
            away.Enqueue((body, day));
            while (away.Peek().Body != body || away.Peek().Day <= day - Teams.TurnDays)
            {
                away.Dequeue();
            }

            most[body] = Math.Max(most[body], away.Count + 1);
        }

        return most.All(m => m < Teams.FactoryTeams)
            ? most
            : throw new InvalidOperationException("A body has more teams than it has numbers for.");
    }
}
