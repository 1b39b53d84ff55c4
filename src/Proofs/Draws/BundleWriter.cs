using System.Text.Json.Nodes;

namespace Zhiheng.Proofs.Draws;

internal static class BundleWriter
{
    public const string Version = "qd1-bundle";

    public static JsonObject Write(DrawBundle bundle)
    {
        var json = bundle.IsSealed ? [] : Result(bundle);
        json["v"] = Version;
        json["plan"] = bundle.Plan.ToJson();
        foreach (var (name, value) in new (string, JsonNode?)[]
        {
            ("frozen", bundle.Frozen is { } frozen ? new JsonObject { ["entry"] = frozen.Entry, ["payload"] = frozen.Payload, ["salt"] = frozen.Salt, ["proof"] = frozen.Proof } : null),
            ("subjects", Array(bundle.Subjects, subject => subject.ToJson())),
            ("disclosed", Array(bundle.Disclosed.Count > 0 ? bundle.Disclosed : null, leaf => leaf.ToJson())),
            ("exclusions", Array(bundle.Exclusions, exclusion => exclusion.ToJson())),
            ("inspectors", Array(bundle.Inspectors, inspector => inspector.ToJson())),
            ("reveals", Array(bundle.Reveals.Count > 0 ? bundle.Reveals : null, Reveal)),
            ("beacon", bundle.Beacon?.ToJson()),
            ("seal", bundle.Seal is { } seal ? Seal(seal) : null),
        })
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json;
    }

    /// <summary>What a seal covers.</summary>
    public static JsonObject Result(DrawBundle bundle)
    {
        var json = new JsonObject { ["seed"] = bundle.Seed!.Value.ToString(), ["strata"] = Array(bundle.Strata, Stratum) };
        if (bundle.Teams is { } teams)
        {
            json["teams"] = Array(teams, team => new JsonObject { ["stratum"] = team.Stratum, ["subject"] = team.Subject, ["team"] = PlanWriter.Texts(team.Members) });
        }

        return json;
    }

    private static JsonArray? Array<T>(IReadOnlyList<T>? list, Func<T, JsonObject> write) => list is null ? null : new([.. list.Select(one => (JsonNode)write(one))]);

    private static JsonObject Stratum(StratumResult result) => new()
    {
        ["id"] = result.Id,
        ["cutoff"] = result.CutOff?.ToString() ?? "",
        ["selected"] = PlanWriter.Texts(result.Selected),
        ["reserves"] = PlanWriter.Texts(result.Reserves),
    };

    private static JsonObject Seal(DrawSeal seal)
        => seal.Salt is null ? new() { ["hash"] = seal.Hash.ToString() } : new() { ["hash"] = seal.Hash.ToString(), ["salt"] = seal.Salt };

    private static JsonObject Reveal(Reveal reveal)
    {
        var json = reveal.Withheld is { } why ? new JsonObject { ["withheld"] = why } : new JsonObject { ["r"] = Convert.ToHexStringLower(reveal.Value.Span) };
        if (reveal.At is { } at)
        {
            json["at"] = DrawText.Write(at);
        }

        return json;
    }
}
