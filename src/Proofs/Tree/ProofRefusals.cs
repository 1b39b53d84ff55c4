namespace Zhiheng.Proofs;

internal static partial class ProofRefusals
{
    public static ProofRefusal TreeHashLength(int bytes) => new(
        "proofs.tree.hash-length", $"散列值应为 32 字节，现为 {bytes} 字节。请重新获取证明文件。");

    public static ProofRefusal TreeHashText(string text) => new(
        "proofs.tree.hash-text", $"“{Shorten(text)}”不是 32 字节散列值的 Base64 写法（44 个字符）。请重新获取证明文件。");

    public static ProofRefusal TreePeaks(long size, int peaks) => new(
        "proofs.tree.peaks", $"大小为 {size} 的日志与给出的 {peaks} 个子树根不相符。请从哈希块重新计算。");

    public static ProofRefusal TreeNoNode(int level, long index) => new(
        "proofs.tree.no-node", $"日志中尚无第 {level} 层第 {index} 个完整节点。请核对日志大小。");

    public static ProofRefusal TreeIndexOutside(long index, long size) => new(
        "proofs.tree.index-outside", $"序号 {index} 不在大小为 {size} 的日志之内（序号从 0 起）。请核对检查点与证明是否配套。");

    public static ProofRefusal TreeSizes(long oldSize, long size) => new(
        "proofs.tree.sizes", $"先前的日志大小 {oldSize} 大于现在的大小 {size}，或为负数。日志只能增长，请核对检查点。");

    public static ProofRefusal TreeProofLength(int found, int expected) => new(
        "proofs.tree.proof-length", $"证明应含 {expected} 个散列值，现有 {found} 个。请重新获取证明文件。");

    public static ProofRefusal TreeProofTooLong() => new(
        "proofs.tree.proof-too-long", "证明含有多余的散列值。请重新获取证明。");

    public static ProofRefusal TreeInclusion(long index, long size) => new(
        "proofs.tree.inclusion", $"证明不成立：该内容不是大小为 {size} 的日志中的第 {index} 条（序号从 0 起）。内容或证明已被改动，或并不配套。");

    public static ProofRefusal TreeConsistency(long oldSize, long size) => new(
        "proofs.tree.consistency", $"证明不成立：大小为 {oldSize} 的日志不是大小为 {size} 的日志的开头。日志可能被改写，请保留两份检查点并向监督部门反映。");
}
