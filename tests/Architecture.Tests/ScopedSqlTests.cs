using System.Text.RegularExpressions;
using Zhiheng.Inspection;
using Zhiheng.Registry;
using Zhiheng.Studies;
using Zhiheng.Targets;

namespace Zhiheng.Architecture.Tests;

/// <summary>
/// SQL on a table whose rows are somebody's says whose rows it wants, <c>{mine …}</c>. What reads or writes all rows stands here with
/// the reason; nothing of it may be reached under a power, where a session with a scope refuses it as well.
/// </summary>
public class ScopedSqlTests
{
    /// <summary>How many texts of a file have no mark, and why they need none. One more, or one fewer, has to be said here.</summary>
    private static readonly Dictionary<string, (int Texts, string Reason)> WithoutScope = new(StringComparer.Ordinal)
    {
        ["src/Cli/Seeding.cs"] = (2, "the program itself: whether the register is empty"),
        ["src/Inspection/Campaigns/CampaignStore.cs"] = (6, "public lists; the campaign of a public draw; counts the year's; writes what a marked look-up found"),
        ["src/Inspection/Checks/CheckStore.cs"] = (5, "the mark is in the queries that use the constants; the code of a visit is its key; writes and teams of what a marked look-up found"),
        ["src/Inspection/Checks/RecordStore.cs"] = (1, "visits to an enterprise by whatever authority: its cap"),
        ["src/Inspection/Checks/VoiceStore.cs"] = (1, "names in the requests of a check that was found"),
        ["src/Inspection/Desks/InspectionDeskStore.cs"] = (2, "the marks are in the query that uses the constants; a visit is also its team's"),
        ["src/Inspection/Draws/DrawStore.cs"] = (7, "public draws and parties with a link; counts frozen plans; writes what a marked look-up found"),
        ["src/Inspection/Draws/ListStore.cs"] = (3, "the program itself: visits and teams of every authority decide caps and recusals; inspectors of a subtree"),
        ["src/Inspection/Draws/TaskStore.cs"] = (5, "tasks of a draw that was found with a mark or is public; writes them"),
        ["src/Inspection/Exports/ExportStore.cs"] = (4, "what any authority has sent of a kind; counts the year's; writes what a marked look-up found"),
        ["src/Inspection/Findings/FindingStore.cs"] = (1, "public list"),
        ["src/Inspection/Indicators/IndicatorStore.cs"] = (4, "public: counts by authority, and the published findings behind a figure"),
        ["src/Inspection/Open/OpenStore.cs"] = (2, "public: totals of a campaign's draw"),
        ["src/Inspection/Plans/PlanStore.cs"] = (4, "public list and look-up; writes what a marked look-up found"),
        ["src/Inspection/Pools/InspectorStore.cs"] = (3, "whether a number is taken anywhere; writes what a marked look-up found"),
        ["src/Registry/Acts/ProposalStore.cs"] = (2, "writes proposals; they are looked for with a mark"),
        ["src/Registry/Bodies/BodyStore.cs"] = (4, "the program itself and reporting: a body is registered and looked up by its approval number"),
        ["src/Registry/Bodies/WithdrawalStore.cs"] = (3, "the mark is in a constant of its own; counts open proposals; writes the body that was found"),
        ["src/Registry/Certificates/CertificateStore.cs"] = (2, "reporting: certificates as a body's files change them"),
        ["src/Registry/Corrections/CorrectionStore.cs"] = (4, "counts open proposals; writes what a marked look-up found"),
        ["src/Registry/Credentials/CredentialStore.cs"] = (4, "public: electronic certificates and their status lists"),
        ["src/Registry/Demo/DemoPartyStore.cs"] = (3, "the program itself: demo accounts for organisations and bodies of the demo"),
        ["src/Registry/Desks/OrganizationFileStore.cs"] = (1, "the columns of an organisation; each query that uses them says whose"),
        ["src/Registry/Indicators/RecordStore.cs"] = (2, "public: the certificates and organisations behind a published figure"),
        ["src/Registry/Indicators/StretchStore.cs"] = (2, "the program itself: published figures count every certificate"),
        ["src/Registry/Lookup/CertificateLookup.View.cs"] = (2, "public look-up"),
        ["src/Registry/Lookup/CertificateLookup.cs"] = (7, "public look-up"),
        ["src/Registry/Lookup/SearchFilter.cs"] = (1, "public search"),
        ["src/Registry/Lookup/SearchStore.cs"] = (13, "public search; desks pass their mark in as a condition"),
        ["src/Registry/Lookup/SummaryRow.cs"] = (1, "public search: one row of it"),
        ["src/Registry/Lookup/VerifiedRow.cs"] = (1, "public look-up by number"),
        ["src/Registry/Objections/ObjectionStore.cs"] = (3, "counts the objector's open ones; writes objections that are looked for with a mark"),
        ["src/Registry/Orders/OrderStore.cs"] = (6, "reporting: orders that a reported change obeys; counts open ones; writes what a marked look-up found"),
        ["src/Registry/Organizations/InspecteePools.cs"] = (2, "the program itself: who can be drawn for an inspection"),
        ["src/Registry/Organizations/MergeStore.cs"] = (3, "counts open proposals; writes what a marked look-up found"),
        ["src/Registry/Organizations/OrganizationStore.cs"] = (1, "reporting: organisations as files name them"),
        ["src/Registry/People/BanStore.cs"] = (1, "the columns of a ban; each query that uses them says whose, or shows bans in force, which everybody sees"),
        ["src/Targets/Assessments/AssessmentStore.cs"] = (7, "the mark is in a constant of its own; public look-up; whether a year is computed; writes what a marked look-up found"),
        ["src/Targets/Assessments/SchemeStore.cs"] = (6, "the mark is in a constant of its own; counts versions; writes what a marked look-up found"),
        ["src/Targets/Conferences/ConferenceStore.cs"] = (5, "the mark is in a constant of its own; writes what a marked look-up found"),
        ["src/Targets/Desks/TargetsDeskStore.cs"] = (1, "the marks are in the query that uses the constants; a measure is also its unit's"),
        ["src/Targets/Progress/ProgressStore.cs"] = (5, "the mark is in a constant of its own; locks what a marked look-up found"),
        ["src/Registry/Reporting/Import/TeamStore.cs"] = (1, "reporting: certificates that audit teams are reported for"),
        ["src/Registry/Organizations/Parties.cs"] = (2, "names and codes of legal persons, which are public"),
        ["src/Studies/Benchmarks/BenchmarkStore.cs"] = (3, "what a group is computed from, never shown; writes what a marked look-up found"),
        ["src/Studies/Consents/ConsentStore.cs"] = (3, "what a consent in force shares with the very authority or firm that asks; holds what a marked look-up found"),
        ["src/Studies/Shelf/StudyStore.cs"] = (3, "writes what a marked look-up found"),
        ["src/Targets/Policies/DocumentStore.cs"] = (3, "whether the own authority has the same file already; writes what a marked look-up found"),
        ["src/Targets/Policies/FigureStore.cs"] = (6, "what a unit answers for, by its authority; the columns of a report; whether one is open; writes what a marked look-up found"),
        ["src/Targets/Policies/PolicyStore.cs"] = (14, "an adopted policy with its measures, units and targets is public; writes what a marked look-up found"),
    };

    private static readonly string Tables = string.Join('|', RegistryScope.Tables.Concat(InspectionScope.Tables).Concat(TargetsScope.Tables).Concat(StudiesScope.Tables).Select(table => table.Name));

    [Fact]
    public void SQL_on_a_scoped_table_says_whose_rows_it_wants()
        => Found.Nothing(Unmarked().GroupBy(found => found.Path)
            .Where(file => file.Count() > WithoutScope.GetValueOrDefault(file.Key).Texts)
            .Select(file => $"{file.Key} has {file.Count()} texts without a mark:\n  {string.Join("\n  ", file.Select(found => found.Sql))}"));

    [Fact]
    public void What_needs_no_exception_any_more_leaves_the_list()
    {
        var counts = Unmarked().CountBy(found => found.Path).ToDictionary(StringComparer.Ordinal);

        Found.Nothing(WithoutScope.Where(file => counts.GetValueOrDefault(file.Key) < file.Value.Texts).Select(file => $"{file.Key}: {counts.GetValueOrDefault(file.Key)} now"));
    }

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
