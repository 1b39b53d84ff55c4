using Zhiheng.Platform.Reference;

namespace Zhiheng.Kernel.Tests;

public class RegionTableTests
{
    private static readonly DateOnly In2018 = new(2018, 6, 1);
    private static readonly DateOnly LastDayOfLaiwu = new(2018, 12, 31);
    private static readonly DateOnly FirstDayAfter = new(2019, 1, 1);
    private static readonly RegionCode Laiwu = Given.Region("371200");
    private static readonly RegionCode Laicheng = Given.Region("371202");
    private static readonly RegionCode Jinan = Given.Region("370100");
    private static readonly RegionCode Shandong = Given.Region("370000");

    private static RegionTable Table => ReferenceData.Regions;

    [Fact]
    public void A_certificate_of_2018_in_Laiwu_finds_the_name_of_that_day()
    {
        Assert.Equal("莱芜市", Table.Find(Laiwu, In2018)?.Name);
        Assert.Equal("山东省莱芜市莱城区", Table.PathName(Laicheng, In2018));
    }

    [Fact]
    public void Laiwu_exists_to_its_last_day_and_its_districts_in_Jinan_from_the_next()
    {
        Assert.NotNull(Table.Find(Laiwu, LastDayOfLaiwu));
        Assert.Null(Table.Find(Laiwu, FirstDayAfter));
        Assert.Null(Table.Find(Given.Region("370116"), LastDayOfLaiwu));
        Assert.Equal("莱芜区", Table.Find(Given.Region("370116"), FirstDayAfter)?.Name);
    }

    [Fact]
    public void An_abolished_code_is_still_found_and_names_its_successors()
    {
        Assert.Equal("莱芜市", Table.FindEver(Laiwu)?.Name);
        Assert.Equal(["370116", "370117"], Table.SuccessorsOf(Laiwu).Select(code => code.Value));
    }

    [Fact]
    public void An_abolished_code_lies_where_its_successors_lie_today()
    {
        Assert.True(Table.IsWithin(Laiwu, Jinan));
        Assert.True(Table.IsWithin(Laicheng, Jinan));
        Assert.True(Table.IsWithin(Laicheng, Given.Region("370116")));
        Assert.True(Table.IsWithin(Laiwu, Shandong));
        Assert.False(Table.IsWithin(Laicheng, Laiwu));
    }

    [Fact]
    public void An_abolished_city_lies_in_none_of_its_parts()
    {
        Assert.False(Table.IsWithin(Laiwu, Given.Region("370116")));
    }

    [Fact]
    public void In_2018_it_lay_where_it_lay_then()
    {
        Assert.True(Table.IsWithin(Laiwu, Laiwu, In2018));
        Assert.True(Table.IsWithin(Laicheng, Laiwu, In2018));
        Assert.False(Table.IsWithin(Laicheng, Jinan, LastDayOfLaiwu));
        Assert.True(Table.IsWithin(Laicheng, Jinan, FirstDayAfter));
    }

    [Fact]
    public void A_functional_zone_lies_in_its_parent()
    {
        var zone = Given.Region("370176");

        Assert.True(Table.FindEver(zone)?.IsFunctionalZone);
        Assert.Equal(Jinan, Table.FindEver(zone)?.Parent);
        Assert.True(Table.IsWithin(zone, Jinan));
    }

    [Fact]
    public void A_county_lies_in_its_city_and_province_and_not_in_a_neighbour()
    {
        var lixia = Given.Region("370102");

        Assert.True(Table.IsWithin(lixia, lixia));
        Assert.True(Table.IsWithin(lixia, Jinan));
        Assert.True(Table.IsWithin(lixia, Shandong));
        Assert.False(Table.IsWithin(lixia, Given.Region("370200")));
        Assert.False(Table.IsWithin(Jinan, lixia));
    }

    [Fact]
    public void A_code_the_table_does_not_know_is_placed_by_its_digits()
    {
        var unknown = Given.Region("370199");

        Assert.Null(Table.FindEver(unknown));
        Assert.True(Table.IsWithin(unknown, Jinan));
        Assert.True(Table.IsWithin(unknown, Shandong));
        Assert.Equal("370199", Table.PathName(unknown));
    }

    [Theory]
    [InlineData("370102", "山东省济南市历下区")]
    [InlineData("110101", "北京市东城区")]
    [InlineData("500229", "重庆市城口县")]
    [InlineData("429004", "湖北省仙桃市")]
    [InlineData("659001", "新疆维吾尔自治区石河子市")]
    [InlineData("441900", "广东省东莞市")]
    [InlineData("370000", "山东省")]
    public void Path_names_leave_out_groupings_that_are_no_place(string code, string name)
    {
        Assert.Equal(name, Table.PathName(Given.Region(code)));
    }

    [Theory]
    [InlineData("370181", "370114")]
    [InlineData("372900", "371700")]
    [InlineData("370171", "370176")]
    public void A_county_that_became_a_district_and_a_prefecture_that_became_a_city_have_their_successor(string old, string successor)
    {
        Assert.Equal([Given.Region(successor)], Table.SuccessorsOf(Given.Region(old)));
    }

    [Fact]
    public void A_renamed_division_has_the_name_of_the_day()
    {
        var hunnan = Given.Region("210112");

        Assert.Equal("东陵区", Table.Find(hunnan, new DateOnly(2016, 10, 31))?.Name);
        Assert.Equal("浑南区", Table.Find(hunnan, new DateOnly(2016, 11, 1))?.Name);
        Assert.Equal("浑南区", Table.FindEver(hunnan)?.Name);
    }

    [Fact]
    public void Overlapping_spans_are_a_defect_of_the_table()
    {
        var first = new Region(Jinan, RegionLevel.City, "济南市", Shandong, In2018, FirstDayAfter, IsFunctionalZone: false);

        Assert.Throws<ArgumentException>(() => TableOf([first, first with { ValidFrom = FirstDayAfter, ValidTo = null }]));
    }

    [Fact]
    public void Successors_in_a_circle_are_a_defect_of_the_table()
    {
        var one = new Region(Laiwu, RegionLevel.City, "甲", Shandong, In2018, LastDayOfLaiwu, IsFunctionalZone: false);
        var circle = new Dictionary<RegionCode, IReadOnlyList<RegionCode>> { [Laiwu] = [Jinan], [Jinan] = [Laiwu] };

        Assert.Throws<ArgumentException>(() => new RegionTable([one, one with { Code = Jinan }], circle));
    }

    [Fact]
    public void A_code_split_between_two_cities_lies_only_in_their_province()
    {
        var old = new Region(Laiwu, RegionLevel.City, "旧市", Shandong, In2018, LastDayOfLaiwu, IsFunctionalZone: false);
        var table = new RegionTable([old], new Dictionary<RegionCode, IReadOnlyList<RegionCode>> { [Laiwu] = [Given.Region("370116"), Given.Region("370203")] });

        Assert.True(table.IsWithin(Laiwu, Shandong));
        Assert.False(table.IsWithin(Laiwu, Jinan));
        Assert.False(table.IsWithin(Laiwu, Given.Region("370200")));
    }

    private static RegionTable TableOf(IEnumerable<Region> regions) => new(regions, new Dictionary<RegionCode, IReadOnlyList<RegionCode>>());
}
