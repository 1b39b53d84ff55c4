using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Zhiheng.Proofs;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Documents;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Cli;

internal sealed record VerifyCertificateOrder(
    string File, IReadOnlyList<string> Dids, IReadOnlyList<string> Lists, string? Proof, string? Checkpoint, string? Ledger, IReadOnlyList<string> Keys,
    DateOnly? On, bool Online, IReadOnlyList<string> Issuers, IReadOnlyList<string> Platforms);

/// <summary>
/// One of four answers about an electronic certificate: 0 genuine and valid, 1 genuine but not valid, 2 not genuine, 3 cannot tell.
/// What could not be fetched never counts against the certificate.
/// </summary>
internal static class VerifyCertificate
{
    public const int CannotTell = 3;

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>Refusals that say that this reader does not read such a file, not that the file was changed.</summary>
    private static bool IsNotOurs(string code) => code is "proofs.pdf.not-a-pdf" or "proofs.pdf.unsupported" or "proofs.pdf.no-signature";

    public static async Task<int> Run(VerifyCertificateOrder order, TimeProvider clock, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(order.File, ct);
        using var evidence = new VerifyEvidence(order.Dids, order.Lists, order.Online);
        var asOf = Instant(order.On, clock.GetUtcNow());
        SignedPdf? pdf = null;
        if (bytes.AsSpan().StartsWith("%PDF"u8))
        {
            var read = SignedPdf.Read(bytes);
            if (read.IsRefused)
            {
                return Answer(IsNotOurs(read.Refusal.Code) ? Standing.CannotTell : Standing.NotGenuine, Words(read.Refusal), asOf);
            }

            pdf = read.Value;
            Console.WriteLine($"PDF：签名覆盖整个文件且成立，签名时间（自述）{Minute(pdf.SignedAt)}。");
            if (Attached(pdf) is not { } attached)
            {
                return Answer(Standing.CannotTell, "PDF 没有附带电子证书，无法得知签发方与状态。请从登记簿下载原文件。", asOf);
            }

            bytes = attached;
        }

        using (pdf?.Signer)
        {
            return Judge(order, bytes, pdf, evidence, asOf);
        }
    }

    private static int Judge(VerifyCertificateOrder order, byte[] credential, SignedPdf? pdf, VerifyEvidence evidence, DateTimeOffset asOf)
    {
        var verdict = CredentialVerifier.Check(Encoding.UTF8.GetString(credential), evidence.Document, evidence.List, asOf);
        Describe(verdict);
        if (verdict.Standing is Standing.NotGenuine)
        {
            return Answer(verdict.Standing, Words(verdict.Reason!), asOf);
        }

        var missing = Objection(order, verdict, pdf, evidence);
        if (missing is null && (order.Proof ?? order.Checkpoint) is not null && verdict.Credential is { } found)
        {
            missing = Ledger(order, found) ? null : "账本不能证明这张证书在其中，见上。";
        }

        var reason = verdict.Reason is { } refusal ? Words(refusal) : null;
        return missing is not null && verdict.Standing != Standing.CannotTell ? Answer(Standing.CannotTell, missing, asOf)
            : Answer(verdict.Standing, verdict.Standing == Standing.CannotTell ? string.Join('；', evidence.Troubles.Prepend(reason!)) : reason, asOf, verdict.StatusAsOf);
    }

    private static bool Ledger(VerifyCertificateOrder order, JsonElement credential)
    {
        VerifyTiles? tiles = null;
        try
        {
            tiles = VerifyTiles.Of(order.Ledger, order.Online, credential);
            var (holds, words) = VerifyInclusion.Check(credential, Read(order.Proof), Read(order.Checkpoint), order.Keys, tiles is null ? null : tiles.Get);
            Console.WriteLine(holds || tiles?.Trouble is not { } trouble ? words : $"{words} {trouble}");
            return holds;
        }
        catch (UnreachableException error)
        {
            Console.WriteLine($"账本：{error.Message}");
            return false;
        }
        finally
        {
            tiles?.Dispose();
        }

        static byte[]? Read(string? file) => file is null ? null : File.ReadAllBytes(file);
    }

    /// <summary>Genuine means genuine for its issuer: null only if the issuer is one that the caller chose, and the PDF is signed by it or its platform.</summary>
    private static string? Objection(VerifyCertificateOrder order, CredentialVerdict verdict, SignedPdf? pdf, VerifyEvidence evidence)
    {
        if (verdict.Issuer is not { } issuer)
        {
            return null;
        }

        var platform = string.Join(':', issuer.Split(':').Take(3));
        var chosen = evidence.Named.Contains(issuer) || order.Issuers.Contains(issuer, StringComparer.Ordinal)
            || order.Platforms.Any(url => platform == DidWeb.Of(Address(url)));
        if (!chosen)
        {
            return $"签名与签发方“{issuer}”一致，但您没有指明认可这一签发方，任何人都可以有这样的标识。请核对后用 --issuer 或 --platform 指明，或用 --did 给出其文档。";
        }

        if (pdf is null)
        {
            return null;
        }

        return Key(pdf) is { } key && evidence.Publishes(key, issuer, platform) is { } published
            ? published ? null : "附带的电子证书属实，但 PDF 本身不是由签发方或其平台公布的密钥签名的，版面文字不可采信。请从登记簿重新下载。"
            : $"附带的电子证书属实，但没有取得 PDF 签名者的公钥文档（{platform} 的 did.json），无法判断版面文字。请用 --did 给出，或加 --online。";
    }

    private static byte[]? Attached(SignedPdf pdf)
        => (pdf.Attachments.FirstOrDefault(file => file.MediaType.StartsWith("application/vc", StringComparison.Ordinal))
            ?? pdf.Attachments.FirstOrDefault(file => Path.GetExtension(file.Name) is ".jwt" or ".json"))?.Content.ToArray();

    private static Es256Key? Key(SignedPdf pdf)
    {
        using var key = pdf.Signer.GetECDsaPublicKey();
        return key?.ExportParameters(includePrivateParameters: false).Q is { X: { } x, Y: { } y } && Es256Key.FromPoint(x, y) is { IsRefused: false } found ? found.Value : null;
    }

    private static Uri Address(string platform) => new(platform.Contains("://", StringComparison.Ordinal) ? platform : "https://" + platform);

    /// <summary>Today is now; another day is asked about at noon in Beijing.</summary>
    private static DateTimeOffset Instant(DateOnly? day, DateTimeOffset now)
        => day is not { } asked || asked == DateOnly.FromDateTime(now.ToOffset(Beijing).DateTime) ? now : new DateTimeOffset(asked, new TimeOnly(12, 0), Beijing);

    private static void Describe(CredentialVerdict verdict)
    {
        if (verdict.Credential is { } credential)
        {
            Console.WriteLine($"{Text(credential, "name")}，签发方 {verdict.Issuer}");
            Console.WriteLine($"  有效期 {Text(credential, "validFrom")} {(credential.TryGetProperty("validUntil", out _) ? $"至 {Text(credential, "validUntil")}" : "起长期有效")}");
        }
    }

    private static int Answer(Standing standing, string? reason, DateTimeOffset asOf, DateTimeOffset? statusAsOf = null)
    {
        var word = standing switch
        {
            Standing.Valid => $"属实且有效（截至 {Minute(asOf)}）",
            Standing.NotValid => "属实，但无效",
            Standing.NotGenuine => "不属实",
            _ => "现在说不准",
        };
        Console.WriteLine(reason is null ? word : $"{word}：{reason}");
        if (statusAsOf is { } at)
        {
            Console.WriteLine($"  状态列表的时间：{Minute(at)}");
        }

        return (int)standing;
    }

    private static string Words(ProofRefusal refusal) => $"{refusal.Message} [{refusal.Code}]";

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "（未写明）";

    private static string Minute(DateTimeOffset instant) => instant.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
