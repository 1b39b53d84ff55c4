using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>What the beacon said, and the evidence. The 32 bytes that enter the seed follow from it.</summary>
public sealed record BeaconEvidence(string Type)
{
    private const int SignatureBytes = 48;
    private const int ProofText = 200_000;

    private static readonly string[] DrandNames = ["round", "signature", "type", "why"];
    private static readonly string[] LotteryNames = ["game", "issue", "notice", "number", "type", "typedBy", "why"];
    private static readonly string[] WitnessNames = ["proof", "type", "why"];

    /// <summary>drand: the round that was asked for.</summary>
    public long Round { get; init; }

    /// <summary>drand: 48 or 96 bytes. Only its hash is checked here; the signature itself by a program that knows the curve.</summary>
    public ReadOnlyMemory<byte> Signature { get; init; }

    public string? Game { get; init; }

    public string? Issue { get; init; }

    /// <summary>lottery: the winning number, groups of digits with single spaces between, as the notice has them.</summary>
    public string? Number { get; init; }

    /// <summary>lottery: the two persons who typed it, independently.</summary>
    public IReadOnlyList<string> TypedBy { get; init; } = [];

    /// <summary>lottery: SHA-256 of the notice that is kept as evidence.</summary>
    public TreeHash? Notice { get; init; }

    /// <summary>witness: a .tlog-proof of the plan's entry in the first checkpoint after the earliest draw time.</summary>
    public string? Proof { get; init; }

    /// <summary>Where the fallback was used: why.</summary>
    public string? Why { get; init; }

    /// <summary>SHA-256 of the signature (drand), or of "qd1/lottery\n" ‖ game ‖ newline ‖ issue ‖ newline ‖ number. A witness beacon is read by the verifier.</summary>
    public TreeHash Value => Sha256(Type == BeaconPlan.Drand ? Signature.Span : Encoding.UTF8.GetBytes($"qd1/lottery\n{Game}\n{Issue}\n{Number}"));

    internal static TreeHash Sha256(ReadOnlySpan<byte> data) => TreeHash.Of(SHA256.HashData(data)).Value;

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["type"] = Type };
        if (Type == BeaconPlan.Drand)
        {
            (json["round"], json["signature"]) = (Round, Convert.ToHexStringLower(Signature.Span));
        }

        if (TypedBy.Count > 0)
        {
            json["typedBy"] = PlanWriter.Texts(TypedBy);
        }

        foreach (var (name, value) in new[] { ("game", Game), ("issue", Issue), ("number", Number), ("notice", Notice?.ToString()), ("proof", Proof), ("why", Why) })
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }

    internal static BeaconEvidence Read(StrictReader reader, JsonElement json, string place)
    {
        var type = json.ValueKind == JsonValueKind.Object ? reader.Text(json, place, "type") : "";
        reader.Object(json, place, type switch { BeaconPlan.Drand => DrandNames, BeaconPlan.Lottery => LotteryNames, _ => WitnessNames });
        var signature = type == BeaconPlan.Drand ? reader.Text(json, place, "signature") : "";
        var isLottery = type == BeaconPlan.Lottery;
        var evidence = new BeaconEvidence(type)
        {
            Round = type == BeaconPlan.Drand ? reader.Whole(json, place, "round", 1, 1L << 40) : 0,
            Signature = IsSignature(signature) ? Convert.FromHexString(signature) : default,
            Game = isLottery ? reader.Text(json, place, "game") : null,
            Issue = isLottery ? reader.Text(json, place, "issue") : null,
            Number = isLottery ? reader.Text(json, place, "number") : null,
            TypedBy = isLottery ? reader.List(json, place, "typedBy", (one, at) => reader.IsText(one, at)) : [],
            Notice = isLottery ? reader.Hash(json, place, "notice") : null,
            Proof = type == BeaconPlan.Witness ? reader.IsText(reader.Member(json, place, "proof"), $"{place}.proof", ProofText) : null,
            Why = reader.OptionalText(json, place, "why"),
        };
        if (type is not (BeaconPlan.Drand or BeaconPlan.Lottery or BeaconPlan.Witness) || (type == BeaconPlan.Drand && !IsSignature(signature))
            || (isLottery && (!IsNumber(evidence.Number!) || evidence.TypedBy.Distinct(StringComparer.Ordinal).Count() != 2 || evidence.TypedBy.Count != 2)))
        {
            reader.Complain(ProofRefusals.DrawMember(place));
        }

        return evidence;
    }

    /// <summary>On either of the two groups: 48 bytes (G1) or 96 (G2).</summary>
    private static bool IsSignature(string hex) => DrawText.IsHex(hex, SignatureBytes) || DrawText.IsHex(hex, 2 * SignatureBytes);

    private static bool IsNumber(string text) => text.Split(' ').All(group => group.Length > 0 && group.All(char.IsAsciiDigit));
}
