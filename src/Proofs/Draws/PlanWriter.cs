using System.Text.Json.Nodes;

namespace Zhiheng.Proofs.Draws;

/// <summary>The members of a plan; what is not there is left out, because its absence is part of the hash too.</summary>
internal static class PlanWriter
{
    public static JsonObject List(ListRoot list) => new() { ["root"] = list.Root.ToString(), ["count"] = list.Count };

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    public static JsonObject Entropy(Entropy entropy)
    {
        var json = new JsonObject { ["commits"] = Texts(entropy.Commitments.Select(hash => hash.ToString())), ["beacon"] = entropy.Beacon.ToJson() };
        if (entropy.Parties.Count > 0)
        {
            json["parties"] = Texts(entropy.Parties);
        }

        if (entropy.Fallback is { } fallback)
        {
            json["fallback"] = fallback.ToJson();
        }

        if (entropy.RevealBy is { } by)
        {
            json["revealBy"] = DrawText.Write(by);
        }

        return json;
    }

    public static void Optional(DrawPlan plan, JsonObject json)
    {
        var matters = plan.Matters.Select(matter => (JsonNode)new JsonObject { ["code"] = matter.Code, ["basis"] = matter.Basis }).ToArray();
        foreach (var (name, value) in new (string, JsonNode?)[]
        {
            ("authority", plan.Authority),
            ("matters", matters.Length > 0 ? new JsonArray(matters) : null),
            ("inspectors", plan.Inspectors is { } inspectors ? List(inspectors) : null),
            ("exclusions", plan.Exclusions is { } exclusions ? List(exclusions) : null),
            ("team", plan.Team is { } team ? Team(team) : null),
            ("ledger", plan.Ledger is { } ledger ? Ledger(ledger) : null),
            ("notBefore", plan.NotBefore is { } at ? DrawText.Write(at) : null),
            ("replaces", plan.Replaces?.ToString()),
        })
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }

    private static JsonObject Team(TeamRule team)
    {
        var json = new JsonObject { ["size"] = team.Size, ["from"] = DrawText.Write(team.From), ["to"] = DrawText.Write(team.To) };
        if (team.Away)
        {
            json["away"] = true;
        }

        return json;
    }

    private static JsonObject Ledger(PlanLedger ledger)
        => new() { ["log"] = ledger.Log, ["witnesses"] = Texts(ledger.Witnesses), ["quorum"] = ledger.Quorum };
}
