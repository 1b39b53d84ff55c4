namespace Zhiheng.Proofs;

internal static partial class ProofRefusals
{
    public static ProofRefusal NoteTooLarge(int bytes, int most) => new(
        "proofs.note.too-large", $"签名文本共 {bytes} 字节，超过上限 {most} 字节，未予处理。请核对文件是否正确。");

    public static ProofRefusal NoteMalformed() => new(
        "proofs.note.malformed", "签名文本不完整：应为以换行结尾的 UTF-8 正文、一个空行和至少一行签名，且无控制字符。请重新获取该文件。");

    public static ProofRefusal NoteTooManySignatures(int most) => new(
        "proofs.note.too-many-signatures", $"签名文本的签名多于 {most} 行，未予处理。请只保留需要的签名。");

    public static ProofRefusal NoteSignatureLine(string line) => new(
        "proofs.note.signature-line", $"签名行“{Shorten(line)}”不合格式，应为“— 密钥名 Base64”。请重新获取该文件。");

    public static ProofRefusal NoteBadSignature(string name) => new(
        "proofs.note.bad-signature", $"密钥“{Shorten(name)}”的签名与正文不符，正文或签名已被改动。请从发布者处重新获取。");

    public static ProofRefusal NoteUnsigned() => new(
        "proofs.note.unsigned", "没有由所信任的密钥作出的签名。请核对公钥是否正确，或该文件是否出自这一日志。");

    public static ProofRefusal NoteKeyText(string vkey) => new(
        "proofs.note.key-text", $"公钥“{Shorten(vkey)}”不合格式，应为“名称+8 位编号+Base64”。请从发布者处重新复制。");

    public static ProofRefusal NoteKeyName(string name) => new(
        "proofs.note.key-name", $"密钥名“{Shorten(name)}”为空，或含空格、加号、控制字符。请更换名称。");

    public static ProofRefusal NoteKeyId(string vkey) => new(
        "proofs.note.key-id", $"公钥“{Shorten(vkey)}”的编号与其内容不符，可能抄写有误。请从发布者处重新复制。");

    public static ProofRefusal NoteKeyAlgorithm(byte algorithm) => new(
        "proofs.note.key-algorithm", $"不支持签名类型 0x{algorithm:x2}，目前支持 0x01（Ed25519）和 0x04（Ed25519 见证签名）。请改用支持的密钥。");

    public static ProofRefusal NoteKeyLength(int bytes) => new(
        "proofs.note.key-length", $"Ed25519 密钥应为 32 字节，现为 {bytes} 字节。请核对密钥。");

    public static ProofRefusal NoteSecretText() => new(
        "proofs.note.secret-text", "私钥不合格式，应为“PRIVATE+KEY+名称+8 位编号+Base64”，且编号与内容相符。请核对密钥文件。");

    public static ProofRefusal CheckpointLines() => new(
        "proofs.checkpoint.lines", "检查点应至少有日志名称、大小、根散列三行，且没有空行。请重新获取检查点。");

    public static ProofRefusal CheckpointSize(string text) => new(
        "proofs.checkpoint.size", $"检查点第 2 行“{Shorten(text)}”不是日志大小（不带前导零的十进制数）。请重新获取检查点。");

    public static ProofRefusal CheckpointOrigin(string found, string expected) => new(
        "proofs.checkpoint.origin", $"检查点属于日志“{Shorten(found)}”，而不是“{Shorten(expected)}”。请核对日志与公钥是否配套。");

    public static ProofRefusal CheckpointQuorum(int found, int needed) => new(
        "proofs.checkpoint.quorum", $"检查点有 {found} 个所信任的见证签名，要求至少 {needed} 个。请稍后重新获取检查点。");

    public static ProofRefusal TlogProofMalformed() => new(
        "proofs.tlog-proof.malformed", "不是有效的 .tlog-proof 文件：应以“c2sp.org/tlog-proof@v1”开头，依次为序号、散列值、空行和检查点。请重新下载。");

    public static ProofRefusal WitnessMalformed() => new(
        "proofs.witness.malformed", "见证请求不合格式：应以“old 大小”开头，依次为散列值、空行和检查点。请核对客户端。");

    public static ProofRefusal WitnessUnknownLog() => new(
        "proofs.witness.unknown-log", "本见证人未登记这一日志。请先与见证人的运营者联系。");

    public static ProofRefusal WitnessOldSize(long found, long latest) => new(
        "proofs.witness.old-size", $"请求从大小 {found} 起证明，本见证人最近见证的大小是 {latest}。请从 {latest} 起重新提交。");
}
