using Zhiheng.Modules.Tests.Registry.Files;
using Zhiheng.Registry.Demo;

namespace Zhiheng.Modules.Tests.Registry.Demo;

/// <summary>The rows use only codes of the classifications. Reads the data folder beside the repository, when there is one.</summary>
public class DemoTableTests(DemoRows rows) : IClassFixture<DemoRows>
{
    [Fact]
    public void Bodies_are_made_up_and_say_so()
    {
        var bodies = new DemoProvince(1, DemoSize.Province, DemoRows.Today).Bodies;

        Assert.Equal(24, bodies.Count);
        Assert.All(bodies, body => Assert.Contains("（演示）", body.Name, StringComparison.Ordinal));
        Assert.All(bodies, body => Assert.Matches("^CNCA-R-2999-0[0-2][0-9]$", body.ApprovalNo));
        Assert.All(bodies, body => Assert.True(body.CreditCode.IsMadeUp));
        Assert.Equal(bodies.Count, bodies.Select(body => body.CreditCode).Distinct().Count());
    }

    [Fact]
    public void A_body_reports_only_schemes_it_is_approved_for()
    {
        var approved = new DemoProvince(2026, DemoSize.City, DemoRows.Today).Bodies.ToDictionary(body => body.ApprovalNo, body => body.SchemeCodes);

        Assert.All(rows.City.Where(row => row.IsCertificate), row => Assert.Contains(row.Scheme, approved[row.File.BodyApprovalNo]));
    }

    [Fact]
    public void Industries_and_scope_codes_are_those_of_the_classifications()
    {
        if (Shared("classification/gbt4754_2017.csv") is not { } industries || Shared("classification/cnas_scope_codes.csv") is not { } scopes)
        {
            return;
        }

        var systems = rows.City.Where(row => row.Template == "103010").ToList();
        Assert.Subset(Codes(industries), systems.Select(row => row["BEL_INDUSTRY"]).ToHashSet(StringComparer.Ordinal));
        Assert.Subset(Codes(scopes), systems.Select(row => row["BUSI_SCOP_CODE"]).Where(code => code.Length > 0).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Headers_are_those_of_the_templates()
    {
        if (Shared("classification/cnca_reporting_template_fields.csv") is not { } fields)
        {
            return;
        }

        var templates = fields.Skip(1).Select(line => line.Split(',')).Where(c => !c[3].StartsWith("FETCH", StringComparison.Ordinal))
            .ToLookup(c => c[0], c => c[3].Replace(" ", "", StringComparison.Ordinal));
        Assert.All(rows.City.Select(row => row.File).Distinct(), file => Assert.Equal(templates[file.TemplateNo], file.Header));
        Assert.Equal(templates.Select(t => t.Key).Order(StringComparer.Ordinal), rows.City.Select(row => row.Template).Distinct().Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Codes(string[] lines) => lines.Skip(1).Select(line => line.Split(',')[0]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Null without the folder, except on the build server, where it must be there.</summary>
    private static string[]? Shared(string path) => SharedFile.Find($"data/{path}") is { } file ? File.ReadAllLines(file) : null;
}
