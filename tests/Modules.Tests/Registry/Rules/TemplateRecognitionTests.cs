using Zhiheng.Registry.Reporting.Templates;

namespace Zhiheng.Modules.Tests.Registry.Rules;

public class TemplateRecognitionTests
{
    public static TheoryData<string, string> Versions()
    {
        var versions = new TheoryData<string, string>();
        foreach (var template in Desk.Templates.All)
        {
            versions.Add(template.No, template.Version);
        }

        return versions;
    }

    [Fact]
    public void All_seven_templates_ship_in_two_versions()
    {
        Assert.Equal(
            ["102010", "103010", "103011", "103012", "202010", "203010", "204010"],
            Desk.Templates.All.GroupBy(template => template.No).Where(group => group.Count() == 2).Select(group => group.Key));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_template_is_recognised_from_its_field_names(string no, string version)
    {
        var template = Find(no, version);

        var match = Desk.Templates.Recognise([.. template.Columns.Select(column => column.Column)], null, template.ValidFrom).Value;

        Assert.Equal((no, version), (match.Template.No, match.Template.Version));
        Assert.Equal(Enumerable.Range(0, template.Columns.Count), match.Ordinals);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_template_is_recognised_from_its_chinese_names_in_any_order(string no, string version)
    {
        var template = Find(no, version);

        var match = Desk.Templates.Recognise([.. template.Columns.Select(column => column.Meaning).Reverse()], null, template.ValidFrom).Value;

        Assert.Equal((no, version), (match.Template.No, match.Template.Version));
        Assert.Equal(Enumerable.Range(0, template.Columns.Count).Reverse(), match.Ordinals);
    }

    [Theory]
    [InlineData("2025-12-31", "2014")]
    [InlineData("2026-01-01", "2026")]
    public void The_day_of_the_report_decides_the_version(string day, string version)
    {
        var match = Desk.Templates.Recognise(Header("103010"), "103010", DateOnly.Parse(day)).Value;

        Assert.Equal(version, match.Template.Version);
    }

    [Theory]
    [InlineData("CERT_FIRST_ DATE")]
    [InlineData("cert_first_date")]
    [InlineData("\uFEFFＣＥＲＴ＿FIRST_DATE *")]
    [InlineData("首次获证日期")]
    public void Blanks_width_case_and_stars_in_a_header_do_not_count(string name)
    {
        var header = Header("203010").Select(column => column == "CERT_FIRST_DATE" ? name : column).ToList();

        Assert.False(Desk.Templates.Recognise(header, null, Desk.Today).IsRefused);
    }

    [Fact]
    public void The_old_and_the_new_name_of_the_organisation_code_are_both_understood()
    {
        foreach (var name in new[] { "获证组织的组织机构代码", "获证组织的统一社会信用代码" })
        {
            var header = Header("103010").Select(column => column == "ORG_CODE" ? name : column).ToList();

            Assert.False(Desk.Templates.Recognise(header, null, Desk.Today).IsRefused);
            Assert.False(Desk.Templates.Recognise(header, null, Desk.Then).IsRefused);
        }
    }

    [Fact]
    public void An_unknown_column_is_refused_with_the_nearest_name()
    {
        var refusal = Desk.Templates.Recognise([.. Header("103010"), "CERTI_STATU"], null, Desk.Today).Refusal;

        Assert.Equal("registry.report.columns-unknown", refusal.Code);
        Assert.Contains("“CERTI_STATU”（是否为 CERTI_STATUS？）", refusal.Message);
    }

    [Fact]
    public void A_missing_column_that_is_always_required_is_refused_by_name()
    {
        var refusal = Desk.Templates.Recognise([.. Header("103010").Where(column => column is not ("CERTI_STATUS" or "ORG_NAME"))], null, Desk.Today).Refusal;

        Assert.Equal("registry.report.columns-missing", refusal.Code);
        Assert.Contains("ORG_NAME（获证组织名称（主要名称））、CERTI_STATUS（证书状态）", refusal.Message);
    }

    [Fact]
    public void A_missing_column_that_is_not_always_required_is_noted()
    {
        var match = Desk.Templates.Recognise([.. Header("103010").Where(column => column != "RISK_PARAM")], null, Desk.Today).Value;

        Assert.Equal("RISK_PARAM", Assert.Single(match.Missing).Column);
    }

    [Fact]
    public void A_column_twice_is_refused()
    {
        var refusal = Desk.Templates.Recognise([.. Header("103010"), "证书状态"], null, Desk.Today).Refusal;

        Assert.Equal("registry.report.columns-duplicated", refusal.Code);
        Assert.Contains("证书状态", refusal.Message);
    }

    [Fact]
    public void A_header_of_something_else_is_refused()
    {
        var refusal = Desk.Templates.Recognise(["姓名", "电话", "地址"], null, Desk.Today).Refusal;

        Assert.Equal("registry.report.template-unknown", refusal.Code);
    }

    [Fact]
    public void An_unknown_template_number_is_refused()
    {
        Assert.Equal("registry.report.template-unknown", Desk.Templates.Recognise(Header("103010"), "999999", Desk.Today).Refusal.Code);
    }

    [Fact]
    public void A_day_before_the_first_version_is_refused()
    {
        Assert.Equal(
            "registry.report.template-not-in-force",
            Desk.Templates.Recognise(Header("103010"), "103010", new DateOnly(2013, 12, 31)).Refusal.Code);
    }

    [Fact]
    public void A_header_that_fits_two_templates_equally_is_refused()
    {
        var one = Tiny("900001");
        var catalogue = new TemplateCatalogue([one, Tiny("900002")]);

        var refusal = catalogue.Recognise(["A"], null, one.ValidFrom).Refusal;

        Assert.Equal("registry.report.template-ambiguous", refusal.Code);
        Assert.Equal("900002", catalogue.Recognise(["A"], "900002", one.ValidFrom).Value.Template.No);
    }

    [Fact]
    public void Ten_thousand_foreign_columns_are_refused_briefly()
    {
        var refusal = Desk.Templates.Recognise([.. Header("103010"), .. Enumerable.Range(0, 10_000).Select(i => $"X{i}")], "103010", Desk.Today).Refusal;

        Assert.True(refusal.Message.Length < 1_000, refusal.Message);
    }

    [Fact]
    public void Shared_concepts_have_one_register_name_in_both_certificate_templates()
    {
        string[] shared = ["holderName", "holderCode", "holderDistrict", "number", "status", "issuedOn", "expiresOn", "suspendedFrom", "revokedOn", "changeCodes"];

        foreach (var no in new[] { "103010", "203010" })
        {
            var fields = Find(no, "2026").Columns.Select(column => column.Field).ToHashSet();
            Assert.All(shared, field => Assert.Contains(field, fields));
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_code_table_that_a_template_names_exists(string no, string version)
    {
        foreach (var table in Find(no, version).Columns.Select(column => column.Codes).OfType<string>())
        {
            Assert.NotEmpty(Desk.Codes[table].Names);
        }
    }

    private static Template Find(string no, string version) => Desk.Templates.All.Single(template => template.No == no && template.Version == version);

    private static List<string> Header(string no) => [.. Find(no, "2026").Columns.Select(column => column.Column)];

    private static Template Tiny(string no) => new()
    {
        No = no,
        Version = "1",
        Name = no,
        Kind = TemplateKind.Energy,
        ValidFrom = new DateOnly(2020, 1, 1),
        Source = "测试",
        Columns = [new TemplateColumn { Column = "A", Meaning = "甲", Field = "a", Type = CellType.Text }],
    };
}
