using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Zhiheng.Architecture.Tests;

/// <summary>The clock and chance come from outside. The analyzer says so while writing; the compiled program proves it.</summary>
public class BannedCallTests
{
    private static readonly string[] Banned =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now",
        "P:System.DateTimeOffset.UtcNow", "M:System.Guid.NewGuid", "M:System.Guid.CreateVersion7", "P:System.Random.Shared",
        "M:System.Random.#ctor", "T:System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly HashSet<string> BannedMembers = new(StringComparer.Ordinal)
    {
        "DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow", "Guid.NewGuid",
        "Random.get_Shared", "Random..ctor",
    };

    public static TheoryData<string> Projects => House.Projects;

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_compiled_project_calls_the_clock_or_chance(string project)
    {
        var called = MembersOf(project).Where(BannedMembers.Contains);

        Found.Nothing(called);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_Platform_asks_the_system_for_entropy(string project)
    {
        var asked = MembersOf(project).Where(member => member.StartsWith("RandomNumberGenerator.", StringComparison.Ordinal));

        if (project == "Platform")
        {
            Assert.NotEmpty(asked);
        }
        else
        {
            Found.Nothing(asked);
        }
    }

    [Fact]
    public void The_list_of_banned_calls_is_complete()
        => Found.Nothing(Banned.Except(Repository.Named("BannedSymbols.txt").Text.Split('\n').Select(line => line.Split(';')[0])));

    [Fact]
    public void The_analyzer_is_in_force_for_every_project()
    {
        var root = Repository.Named("Directory.Build.props").Text;
        var files = Repository.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal) || file.Path.EndsWith(".props", StringComparison.Ordinal));
        var below = files.Where(file => file.Path.EndsWith("/Directory.Build.props", StringComparison.Ordinal));

        Assert.Contains("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"", root, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", root, StringComparison.Ordinal);
        Assert.Matches("<WarningsAsErrors>[^<]*RS0030", root);
        Assert.DoesNotContain(files, file => file.Text.Contains("NoWarn", StringComparison.Ordinal) || file.Text.Contains("Analyzer\" Remove", StringComparison.Ordinal));
        Assert.All(below, file => Assert.Contains("GetPathOfFileAbove('Directory.Build.props'", file.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("RS0030", Repository.Named(".editorconfig").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_Entropy_may_silence_the_analyzer()
    {
        var silenced = Repository.Under("src", ".cs", ".cshtml").Where(file => file.Text.Contains("RS0030", StringComparison.Ordinal)).Select(file => file.Path);

        Assert.Equal(["src/Platform/Keys/Entropy.cs"], silenced);
    }

    private static List<string> MembersOf(string project)
    {
        using var stream = File.OpenRead(House.Load(project).Location);
        using var file = new PEReader(stream);
        var reader = file.GetMetadataReader();
        return [.. reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{reader.GetString(member.Name)}")];
    }
}
