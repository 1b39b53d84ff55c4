using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Json;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>What a party opened, or why it did not: then the value is empty.</summary>
public sealed record Reveal(ReadOnlyMemory<byte> Value, DateTimeOffset? At, string? Withheld);

/// <summary>
/// That the plan was in the ledger in time: the entry, the payload it commits to with its salt (hexadecimal), and a .tlog-proof whose
/// checkpoint the witnesses signed. The payload's <c>fact.planHash</c> is the hash of the plan.
/// </summary>
public sealed record FrozenEvidence(string Entry, string Payload, string Salt, string Proof);

/// <summary>A leaf of the list of subjects with its place and path: what a firm is given, and what a bundle discloses of a list that is not public.</summary>
public sealed record DisclosedLeaf(int Index, Subject Leaf, IReadOnlyList<TreeHash> Path)
{
    /// <summary>Canonical JSON.</summary>
    public byte[] ToBytes() => CanonicalJson.Of(ToJson()).Value;

    public static Proof<DisclosedLeaf> Parse(ReadOnlySpan<byte> utf8)
    {
        var json = DrawDocument.Canonical(utf8);
        if (json.IsRefused)
        {
            return json.Refusal;
        }

        var reader = new StrictReader();
        var leaf = BundleReader.Disclosed(reader, json.Value, "leaf");
        return reader.Trouble is { } trouble ? trouble : leaf;
    }

    internal JsonObject ToJson() => new()
    {
        ["index"] = Index,
        ["leaf"] = Leaf.ToJson(),
        ["path"] = PlanWriter.Texts(Path.Select(hash => hash.ToString())),
    };
}

/// <summary>Who visits a subject; nobody where no team could be found, which is for people to decide.</summary>
public sealed record Team(string Stratum, string Subject, IReadOnlyList<string> Members);

/// <summary>The hash of a result that is published later; with the salt (32 hexadecimal digits) once it is.</summary>
public sealed record DrawSeal(TreeHash Hash, string? Salt);

/// <summary>
/// All that is published of a draw. Before an unannounced check: the plan, the evidence of its freezing and the seal alone; everything else
/// after the visits.
/// </summary>
public sealed record DrawBundle(DrawPlan Plan)
{
    public FrozenEvidence? Frozen { get; init; }

    /// <summary>The whole list, sorted by id; null where it is not public or lies in a file of its own.</summary>
    public IReadOnlyList<Subject>? Subjects { get; init; }

    public IReadOnlyList<DisclosedLeaf> Disclosed { get; init; } = [];

    /// <summary>Sorted by id; null where it is not public.</summary>
    public IReadOnlyList<Exclusion>? Exclusions { get; init; }

    /// <summary>Sorted by id; null where it is not public.</summary>
    public IReadOnlyList<Inspector>? Inspectors { get; init; }

    public IReadOnlyList<Reveal> Reveals { get; init; } = [];

    public BeaconEvidence? Beacon { get; init; }

    /// <summary>Null while the result is sealed.</summary>
    public TreeHash? Seed { get; init; }

    public IReadOnlyList<StratumResult> Strata { get; init; } = [];

    public IReadOnlyList<Team>? Teams { get; init; }

    public DrawSeal? Seal { get; init; }

    /// <summary>Only the hash of the result is known yet.</summary>
    public bool IsSealed => Seed is null;

    /// <summary>Canonical JSON with the digest over everything else. Refused where it is larger than a reader would accept.</summary>
    public Proof<byte[]> ToBytes()
    {
        var json = BundleWriter.Write(this);
        var rest = CanonicalJson.Of(json);
        if (rest.IsRefused)
        {
            return rest;
        }

        json["digest"] = Plan.Suite.Hash(rest.Value).ToString();
        return CanonicalJson.Of(json);
    }

    /// <summary>Seals the result with 16 random bytes: the bundle for now. Keep the salt for the one that follows.</summary>
    public DrawBundle Sealed(ReadOnlySpan<byte> salt)
        => new(Plan) { Frozen = Frozen, Seal = new(SealOf(Convert.ToHexStringLower(salt)), null) };

    /// <summary>The hash of "qd1/seal\n" ‖ salt ‖ canonical JSON of seed, strata and teams.</summary>
    public TreeHash SealOf(string salt) => Plan.Suite.Hash([.. "qd1/seal\n"u8, .. Convert.FromHexString(salt), .. CanonicalJson.Of(BundleWriter.Result(this)).Value]);

    /// <summary>Reads and says nothing about whether it is right: see <see cref="DrawVerifier"/>.</summary>
    public static Proof<DrawBundle> Parse(ReadOnlySpan<byte> utf8)
    {
        var json = DrawDocument.Canonical(utf8);
        if (json.IsRefused)
        {
            return json.Refusal;
        }

        var reader = new StrictReader();
        var bundle = BundleReader.Read(reader, json.Value);
        return reader.Trouble is { } trouble ? trouble : bundle!.Plan.Inconsistency() is { } wrong ? wrong : bundle;
    }

    internal static TreeHash DigestOf(DrawSuite suite, JsonElement bundle)
    {
        var rest = JsonObject.Create(bundle)!;
        rest.Remove("digest");
        return suite.Hash(CanonicalJson.Of(rest).Value);
    }
}
