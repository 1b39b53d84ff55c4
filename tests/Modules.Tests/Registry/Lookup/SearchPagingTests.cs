using System.Buffers.Text;
using System.Text;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Lookup;

public class SearchPagingTests
{
    [Theory, BothDatabases]
    public async Task Pages_of_every_list_hold_each_certificate_once(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, [.. Enumerable.Range(0, 60).Select(Given)]);
        var all = Enumerable.Range(0, 60).Select(i => Given(i).Number).ToList();

        foreach (var text in new[] { string.Empty, "云鼎", "鼎", "NUMBER" + "1" })
        {
            foreach (var limit in new[] { 1, 7, 20, 100 })
            {
                var seen = await register.Pages(new SearchQuery(text, Limit: limit));

                Assert.Equal(all, seen.Order(StringComparer.Ordinal));
            }
        }
    }

    [Theory, BothDatabases]
    public async Task Pages_by_name_keep_their_order_whatever_their_size(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, [.. Enumerable.Range(0, 60).Select(Given)]);

        // The name itself has numbers 6, 16, …; the others follow in the order in which they came into the register.
        var expected = new[] { 6, 0, 1, 2, 3, 4, 5, 7, 8, 9 }.SelectMany(holder => Enumerable.Range(0, 6).Select(i => holder + (10 * (5 - i)))).Select(i => Given(i).Number);

        Assert.Equal(expected, await register.Pages(new SearchQuery("云鼎6厂", Limit: 100)).ContinueWith(
            async t => t.Result.Concat(await register.Pages(new SearchQuery("云鼎", Limit: 7)).ContinueWith(p => p.Result.Where(n => !t.Result.Contains(n)), TaskScheduler.Default)),
            TaskScheduler.Default).Unwrap());
    }

    [Theory, BothDatabases]
    public async Task A_certificate_that_is_added_between_pages_moves_nothing(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, [.. Enumerable.Range(0, 30).Select(Given)]);
        var first = await register.Find(string.Empty, new SearchQuery(string.Empty, Limit: 10));

        await register.Add(new GivenCertificate("后来者", "LATER") { IssuedOn = new(2026, 5, 30) });
        var second = await register.Find(string.Empty, new SearchQuery(string.Empty, Cursor: first.Next, Limit: 10));

        Assert.Empty(first.Certificates.Select(c => c.Number).Intersect(second.Certificates.Select(c => c.Number)));
        Assert.DoesNotContain("LATER", second.Certificates.Select(c => c.Number));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    public async Task A_limit_outside_one_to_a_hundred_is_refused(int limit)
    {
        await using var register = await GivenRegister.With(Dialect.Sqlite);

        var outcome = await register.Lookup.Search(new SearchQuery("云鼎", Limit: limit), CancellationToken.None);

        Assert.Equal("registry.search.limit", outcome.Refusal.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("AAAA")]
    [InlineData("d|0|20250101|code")]
    [InlineData("ZHwwfDIwMjUxMzAxfGNvZGV8")]
    public async Task A_cursor_that_was_never_given_out_is_refused(string cursor)
    {
        await using var register = await GivenRegister.With(Dialect.Sqlite);

        var outcome = await register.Lookup.Search(new SearchQuery(string.Empty, Cursor: cursor), CancellationToken.None);

        Assert.Equal("registry.search.cursor", outcome.Refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task A_cursor_of_another_list_is_refused(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, [.. Enumerable.Range(0, 30).Select(Given)]);
        var newest = await register.Find(string.Empty, new SearchQuery(string.Empty, Limit: 10));

        var outcome = await register.Lookup.Search(new SearchQuery("云鼎", Cursor: newest.Next), CancellationToken.None);

        Assert.Equal("registry.search.cursor", outcome.Refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task A_forged_cursor_never_breaks_a_search(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, [.. Enumerable.Range(0, 30).Select(Given)]);
        string[] texts =
        [
            "n|9223372036854775807|00010101||", "n|0|99991231|\0|", "n|18446744073709551616|20250101||", "k|0|20250101|a|b'|;--", "e|5|20250101|x|",
            "d|0|00010101||", "\uFFFD|0|20250101||", "||||", "d|0|20250101|" + new string('x', 500) + "|",
        ];

        foreach (var text in texts)
        {
            foreach (var search in new[] { string.Empty, "云鼎", "NUMBER1" })
            {
                var cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
                var outcome = await register.Lookup.Search(new SearchQuery(search, Cursor: cursor), CancellationToken.None);

                Assert.True(!outcome.IsRefused || outcome.Refusal.Code == "registry.search.cursor");
            }
        }
    }

    private static GivenCertificate Given(int i) => new($"云鼎{i % 10}厂", $"NUMBER1{i:d3}") { IssuedOn = new DateOnly(2025, 1, 1).AddDays(i / 2) };
}
