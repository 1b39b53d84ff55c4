using System.Text.RegularExpressions;

namespace Zhiheng.Architecture.Tests;

public class FileTests
{
    private const int MostLines = 300;

    /// <summary>Files that are longer for a reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal)
    {
        ["src/Web/wwwroot/site.css"] = "one style sheet is one request",
        ["tests/Modules.Tests/Registry/Files/XlsxRefusalTests.cs"] = "one test for each way in which a workbook can be damaged",
    };

    [Fact]
    public void A_file_can_be_read_in_one_sitting()
    {
        var kinds = new[] { ".cs", ".cshtml", ".sql", ".css", ".js", ".sh", ".py", "" };
        var tooLong = Repository.Files
            .Where(file => kinds.Contains(Path.GetExtension(file.Path)) && file.Path is not "LICENSE" && !LongFiles.ContainsKey(file.Path))
            .Select(file => (file.Path, Lines: file.Text.Count(c => c == '\n')))
            .Where(file => file.Lines > MostLines);

        Found.Nothing(tooLong.Select(file => $"{file.Path}: {file.Lines} lines"));
    }

    [Fact]
    public void A_file_that_became_short_leaves_the_list_of_long_ones()
        => Assert.All(LongFiles.Keys, path => Assert.True(Repository.Named(path).Text.Count(c => c == '\n') > MostLines, path));

    [Fact]
    public void Every_package_has_an_exact_version()
    {
        var versions = Regex.Matches(Repository.Named("Directory.Packages.props").Text, @"<PackageVersion Include=""([^""]+)"" Version=""([^""]+)""");
        var elsewhere = Repository.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal) && Regex.IsMatch(file.Text, "<PackageReference [^>]*Version"));

        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.Matches(@"^\d+\.\d+\.\d+(\.\d+)?(-[\w.]+)?$", version.Groups[2].Value));
        Found.Nothing(elsewhere.Select(file => file.Path));
    }

    /// <summary>What names a folder of one machine works on that machine only.</summary>
    [Fact]
    public void No_file_names_a_folder_of_one_machine()
    {
        var places = new Regex(@"(?<![\w.])(/home/\w|/root/|/Users/\w|/work/|[A-Z]:\\(Users|Work))");
        var named = Repository.Files
            .Where(file => file.Path != "tests/Architecture.Tests/FileTests.cs")
            .SelectMany(file => places.Matches(file.Text).Select(match => $"{file.Path}:{file.LineOf(match.Index)}"));

        Found.Nothing(named);
    }

    [Fact]
    public void Text_is_kept_with_plain_line_ends()
        => Found.Nothing(Repository.Files.Where(file => !file.Path.StartsWith("tests/vectors/", StringComparison.Ordinal)).Where(file => file.Text.Contains('\r', StringComparison.Ordinal)).Select(file => file.Path));
}
