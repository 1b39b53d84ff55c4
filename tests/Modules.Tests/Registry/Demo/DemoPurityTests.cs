using System.Security.Cryptography;
using Zhiheng.Kernel;
using Zhiheng.Registry.Demo;

namespace Zhiheng.Modules.Tests.Registry.Demo;

public class DemoPurityTests
{
    private const string FirstRow = "山东同奇新材料有限公司|91371000YYYMC0DP6L|00126Q031874R0S|改性塑料粒料、聚氨酯材料的研发、生产和销售";

    [Theory]
    [InlineData(DemoSize.Tiny)]
    [InlineData(DemoSize.City)]
    public void Same_seed_gives_the_same_bytes(DemoSize size)
    {
        Assert.Equal(Digest(7, size, DemoRows.Today), Digest(7, size, DemoRows.Today));
    }

    [Fact]
    public void Another_seed_or_another_day_gives_another_province()
    {
        var usual = Digest(7, DemoSize.Tiny, DemoRows.Today);

        Assert.NotEqual(usual, Digest(8, DemoSize.Tiny, DemoRows.Today));
        Assert.NotEqual(usual, Digest(7, DemoSize.Tiny, DemoRows.Today.AddDays(1)));
    }

    /// <summary>Guards the numbers of the purposes and the order of the draws: whoever changes them changes every demonstration.</summary>
    [Fact]
    public void The_first_rows_of_seed_1_stay_what_they_are()
    {
        var file = new DemoProvince(1, DemoSize.Tiny, DemoRows.Today).ScaleRows(2);

        var first = file.Rows.First();

        Assert.Equal(71, file.Header.Count);
        Assert.Equal(FirstRow, string.Join('|', first[2], first[5], first[20], first[26]));
    }

    [Fact]
    public void A_file_can_be_read_twice_and_by_two_readers_in_turn()
    {
        var file = new DemoProvince(3, DemoSize.City, DemoRows.Today).Files().First(f => f.TemplateNo == "103010" && f.ExpectedRows > 50);

        var whole = file.Rows.Select(Text).ToList();
        using var one = file.Rows.GetEnumerator();
        using var two = file.Rows.GetEnumerator();
        var mixed = new List<string>();
        while (one.MoveNext() && two.MoveNext())
        {
            mixed.Add(Text(one.Current));
            mixed.Add(Text(two.Current));
        }

        Assert.Equal(whole.SelectMany(row => new[] { row, row }), mixed);
    }

    [Fact]
    public void The_middle_of_a_scale_file_needs_no_other_row()
    {
        var province = new DemoProvince(3, DemoSize.Tiny, DemoRows.Today);

        Assert.Equal(
            province.ScaleRows(500).Rows.Select(Text),
            province.ScaleRows(2000).Rows.Take(500).Select(Text));
    }

    [Fact]
    public void Scale_rows_are_as_many_as_asked_each_with_its_own_number_and_holder()
    {
        var rows = new DemoProvince(3, DemoSize.Tiny, DemoRows.Today).ScaleRows(20_000).Rows.ToList();

        Assert.Equal(20_000, rows.Count);
        Assert.Equal(20_000, rows.Select(row => row[20]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20_000, rows.Select(row => row[5]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Two_hundred_thousand_organisations_have_their_own_made_up_codes()
    {
        var codes = new DemoProvince(5, DemoSize.Tiny, DemoRows.Today).ScaleRows(200_000).Rows.Select(row => row[5]).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(200_000, codes.Count);
        Assert.All(codes.Take(2000), code => Assert.True(CreditCode.Parse(code).Value.IsMadeUp));
    }

    [Theory]
    [InlineData(2018, 12, 31)]
    [InlineData(2040, 1, 1)]
    public void A_day_outside_the_possible_years_is_an_error(int year, int month, int day)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DemoProvince(1, DemoSize.Tiny, new DateOnly(year, month, day)));
    }

    [Theory]
    [InlineData(2019, 1, 1)]
    [InlineData(2024, 2, 29)]
    [InlineData(2039, 12, 31)]
    public void Any_possible_day_gives_a_province(int year, int month, int day)
    {
        var today = new DateOnly(year, month, day);

        var files = new DemoProvince(1, DemoSize.Tiny, today).Files().ToList();

        Assert.All(files, file => Assert.Equal(file.ExpectedRows, file.Rows.Count()));
        Assert.All(files, file => Assert.True(file.ReportedOn <= today));
    }

    private static string Digest(int seed, DemoSize size, DateOnly today)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in new DemoProvince(seed, size, today).Files())
        {
            using var bytes = new MemoryStream();
            DemoCsv.Write(bytes, file);
            digest.AppendData(bytes.ToArray());
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }

    private static string Text(string[] row) => string.Join('|', row);
}
