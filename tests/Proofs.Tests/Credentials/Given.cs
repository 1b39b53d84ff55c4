using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Tests.Credentials;

/// <summary>A platform with one body, its key, its two status lists, and certificates. The keys are made from words and worth nothing.</summary>
internal static class Given
{
    public const string Did = "did:web:zheng.example%3A5080:bodies:CNCA-R-2002-001";
    public const string RevocationList = "https://zheng.example:5080/bodies/CNCA-R-2002-001/status/revocation";
    public const string SuspensionList = "https://zheng.example:5080/bodies/CNCA-R-2002-001/status/suspension";
    public static readonly DateTimeOffset Now = new(2025, 6, 1, 4, 0, 0, TimeSpan.Zero);
    public static readonly Es256Signer Key = Signer("key-1");

    public static Es256Signer Signer(string name, string did = Did) => Es256Signer.FromScalar(SHA256.HashData(Encoding.UTF8.GetBytes(did + name)), $"{did}#{name}");

    public static byte[] DidJson(params Es256Signer[] signers)
        => Encoding.UTF8.GetBytes(DidDocument.Build(Did, signers.Select(signer => KeyValuePair.Create(signer.KeyId, signer.PublicKey))).ToJsonString());

    /// <summary>Knows the body's document and nothing else.</summary>
    public static Func<string, Proof<DidDocument>?> Documents { get; } = did => did == Did ? DidDocument.Parse(DidJson(Key), Did) : default(Proof<DidDocument>?);

    public static string ListJson(string id, string purpose, params int[] set)
    {
        var list = new StatusList();
        foreach (var index in set)
        {
            list[index] = true;
        }

        return DataIntegrity.Add(StatusListCredential.Build(id, Did, purpose, list, Now.AddHours(-1), Now.AddDays(1)), Key, Now).ToJsonString();
    }

    /// <summary>Both lists, with these bits set.</summary>
    public static Func<string, Proof<StatusListCredential>?> Lists(int[]? revoked = null, int[]? suspended = null)
    {
        var known = new Dictionary<string, Proof<StatusListCredential>>
        {
            [RevocationList] = StatusListCredential.Read(ListJson(RevocationList, StatusPurpose.Revocation, revoked ?? []), Documents),
            [SuspensionList] = StatusListCredential.Read(ListJson(SuspensionList, StatusPurpose.Suspension, suspended ?? []), Documents),
        };
        return url => known.TryGetValue(url, out var list) ? list : default(Proof<StatusListCredential>?);
    }

    public static ConformityClaim AClaim(int index = 7) => new()
    {
        Id = $"https://zheng.example:5080/e/{index}",
        Page = $"https://zheng.example:5080/c/0{index}",
        Platform = new Uri("https://zheng.example:5080/"),
        CertificateNumber = $"0{index}25Q3{index:D5}R0M",
        Body = new(Did, "示例质量认证中心", "CNCA-R-2002-001", "91110000710931234X"),
        Holder = new("济南鑫源机械有限公司", "91370100MA3C12345X", "山东省济南市", "历下区经十路1号"),
        Scheme = new("A01", "质量管理体系认证"),
        Standards = [new("GB/T 19001-2016", "质量管理体系 要求")],
        Scope = "机械零件的设计和生产",
        ValidFrom = new DateOnly(2025, 1, 15),
        ValidUntil = new DateOnly(2028, 1, 14),
        DecidedBy = ["王某"],
        SignedBy = ["李某"],
        Revocation = new(RevocationList, index, StatusPurpose.Revocation),
        Suspension = new(SuspensionList, index, StatusPurpose.Suspension),
        Ledger = new("zheng.example/ledger", 41, new byte[32], "https://zheng.example:5080/c/07.tlog-proof"),
    };

    /// <summary>A claim that differs from its neighbours in everything that may differ; the same for the same index.</summary>
    public static ConformityClaim ARandomClaim(int index)
    {
        var chance = SHA256.HashData(BitConverter.GetBytes(index));
        string Words(int from) => string.Concat(Enumerable.Range(from, 6).Select(at => chance[at] % 7 == 0 ? "𠮷\"\\\n&<" : ((char)(0x4E00 + (chance[at] * 80))).ToString()));
        return AClaim(index) with
        {
            CertificateNumber = Words(0)[..1] + index.ToString(CultureInfo.InvariantCulture) + "/R" + chance[1],
            Holder = new(Words(2), chance[3] % 3 == 0 ? null : $"91370100MA3C{index:D5}X", chance[4] % 2 == 0 ? null : Words(4), chance[5] % 2 == 0 ? null : Words(5)),
            Body = AClaim().Body with { CreditCode = chance[6] % 2 == 0 ? null : "91110000710931234X" },
            Standards = [.. Enumerable.Range(0, chance[7] % 4).Select(at => new ClaimedStandard($"GB/T {chance[8 + at]}-20{chance[at] % 26:D2}", at == 1 ? null : Words(at)))],
            Products = [.. Enumerable.Range(0, chance[9] % 3).Select(at => new ClaimedProduct(Words(at), at == 0 ? null : $"型号-{at}"))],
            Scope = chance[10] % 4 == 0 ? null : Words(10),
            DecidedOn = chance[11] % 2 == 0 ? null : new DateOnly(2025, 1, 1 + (chance[11] % 14)),
            SignedBy = chance[12] % 3 == 0 ? [] : [Words(12)],
            Suspension = chance[13] % 2 == 0 ? null : AClaim(index).Suspension,
            Ledger = chance[14] % 3 == 0 ? null : AClaim().Ledger! with { Index = (long)chance[14] << 40, LeafHash = chance },
        };
    }

    public static JsonObject ACredential() => ConformityCredential.Build(AClaim());
}
