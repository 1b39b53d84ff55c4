using System.Reflection;

namespace Zhiheng.Architecture.Tests;

/// <summary>The reference table of the house: what each project may name. A project that is not here may not exist.</summary>
internal static class House
{
    private static readonly string[] Foundations = ["Kernel", "Contracts", "Platform", "Proofs"];

    /// <summary>The rooms. A new module adds its name here and nowhere else.</summary>
    public static IReadOnlyList<string> Modules { get; } = ["Registry", "Inspection", "Ledger", "Studies", "Targets"];

    public static IReadOnlyList<string> Doors { get; } = ["Web", "Cli"];

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> MayName { get; } = Table();

    public static IReadOnlyList<string> ProjectsOnDisk { get; } =
        [.. Repository.Under("src", ".csproj").Select(file => file.Project).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Projects => [.. ProjectsOnDisk];

    public static Assembly Load(string project) => Assembly.Load(project == "Cli" ? "zhiheng" : $"Zhiheng.{project}");

    /// <summary>The names of the product's projects that the compiled project really uses.</summary>
    public static IEnumerable<string> Uses(string project)
        => Load(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Zhiheng.", StringComparison.Ordinal))
            .Select(name => name["Zhiheng.".Length..]);

    private static Dictionary<string, IReadOnlyList<string>> Table()
    {
        var table = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["Kernel"] = [],
            ["Proofs"] = [],
            ["Toolbox"] = [],
            ["Contracts"] = ["Kernel"],
            ["Platform"] = ["Kernel", "Contracts"],
        };
        foreach (var module in Modules)
        {
            table[module] = Foundations;
        }

        table["Web"] = [.. Foundations, "Toolbox", .. Modules];
        table["Cli"] = [.. Foundations, "Toolbox", .. Modules, "Web"];
        return table;
    }
}
