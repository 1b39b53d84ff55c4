using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Zhiheng.Platform.Documents;
using Zhiheng.Platform.Documents.Fonts;

namespace Zhiheng.Modules.Tests.Platform.Documents;

internal static class Given
{
    public static readonly DateTimeOffset Made = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);

    public static readonly SignatureNote Note = new(Made, "中质认证（演示）有限公司", "颁发认证证书");

    public static DocumentWriter Writer { get; } = new(DocumentFonts.Shipped);

    public static byte[] Credential { get; } = "{\"issuer\":\"did:web:example.cn\",\"number\":\"00126Q31874R1M/3700\"}"u8.ToArray();

    public static CertificateSheet ASheet() => new()
    {
        Title = "质量管理体系认证证书",
        Number = "00126Q31874R1M/3700",
        Holder = "济南云岭机械有限公司",
        HolderCode = "91370100YY0004217K",
        HolderAddress = "山东省济南市历城区工业北路 168 号",
        Scheme = "质量管理体系认证",
        Standards = "GB/T 19001-2016 / ISO 9001:2015",
        Scope = "减速机、齿轮箱的设计、生产和服务",
        IssuedOn = new DateOnly(2025, 1, 15),
        ExpiresOn = new DateOnly(2028, 1, 14),
        Body = "中质认证（演示）有限公司",
        Signatory = "赵明远",
        Address = "https://zhiheng.example.cn/c/7k2m9q4x0a1b2c3d",
        Attachments = [new Attachment("credential.json", "application/vc+json", Credential, AttachmentRole.Data, "可验证凭证")],
    };

    public static CertificateSheet ALongSheet() => ASheet() with
    {
        Scope = string.Concat(Enumerable.Range(1, 60).Select(i => $"第{i}类减速机、齿轮箱和联轴器的设计、生产与售后服务。")),
        Sites = [.. Enumerable.Range(1, 40).Select(i => new CertificateSite($"第{i}生产基地", $"山东省济南市章丘区明水经济技术开发区 {i} 号"))],
    };

    public static Document ADocument(params Block[] blocks) => new("文件", blocks);

    public static Document ASentence(string text) => ADocument(new Paragraph(text, TextStyle.Body));

    public static X509Certificate2 AnEcdsaCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=Zhiheng test signer", key, HashAlgorithmName.SHA256).CreateSelfSigned(Made.AddDays(-1), Made.AddYears(2));
    }

    public static X509Certificate2 AnRsaCertificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=Zhiheng test signer", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Made.AddDays(-1), Made.AddYears(2));
    }

    public static byte[] ASignedCertificate(X509Certificate2 certificate)
        => Writer.WriteSigned((ASheet() with { IsSigned = true }).ToDocument(), Made, Note, DocumentSigner.From(certificate)).Value;
}

/// <summary>Programs that are not ours and say what they think of a file.</summary>
internal static class Outside
{
    public static bool Has(string tool)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    /// <summary>The answer of a program that is given the file; "{}" in the arguments is its path, "{folder}" a folder for results.</summary>
    public static (int Code, string Said) Ask(byte[] file, string tool, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("zhiheng-pdf-").FullName;
        try
        {
            var path = Path.Combine(folder, "document.pdf");
            File.WriteAllBytes(path, file);
            return Run(tool, [.. arguments.Select(argument => argument.Replace("{}", path, StringComparison.Ordinal).Replace("{folder}", folder, StringComparison.Ordinal))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static string Text(byte[] file) => Ask(file, "pdftotext", "-enc", "UTF-8", "{}", "-").Said;

    private static (int Code, string Said) Run(string tool, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.GetAwaiter().GetResult());
    }
}

/// <summary>Skipped where a tool is missing, but not on CI, where every tool must be present.</summary>
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools)
    {
        var missing = tools.Where(tool => !Outside.Has(tool)).ToList();
        if (missing.Count > 0 && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"{string.Join(", ", missing)} is not installed (poppler-utils, qpdf, mupdf-tools, zbar-tools).";
        }
    }
}

/// <summary>Skipped where the typefaces of fonts-hanazono are missing, but not on CI.</summary>
public sealed class HanazonoFactAttribute : FactAttribute
{
    public const string HanaMinA = "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf", HanaMinB = "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf";

    public HanazonoFactAttribute()
    {
        if (!(File.Exists(HanaMinA) && File.Exists(HanaMinB)) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "The typefaces of fonts-hanazono are not installed.";
        }
    }
}
