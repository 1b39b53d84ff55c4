using System.Text.Json;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Tree;

/// <summary>Good and bad proofs from transparency-dev/merkle; a hash of a wrong length or a size beyond 63 bits is refused while reading.</summary>
public class ProofVectorTests
{
    public static TheoryData<string> Cases(string kind)
    {
        var folder = Vectors.PathOf("tlog", "rfc6962-proofs", kind);
        return [.. Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Cases), "inclusion")]
    public void Inclusion_is_judged_as_published(string name)
    {
        var json = Vectors.Json("tlog", "rfc6962-proofs", "inclusion", name).RootElement;

        var accepted = Number(json, "leafIdx") is { } index && Number(json, "treeSize") is { } size
            && Hashes(json, "leafHash", "root") is [var leaf, var root] && Proof(json) is { } proof
            && Inclusion.Check(leaf, index, size, proof, root) is null;

        Assert.Equal(json.GetProperty("wantErr").GetBoolean(), !accepted);
    }

    [Theory]
    [MemberData(nameof(Cases), "consistency")]
    public void Consistency_is_judged_as_published(string name)
    {
        var json = Vectors.Json("tlog", "rfc6962-proofs", "consistency", name).RootElement;

        var accepted = Number(json, "size1") is { } oldSize && Number(json, "size2") is { } size
            && Hashes(json, "root1", "root2") is [var oldRoot, var root] && Proof(json) is { } proof
            && Consistency.Check(oldSize, size, proof, oldRoot, root) is null;

        Assert.Equal(json.GetProperty("wantErr").GetBoolean(), !accepted);
    }

    [Fact]
    public void There_are_good_and_bad_cases()
    {
        Assert.True(Cases("inclusion").Count > 50);
        Assert.True(Cases("consistency").Count > 50);
    }

    private static long? Number(JsonElement json, string name) => json.GetProperty(name).TryGetInt64(out var number) ? number : null;

    private static TreeHash[]? Hashes(JsonElement json, params string[] names) => All(names.Select(name => json.GetProperty(name)));

    private static TreeHash[]? Proof(JsonElement json)
        => json.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof ? All(proof.EnumerateArray()) : [];

    private static TreeHash[]? All(IEnumerable<JsonElement> texts)
    {
        var hashes = texts.Select(text => TreeHash.Of(text.GetBytesFromBase64())).ToList();
        return hashes.Exists(hash => hash.IsRefused) ? null : [.. hashes.Select(hash => hash.Value)];
    }
}
