using Zhiheng.Proofs.Log;

namespace Zhiheng.Proofs;

internal static partial class ProofRefusals
{
    public static ProofRefusal TilePathText(string text) => new(
        "proofs.tile.path", $"“{Shorten(text)}”不是哈希块或条目块的路径（如 tile/0/x001/067 或 tile/entries/000.p/15）。请核对地址。");

    public static ProofRefusal TileMissing(TilePath path) => new(
        "proofs.tile.missing", $"日志缺少文件 {path}，无法核验这一部分。请稍后重试；若始终缺少，日志可能隐瞒了内容。");

    public static ProofRefusal TileLength(TilePath path, int bytes) => new(
        "proofs.tile.length", $"文件 {path} 应为 {path.Width * 32} 字节，现为 {bytes} 字节。请重新获取。");

    public static ProofRefusal EntryTooLong(int bytes, int most) => new(
        "proofs.entry.too-long", $"日志条目共 {bytes} 字节，超过上限 {most} 字节。请缩短内容。");

    public static ProofRefusal BundleCount(int found, int expected) => new(
        "proofs.entry.count", $"条目块应有 {expected} 条，现有 {found} 条。请重新获取。");

    public static ProofRefusal BundleCutOff(int index) => new(
        "proofs.entry.cut-off", $"条目块在其第 {index + 1} 条处中断，长度与内容不符。请重新获取。");

    public static ProofRefusal LogAltered(long index) => new(
        "proofs.log.altered", $"第 {index} 条（从 0 起）的内容已被改写，与日志承诺的散列值不符。请保留证据并向监督部门反映。");

    public static ProofRefusal LogDeleted(long index, long count) => new(
        "proofs.log.deleted", $"第 {index} 条起有 {count} 条（从 0 起）被删除。请保留证据并向监督部门反映。");

    public static ProofRefusal LogInserted(long index, long count) => new(
        "proofs.log.inserted", $"第 {index} 条起多出 {count} 条（从 0 起）未经承诺的内容。请保留证据并向监督部门反映。");

    public static ProofRefusal LogReordered(long index, long other) => new(
        "proofs.log.reordered", $"第 {index} 条与第 {other} 条（从 0 起）之间的顺序被调换。请保留证据并向监督部门反映。");

    public static ProofRefusal LogTileAltered(long index) => new(
        "proofs.log.tile-altered", $"第 {index} 条（从 0 起）的内容属实，但公布的散列值被改动。请重新获取哈希块，仍不符时向监督部门反映。");

    public static ProofRefusal LogNodeAltered(TilePath path, long first, long last) => new(
        "proofs.log.node-altered", $"文件 {path} 与第 {first} 至第 {last} 条（从 0 起）的内容不符。请重新获取，仍不符时向监督部门反映。");

    public static ProofRefusal LogRoot(long size) => new(
        "proofs.log.root", $"全部 {size} 条重新计算出的根散列与检查点不符，日志内容已被改动。请提供上次核验保存的哈希块，以指明是哪一条。");

    public static ProofRefusal LogShrunk(long oldSize, long size) => new(
        "proofs.log.shrunk", $"日志从 {oldSize} 条减少为 {size} 条，第 {size} 条起（从 0 起）被删除。请保留两份检查点并向监督部门反映。");

    public static ProofRefusal LogForked(long index, string how) => new(
        "proofs.log.forked", $"日志出现分叉：自第 {index} 条起（从 0 起）与上次核验时不同（{how}），日志签署了两份互相矛盾的历史。请保留两份检查点并向监督部门反映。");

    public static ProofRefusal LogForkedSomewhere(long size) => new(
        "proofs.log.forked-somewhere", $"日志出现分叉：前 {size} 条与上次核验时不同。请保留两份检查点并向监督部门反映；提供上次保存的哈希块可指明是哪一条。");

    public static ProofRefusal LeafMalformed() => new(
        "proofs.log.leaf-malformed", "这一条目不是本账本的叶子格式（规范 JSON：at、commitment、kind、subject、v）。");

    public static ProofRefusal LeafPayload() => new(
        "proofs.log.leaf-payload", "出示的内容与叶子中的承诺不符：内容或盐值不是当时登记的。");
}
