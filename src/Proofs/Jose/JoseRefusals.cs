namespace Zhiheng.Proofs;

internal static partial class ProofRefusals
{
    public static ProofRefusal NotAKey() => new("proofs.key.invalid", "公钥无法识别：需要 P-256 或 Ed25519 的验证公钥（JWK 或 multibase）。请核对密钥文件。");

    public static ProofRefusal JwsTooLarge(int characters, int most)
        => new("proofs.jws.too-large", $"JWT 共 {characters} 个字符，超过上限 {most}，未予处理。请确认选择的是电子证书文件。");

    public static ProofRefusal JwsMalformed()
        => new("proofs.jws.malformed", "这不是完整、规范的 JWT（应为以“.”分隔的三段 base64url 文字）。请重新下载原文件。");

    public static ProofRefusal JwsCritical() => new("proofs.jws.critical", "JWT 头部要求支持本程序不认识的扩展（crit），无法判断其含义，不予接受。");

    public static ProofRefusal JwsAlgorithm(string named, string expected)
        => new("proofs.jws.algorithm", $"JWT 声明的签名算法“{Shorten(named)}”与签发方密钥的算法 {expected} 不符，不予接受。");

    public static ProofRefusal JwsType(string? named, string expected)
        => new("proofs.jws.type", $"JWT 的类型是“{Shorten(named ?? "未写明")}”，不是 {expected}。请确认选择的是电子证书文件。");

    public static ProofRefusal JwsSignature() => new("proofs.jws.bad-signature", "签名与内容不符：内容已被改动，或不是由该密钥签发。请向签发机构核实。");
}
