using System.Text.Json;

namespace Zhiheng.Proofs.Draws;

internal static class BundleReader
{
    private const int LongText = 200_000;

    private static readonly string[] Names =
    [
        "beacon", "digest", "disclosed", "exclusions", "frozen", "inspectors", "plan", "reveals", "seal", "seed", "strata", "subjects", "teams", "v",
    ];

    private static readonly string[] FrozenNames = ["entry", "payload", "proof", "salt"];
    private static readonly string[] DisclosedNames = ["index", "leaf", "path"];
    private static readonly string[] RevealNames = ["at", "r", "withheld"];
    private static readonly string[] StratumNames = ["cutoff", "id", "reserves", "selected"];
    private static readonly string[] TeamNames = ["stratum", "subject", "team"];
    private static readonly string[] SealNames = ["hash", "salt"];

    /// <summary>Null only where the reader complained.</summary>
    public static DrawBundle? Read(StrictReader reader, JsonElement json)
    {
        reader.Object(json, "bundle", Names);
        if (reader.Text(json, "bundle", "v") != BundleWriter.Version)
        {
            reader.Complain(ProofRefusals.DrawMember("bundle.v"));
        }

        if (PlanReader.Read(reader, reader.Member(json, "bundle", "plan"), "bundle.plan") is not { } plan)
        {
            return null;
        }

        var isSealed = !reader.Has(json, "seed");
        if (isSealed && (!reader.Has(json, "seal") || reader.Has(json, "strata") || reader.Has(json, "teams") || reader.Has(json, "subjects")))
        {
            reader.Complain(ProofRefusals.DrawMissing("bundle.seed"));
        }

        reader.Hash(json, "bundle", "digest");
        return new(plan)
        {
            Frozen = reader.Has(json, "frozen") ? Frozen(reader, json.GetProperty("frozen"), "bundle.frozen") : null,
            Subjects = reader.Has(json, "subjects") ? reader.List(json, "bundle", "subjects", (one, at) => Subject.Read(reader, one, at)) : null,
            Disclosed = reader.OptionalList(json, "bundle", "disclosed", (one, at) => Disclosed(reader, one, at)),
            Exclusions = reader.Has(json, "exclusions") ? reader.List(json, "bundle", "exclusions", (one, at) => Exclusion.Read(reader, one, at)) : null,
            Inspectors = reader.Has(json, "inspectors") ? reader.List(json, "bundle", "inspectors", (one, at) => Inspector.Read(reader, one, at)) : null,
            Reveals = isSealed ? [] : reader.List(json, "bundle", "reveals", (one, at) => Reveal(reader, one, at)),
            Beacon = isSealed ? null : BeaconEvidence.Read(reader, reader.Member(json, "bundle", "beacon"), "bundle.beacon"),
            Seed = isSealed ? null : reader.Hash(json, "bundle", "seed"),
            Strata = isSealed ? [] : reader.List(json, "bundle", "strata", (one, at) => Stratum(reader, one, at)),
            Teams = reader.Has(json, "teams") ? reader.List(json, "bundle", "teams", (one, at) => Team(reader, one, at)) : null,
            Seal = reader.Has(json, "seal") ? Seal(reader, json.GetProperty("seal"), isSealed) : null,
        };
    }

    public static DisclosedLeaf Disclosed(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, DisclosedNames);
        return new(
            (int)reader.Whole(json, place, "index", 0, SubjectPool.Most), Subject.Read(reader, reader.Member(json, place, "leaf"), $"{place}.leaf"),
            reader.List(json, place, "path", reader.IsHash));
    }

    private static FrozenEvidence Frozen(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, FrozenNames);
        return new(
            reader.Text(json, place, "entry"), reader.IsText(reader.Member(json, place, "payload"), $"{place}.payload", LongText),
            reader.Hex(json, place, "salt", DrawText.SaltBytes), reader.IsText(reader.Member(json, place, "proof"), $"{place}.proof", LongText));
    }

    private static Reveal Reveal(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, RevealNames);
        var at = reader.OptionalInstant(json, place, "at");
        if (reader.Has(json, "withheld") && !reader.Has(json, "r"))
        {
            return new(default, at, reader.Text(json, place, "withheld"));
        }

        var hex = reader.Text(json, place, "r");
        if (hex.Length > 2 * DrawSeed.MostReveal || !DrawText.IsHex(hex, hex.Length / 2) || reader.Has(json, "withheld"))
        {
            reader.Complain(ProofRefusals.DrawMember($"{place}.r"));
            return new(default, at, null);
        }

        return new(Convert.FromHexString(hex), at, null);
    }

    private static StratumResult Stratum(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, StratumNames);
        var cutOff = reader.IsText(reader.Member(json, place, "cutoff"), $"{place}.cutoff");
        if (cutOff.Length > 0 && !DrawText.IsHex(cutOff, Ticket.Length))
        {
            reader.Complain(ProofRefusals.DrawMember($"{place}.cutoff"));
            cutOff = "";
        }

        return new(
            reader.Id(json, place, "id"), cutOff.Length == 0 ? null : Ticket.Of(Convert.FromHexString(cutOff)),
            reader.List(json, place, "selected", reader.IsId), reader.List(json, place, "reserves", reader.IsId));
    }

    private static Team Team(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, TeamNames);
        return new(reader.Id(json, place, "stratum"), reader.Id(json, place, "subject"), reader.List(json, place, "team", reader.IsId));
    }

    private static DrawSeal Seal(StrictReader reader, JsonElement json, bool isSealed)
    {
        reader.Object(json, "bundle.seal", SealNames);
        if (isSealed == reader.Has(json, "salt"))
        {
            reader.Complain(ProofRefusals.DrawMember("bundle.seal.salt"));
        }

        return new(reader.Hash(json, "bundle.seal", "hash"), isSealed ? null : reader.Hex(json, "bundle.seal", "salt", DrawText.SaltBytes));
    }
}
