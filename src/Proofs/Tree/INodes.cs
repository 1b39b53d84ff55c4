namespace Zhiheng.Proofs.Tree;

/// <summary>Where the complete nodes of a tree come from: memory, tiles on a disk, tiles behind a network.</summary>
public interface INodes
{
    /// <summary>The node over the leaves [index·2^level, (index+1)·2^level), all of which the tree has.</summary>
    Proof<TreeHash> Node(int level, long index);
}

/// <summary>Every complete node of a tree that is held in memory.</summary>
public sealed class NodesInMemory : INodes
{
    private readonly List<List<TreeHash>> levels = [];
    private readonly Frontier frontier = new();

    public NodesInMemory(ReadOnlySpan<TreeHash> leaves = default)
    {
        foreach (ref readonly var leaf in leaves)
        {
            Append(leaf);
        }
    }

    public long Size => frontier.Size;

    public TreeHash Root => frontier.Root;

    public void Append(in TreeHash leaf)
    {
        foreach (ref readonly var node in frontier.Append(leaf))
        {
            if (levels.Count == node.Level)
            {
                levels.Add([]);
            }

            levels[node.Level].Add(node.Hash);
        }
    }

    public Proof<TreeHash> Node(int level, long index)
        => level >= 0 && level < levels.Count && index >= 0 && index < levels[level].Count
            ? levels[level][(int)index]
            : ProofRefusals.TreeNoNode(level, index);
}
