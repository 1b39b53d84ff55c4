using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>Who was drawn in one stratum.</summary>
/// <param name="CutOff">The largest ticket that was drawn; null where nobody was to be drawn.</param>
/// <param name="Selected">In the order of tickets.</param>
/// <param name="Reserves">The next in order.</param>
public sealed record StratumResult(string Id, Ticket? CutOff, IReadOnlyList<string> Selected, IReadOnlyList<string> Reserves);

/// <summary>The smallest tickets of each stratum.</summary>
public static class Selecting
{
    private const int Part = 1 << 16;

    /// <summary>
    /// Refused where the lists are not those of the plan, where a subject belongs to no stratum or to several, or where a stratum does not
    /// have as many members as the plan says.
    /// </summary>
    /// <param name="exclusions">Sorted by id.</param>
    public static Proof<IReadOnlyList<StratumResult>> Of(DrawPlan plan, SubjectPool pool, IReadOnlyList<Exclusion> exclusions, TreeHash seed)
    {
        if (ListTrouble(plan, pool, exclusions) is { } trouble)
        {
            return trouble;
        }

        var strata = StrataOf(plan, pool);
        var excluded = Excluded(pool, exclusions);
        return strata.IsRefused ? strata.Refusal : excluded.IsRefused ? excluded.Refusal : Of(plan, pool, strata.Value, excluded.Value, seed);
    }

    private static ProofRefusal? ListTrouble(DrawPlan plan, SubjectPool pool, IReadOnlyList<Exclusion> exclusions)
        => pool.Count != plan.Subjects.Count || pool.Root(plan.Suite) != plan.Subjects.Root ? ProofRefusals.DrawPoolChanged("subjects", plan.Subjects.Count, pool.Count)
            : (plan.Exclusions ?? new ListRoot(Exclusions.Root(plan.Suite, []), 0)) is var list && (exclusions.Count != list.Count || Exclusions.Root(plan.Suite, exclusions) != list.Root)
                ? ProofRefusals.DrawPoolChanged("exclusions", list.Count, exclusions.Count)
            : null;

    /// <summary>The stratum of each pair of grade and region that occurs.</summary>
    private static Proof<int[]> StrataOf(DrawPlan plan, SubjectPool pool)
    {
        var kinds = pool.Kinds;
        var strata = new int[kinds.Count];
        for (var kind = 0; kind < strata.Length; kind++)
        {
            var (grade, region) = kinds[kind];
            var holding = Enumerable.Range(0, plan.Strata.Count).Where(number => plan.Strata[number].Holds(grade, region)).Take(2).ToList();
            if (holding.Count != 1)
            {
                return ProofRefusals.DrawStratumOf(grade, region, holding.Count);
            }

            strata[kind] = holding[0];
        }

        return strata;
    }

    private static Proof<int[]> Excluded(SubjectPool pool, IReadOnlyList<Exclusion> exclusions)
    {
        var excluded = new int[exclusions.Count];
        for (var i = 0; i < excluded.Length; i++)
        {
            if (pool.Find(exclusions[i].Id) is not { } index || (i > 0 && index <= excluded[i - 1]))
            {
                return ProofRefusals.DrawExclusion(exclusions[i].Id);
            }

            excluded[i] = index;
        }

        return excluded;
    }

    private static Proof<IReadOnlyList<StratumResult>> Of(DrawPlan plan, SubjectPool pool, int[] strata, int[] excluded, TreeHash seed)
    {
        var tickets = new Tickets(plan.Suite, seed);
        var drums = plan.Strata.Select(stratum => tickets.In(Tickets.Subject, stratum.Id)).ToArray();
        var wanted = plan.Strata.Select(stratum => (int)Math.Min((long)stratum.Draws + stratum.Reserves, stratum.Members)).ToArray();
        var whole = plan.Strata.Select((_, number) => new Smallest(wanted[number])).ToArray();
        var merging = new Lock();
        var next = -1;
        Parallel.For(0, Math.Min(Environment.ProcessorCount, (pool.Count / Part) + 1), _ =>
        {
            var mine = wanted.Select(count => new Smallest(count)).ToArray();
            for (int part; (long)(part = Interlocked.Increment(ref next)) * Part < pool.Count;)
            {
                Take(plan, pool, strata, excluded, drums, mine, part * Part, Math.Min(pool.Count, (part + 1) * Part));
            }

            lock (merging)
            {
                for (var number = 0; number < whole.Length; number++)
                {
                    whole[number].Add(mine[number]);
                }
            }
        });
        return Results(plan, pool, whole);
    }

    private static void Take(DrawPlan plan, SubjectPool pool, int[] strata, int[] excluded, Tickets.Drum[] drums, Smallest[] smallest, int from, int to)
    {
        var skip = Array.BinarySearch(excluded, from);
        skip = skip < 0 ? ~skip : skip;
        for (var index = from; index < to; index++)
        {
            if (skip < excluded.Length && excluded[skip] == index)
            {
                skip++;
                continue;
            }

            var number = strata[pool.Kind(index)];
            var drum = drums[number];
            var ticket = plan.Strata[number].Method == DrawMethod.Equal ? drum.Of(pool.Id(index), 0) : drum.Best(pool.Id(index), pool.Weight(index)).Ticket;
            smallest[number].Offer(ticket, index);
        }
    }

    private static Proof<IReadOnlyList<StratumResult>> Results(DrawPlan plan, SubjectPool pool, Smallest[] smallest)
    {
        var results = new StratumResult[plan.Strata.Count];
        for (var number = 0; number < results.Length; number++)
        {
            var stratum = plan.Strata[number];
            if (smallest[number].Offered != stratum.Members)
            {
                return ProofRefusals.DrawStratumCount(stratum.Id, stratum.Members, smallest[number].Offered);
            }

            var order = smallest[number].InOrder();
            var draws = stratum.Draws;
            results[number] = new(
                stratum.Id, draws == 0 ? null : order[draws - 1].Ticket,
                [.. order.Take(draws).Select(one => pool.IdOf(one.Index))], [.. order.Skip(draws).Select(one => pool.IdOf(one.Index))]);
        }

        return results;
    }
}
