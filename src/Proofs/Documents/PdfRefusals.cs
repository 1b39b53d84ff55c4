namespace Zhiheng.Proofs;

internal static partial class ProofRefusals
{
    public static ProofRefusal NotAPdf() => new(
        "proofs.pdf.not-a-pdf",
        "这不是完整的 PDF 文件：缺少文件头或文件尾。请重新下载后再验。");

    public static ProofRefusal PdfMalformed(string place) => new(
        "proofs.pdf.malformed",
        $"PDF 文件的{place}已损坏，无法读取。请重新下载后再验。");

    public static ProofRefusal PdfUnsupported(string what) => new(
        "proofs.pdf.unsupported",
        $"PDF 文件使用了{what}，本工具不读取这种写法。请使用登记簿原样提供的文件。");

    public static ProofRefusal PdfHasNoSignature() => new(
        "proofs.pdf.no-signature",
        "PDF 文件没有电子签名，只能当作打印件看待。请从登记簿下载带签名的文件。");

    public static ProofRefusal PdfHasSeveralSignatures(int count) => new(
        "proofs.pdf.several-signatures",
        $"PDF 文件有 {count} 个签名域，登记簿的文件只有一个。请使用登记簿原样提供的文件。");

    public static ProofRefusal PdfHasSeveralRevisions() => new(
        "proofs.pdf.several-revisions",
        "PDF 文件在签名之后又保存过修改，所见内容可能不是签名时的内容。请从登记簿重新下载。");

    public static ProofRefusal PdfNotCovered() => new(
        "proofs.pdf.not-covered",
        "PDF 文件的签名没有覆盖整个文件，未覆盖的部分可能被改动。请从登记簿重新下载。");

    public static ProofRefusal PdfSignatureUnreadable() => new(
        "proofs.pdf.signature-unreadable",
        "PDF 文件中的签名数据不完整或含有多余内容，无法核验。请从登记簿重新下载。");

    public static ProofRefusal PdfSignatureWrong() => new(
        "proofs.pdf.bad-signature",
        "PDF 文件的内容与签名不符，文件在签名后被改动过。请从登记簿重新下载。");

    public static ProofRefusal PdfSignerNotBound() => new(
        "proofs.pdf.signer-not-bound",
        "签名没有指明或指错了签名证书（缺少 signing-certificate-v2 或其摘要不符），不能确定是谁签的。请从登记簿重新下载。");
}
