using System.Text.RegularExpressions;

namespace Zhiheng.Architecture.Tests;

/// <summary>A document that names what is not there is worse than none.</summary>
public class DocumentTests
{
    public static TheoryData<string> Documents => [.. Repository.Files.Where(file => Path.GetExtension(file.Path) == ".md").Select(file => file.Path)];

    [Fact]
    public void Every_test_named_in_the_security_document_exists()
    {
        var named = Regex.Matches(Repository.Named("docs/security.md").Text, @"`(\w+Tests)`").Select(match => match.Groups[1].Value).Distinct().ToList();
        var known = Repository.Under("tests", ".cs").SelectMany(file => Regex.Matches(file.Code, @"class (\w+Tests)\b").Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(named);
        Found.Nothing(named.Where(name => !known.Contains(name)));
    }

    [Fact]
    public void Every_file_named_in_the_policy_map_exists()
    {
        var named = Regex.Matches(Repository.Named("docs/policy-map.md").Text, @"`((?:src|tests)/[\w./-]+)`").Select(match => match.Groups[1].Value).ToList();

        Assert.Contains(named, path => path.StartsWith("tests/", StringComparison.Ordinal));
        Assert.DoesNotContain(named, path => !Exists(path));
    }

    [Fact]
    public void Every_row_of_the_policy_map_names_a_test()
    {
        var served = Repository.Named("docs/policy-map.md").Text.Split("## ").Single(section => section.StartsWith("Served today", StringComparison.Ordinal));
        var rows = served.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches(@"`tests/[\w./-]+\.cs`", row));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_between_documents_lead_somewhere(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var links = Regex.Matches(Repository.Named(path).Text, @"\]\((?!https?:|mailto:|#)([^)#\s]+)").Select(match => match.Groups[1].Value);

        Assert.DoesNotContain(links, link => !Exists(Path.Combine(folder, link)));
    }

    private static bool Exists(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }
}
