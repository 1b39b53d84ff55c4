namespace Zhiheng.Proofs;

internal static partial class ProofRefusals
{
    public static ProofRefusal NotDidWeb(string did) => new("proofs.did.not-web", $"“{Shorten(did)}”不是有效的 did:web 标识，无法找到签发方的公钥。");

    public static ProofRefusal NotADidDocument() => new("proofs.did.document", "签发方的 DID 文档无法识别或过大。请重新获取 did.json。");

    public static ProofRefusal OtherDidDocument(string found, string wanted)
        => new("proofs.did.other-document", $"所给 DID 文档属于“{Shorten(found)}”，需要的是“{Shorten(wanted)}”的文档。");

    public static ProofRefusal NoProof() => new("proofs.integrity.no-proof", "该文件没有内嵌签名（proof），无法证明由谁签发。请使用签发机构提供的原文件。");

    public static ProofRefusal ProofSuite(string suite) => new("proofs.integrity.suite", $"内嵌签名使用了本程序不接受的套件“{Shorten(suite)}”，只接受 ecdsa-jcs-2019。");

    public static ProofRefusal ProofOption(string name) => new("proofs.integrity.option", $"内嵌签名的“{name}”一项缺失、不符或本程序不支持，不予接受。");

    public static ProofRefusal ProofSignature() => new("proofs.integrity.bad-signature", "内嵌签名与内容不符：内容已被改动，或不是由该密钥签发。请向签发机构核实。");

    public static ProofRefusal StatusListTooLarge(int most) => new("proofs.status.too-large", $"状态列表展开后超过 {most} 项，未予处理。");

    public static ProofRefusal StatusListTooShort(int entries, int fewest) => new("proofs.status.too-short", $"状态列表只有 {entries} 项，少于标准要求的 {fewest} 项。");

    public static ProofRefusal StatusListMalformed() => new("proofs.status.malformed", "状态列表的内容无法识别。请重新获取状态列表。");

    public static ProofRefusal StatusListMissing(string url) => new("proofs.status.missing", $"没有取得状态列表“{Shorten(url)}”，无法判断证书是否被暂停或撤销。请联网后重试，或提供状态列表文件。");

    public static ProofRefusal StatusListOther(string url) => new("proofs.status.other-list", $"所给状态列表与证书所指的“{Shorten(url)}”不符（地址、签发方、用途或序号不同）。请重新获取状态列表。");

    public static ProofRefusal StatusListNotCurrent() => new("proofs.status.not-current", "状态列表不覆盖所问的时间（已过期或尚未生效）。请获取最新的状态列表。");

    public static ProofRefusal StatusUnknown() => new("proofs.status.unknown-kind", "证书的状态条目不是本程序认识的种类，无法判断其状态。");

    public static ProofRefusal CredentialMalformed(string member) => new("proofs.credential.malformed", $"该文件不是规范的电子证书：“{member}”缺失或格式不符。");

    public static ProofRefusal CredentialHeader() => new("proofs.credential.header", "JWT 头部的签发方、密钥或内容类型与证书内容不一致，不予接受。");

    public static ProofRefusal CredentialForeignKey() => new("proofs.credential.foreign-key", "签名所用密钥不属于证书写明的签发方，不予接受。请向签发机构核实。");

    public static ProofRefusal CredentialUnknownKey(string issuer) => new("proofs.credential.unknown-key", $"签发方“{Shorten(issuer)}”公布的密钥中没有签名所用的密钥，不予接受。");

    public static ProofRefusal CredentialIssuerMissing(string issuer)
        => new("proofs.credential.issuer-missing", $"没有取得签发方“{Shorten(issuer)}”的公钥文档，无法判断真伪。请联网后重试，或提供 did.json。");

    public static ProofRefusal CredentialContext(string context)
        => new("proofs.credential.unknown-context", $"证书使用了未知的术语表“{Shorten(context)}”，其含义无法确定。");

    public static ProofRefusal CredentialNotYetValid(DateTimeOffset from) => new("proofs.credential.not-yet-valid", $"证书自 {Minute(from)} 起才有效。");

    public static ProofRefusal CredentialExpired(DateTimeOffset until) => new("proofs.credential.expired", $"证书已于 {Minute(until)} 到期。");

    public static ProofRefusal CredentialSuspended() => new("proofs.credential.suspended", "证书已被暂停。");

    public static ProofRefusal CredentialRevoked() => new("proofs.credential.revoked", "证书已被撤销、注销或由新证书取代。");

    /// <summary>Beijing has had no summer time since 1991.</summary>
    private static string Minute(DateTimeOffset instant)
        => instant.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy年M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
