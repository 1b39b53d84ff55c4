using System.Text.RegularExpressions;

namespace Zhiheng.Architecture.Tests;

public class ReferenceTests
{
    private static readonly string[] Drivers = ["Npgsql", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Dapper"];

    public static TheoryData<string> Projects => House.Projects;

    public static TheoryData<string> ProjectsBehindTheDoors => [.. House.ProjectsOnDisk.Except(House.Doors)];

    public static TheoryData<string> ProjectsWithoutDriver => [.. House.ProjectsOnDisk.Where(project => project != "Platform")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_stands_in_the_reference_table(string project) => Assert.Contains(project, House.MayName.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_compiled_project_uses_only_what_the_table_allows(string project)
        => Found.Nothing(House.Uses(project).Except(House.MayName[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_refers_only_to_what_the_table_allows(string project)
    {
        var named = Regex.Matches(ProjectFile(project).Text, @"<ProjectReference Include=""\.\./(\w+)/\1\.csproj""").Select(match => match.Groups[1].Value);
        var written = Regex.Count(ProjectFile(project).Text, "<ProjectReference ");

        Found.Nothing(named.Except(House.MayName[project]));
        Assert.Equal(written, named.Count());
    }

    [Fact]
    public void No_module_uses_another_module()
    {
        var crossings = House.Modules.SelectMany(module => House.Uses(module).Intersect(House.Modules).Select(other => $"{module} → {other}"));

        Found.Nothing(crossings);
    }

    [Theory]
    [MemberData(nameof(ProjectsWithoutDriver))]
    public void Only_Platform_is_compiled_against_a_database_driver(string project)
        => Assert.DoesNotContain(House.Load(project).GetReferencedAssemblies(), reference => IsDriver(reference.Name!));

    [Theory]
    [MemberData(nameof(ProjectsWithoutDriver))]
    public void Only_Platform_names_a_database_driver(string project)
    {
        var named = Repository.Under($"src/{project}", ".cs", ".cshtml", ".csproj")
            .Where(file => Regex.IsMatch(file.Code, @"\b(Npgsql|Microsoft\.Data\.Sqlite|SQLitePCL\w*|Dapper)\b"))
            .Select(file => file.Path);

        Found.Nothing(named);
    }

    [Theory]
    [MemberData(nameof(ProjectsBehindTheDoors))]
    public void Only_the_doors_know_ASP_NET(string project)
    {
        var known = House.Load(project).GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

        Found.Nothing(known);
        Assert.DoesNotContain("Microsoft.AspNetCore", ProjectFile(project).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sdk.Web", ProjectFile(project).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_of_the_product_and_its_tests_is_in_the_solution()
    {
        var solution = Repository.Named("Zhiheng.slnx").Text;

        var missing = Repository.Under("src", ".csproj").Concat(Repository.Under("tests", ".csproj"))
            .Where(file => !solution.Contains($"\"{file.Path}\"", StringComparison.Ordinal))
            .Select(file => file.Path);

        Found.Nothing(missing);
    }

    private static bool IsDriver(string name) => Drivers.Any(driver => name.StartsWith(driver, StringComparison.Ordinal));

    private static SourceFile ProjectFile(string project) => Repository.Named($"src/{project}/{project}.csproj");
}
