using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Log;

/// <summary>Compares the tiles above level 0 with the nodes that follow from the leaves, one tile of each level at a time.</summary>
internal sealed class UpperTiles(long size, Func<TilePath, ReadOnlyMemory<byte>?> read)
{
    private readonly Dictionary<int, (TilePath Path, TreeHash[]? Hashes)> current = [];

    public IEnumerable<LogFinding> Compare(ReadOnlySpan<TreeNode> completed)
    {
        var findings = new List<LogFinding>();
        for (var level = 8; level < completed.Length; level += 8)
        {
            if (Compare(completed[level]) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return findings;
    }

    private LogFinding? Compare(TreeNode node)
    {
        var path = Tiles.Holding(node.Level / 8, node.Index, size);
        var (first, last) = (node.Index << node.Level, ((node.Index + 1) << node.Level) - 1);
        if (!current.TryGetValue(path.Level, out var tile) || tile.Path != path)
        {
            var hashes = TileBytes.Hashes(path, read);
            current[path.Level] = tile = (path, hashes.IsRefused ? null : hashes.Value);
            if (hashes.IsRefused)
            {
                var fault = hashes.Refusal.Code == ProofRefusals.TileMissing(path).Code ? LogFault.Missing : LogFault.Malformed;
                return new(fault, first, null, hashes.Refusal);
            }
        }

        return tile.Hashes is null || tile.Hashes[node.Index & 255] == node.Hash
            ? null
            : new(LogFault.NodeAltered, first, last, ProofRefusals.LogNodeAltered(path, first, last));
    }
}
