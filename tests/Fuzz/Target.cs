using System.Security.Cryptography;
using Zhiheng.Proofs;

namespace Zhiheng.Fuzz;

/// <summary>What a parser made of an input: a refusal by its code, or what it understood.</summary>
/// <param name="Meaning">What was proved, for parsers behind a signature or a root; "" where nothing is.</param>
public readonly record struct Answer(string? Refusal, string Meaning)
{
    public static Answer Accepted(string meaning = "") => new(null, meaning);

    public static Answer Refused(string code) => new(code, "");

    public static Answer Of(ProofRefusal? refusal, string meaning = "") => refusal is null ? Accepted(meaning) : Refused(refusal.Code);

    public static Answer Of<T>(Proof<T> proof, Func<T, string>? meaning = null)
        where T : notnull
        => proof.IsRefused ? Refused(proof.Refusal.Code) : Accepted(meaning?.Invoke(proof.Value) ?? "");

    /// <summary>A meaning too long to be kept.</summary>
    public static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>One parser with its valid examples.</summary>
/// <param name="Guarded">Only what one of the seeds says may be accepted: everything else was signed by nobody.</param>
public sealed record Target(string Name, IReadOnlyList<byte[]> Seeds, Func<byte[], Answer> Read, bool Guarded = false)
{
    private readonly Lazy<HashSet<string>> meanings = new(() => Guarded ? Seeds.Select(Read).Where(answer => answer.Refusal is null).Select(answer => answer.Meaning).ToHashSet(StringComparer.Ordinal) : []);

    public bool MayMean(string meaning) => !Guarded || meanings.Value.Contains(meaning);

    /// <summary>For properties that must hold of everything that was accepted; what does not is found like an exception.</summary>
    public static void Holds(bool property, string what)
    {
        if (!property)
        {
            throw new InvalidOperationException($"Does not hold: {what}");
        }
    }
}
