using System.Net;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class FuzzTests
{
    private static readonly string[] Nasty =
    [
        "' or 1=1 --", "'; drop table registry_certificate; --", "\" or \"\"=\"", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "}", "{\"$ne\":1}", "*", "%", "_", "\\", "\0", "济南\0机械", "\u202e济南", "\u200b", "\ufffe", "\uffff", "\ud83d\ude00", new string('济', 1000), new string('a', 10_000),
        "../../etc/passwd", "-1", "0", "101", "abc", "99999999999999999999", "NaN", "name;drop table x", "AAAA", "eyJhIjoxfQ", "😀", "\r\nX-Injected: 1", " ", "　",
    ];

    private static readonly string[] Parameters =
    [
        "/search?q=#", "/search?q=试验&standing=#", "/search?q=试验&scheme=#", "/search?q=试验&region=#", "/search?q=试验&body=#", "/search?q=试验&cursor=#",
        "/search?body=#", "/search?scheme=#", "/c/#", "/c/0123456789abcdef?asOf=#", "/organizations/#", "/bodies/#", "/report/#", "/?lang=#", "/?size=#",
        "/report/0197a5b0-0000-7000-8000-000000000000?after=#", "/report/0197a5b0-0000-7000-8000-000000000000?renew=#",
        "/report/0197a5b0-0000-7000-8000-000000000000/result.#",
        "/api/v1/certificates?q=#", "/api/v1/certificates?q=试验&standing=#", "/api/v1/certificates?q=试验&scheme=#", "/api/v1/certificates?q=试验&region=#",
        "/api/v1/certificates?q=试验&body=#", "/api/v1/certificates?q=试验&cursor=#", "/api/v1/certificates?q=试验&sort=#", "/api/v1/certificates?q=试验&limit=#",
        "/api/v1/certificates/#", "/api/v1/certificates/0123456789abcdef?asOf=#", "/api/v1/organizations/#", "/api/v1/organizations/x?cursor=#",
        "/api/v1/bodies/#", "/api/v1/verify/#", "/api/v1/regions?parent=#", "/api/v1/regions/#", "/api/v1/codes/#",
        "/api/v1/reports/#", "/openapi/#",
    ];

    public static TheoryData<Dialect, string> Cases
    {
        get
        {
            var data = new TheoryData<Dialect, string>();
            foreach (var dialect in BothDatabasesAttribute.Server is null ? [Dialect.Sqlite] : new[] { Dialect.Sqlite, Dialect.Postgres })
            {
                foreach (var area in Parameters.Select(path => path.Split('?')[0]).Distinct())
                {
                    data.Add(dialect, area);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_typed_into_an_address_breaks_the_site_or_comes_back_unescaped(Dialect dialect, string area)
    {
        var site = await Sites.Of(dialect);
        foreach (var parameter in Parameters.Where(path => path.Split('?')[0] == area))
        {
            foreach (var value in Nasty)
            {
                using var response = await site.Client.GetAsync(parameter.Replace("#", Uri.EscapeDataString(value)));
                var text = await response.Content.ReadAsStringAsync();

                var what = $"{parameter} with {value[..Math.Min(30, value.Length)]} answered {(int)response.StatusCode}: {text[..Math.Min(300, text.Length)]}";
                Assert.True((int)response.StatusCode < 500, what);
                Assert.False(response.Headers.Contains("X-Injected"), what);
                if (response.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    Assert.DoesNotContain("<script>alert", text);
                    Assert.DoesNotContain("<img src=x", text);
                    Assert.False(text.Contains('\0'), what);
                }
            }
        }
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=101")]
    [InlineData("limit=abc")]
    [InlineData("sort=name;drop table x")]
    [InlineData("standing=fake")]
    [InlineData("standing=3")]
    [InlineData("cursor=nonsense")]
    public async Task The_api_refuses_a_parameter_it_does_not_know_instead_of_guessing(string extra)
    {
        var site = await Sites.Of(Dialect.Sqlite);

        await site.Client.Problem("/api/v1/certificates?q=试验&" + extra, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_a_body_reported_is_escaped_on_every_page()
    {
        await using var site = await TestSite.Start();
        await site.Register.AddBody(Rows.Body);
        const string Evil = "<script>alert(1)</script>“&amp;\"'有限公司";
        await site.Register.Report(Rows.System("EV1", ("ORG_NAME", Evil), ("BUSI_COVER_SCOP", Evil), ("ORG_ADDRESS", Evil)));

        var pages = await Walk.From(site.Client, 60, "/", "/search?q=EV1", "/c/" + await site.Register.CodeOf("EV1"), "/organizations/" + Rows.Code(1), "/bodies/" + Rows.Body);

        Assert.All(pages, page => Assert.DoesNotContain("<script>alert", page.Value));
        Assert.Contains(pages.Values, page => page.Contains("&lt;script&gt;alert(1)", StringComparison.Ordinal));
    }

    /// <summary>One site for each database: fuzzing only reads, and starting one for each case would take longer than the asking.</summary>
    private static class Sites
    {
        private static readonly Dictionary<Dialect, Lazy<Task<TestSite>>> All = new()
        {
            [Dialect.Sqlite] = new(() => Start(Dialect.Sqlite)),
            [Dialect.Postgres] = new(() => Start(Dialect.Postgres)),
        };

        public static Task<TestSite> Of(Dialect dialect) => All[dialect].Value;

        private static async Task<TestSite> Start(Dialect dialect)
        {
            var site = await TestSite.Start(dialect);
            await site.Register.AddBody(Rows.Body);
            await site.Register.Report(Rows.System("F1"), Rows.System("F2"));
            return site;
        }
    }
}
