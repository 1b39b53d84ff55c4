using Zhiheng.Registry.Demo;

namespace Zhiheng.Modules.Tests.Registry.Demo;

public class DemoShowcaseTests(DemoRows rows) : IClassFixture<DemoRows>
{
    public static TheoryData<DemoSize> Sizes => [DemoSize.Tiny, DemoSize.City];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_machine_works_of_Jinan_are_suspended_and_restored_with_a_child_and_two_sites(DemoSize size)
    {
        var all = Of(size, "济南云岭机械有限公司").Where(row => row.Scheme == "A010101").ToList();
        var children = Read(size).Where(row => row.Template == "103010" && row["M_CERTI_NUM"] == all[0].Number).ToList();

        Assert.Equal(["01", "02", "01", "01"], all.Select(row => row.Status));
        Assert.Equal(["2025-01-15", "2025-12-14", "2026-01-23"], [all[0]["AWARD_DATE"], all[1]["PAUSE_S_DATE"], all[2]["CHG_DATE"]]);
        Assert.Equal(all.Count, children.Count);
        Assert.Equal(2, all[0]["PLACE_NAME_ADD"].Split('；').Length);
        Assert.Equal("1", all[^1]["SUSE_TIMES"]);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_compulsory_certificate_has_three_different_parties(DemoSize size)
    {
        var row = Assert.Single(Read(size), row => row.Template == "203010" && row["APP_NAME"] == "青岛澜禾电器有限公司");

        Assert.Equal(("烟台栖屿电器制造有限公司", "寿光朔禾电器有限公司"), (row["MANU_NAME"], row["FAC_NAME"]));
        Assert.Equal(3, row.Codes.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void One_is_suspended_one_revoked_and_one_cancelled(DemoSize size)
    {
        Assert.Equal("02", Of(size, "淄博砚溪特种陶瓷有限公司")[^1].Status);
        Assert.Equal("03", Of(size, "滕州棠序水泥制品有限公司")[^1].Status);
        Assert.Equal("04", Read(size).Last(row => row.Template == "203010" && row["APP_NAME"] == "东营埂原电气有限公司").Status);
        Assert.True(Of(size, "淄博砚溪特种陶瓷有限公司")[^1].Date("PAUSE_E_DATE") > DemoRows.Today);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void One_has_expired_and_one_expires_within_thirty_days(DemoSize size)
    {
        Assert.InRange(Of(size, "临沂珩远物流有限公司")[^1].Expires, DemoRows.Today.AddDays(-30), DemoRows.Today.AddDays(-1));
        Assert.InRange(Of(size, "威海汀澜食品有限公司")[^1].Expires, DemoRows.Today, DemoRows.Today.AddDays(30));
        Assert.True(Of(size, "威海汀澜食品有限公司")[^1].Date("APPR_E_DATE").AddMonths(12) >= DemoRows.Today, "It shows an expiry, not a missed audit.");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void One_has_missed_its_first_surveillance(DemoSize size)
    {
        var row = Assert.Single(Of(size, "泰安岱庐软件有限公司"));

        Assert.Equal("01", row.Status);
        Assert.True(row.Issued.AddMonths(12) < DemoRows.Today);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_certificate_of_2018_lies_in_the_city_that_was_dissolved(DemoSize size)
    {
        var all = Of(size, "莱芜霁川钢管有限公司");

        Assert.Equal(("371202", new DateOnly(2018, 5, 10)), (all[0]["ORG_DISTRICT"], all[0].Issued));
        Assert.StartsWith("山东省莱芜市莱城区", all[0]["ORG_ADDRESS"], StringComparison.Ordinal);
        Assert.Equal("370116", all[^1]["ORG_DISTRICT"]);
    }

    [Fact]
    public void The_showcase_is_the_same_for_every_seed()
    {
        var other = DemoRows.Read(DemoSize.Tiny, seed: 1).Where(row => row.Template == "103010" && row["ORG_NAME"] == "济南云岭机械有限公司").ToList();

        Assert.Equal(
            Of(DemoSize.Tiny, "济南云岭机械有限公司").Select(row => (row["ORG_CODE"], row.Number, row["ORG_ADDRESS"], row["PLACE_NAME_ADD"])),
            other.Select(row => (row["ORG_CODE"], row.Number, row["ORG_ADDRESS"], row["PLACE_NAME_ADD"])));
    }

    private IReadOnlyList<DemoRow> Read(DemoSize size) => size == DemoSize.Tiny ? rows.Tiny : rows.City;

    private List<DemoRow> Of(DemoSize size, string holder) =>
        [.. Read(size).Where(row => row.Template == "103010" && row["ORG_NAME"] == holder)];
}
