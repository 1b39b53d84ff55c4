using System.Text.RegularExpressions;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>The tables of codes in docs/reporting.md are the code's, neither more nor less.</summary>
public partial class FindingTableTests
{
    private static readonly string Reporting = Path.Combine(Golden.Root, "src", "Registry", "Reporting");

    private static readonly Dictionary<string, string> Documented = TableLine()
        .Matches(File.ReadAllText(Path.Combine(Golden.Root, "docs", "reporting.md")))
        .ToDictionary(m => m.Groups["code"].Value, m => m.Groups["gets"].Value);

    private static readonly Dictionary<string, string> Made = Directory.EnumerateFiles(Reporting, "*.cs", SearchOption.AllDirectories)
        .Append(Path.Combine(Golden.Root, "src", "Registry", "Certificates", "CertificateRefusals.cs"))
        .SelectMany(file => Factory().Matches(File.ReadAllText(file)))
        .ToDictionary(m => m.Groups["code"].Value, m => m.Value);

    [Fact]
    public void Every_code_stands_in_the_document_and_every_code_in_the_document_is_made()
    {
        Assert.NotEmpty(Made);
        Assert.Equal(Made.Keys.Order(StringComparer.Ordinal), Documented.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_code_is_made_outside_a_factory()
    {
        var written = Directory.EnumerateFiles(Reporting, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(m => m.Groups["code"].Value);

        Assert.Empty(written.Except(Made.Keys));
    }

    [Fact]
    public void The_document_says_of_each_code_what_it_does_to_its_row()
    {
        var wrong = Made.Where(made => !Fits(made.Value, Documented[made.Key])).Select(made => $"{made.Key}: {Documented[made.Key]}");

        Assert.Empty(wrong);
    }

    private static bool Fits(string factory, string gets) => factory switch
    {
        _ when factory.StartsWith("FileNote", StringComparison.Ordinal) => gets == "note",
        _ when factory.StartsWith("Refusal", StringComparison.Ordinal) => gets is "file" or "end" or "reject",
        _ when factory.Contains("Severity.Warn", StringComparison.Ordinal) || WarnHelper().IsMatch(factory) => gets == "warn",
        _ => gets == "reject",
    };

    [GeneratedRegex(@"^\| `(?<code>registry\.[\w.-]+)` \|[^|]+\| (?<gets>file|end|reject|warn|note) \|[^|]+\|$", RegexOptions.Multiline)]
    private static partial Regex TableLine();

    /// <summary>From the type a factory returns to the end of what it makes.</summary>
    [GeneratedRegex(@"(?:Refusal|Finding|FileNote) \w+\([^;{]*?""(?<code>registry\.[a-z]+\.[a-z0-9-]+)""[^;]*;")]
    private static partial Regex Factory();

    [GeneratedRegex(@"""(?<code>registry\.(?:file|report|certificate)\.[a-z0-9-]+)""")]
    private static partial Regex Code();

    [GeneratedRegex(@"=>\s*Warn\(")]
    private static partial Regex WarnHelper();
}
