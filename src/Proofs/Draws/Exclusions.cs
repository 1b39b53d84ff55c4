using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>Lists other than that of the subjects; they are short enough to be kept as they are.</summary>
public static class Exclusions
{
    /// <param name="exclusions">Sorted by id.</param>
    public static TreeHash Root(DrawSuite suite, IReadOnlyList<Exclusion> exclusions)
        => DrawTree.Root(suite, exclusions.Count, index => suite.Leaf(exclusions[index].ToBytes()));
}
