using Zhiheng.Registry.Reporting.Templates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Modules.Tests.Registry.Rules;

public class TableTests
{
    [Theory]
    [InlineData("status", "01", "有效")]
    [InlineData("change-ms", "97_05", "过期失效")]
    [InlineData("industry", "3484", "机械零部件加工")]
    [InlineData("country", "156", "中国")]
    public void A_code_has_its_name(string table, string code, string name)
    {
        Assert.True(Desk.Codes.Contains(table, code));
        Assert.Equal(name, Desk.Codes.Name(table, code));
    }

    [Fact]
    public void A_code_that_is_not_there_has_no_name()
    {
        Assert.False(Desk.Codes.Contains("status", "06"));
        Assert.Null(Desk.Codes.Name("status", "06"));
    }

    [Theory]
    [InlineData("status", "1", "01", CodeMatch.Plain)]
    [InlineData("status", "1.0", "01", CodeMatch.Plain)]
    [InlineData("country", "4", "004", CodeMatch.Plain)]
    [InlineData("country", "156.0", "156", CodeMatch.Plain)]
    [InlineData("industry", "2740.0", "2740", CodeMatch.Plain)]
    [InlineData("yes-no", "01", "1", CodeMatch.Plain)]
    [InlineData("yes-no", "00", "0", CodeMatch.Plain)]
    [InlineData("reissue", "101", "0101", CodeMatch.Plain)]
    [InlineData("change-ms", "0197", "97", CodeMatch.Prefixed)]
    [InlineData("change-ms", "0102", "02", CodeMatch.Prefixed)]
    [InlineData("change-ccc", "0298", "98", CodeMatch.Prefixed)]
    [InlineData("status", "6", null, CodeMatch.None)]
    [InlineData("status", "", null, CodeMatch.None)]
    [InlineData("status", "99999999999999999999", null, CodeMatch.None)]
    [InlineData("status", "O1", null, CodeMatch.None)]
    public void Lost_zeros_spreadsheet_decimals_and_prefixes_are_seen_through(string table, string written, string? code, CodeMatch match)
    {
        Assert.Equal(code, Desk.Codes[table].Find(written, out var how));
        Assert.Equal(match, how);
    }

    [Theory]
    [InlineData("A010101", "A0101", SchemeDomain.ManagementSystem, false)]
    [InlineData("A0102", "A0102", SchemeDomain.ManagementSystem, false)]
    [InlineData("A020101", "A0201", SchemeDomain.ManagementSystem, false)]
    [InlineData("A030101", "A0301", SchemeDomain.ManagementSystem, false)]
    [InlineData("A0501", "A0501", SchemeDomain.ManagementSystem, false)]
    [InlineData("A0601", "A0601", SchemeDomain.ManagementSystem, false)]
    [InlineData("A0701", "A0701", SchemeDomain.ManagementSystem, false)]
    [InlineData("A0901", "A0901", SchemeDomain.ManagementSystem, false)]
    [InlineData("A100101", "A1001", SchemeDomain.ManagementSystem, false)]
    [InlineData("A0401", "A0401", SchemeDomain.ManagementSystem, false)]
    [InlineData("A9999", "A", SchemeDomain.ManagementSystem, false)]
    [InlineData("B0701", "B0701", SchemeDomain.Product, true)]
    [InlineData("B0799", "B07", SchemeDomain.Product, true)]
    [InlineData("P0201", "P0201", SchemeDomain.Product, false)]
    [InlineData("P0101", "P0101", SchemeDomain.Product, false)]
    [InlineData("C15", "C15", SchemeDomain.Service, false)]
    public void A_scheme_code_finds_its_longest_prefix(string code, string prefix, SchemeDomain domain, bool isMandatory)
    {
        var scheme = Desk.Schemes.Resolve(code)!;

        Assert.Equal((prefix, domain, isMandatory), (scheme.Prefix, scheme.Domain, scheme.IsMandatory));
    }

    [Theory]
    [InlineData("")]
    [InlineData("X0101")]
    [InlineData("0101")]
    public void A_code_of_no_domain_finds_nothing(string code) => Assert.Null(Desk.Schemes.Resolve(code));

    [Fact]
    public void Every_scheme_hangs_under_a_shorter_prefix_and_has_both_names()
    {
        foreach (var scheme in Desk.Schemes.All)
        {
            Assert.True(scheme.Name.Length > 0 && scheme.EnglishName.Length > 0, scheme.Prefix);
            Assert.True(scheme.Parent is null ? scheme.Prefix.Length == 1 : scheme.Prefix.StartsWith(scheme.Parent), scheme.Prefix);
            Assert.True(scheme.Parent is null || Desk.Schemes.All.Any(parent => parent.Prefix == scheme.Parent), scheme.Prefix);
        }
    }
}
