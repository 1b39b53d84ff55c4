using System.Globalization;
using System.Text;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Tree;

internal static class Leaves
{
    /// <summary>The leaf hashes of entries "0", "1", "2" …</summary>
    public static TreeHash[] Of(int count) => [.. Enumerable.Range(0, count).Select(At)];

    public static TreeHash At(int index) => Merkle.Leaf(Encoding.ASCII.GetBytes(index.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The root by the definition of RFC 6962 section 2.1, word for word.</summary>
    public static TreeHash RootByDefinition(ReadOnlySpan<TreeHash> leaves)
    {
        if (leaves.Length <= 1)
        {
            return leaves.Length == 0 ? Merkle.Empty : leaves[0];
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return Merkle.Node(RootByDefinition(leaves[..split]), RootByDefinition(leaves[split..]));
    }
}
