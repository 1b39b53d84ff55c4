using System.Runtime.CompilerServices;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets.Reading;
using Zhiheng.Targets.Reading.Files;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Targets.Reading;

/// <summary>Policy documents for tests, and the reader over the divisions that ship.</summary>
internal static class GivenPolicy
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "vectors", "policies"));

    /// <summary>Where the documents lie that the demo adopts; their labels are in <see cref="Folder"/>.</summary>
    public static string Adopted { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "..", "src", "Targets", "Data"));

    public static Outcome<PolicyReading> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static Outcome<PolicyReading> Read(byte[] file) => PolicyFile.Read(file).Then(new PolicyReader(ReferenceData.Regions).Read);

    /// <summary>A document with these measures under one heading.</summary>
    public static PolicyReading Body(string text) => Read($"某省人民政府关于质量工作的实施方案\n一、工作任务\n{text}\n").Value;

    /// <summary>The document of that name, whatever its format, and not its labels.</summary>
    public static byte[] File(string folder, string name)
        => System.IO.File.ReadAllBytes(Directory.GetFiles(folder, name + ".*").Single(file => !file.EndsWith(".json", StringComparison.Ordinal)));

    public static string Labels(string folder, string name) => System.IO.File.ReadAllText(Path.Combine(folder, name + ".expected.json"));

    public static IEnumerable<string> Names(string folder)
        => Directory.GetFiles(folder, "*.expected.json").Select(file => Path.GetFileName(file)[..^".expected.json".Length]).Order(StringComparer.Ordinal);

    /// <summary>A folder beside the repository; null where it is not there.</summary>
    public static string? Shared() => SharedFolder.Find("policies");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

/// <summary>Needs the documents that lie beside the repository, and says so where they do not.</summary>
internal sealed class SharedPolicyFactAttribute : FactAttribute
{
    public SharedPolicyFactAttribute() => Skip = SharedFolder.Missing("the policy documents", "policies");
}
