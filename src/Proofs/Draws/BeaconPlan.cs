using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhiheng.Proofs.Draws;

/// <summary>A future event that nobody in the draw can choose, named before it happens.</summary>
public sealed record BeaconPlan(string Type)
{
    public const string Drand = "drand";
    public const string Lottery = "lottery";
    public const string Witness = "witness";

    /// <summary>The chain "quicknet" of the League of Entropy: a round every three seconds since 2023-08-23T15:09:27Z.</summary>
    public const string Quicknet = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";

    private const long QuicknetStart = 1692803367;
    private const int QuicknetPeriod = 3;

    private static readonly string[] DrandNames = ["at", "chain", "round", "type"];
    private static readonly string[] LotteryNames = ["at", "game", "issue", "type"];
    private static readonly string[] WitnessNames = ["type"];

    /// <summary>drand: the round, from 1.</summary>
    public long Round { get; init; }

    /// <summary>drand: the hash of the chain.</summary>
    public string? Chain { get; init; }

    /// <summary>lottery: its name.</summary>
    public string? Game { get; init; }

    /// <summary>lottery: which issue.</summary>
    public string? Issue { get; init; }

    /// <summary>When it happens, as the plan says.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When it happens: computed where the chain is known, else as the plan says.</summary>
    public DateTimeOffset? Due => Type == Drand && Chain == Quicknet
        ? DateTimeOffset.FromUnixTimeSeconds(QuicknetStart + ((Round - 1) * QuicknetPeriod)) : At;

    public static BeaconPlan OfRound(long round, string? chain = Quicknet) => new(Drand) { Round = round, Chain = chain };

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["type"] = Type };
        if (Type == Drand)
        {
            json["round"] = Round;
        }

        foreach (var (name, value) in new[] { ("chain", Chain), ("game", Game), ("issue", Issue), ("at", At is { } at ? DrawText.Write(at) : null) })
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }

    internal static BeaconPlan Read(StrictReader reader, JsonElement json, string place)
    {
        var type = json.ValueKind == JsonValueKind.Object ? reader.Text(json, place, "type") : "";
        reader.Object(json, place, type switch { Drand => DrandNames, Lottery => LotteryNames, _ => WitnessNames });
        var beacon = new BeaconPlan(type)
        {
            Round = type == Drand ? reader.Whole(json, place, "round", 1, 1L << 40) : 0,
            Chain = type == Drand && reader.Has(json, "chain") ? reader.Hex(json, place, "chain", 32) : null,
            Game = type == Lottery ? reader.Text(json, place, "game") : null,
            Issue = type == Lottery ? reader.Text(json, place, "issue") : null,
            At = type == Lottery ? reader.Instant(json, place, "at") : reader.OptionalInstant(json, place, "at"),
        };
        if (type is not (Drand or Lottery or Witness) || (beacon.At is { } at && beacon.Due != at))
        {
            reader.Complain(ProofRefusals.DrawMember(place));
        }

        return beacon;
    }
}
