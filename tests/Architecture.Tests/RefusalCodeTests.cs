using System.Text.RegularExpressions;

namespace Zhiheng.Architecture.Tests;

/// <summary>
/// A code is how a caller, a translator and a lawyer name one refusal: it is made in one place, and never means two things.
/// A literal that starts with the name of an owner is a code; it is made there unless it is being compared.
/// </summary>
public class RefusalCodeTests
{
    private static readonly Dictionary<string, string[]> OwnersOf = new(StringComparer.Ordinal)
    {
        ["Inspection"] = ["inspection"],
        ["Kernel"] = ["kernel"],
        ["Ledger"] = ["ledger"],
        ["Platform"] = ["platform"],
        ["Proofs"] = ["proofs"],
        ["Registry"] = ["registry"],
        ["Studies"] = ["studies"],
        ["Toolbox"] = ["toolbox"],
        ["Targets"] = ["targets"],
        ["Web"] = ["web", "api"],
        ["Cli"] = ["cli"],
    };

    private static readonly string Owner = string.Join('|', OwnersOf.Values.SelectMany(owners => owners));

    private static readonly List<(SourceFile File, string Code, bool Compared)> Codes =
    [
        .. Repository.Under("src", ".cs").SelectMany(file => Regex
            .Matches(file.Code, @"(?<before>==\s*|\bis\s+|\bor\s+|\bcase\s+|StartsWith\()?""(?<code>(?:" + Owner + @")\.[^""{}\s]+)""(?=(?<after>\s*(?:=>|or\b))?)")
            .Select(match => (file, match.Groups["code"].Value, match.Groups["before"].Success || match.Groups["after"].Success))),
    ];

    [Fact]
    public void Every_code_is_made_in_one_place()
    {
        var repeated = Codes.Where(code => !code.Compared).GroupBy(code => code.Code).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(code => code.File.Path))}");

        Assert.NotEmpty(Codes);
        Found.Nothing(repeated);
    }

    [Fact]
    public void Every_code_has_the_same_form()
        => Assert.All(Codes, code => Assert.Matches("^[a-z]+(\\.[a-z0-9-]+)+$", code.Code));

    [Fact]
    public void A_code_begins_with_the_project_that_makes_it()
    {
        var strangers = Codes.Where(code => !code.Compared && !OwnersOf[code.File.Project].Contains(code.Code.Split('.')[0]))
            .Select(code => $"{code.File.Path}: {code.Code}");

        Found.Nothing(strangers);
    }

    [Fact]
    public void A_code_that_is_compared_exists()
    {
        var made = Codes.Where(code => !code.Compared).Select(code => code.Code).ToHashSet(StringComparer.Ordinal);

        Found.Nothing(Codes.Where(code => code.Compared && !made.Contains(code.Code)).Select(code => $"{code.File.Path}: {code.Code}"));
    }

    /// <summary>Catches a code whose first word names no owner, which the other tests would not see.</summary>
    [Fact]
    public void What_is_handed_to_a_refusal_is_a_code_of_an_owner()
    {
        var strangers = Repository.Under("src", ".cs").SelectMany(file => Regex
            .Matches(file.Code, @"\bRefusal\s+\w+\([^)]*\)\s*(?:=>|\{\s*return)\s*new(?:\s+Refusal)?\(\s*""(?<code>[^""]*)""")
            .Where(match => !Regex.IsMatch(match.Groups["code"].Value, $"^(?:{Owner})\\."))
            .Select(match => $"{file.Path}:{file.LineOf(match.Index)} {match.Groups["code"].Value}"));

        Found.Nothing(strangers);
    }
}
