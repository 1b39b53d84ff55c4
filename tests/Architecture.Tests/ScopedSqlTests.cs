using System.Text.RegularExpressions;
using Zhiheng.Registry;

namespace Zhiheng.Architecture.Tests;

/// <summary>
/// SQL on a table whose rows are somebody's says whose rows it wants, <c>{mine …}</c>. What reads or writes all rows stands here with
/// the reason; nothing of it may be reached under a power, where a session with a scope refuses it as well.
/// </summary>
public class ScopedSqlTests
{
    private static readonly Dictionary<string, string> WithoutScope = new(StringComparer.Ordinal)
    {
        ["src/Cli/Seeding.cs"] = "the program itself: whether the register is empty",
        ["src/Registry/Bodies/BodyStore.cs"] = "the program itself and reporting: a body is registered and looked up by its approval number",
        ["src/Registry/Certificates/CertificateStore.cs"] = "reporting: certificates as a body's files change them",
        ["src/Registry/Credentials/CredentialStore.cs"] = "public: electronic certificates and their status lists",
        ["src/Registry/Demo/DemoPartyStore.cs"] = "the program itself: demo accounts for organisations and bodies of the demo",
        ["src/Registry/Lookup/CertificateLookup.View.cs"] = "public look-up",
        ["src/Registry/Lookup/CertificateLookup.cs"] = "public look-up",
        ["src/Registry/Lookup/SearchFilter.cs"] = "public search",
        ["src/Registry/Lookup/SearchStore.cs"] = "public search",
        ["src/Registry/Lookup/SummaryRow.cs"] = "public search: one row of it",
        ["src/Registry/Lookup/VerifiedRow.cs"] = "public look-up by number",
        ["src/Registry/Organizations/OrganizationStore.cs"] = "reporting: organisations as files name them",
        ["src/Registry/Reporting/Import/TeamStore.cs"] = "reporting: certificates that audit teams are reported for",
    };

    private static readonly string Tables = string.Join('|', RegistryScope.Tables.Select(table => table.Name));

    [Fact]
    public void SQL_on_a_scoped_table_says_whose_rows_it_wants()
        => Found.Nothing(Unmarked().Where(found => !WithoutScope.ContainsKey(found.Path)).Select(found => $"{found.Path}: {found.Sql}"));

    [Fact]
    public void A_file_that_needs_no_exception_leaves_the_list()
        => Found.Nothing(WithoutScope.Keys.Except(Unmarked().Select(found => found.Path)));

    [Theory]
    [InlineData("var a = \"select 1 from registry_body b\";", 1)]
    [InlineData("var a = \"\"\"\n select 1\n from x join registry_body b on 1 = 1\n \"\"\";", 1)]
    [InlineData("var a = $$\"\"\"update registry_body set {{x}}\"\"\";", 1)]
    [InlineData("var a = \"select 1 from registry_body b where {mine registry_body b}\";", 0)]
    [InlineData("var a = \"select 1 from registry_body_scheme\";", 0)]
    [InlineData("new BulkTable(\"registry_body\", \"id\")", 0)]
    public void The_test_sees_what_it_is_about(string code, int expected) => Assert.Equal(expected, Literals(code).Count(IsUnmarked));

    private static IEnumerable<(string Path, string Sql)> Unmarked()
        => Repository.Under("src", ".cs").SelectMany(file => Literals(file.Code).Where(IsUnmarked).Select(sql => (file.Path, Regex.Replace(sql, @"\s+", " "))));

    private static bool IsUnmarked(string text)
        => Regex.IsMatch(text, $@"\b(?:from|join|into|update)\s+(?:{Tables})\b") && !text.Contains("{mine ", StringComparison.Ordinal);

    private static IEnumerable<string> Literals(string code)
    {
        const string raw = "\\$*\"\"\"(.*?)\"\"\"";
        return Regex.Matches(code, raw, RegexOptions.Singleline)
            .Concat(Regex.Matches(Regex.Replace(code, raw, "", RegexOptions.Singleline), "\"((?:[^\"\\\\\\n]|\\\\.)*)\""))
            .Select(match => match.Groups[1].Value);
    }
}
