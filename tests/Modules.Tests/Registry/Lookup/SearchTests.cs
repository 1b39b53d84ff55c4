using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Lookup;

public class SearchTests
{
    private const string Holder = "济南云鼎机械（试验）有限公司";

    [Theory, BothDatabases]
    public async Task A_number_is_found_however_it_is_typed(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, new GivenCertificate(Holder, "00124Q10I86R0S/3700"));

        foreach (var typed in new[] { "00124Q10I86R0S/3700", " 00124q10i86r0s/3700\n", "００１２４Ｑ１０１８６ＲＯＳ／３７００", "00124Q 10186 ROS/3700", "\u200b00124Q10I86R0S/3700" })
        {
            var found = await register.Find(typed);

            Assert.Equal("number", found.ReadAs);
            Assert.Equal("00124Q10I86R0S/3700", Assert.Single(found.Certificates).Number);
        }
    }

    [Theory, BothDatabases]
    public async Task Six_characters_at_the_beginning_find_a_number_and_five_do_not(Dialect dialect)
    {
        await using var register = await GivenRegister.With(
            dialect, new GivenCertificate(Holder, "00124Q10001"), new GivenCertificate(Holder, "00124Q10002"), new GivenCertificate(Holder, "00124R10003"));

        var six = await register.Find("00124q");
        var five = await register.Find("00124");

        Assert.Equal(["00124Q10001", "00124Q10002"], six.Certificates.Select(c => c.Number));
        Assert.Empty(five.Certificates);
    }

    [Theory, BothDatabases]
    public async Task A_whole_number_hides_the_numbers_that_begin_with_it(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, new GivenCertificate(Holder, "Q123456"), new GivenCertificate(Holder, "Q123456-1"));

        Assert.Equal("Q123456", Assert.Single((await register.Find("Q123456")).Certificates).Number);
    }

    [Theory, BothDatabases]
    public async Task A_credit_code_and_the_organisation_code_in_it_find_the_holder(Dialect dialect)
    {
        await using var register = await GivenRegister.With(
            dialect, new GivenCertificate(Holder, "N1") { IssuedOn = new(2024, 1, 1) }, new GivenCertificate(Holder, "N2"), new GivenCertificate("青岛别家公司", "N3"));
        var code = GivenRegister.CodeOf(Holder);

        foreach (var typed in new[] { code.Value, code.Value.ToLowerInvariant(), code.Value.Insert(8, " "), code.Organization.Value, code.Organization.Value.Insert(8, "-") })
        {
            var found = await register.Find(typed);

            Assert.Equal("creditCode", found.ReadAs);
            Assert.Equal(["N2", "N1"], found.Certificates.Select(c => c.Number));
        }

        Assert.Equal(["N2"], await register.Pages(new SearchQuery(code.Value, Limit: 1)).ContinueWith(t => t.Result.Take(1), TaskScheduler.Default));
    }

    [Theory, BothDatabases]
    public async Task An_unknown_credit_code_finds_nothing_and_is_still_read_as_one(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, new GivenCertificate(Holder, "N1"));

        var found = await register.Find(GivenRegister.CodeOf("从未登记").Value);

        Assert.Equal("creditCode", found.ReadAs);
        Assert.Empty(found.Certificates);
        Assert.Null(found.Next);
    }

    [Theory, BothDatabases]
    public async Task The_name_itself_comes_first_then_names_that_begin_with_it(Dialect dialect)
    {
        await using var register = await GivenRegister.With(
            dialect, new GivenCertificate("山东云鼎科技有限公司", "contains"), new GivenCertificate("云鼎科技", "begins"), new GivenCertificate("云鼎", "is"));

        var found = await register.Find("云鼎");

        Assert.Equal("name", found.ReadAs);
        Assert.Equal(["is", "begins", "contains"], found.Certificates.Select(c => c.Number));
    }

    [Theory, BothDatabases]
    public async Task Brackets_case_and_width_of_a_name_make_no_difference(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, new GivenCertificate(Holder, "N1"), new GivenCertificate("ABC Trading Co.,Ltd", "N2"));

        Assert.Single((await register.Find("云鼎机械(试验)有限公司")).Certificates);
        Assert.Single((await register.Find("ａｂｃ trading")).Certificates);
        Assert.Single((await register.Find(Holder.Replace('（', '(').Replace('）', ')'))).Certificates);
    }

    [Theory, BothDatabases]
    public async Task A_former_name_finds_the_organisation_and_lists_it_once(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, new GivenCertificate(Holder, "N1"));
        await register.Rename(Holder, "济南云鼎智造有限公司");

        Assert.Equal(["N1"], await register.Pages(new SearchQuery("云鼎机械")));
        Assert.Equal(["N1"], await register.Pages(new SearchQuery("云鼎智造")));
        Assert.Equal(["N1"], await register.Pages(new SearchQuery("云鼎")));
    }

    [Theory, BothDatabases]
    public async Task A_name_is_found_by_the_search_after_its_commit(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, new GivenCertificate(Holder, "N1"));
        Assert.Empty((await register.Find("莱芜")).Certificates);

        await register.Add(new GivenCertificate("莱芜钢管厂", "N2"));

        Assert.Equal("N2", Assert.Single((await register.Find("莱芜")).Certificates).Number);
    }

    [Theory, BothDatabases]
    public async Task Standing_is_that_of_today(Dialect dialect)
    {
        await using var register = await GivenRegister.With(
            dialect,
            new GivenCertificate(Holder, "valid-on-its-last-day") { ExpiresOn = new(2026, 6, 1) },
            new GivenCertificate(Holder, "expired") { ExpiresOn = new(2026, 5, 31) },
            new GivenCertificate(Holder, "suspended") { Status = "suspended" },
            new GivenCertificate(Holder, "suspended-then-expired") { Status = "suspended", ExpiresOn = new(2026, 5, 31) },
            new GivenCertificate(Holder, "revoked-and-past-its-end") { Status = "revoked", ExpiresOn = new(2026, 5, 31) },
            new GivenCertificate(Holder, "cancelled") { Status = "cancelled" },
            new GivenCertificate(Holder, "endless") { ExpiresOn = null },
            new GivenCertificate(Holder, "tomorrow") { IssuedOn = new(2026, 6, 2) });

        Assert.Equal(["endless", "valid-on-its-last-day"], await Numbers(Standing.Valid));
        Assert.Equal(["suspended"], await Numbers(Standing.Suspended));
        Assert.Equal(["expired", "suspended-then-expired"], await Numbers(Standing.Expired));
        Assert.Equal(["revoked-and-past-its-end"], await Numbers(Standing.Revoked));
        Assert.Equal(["cancelled"], await Numbers(Standing.Cancelled));
        Assert.Equal(["tomorrow"], await Numbers(Standing.NotYetIssued));

        async Task<IEnumerable<string>> Numbers(Standing standing)
        {
            var found = await register.Find(string.Empty, new SearchQuery(string.Empty, standing));
            Assert.All(found.Certificates, c => Assert.Equal(standing, c.Standing));
            Assert.Equal(found.Count, found.Facets.Single(f => f.Kind == "standing").Count);
            return found.Certificates.Select(c => c.Number).Order(StringComparer.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task A_region_holds_its_parts_and_those_that_became_its_parts(Dialect dialect)
    {
        await using var register = await GivenRegister.With(
            dialect,
            new GivenCertificate(Holder, "lixia") { Region = "370102" },
            new GivenCertificate(Holder, "former-laiwu-laicheng") { Region = "371202" },
            new GivenCertificate(Holder, "zone") { Region = "370171" },
            new GivenCertificate(Holder, "qingdao") { Region = "370202" },
            new GivenCertificate(Holder, "abroad") { Region = null });

        Assert.Equal(["former-laiwu-laicheng", "lixia", "zone"], (await In("370100")).Order(StringComparer.Ordinal));
        Assert.Equal(["lixia"], await In("370102"));
        Assert.Equal(4, (await In("370000")).Count);
        Assert.Empty(await In("110000"));

        async Task<IReadOnlyList<string>> In(string region) => await register.Pages(new SearchQuery(string.Empty, Region: region));
    }

    [Theory, BothDatabases]
    public async Task Filters_of_scheme_and_body_narrow_any_search(Dialect dialect)
    {
        await using var register = await GivenRegister.With(
            dialect,
            new GivenCertificate(Holder, "Q1") { Scheme = "A010101" },
            new GivenCertificate(Holder, "E1") { Scheme = "A020101" },
            new GivenCertificate(Holder, "Q2") { Scheme = "A010101", Body = GivenRegister.BodyTwo });
        var quality = new SearchQuery(string.Empty, Scheme: "a01", Body: GivenRegister.BodyOne);

        foreach (var text in new[] { string.Empty, "云鼎", GivenRegister.CodeOf(Holder).Value, "Q1" })
        {
            Assert.Equal("Q1", Assert.Single((await register.Find(text, quality)).Certificates).Number);
        }

        Assert.Empty((await register.Find("Q2", quality)).Certificates);
    }

    [Theory, BothDatabases]
    public async Task Facets_count_what_was_found(Dialect dialect)
    {
        await using var register = await GivenRegister.With(
            dialect,
            new GivenCertificate(Holder, "Q1"),
            new GivenCertificate(Holder, "Q2") { Status = "suspended", Body = GivenRegister.BodyTwo },
            new GivenCertificate(Holder, "Q3") { Region = "371202" },
            new GivenCertificate(Holder, "Q4") { Region = "370202" });

        var found = await register.Find("云鼎");

        Assert.Equal(4, found.Count);
        Assert.False(found.IsCountCapped);
        Assert.Equal([("valid", "有效", 3), ("suspended", "暂停", 1)], Of("standing"));
        Assert.Equal([("370100", "山东省济南市", 3), ("370200", "山东省青岛市", 1)], Of("region"));
        Assert.Equal([(GivenRegister.BodyOne, "甲认证（试验）有限公司", 3), (GivenRegister.BodyTwo, "乙认证（试验）有限公司", 1)], Of("body"));

        IEnumerable<(string, string, int)> Of(string kind) => found.Facets.Where(f => f.Kind == kind).Select(f => (f.Value, f.Label, f.Count));
    }

    [Theory, BothDatabases]
    public async Task Counting_stops_at_a_thousand_and_says_so(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, [.. Enumerable.Range(0, 1001).Select(i => new GivenCertificate(Holder, $"N{i:d4}"))]);

        foreach (var text in new[] { string.Empty, "云鼎", "机", GivenRegister.CodeOf(Holder).Value })
        {
            var found = await register.Find(text);

            Assert.Equal(1000, found.Count);
            Assert.True(found.IsCountCapped);
            Assert.All(found.Facets, f => Assert.True(f.IsCapped));
        }
    }
}
