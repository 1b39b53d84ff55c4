using Zhiheng.Proofs.Json;

namespace Zhiheng.Fuzz.Targets;

internal static class JsonTargets
{
    public static IEnumerable<Target> All { get; } =
    [
        new("json", [.. Seeds.All(".json", "rfc8785-jcs", "input"), Seeds.Utf8("""{"a":[1,2.5,-0,1e21,null,true,"é\u0000\ud83d\ude00"],"":{}}"""), Seeds.DidJson], Canonical),
    ];

    private static Answer Canonical(byte[] input)
    {
        var canonical = CanonicalJson.Of(input);
        Target.Holds(canonical.IsRefused || CanonicalJson.Of(canonical.Value) is { IsRefused: false } again && again.Value.AsSpan().SequenceEqual(canonical.Value), "the canonical form is its own");
        return Answer.Of(canonical);
    }
}
