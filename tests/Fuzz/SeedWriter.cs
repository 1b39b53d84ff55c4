using System.Text.Json.Nodes;
using Zhiheng.Proofs.Credentials;

namespace Zhiheng.Fuzz;

/// <summary>Writes what carries a signature with chance in it, once; afterwards every run and every replay reads the same bytes.</summary>
internal static class SeedWriter
{
    public static void Write()
    {
        Put("signer.der", SignedFile.SelfSigned());
        var credential = Credential();
        var other = (JsonObject)credential.DeepClone();
        other.Remove("credentialStatus");
        foreach (var (name, json) in new[] { ("with-status", credential), ("without-status", other) })
        {
            Put($"credential/{name}.seed", Seeds.Utf8(DataIntegrity.Add(json, Seeds.Signer, Seeds.Now).ToJsonString()));
            Put($"jws/{name}.seed", Seeds.Utf8(VcJwt.Sign(json, Seeds.Signer)));
        }

        var list = new StatusList { [7] = true, [4096] = true };
        var status = StatusListCredential.Build(Seeds.List, Seeds.Did, StatusPurpose.Revocation, list, Seeds.Now.AddHours(-1), Seeds.Now.AddDays(1));
        Put("status-credential/json.seed", Seeds.Utf8(DataIntegrity.Add(status, Seeds.Signer, Seeds.Now).ToJsonString()));
        Put("status-credential/jwt.seed", Seeds.Utf8(VcJwt.Sign(status, Seeds.Signer)));

        var catalogue = Seeds.Utf8(SignedFile.Catalogue);
        Put("cms/one.seed", SignedFile.Cms(SignedFile.Content(catalogue)));
        Put("pdf/small.seed", SignedFile.Of(catalogue));
    }

    private static JsonObject Credential() => ConformityCredential.Build(new ConformityClaim
    {
        Id = "https://fuzz.example:5080/e/7",
        Page = "https://fuzz.example:5080/c/7",
        Platform = new Uri("https://fuzz.example:5080/"),
        CertificateNumber = "0725Q300007R0M",
        Body = new(Seeds.Did, "示例质量认证中心", "CNCA-R-2002-001", "91110000710931234X"),
        Holder = new("济南鑫源机械有限公司", "91370100MA3C12345X", "山东省济南市", "历下区经十路1号"),
        Scheme = new("A01", "质量管理体系认证"),
        Standards = [new("GB/T 19001-2016", "质量管理体系 要求")],
        Products = [new("机械零件", "型号-1")],
        Scope = "机械零件的设计和生产",
        ValidFrom = new DateOnly(2025, 1, 15),
        ValidUntil = new DateOnly(2028, 1, 14),
        DecidedBy = ["王某"],
        SignedBy = ["李某"],
        Revocation = new(Seeds.List, 8, StatusPurpose.Revocation),
        Ledger = new("fuzz.example/log", 41, new byte[32], "https://fuzz.example:5080/c/7.tlog-proof"),
    });

    private static void Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Seeds.Vectors, "fuzz", "seeds", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
