// How many certificates a second one thread writes, plain and signed, each with another number and holder, against the limit of 200
// signed certificates a second.
//
//   dotnet run -c Release --project bench/Documents [seconds] [folder]
//
// With a folder, one certificate of each kind is saved there to be looked at. The keys are made for the run and thrown away.
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Zhiheng.Platform.Documents;
using Zhiheng.Platform.Documents.Fonts;

const double Limit = 200;
var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3;
var made = new DateTimeOffset(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);
var note = new SignatureNote(made, "中质认证（演示）有限公司", "颁发认证证书");

var before = Process.GetCurrentProcess().WorkingSet64;
var started = Stopwatch.GetTimestamp();
var writer = new DocumentWriter(DocumentFonts.Shipped);
var first = writer.Write(Sheet(0).ToDocument(), made).Value;
Console.WriteLine($"first document {Stopwatch.GetElapsedTime(started).TotalMilliseconds:N0} ms, with the font {(Process.GetCurrentProcess().WorkingSet64 - before) / 1e6:N0} MB; {first.Length:N0} bytes");

using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
using var rsa = RSA.Create(2048);
var byEcdsa = DocumentSigner.From(SelfSigned(new CertificateRequest("CN=Zhiheng example signer", p256, HashAlgorithmName.SHA256)));
var byRsa = DocumentSigner.From(SelfSigned(new CertificateRequest("CN=bench RSA", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));

Func<int, byte[]> plain = i => writer.Write(Sheet(i).ToDocument(), made).Value;
Func<int, byte[]> ecdsa = i => writer.WriteSigned(Sheet(i).ToDocument(), made, note, byEcdsa).Value;
Func<int, byte[]> signedRsa = i => writer.WriteSigned(Sheet(i).ToDocument(), made, note, byRsa).Value;
if (args.Length > 1)
{
    Directory.CreateDirectory(args[1]);
    File.WriteAllBytes(Path.Combine(args[1], "plain.pdf"), plain(1));
    var credential = new Attachment("credential.json", "application/json", "{\"number\":\"00126Q00001R1M/3700\"}"u8.ToArray(), AttachmentRole.Data, "可验证凭证");
    File.WriteAllBytes(Path.Combine(args[1], "signed.pdf"), writer.WriteSigned((Sheet(1) with { Attachments = [credential] }).ToDocument(), made, note, byEcdsa).Value);
    File.WriteAllBytes(Path.Combine(args[1], "long.pdf"), writer.Write(Long().ToDocument(), made).Value);
}

Measure("plain", plain);
var rate = Measure("signed, ECDSA P-256", ecdsa);
Measure("signed, RSA-2048", signedRsa);
Console.WriteLine(rate >= Limit ? $"{rate / Limit:N1} times the limit of {Limit}/s" : $"BELOW the limit of {Limit}/s");
return rate >= Limit ? 0 : 1;

double Measure(string what, Func<int, byte[]> make)
{
    for (var i = 0; i < 100; i++)
    {
        make(i);
    }

    var (count, bytes, start) = (0, 0L, Stopwatch.GetTimestamp());
    while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
    {
        bytes += make(count++).Length;
    }

    var perSecond = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"{what,-20} {perSecond,7:N0}/s  {1000 / perSecond,6:N2} ms  {bytes / count,7:N0} bytes");
    return perSecond;
}

X509Certificate2 SelfSigned(CertificateRequest request) => request.CreateSelfSigned(made.AddDays(-1), made.AddYears(2));

// Names vary so that no two documents have the same subset.
static CertificateSheet Sheet(int i)
{
    const string Names = "云岭泰和济川瑞丰海澄方石鑫源博远恒信正阳长青汇通金鼎银河华岳";
    string Name(int at) => Names.Substring(at % (Names.Length - 1), 2);
    return new CertificateSheet
    {
        Title = "质量管理体系认证证书",
        Number = $"00126Q{i:D5}R1M/3700",
        Holder = $"济南{Name(i)}{Name(i * 7)}机械有限公司",
        HolderCode = "91370100YY0004217K",
        HolderAddress = "山东省济南市历城区工业北路 168 号",
        Scheme = "质量管理体系认证",
        Standards = "GB/T 19001-2016 / ISO 9001:2015",
        Scope = "减速机、齿轮箱的设计、生产和服务；工程机械零部件（许可范围内）的加工与销售。",
        FirstIssuedOn = new DateOnly(2019, 1, 15),
        IssuedOn = new DateOnly(2025, 1, 15),
        ExpiresOn = new DateOnly(2028, 1, 14),
        Body = "中质认证（演示）有限公司",
        BodyApproval = "CNCA-R-2002-001",
        Signatory = "赵明远",
        Address = $"https://zhiheng.example.cn/c/7k2m9q4x{i:D8}",
        IsSigned = true,
        IsDemo = true,
    };
}

static CertificateSheet Long() => Sheet(2) with
{
    Holder = "山东泰和济川智能装备制造集团股份有限公司",
    Scope = string.Concat(Enumerable.Repeat("减速机、齿轮箱、联轴器和工业机器人关节的设计、生产、安装与售后服务；", 44)),
    Sites = [.. Enumerable.Range(1, 40).Select(i => new CertificateSite($"第{i}生产基地（分场所）", $"山东省济南市章丘区明水经济技术开发区工业园 {i} 号"))],
    IsDemo = false,
};
