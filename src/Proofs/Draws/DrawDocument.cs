using System.Text.Json;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Draws;

/// <summary>JSON that is published must be in its canonical form: then no byte of it can change without changing what it says.</summary>
internal static class DrawDocument
{
    public static Proof<JsonElement> Canonical(ReadOnlySpan<byte> utf8)
    {
        var parsed = CanonicalJson.Parse(utf8);
        if (parsed.IsRefused)
        {
            return parsed;
        }

        var canonical = CanonicalJson.Of(parsed.Value);
        return canonical.IsRefused ? canonical.Refusal : canonical.Value.AsSpan().SequenceEqual(utf8) ? parsed : ProofRefusals.DrawNotCanonical();
    }
}
