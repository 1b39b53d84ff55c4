namespace Zhiheng.Proofs.Draws;

/// <summary>Maximum flow from node 0 to node 1 (Dinic: shortest paths, level by level).</summary>
internal sealed class Flow(int nodes)
{
    private readonly List<(int To, long Left)> edges = [];
    private readonly List<int>[] from = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private int[] level = [];

    /// <summary>Times that the levels were built; for tests, since time is no measure.</summary>
    public int Rounds { get; private set; }

    public void Edge(int one, int other, long capacity)
    {
        from[one].Add(edges.Count);
        edges.Add((other, capacity));
        from[other].Add(edges.Count);
        edges.Add((one, 0));
    }

    public long Push()
    {
        var sum = 0L;
        while (Build())
        {
            Rounds++;
            var next = new int[nodes];
            while (Along(0, long.MaxValue, next) is > 0 and var more)
            {
                sum += more;
            }
        }

        return sum;
    }

    /// <summary>After <see cref="Push"/>: whether more would reach this node, that is, whether the bottleneck lies behind it.</summary>
    public bool IsReached(int node) => level[node] >= 0;

    private bool Build()
    {
        level = new int[nodes];
        Array.Fill(level, -1);
        level[0] = 0;
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var edge in from[node])
            {
                if (edges[edge].Left > 0 && level[edges[edge].To] < 0)
                {
                    level[edges[edge].To] = level[node] + 1;
                    queue.Enqueue(edges[edge].To);
                }
            }
        }

        return level[1] >= 0;
    }

    /// <summary>No deeper than the network has levels, which is seven without and a few times that with changes.</summary>
    private long Along(int node, long amount, int[] next)
    {
        if (node == 1)
        {
            return amount;
        }

        for (; next[node] < from[node].Count; next[node]++)
        {
            var edge = from[node][next[node]];
            var (to, left) = edges[edge];
            if (left > 0 && level[to] == level[node] + 1 && Along(to, Math.Min(amount, left), next) is > 0 and var pushed)
            {
                edges[edge] = (to, left - pushed);
                edges[edge ^ 1] = (node, edges[edge ^ 1].Left + pushed);
                return pushed;
            }
        }

        return 0;
    }
}
