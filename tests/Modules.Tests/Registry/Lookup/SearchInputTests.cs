using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Lookup;

public class SearchInputTests
{
    [Theory, BothDatabases]
    public async Task Whatever_is_typed_is_searched_for_and_never_understood_by_the_database(Dialect dialect)
    {
        await using var register = await GivenRegister.With(dialect, new GivenCertificate("济南云鼎机械厂", "N1"));
        string[] pieces =
        [
            "\"", "'", "}", "{", "*", "%", "_", "\\", "NEAR", "NEAR(", " AND ", " OR ", "NOT", "--", ";", "^", "+", "-", ":", "(", ")", "[", "]", "云鼎", "厂",
            "<script>", "&lt;", "$1", "@keys", "{keys}", "\u3000", "𠮷", "é", "e\u0301", "ﷺ", "1", "O", "9",
        ];

        foreach (var first in pieces)
        {
            foreach (var second in pieces)
            {
                var found = await register.Find(first + second);

                Assert.Equal(
                    "济南云鼎机械厂".Contains(NameText.Fold(first + second), StringComparison.Ordinal) ? 1 : 0, found.Certificates.Count);
            }
        }
    }

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x0007)]
    [InlineData(0x009F)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public async Task Control_characters_and_halves_of_characters_are_refused(int character)
    {
        var text = "云" + (char)character + "鼎";
        await using var register = await GivenRegister.With(Dialect.Sqlite);

        var outcome = await register.Lookup.Search(new SearchQuery(text), CancellationToken.None);

        Assert.Equal("registry.search.characters", outcome.Refusal.Code);
    }

    [Theory, BothDatabases]
    public async Task A_hundred_characters_are_searched_for_and_one_more_is_refused(Dialect dialect)
    {
        var name = new string('长', 99) + "厂";
        await using var register = await GivenRegister.With(dialect, new GivenCertificate(name, "N1"));

        Assert.Single((await register.Find(name)).Certificates);
        var outcome = await register.Lookup.Search(new SearchQuery(name + "厂"), CancellationToken.None);
        Assert.Equal("registry.search.text-length", outcome.Refusal.Code);
    }

    [Theory]
    [InlineData("A01'", null, null, "registry.search.scheme")]
    [InlineData("A0101010101", null, null, "registry.search.scheme")]
    [InlineData("质量", null, null, "registry.search.scheme")]
    [InlineData(null, "济南", null, "registry.search.region")]
    [InlineData(null, "3701", null, "registry.search.region")]
    [InlineData(null, null, "a\0b", "registry.search.body")]
    [InlineData(null, null, "1234567890123456789012345678901", "registry.search.body")]
    public async Task A_filter_that_is_none_is_refused(string? scheme, string? region, string? body, string code)
    {
        await using var register = await GivenRegister.With(Dialect.Sqlite);

        var outcome = await register.Lookup.Search(new SearchQuery(string.Empty, null, scheme, region, body), CancellationToken.None);

        Assert.Equal(code, outcome.Refusal.Code);
    }

    [Fact]
    public async Task A_body_nobody_knows_has_no_certificates()
    {
        await using var register = await GivenRegister.With(Dialect.Sqlite, new GivenCertificate("济南云鼎机械厂", "N1"));

        Assert.Empty((await register.Find(string.Empty, new SearchQuery(string.Empty, Body: "CNCA-R-1900-999"))).Certificates);
    }
}
