using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Tree;

public class FrontierTests
{
    [Fact]
    public void It_has_the_root_of_what_was_appended()
    {
        var leaves = Leaves.Of(200);
        var frontier = new Frontier();

        for (var size = 0; size <= 200; size++)
        {
            Assert.Equal(size, frontier.Size);
            Assert.Equal(Leaves.RootByDefinition(leaves.AsSpan(0, size)), frontier.Root);
            frontier.Append(Leaves.At(size));
        }
    }

    [Fact]
    public void It_returns_every_complete_node_once()
    {
        var leaves = Leaves.Of(100);
        var frontier = new Frontier();
        var nodes = new List<TreeNode>();

        foreach (var leaf in leaves)
        {
            nodes.AddRange(frontier.Append(leaf));
        }

        Assert.Equal(100 + 50 + 25 + 12 + 6 + 3 + 1, nodes.Select(node => (node.Level, node.Index)).Distinct().Count());
        Assert.All(nodes, node => Assert.Equal(
            Leaves.RootByDefinition(leaves.AsSpan((int)(node.Index << node.Level), 1 << node.Level)), node.Hash));
    }

    [Fact]
    public void It_continues_after_a_restart()
    {
        var frontier = new Frontier();
        for (var i = 0; i < 1000; i++)
        {
            frontier = Frontier.Of(frontier.Size, frontier.Peaks.ToArray()).Value;
            frontier.Append(Leaves.At(i));
        }

        Assert.Equal(Leaves.RootByDefinition(Leaves.Of(1000)), frontier.Root);
    }

    [Fact]
    public void A_clone_goes_its_own_way()
    {
        var frontier = new Frontier();
        frontier.Append(Leaves.At(0));

        frontier.Clone().Append(Leaves.At(1));

        Assert.Equal(Leaves.At(0), frontier.Root);
    }

    [Theory]
    [InlineData(-1, 64)]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    public void Peaks_that_do_not_fit_the_size_are_refused(long size, int peaks)
        => Assert.Equal("proofs.tree.peaks", Frontier.Of(size, new TreeHash[peaks]).Refusal?.Code);
}
