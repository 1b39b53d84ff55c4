using System.Text;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Notes;

/// <summary>What tlog-proof files and add-checkpoint requests share: head lines, hashes one a line, a blank line, a checkpoint.</summary>
internal static class HashLines
{
    /// <summary>A path through a tree of less than 2⁶³ leaves.</summary>
    public const int Most = 63;

    /// <summary>The lines before the first blank line, and the bytes after it.</summary>
    public static (string[] Head, byte[] Note)? Split(ReadOnlySpan<byte> bytes)
    {
        var blank = bytes.Length > 2 * SignedNote.MostBytes ? -1 : bytes.IndexOf("\n\n"u8);
        return blank < 0 ? null : (Encoding.Latin1.GetString(bytes[..blank]).Split('\n', Most + 4), bytes[(blank + 2)..].ToArray());
    }

    public static Proof<TreeHash[]> Parse(ReadOnlySpan<string> lines)
    {
        if (lines.Length > Most)
        {
            return ProofRefusals.TreeProofTooLong();
        }

        var hashes = new TreeHash[lines.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            var hash = TreeHash.Parse(lines[i]);
            if (hash.IsRefused)
            {
                return hash.Refusal;
            }

            hashes[i] = hash.Value;
        }

        return hashes;
    }

    public static string Text(IEnumerable<TreeHash> hashes) => string.Concat(hashes.Select(hash => hash.ToBase64() + "\n"));
}
