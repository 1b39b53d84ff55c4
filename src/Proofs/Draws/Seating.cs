namespace Zhiheng.Proofs.Draws;

/// <summary>Fills the seats of one task after another. Depends on nothing but the order of tasks and the tickets of the candidates.</summary>
internal sealed class Seating(TeamRule rule, Candidates candidates, IReadOnlyList<Inspector> inspectors)
{
    private readonly Dictionary<int, List<int>> teams = [];
    private readonly List<int>[] held = [.. inspectors.Select(_ => new List<int>())];

    // Those from whom no chain of changes leads to anybody free; true until a chain is applied.
    private readonly HashSet<int> exhausted = [];

    public Candidates Candidates => candidates;

    public IReadOnlyList<int> TeamOf(int task) => teams[task];

    /// <param name="task">Its number in the order of tasks.</param>
    /// <param name="offered">Its candidates, in any order.</param>
    public void Fill(int task, ReadOnlySpan<(Ticket Ticket, int Inspector)> offered)
    {
        teams[task] = [];
        foreach (var inspector in First(offered))
        {
            Seat(task, inspector);
        }

        while (teams[task].Count < rule.Size)
        {
            if (!Search(task, mustLead: teams[task].Count == rule.Size - 1 && !teams[task].Exists(one => inspectors[one].Leads)))
            {
                Release(task);
                return;
            }
        }
    }

    private bool IsFree(int inspector) => held[inspector].Count < inspectors[inspector].Capacity;

    /// <summary>The first free candidates; if nobody among them leads, the last seat is for the first who does, and stays open if there is none.</summary>
    private List<int> First(ReadOnlySpan<(Ticket Ticket, int Inspector)> offered)
    {
        var first = new List<(Ticket Ticket, int Inspector)>(rule.Size + 1);
        (Ticket Ticket, int Inspector)? leader = null;
        foreach (var one in offered)
        {
            if (!IsFree(one.Inspector))
            {
                continue;
            }

            var at = first.Count;
            while (at > 0 && IsBefore(one, first[at - 1]))
            {
                at--;
            }

            first.Insert(at, one);
            if (first.Count > rule.Size)
            {
                first.RemoveAt(rule.Size);
            }

            leader = inspectors[one.Inspector].Leads && (leader is null || IsBefore(one, leader.Value)) ? one : leader;
        }

        var team = first.ConvertAll(one => one.Inspector);
        if (!team.Exists(one => inspectors[one].Leads))
        {
            team = [.. team.Take(rule.Size - 1)];
            if (leader is { } leads)
            {
                team.Add(leads.Inspector);
            }
        }

        return team;
    }

    private static bool IsBefore((Ticket Ticket, int Inspector) one, (Ticket Ticket, int Inspector) other)
        => one.Ticket.CompareTo(other.Ticket) is var by && (by < 0 || (by == 0 && one.Inspector < other.Inspector));

    /// <summary>
    /// Breadth first: an open seat asks its candidates in order; one who is free takes it; one who is not would have to be replaced in a task
    /// of theirs, and each of those, in the order of tasks, is an open seat further away.
    /// </summary>
    private bool Search(int task, bool mustLead)
    {
        var visited = new HashSet<int>();
        var left = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var queue = new Queue<OpenSeat>([new(task, -1, mustLead, null)]);
        while (queue.TryDequeue(out var seat))
        {
            foreach (var (_, inspector) in candidates.Ordered(seat.Task, Next(seat, left, visited)))
            {
                visited.Add(inspector);
                if (IsFree(inspector))
                {
                    Apply(seat, inspector);
                    exhausted.Clear();
                    return true;
                }

                foreach (var other in held[inspector].Where(other => !seat.Passes(other)))
                {
                    queue.Enqueue(new(other, inspector, IsOnlyLeader(other, inspector), seat));
                }
            }
        }

        exhausted.UnionWith(visited);
        return false;
    }

    /// <summary>
    /// Whom to ask for this seat. Those who are left in a region are kept from one seat to the next: most seats of a long search lie in a
    /// region in which everybody has been asked already.
    /// </summary>
    private List<int> Next(OpenSeat seat, Dictionary<string, List<int>> left, HashSet<int> visited)
    {
        var region = candidates.RegionOf(seat.Task);
        if (!left.TryGetValue(region, out var some))
        {
            left[region] = some = [.. candidates.Eligible(seat.Task).Where(one => !exhausted.Contains(one))];
        }

        some.RemoveAll(visited.Contains);
        var team = teams[seat.Task];
        return some.FindAll(one => !team.Contains(one) && (!seat.MustLead || inspectors[one].Leads) && !candidates.IsRecused(seat.Task, one));
    }

    private bool IsOnlyLeader(int task, int inspector) => inspectors[inspector].Leads && teams[task].Count(one => inspectors[one].Leads) == 1;

    private void Apply(OpenSeat seat, int incoming)
    {
        for (; seat.From is { } from; seat = from)
        {
            teams[seat.Task][teams[seat.Task].IndexOf(seat.Leaving)] = incoming;
            held[seat.Leaving].Remove(seat.Task);
            Hold(incoming, seat.Task);
            incoming = seat.Leaving;
        }

        Seat(seat.Task, incoming);
    }

    private void Seat(int task, int inspector)
    {
        teams[task].Add(inspector);
        Hold(inspector, task);
    }

    private void Hold(int inspector, int task)
    {
        var at = held[inspector].BinarySearch(task);
        held[inspector].Insert(~at, task);
    }

    private void Release(int task)
    {
        foreach (var inspector in teams[task])
        {
            held[inspector].Remove(task);
        }

        if (teams[task].Count > 0)
        {
            exhausted.Clear();
        }

        teams[task].Clear();
    }

    /// <summary>A seat that would be open if <paramref name="Leaving"/> went to the seat <paramref name="From"/>.</summary>
    private sealed record OpenSeat(int Task, int Leaving, bool MustLead, OpenSeat? From)
    {
        public bool Passes(int task)
        {
            for (var seat = this; seat is not null; seat = seat.From)
            {
                if (seat.Task == task)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
