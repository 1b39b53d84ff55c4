using System.Text.RegularExpressions;

namespace Zhiheng.Architecture.Tests;

/// <summary>A module touches only its own tables; everybody may read a published view <c>v_module_…</c>.</summary>
public class TableOwnershipTests
{
    /// <summary>
    /// Tables that are read outside their owner today. Each is a debt with the way out; one that was paid must leave the list.
    /// </summary>
    private static readonly Dictionary<(string File, string Table), string> Debts = new()
    {
        [("src/Cli/Seeding.cs", "registry_body")] = "Registry's BodyStore should say whether the register is empty",
        [("src/Registry/Lookup/CertificateLookup.cs", "platform_journal")] = "Journal should answer it, as it does for one subject's public facts",
        [("src/Registry/Lookup/CertificateLookup.cs", "platform_act")] = "the same",
        [("src/Registry/Reporting/Jobs/SubmitReport.cs", "platform_file")] = "FileStore.Save should return the digest with the id",
        [("src/Web/Api/HealthEndpoints.cs", "platform_script")] = "Migrator should say which scripts have run",
    };

    private static readonly Dictionary<string, string> OwnerOfTable = Scripts()
        .SelectMany(script => Created(script, "table").Select(table => (table, script.Project)))
        .Append(("platform_script", "Platform")) // The migrator makes it before any script runs.
        .Distinct()
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    [Fact]
    public void Tables_and_indexes_carry_the_name_of_their_module()
    {
        var strangers = Scripts().SelectMany(script => Created(script, @"(?:virtual\s+)?table|(?:unique\s+)?index")
            .Where(name => !name.StartsWith(Prefix(script), StringComparison.Ordinal))
            .Select(name => $"{script.Path}: {name}"));

        Assert.NotEmpty(OwnerOfTable);
        Found.Nothing(strangers);
    }

    [Fact]
    public void Views_are_published_under_the_name_of_their_module()
    {
        var strangers = Scripts().SelectMany(script => Created(script, "view")
            .Where(name => !name.StartsWith("v_" + Prefix(script), StringComparison.Ordinal))
            .Select(name => $"{script.Path}: {name}"));

        Found.Nothing(strangers);
    }

    [Fact]
    public void A_table_is_named_only_by_its_owner()
    {
        var strangers = Trespasses().Where(found => !Debts.ContainsKey((found.File, found.Table)))
            .Select(found => $"{found.File} names {found.Table}, which belongs to {OwnerOfTable[found.Table]}");

        Found.Nothing(strangers);
    }

    [Fact]
    public void A_debt_that_was_paid_leaves_the_list()
        => Found.Nothing(Debts.Keys.Except(Trespasses()).Select(debt => $"{debt.File} no longer names {debt.Table}"));

    [Fact]
    public void A_name_in_SQL_that_looks_like_a_table_is_one()
    {
        var named = Repository.Under("src", ".cs")
            .SelectMany(file => Regex.Matches(file.Code, @"\b(?:from|join|into|update|table)\s+((?:v_)?(?:" + Owners() + @")_\w+)").Select(match => (file.Path, Name: match.Groups[1].Value)));
        var views = Scripts().SelectMany(script => Created(script, "view")).ToHashSet(StringComparer.Ordinal);

        var unknown = named.Where(name => !OwnerOfTable.ContainsKey(name.Name) && !views.Contains(name.Name) && !MadeInCode(name.Name));

        Found.Nothing(unknown.Select(name => $"{name.Path}: {name.Name}"));
    }

    // The search index of SQLite and temporary tables are made by the program itself.
    private static bool MadeInCode(string table)
        => Repository.Under("src", ".cs").Any(file => Created(file, @"(?:virtual\s+|temporary\s+|temp\s+|unlogged\s+)?table").Contains(table));

    private static IEnumerable<(string File, string Table)> Trespasses()
        => Repository.Under("src", ".cs", ".cshtml", ".sql")
            .SelectMany(file => Regex.Matches(file.Code, @"\b(?:" + Owners() + @")_\w+")
                .Select(match => match.Value)
                .Where(table => OwnerOfTable.TryGetValue(table, out var owner) && owner != file.Project)
                .Select(table => (file.Path, table)))
            .Distinct();

    private static string Owners() => string.Join('|', OwnerOfTable.Values.Distinct().Select(owner => owner.ToLowerInvariant()));

    private static IEnumerable<SourceFile> Scripts() => Repository.Under("src", ".sql");

    private static string Prefix(SourceFile script) => script.Project.ToLowerInvariant() + "_";

    private static IEnumerable<string> Created(SourceFile file, string kinds)
        => Regex.Matches(file.Code, @"\bcreate\s+(?:" + kinds + @")\s+(?:if\s+not\s+exists\s+)?(\w+)").Select(match => match.Groups[1].Value);
}
