namespace Zhiheng.Proofs;

internal static partial class ProofRefusals
{
    public static ProofRefusal NotSm2Der() => new("proofs.sm2.not-der", "签名不是规范的 DER 编码（两个整数 r、s），请提供原始签名文件。");

    public static ProofRefusal Sm4Length() => new("proofs.sm4.length", "密文参数长度不对：SM4-GCM 的密钥为 16 字节、随机数为 12 字节、认证标签为 16 字节。");

    public static ProofRefusal Sm4Tag() => new("proofs.sm4.bad-tag", "密文或附加数据已被改动，或密钥不符，无法解密。请核对密钥与文件来源。");
}
