using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Zhiheng.Proofs.Tests;

/// <summary>The public test vectors that travel with the project (tests/vectors, each folder with its source and licence).</summary>
internal static class Vectors
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "vectors"));

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public static JsonDocument Json(params string[] parts) => JsonDocument.Parse(File.ReadAllBytes(PathOf(parts)));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
