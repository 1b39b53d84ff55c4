using System.Text.Json;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Proofs.Draws;

internal static class PlanReader
{
    private static readonly string[] Names =
    [
        "authority", "entropy", "exclusions", "inspectors", "ledger", "matters", "notBefore", "planId", "replaces", "strata", "subjects", "team", "v",
    ];

    private static readonly string[] EntropyNames = ["beacon", "commits", "fallback", "parties", "revealBy"];
    private static readonly string[] ListNames = ["count", "root"];
    private static readonly string[] MatterNames = ["basis", "code"];
    private static readonly string[] TeamNames = ["away", "from", "size", "to"];
    private static readonly string[] LedgerNames = ["log", "quorum", "witnesses"];

    /// <summary>Null only where the reader complained.</summary>
    public static DrawPlan? Read(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, Names);
        if (DrawSuite.Named(reader.Text(json, place, "v")) is not { } suite)
        {
            reader.Complain(ProofRefusals.DrawSuiteUnknown($"{place}.v"));
            return null;
        }

        return new(
            suite, reader.Text(json, place, "planId"), List(reader, reader.Member(json, place, "subjects"), $"{place}.subjects"),
            reader.List(json, place, "strata", (one, at) => Stratum.Read(reader, one, at)),
            Entropy(reader, reader.Member(json, place, "entropy"), $"{place}.entropy"))
        {
            Authority = reader.OptionalText(json, place, "authority"),
            Matters = reader.OptionalList(json, place, "matters", (one, at) => Matter(reader, one, at)),
            Inspectors = reader.Has(json, "inspectors") ? List(reader, json.GetProperty("inspectors"), $"{place}.inspectors") : null,
            Exclusions = reader.Has(json, "exclusions") ? List(reader, json.GetProperty("exclusions"), $"{place}.exclusions") : null,
            Team = reader.Has(json, "team") ? Team(reader, json.GetProperty("team"), $"{place}.team") : null,
            Ledger = reader.Has(json, "ledger") ? Ledger(reader, json.GetProperty("ledger"), $"{place}.ledger") : null,
            NotBefore = reader.OptionalInstant(json, place, "notBefore"),
            Replaces = reader.Has(json, "replaces") ? reader.Hash(json, place, "replaces") : null,
        };
    }

    private static ListRoot List(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, ListNames);
        return new(reader.Hash(json, place, "root"), (int)reader.Whole(json, place, "count", 0, SubjectPool.Most));
    }

    private static Matter Matter(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, MatterNames);
        return new(reader.Id(json, place, "code"), reader.Text(json, place, "basis"));
    }

    private static TeamRule Team(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, TeamNames);
        var team = new TeamRule(
            (int)reader.Whole(json, place, "size", 2, 20), reader.Day(json, place, "from"), reader.Day(json, place, "to"),
            reader.Has(json, "away") && reader.Flag(json, place, "away"));
        if (team.To < team.From || (reader.Has(json, "away") && !team.Away))
        {
            reader.Complain(ProofRefusals.DrawMember(place));
        }

        return team;
    }

    private static PlanLedger Ledger(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, LedgerNames);
        var witnesses = reader.List(json, place, "witnesses", (one, at) => Key(reader, reader.IsText(one, at), at, NoteKey.Ed25519Cosignature));
        var log = Key(reader, reader.Text(json, place, "log"), $"{place}.log", NoteKey.Ed25519Note);
        var quorum = (int)reader.Whole(json, place, "quorum", 1, 100);
        if (quorum > witnesses.Count || witnesses.Distinct(StringComparer.Ordinal).Count() != witnesses.Count)
        {
            reader.Complain(ProofRefusals.DrawMember($"{place}.quorum"));
        }

        return new(log, witnesses, quorum);
    }

    private static string Key(StrictReader reader, string vkey, string place, byte algorithm)
    {
        if (reader.Trouble is null && (NoteKey.Parse(vkey) is not { IsRefused: false } key || key.Value.Algorithm != algorithm))
        {
            reader.Complain(ProofRefusals.DrawMember(place));
        }

        return vkey;
    }

    private static Entropy Entropy(StrictReader reader, JsonElement json, string place)
    {
        reader.Object(json, place, EntropyNames);
        return new(
            reader.List(json, place, "commits", reader.IsHash), BeaconPlan.Read(reader, reader.Member(json, place, "beacon"), $"{place}.beacon"))
        {
            Parties = reader.OptionalList(json, place, "parties", (one, at) => reader.IsText(one, at)),
            Fallback = reader.Has(json, "fallback") ? BeaconPlan.Read(reader, json.GetProperty("fallback"), $"{place}.fallback") : null,
            RevealBy = reader.OptionalInstant(json, place, "revealBy"),
        };
    }
}
