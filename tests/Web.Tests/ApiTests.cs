using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class ApiTests
{
    [Theory]
    [BothDatabases]
    public async Task A_number_gets_one_of_three_answers_however_it_is_typed(Dialect dialect)
    {
        await using var site = await Site(dialect);

        var valid = await site.Client.Json("/api/v1/verify/" + Uri.EscapeDataString("００１２６q１０００１ r0m"));
        var suspended = await site.Client.Json("/api/v1/verify/00126Q10002R0M");
        var none = await site.Client.Json("/api/v1/verify/00126Q99999R0M");

        Assert.Equal("valid", valid.GetProperty("answer").GetString());
        Assert.Equal("notValid", suspended.GetProperty("answer").GetString());
        Assert.Equal("2026-05-01", suspended.GetProperty("certificates")[0].GetProperty("since").GetString());
        Assert.Equal("notInRegister", none.GetProperty("answer").GetString());
    }

    [Theory]
    [BothDatabases]
    public async Task A_thousand_numbers_are_answered_in_their_order_and_one_more_is_refused(Dialect dialect)
    {
        await using var site = await Site(dialect);
        var numbers = Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? "00126Q10001R0M" : $"NONE{i}").ToList();

        using var answered = await site.Client.PostAsJsonAsync("/api/v1/verify", new { numbers });
        using var tooMany = await site.Client.PostAsJsonAsync("/api/v1/verify", new { numbers = numbers.Append("X") });

        var answers = System.Text.Json.JsonElement.Parse(await answered.Content.ReadAsStringAsync()).EnumerateArray().ToList();
        Assert.Equal(numbers, answers.Select(answer => answer.GetProperty("number").GetString()));
        Assert.Equal(["valid", "notInRegister"], answers.Take(2).Select(answer => answer.GetProperty("answer").GetString()));
        Assert.Equal("api.verify.count", await tooMany.Problem(HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("{\"numbers\":[]}")]
    [InlineData("{\"numbers\":[null]}")]
    [InlineData("{\"numbers\":[\"\\u0000\"]}")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    public async Task A_batch_that_cannot_be_read_is_refused(string json)
    {
        await using var site = await TestSite.Start();

        using var response = await site.Client.PostAsync("/api/v1/verify", new StringContent(json, Encoding.UTF8, "application/json"));

        await response.Problem(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/v1/certificates/0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/certificates/0123456789abcdef?asOf=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/organizations/nobody", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/bodies/nobody", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/regions/99", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/regions/999999", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/regions?parent=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/codes/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/verify/", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reports/not-a-number", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/reports", HttpStatusCode.MethodNotAllowed)]
    public async Task Every_error_is_a_problem_document_with_a_code(string path, HttpStatusCode status)
    {
        await using var site = await TestSite.Start();

        Assert.NotEmpty(await site.Client.Problem(path, status));
    }

    [Theory]
    [InlineData("/api/v1/regions/370000")]
    [InlineData("/api/v1/regions")]
    [InlineData("/api/v1/regions?parent=370000")]
    [InlineData("/api/v1/codes")]
    [InlineData("/api/v1/codes/status")]
    [InlineData("/api/v1/schemes")]
    [InlineData("/api/v1/bodies")]
    [InlineData("/api/v1/bodies/" + Rows.Body)]
    [InlineData("/api/v1/certificates?q=00126Q10001R0M")]
    public async Task Every_list_is_there_and_can_be_asked_for_conditionally(string path)
    {
        await using var site = await Site(Dialect.Sqlite);

        using var first = await site.Client.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("370000\"", path == "/api/v1/regions" ? await first.Content.ReadAsStringAsync() : "370000\"");
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var site = await TestSite.Start(with: settings => settings with { RequestsPerMinute = 3 });
        for (var i = 0; i < 3; i++)
        {
            await site.Client.Json("/api/v1/codes");
        }

        using var response = await site.Client.GetAsync("/api/v1/codes");

        Assert.Equal("api.rate", await response.Problem(HttpStatusCode.TooManyRequests));
        Assert.Equal("60", Assert.Single(response.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task The_description_is_openapi_3_1_and_lists_every_route()
    {
        await using var site = await TestSite.Start();
        var routes = site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(route => route.StartsWith("/api/v1/", StringComparison.Ordinal))
            .Select(route => System.Text.RegularExpressions.Regex.Replace(route, @"\{\**(\w+)[^}]*\}", "{$1}"))
            .Distinct().Order();

        var description = await site.Client.Json("/openapi/v1.json");

        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString());
        Assert.Equal(routes, description.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order());
    }

    [Fact]
    public async Task The_process_lives_and_is_ready()
    {
        await using var site = await TestSite.Start();

        Assert.Equal("ok", await site.Client.GetStringAsync("/healthz"));
        Assert.Equal("ready", await site.Client.GetStringAsync("/readyz"));
    }

    private static async Task<TestSite> Site(Dialect dialect)
    {
        var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("00126Q10001R0M"), Rows.System("00126Q10002R0M", Rows.Suspended("2026-05-01", "2026-08-01")));
        return site;
    }
}
