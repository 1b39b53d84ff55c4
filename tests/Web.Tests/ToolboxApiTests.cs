using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Zhiheng.Testing;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Web.Api;

namespace Zhiheng.Web.Tests;

public sealed class ToolboxApiTests : IAsyncLifetime
{
    private const string Moving = "/api/v1/toolbox/moving%20average%20chart";

    private TestSite site = null!;

    public static TheoryData<string> ShippedFiles => ToolboxCheckTests.ShippedFiles;

    public async Task InitializeAsync() => site = await TestSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task The_list_has_every_tool_with_an_address_that_leads_to_it()
    {
        var list = (await site.Client.Json("/api/v1/toolbox")).EnumerateArray().ToList();

        Assert.Equal(Tools.All.Select(tool => tool.Name), list.Select(one => one.GetProperty("name").GetString()));
        Assert.All(list, one => Assert.All(["chinese", "english", "formula", "convention", "source"], part => Assert.NotEmpty(one.GetProperty(part).GetString()!)));
        foreach (var one in list)
        {
            // A part that is no object is refused after the tool was found and before anything is calculated.
            using var answer = await Send(one.GetProperty("href").GetString()!, """{"input":1}""");
            Assert.Equal("api.toolbox.part-not-object", await answer.Problem(HttpStatusCode.BadRequest));
        }
    }

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public async Task The_first_golden_case_of_a_file_gets_its_results_over_HTTP(string name)
    {
        var one = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(Golden.Root, "tests", "vectors", "toolbox", name))).GetProperty("cases")[0];
        var (tool, id) = (one.GetProperty("tool").GetString()!, one.GetProperty("id").GetString()!);
        var parameters = id.StartsWith("dist.", StringComparison.Ordinal) ? $$"""{"function":"{{id["dist.".Length..]}}"}""" : one.TryGetProperty("params", out var given) ? given.GetRawText() : "{}";
        var input = one.TryGetProperty("input", out var stated) ? stated.GetRawText() : "{}";

        using var answer = await Send($"/api/v1/toolbox/{Uri.EscapeDataString(tool)}", $$"""{"input":{{input}},"params":{{parameters}}}""");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var expected = GoldenFile.Read($$"""{"cases":[{{one.GetRawText()}}]}""").Calculate(id).ToJsonString();
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(text)), text);
    }

    /// <summary>The limit of a request lets everything through that an engineer does: every golden case.</summary>
    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void Every_golden_case_is_within_the_work_of_one_request(string name)
    {
        var file = GoldenFile.Read(File.ReadAllText(Path.Combine(Golden.Root, "tests", "vectors", "toolbox", name)));

        Assert.All(file.Ids, id => Assert.Null(Effort.Within(ToolboxDesk.MostSteps, () => file.Run(id)).Difference));
    }

    [Theory]
    [InlineData("""{"input":{"x":[1,"1,234.5",3]},"params":{"w":2}}""", "toolbox.input.not-number", "x[2] 是“1,234.5”")]
    [InlineData("""{"input":{"x":[1,null,3]},"params":{"w":2}}""", "toolbox.input.empty-cell", "x[2] 是空的")]
    [InlineData("""{"input":{"x":[1,1e999,3]},"params":{"w":2}}""", "toolbox.input.not-finite", "x[2] 不是有限的数")]
    [InlineData("""{"input":{"x":[5,5,5]},"params":{"w":2}}""", "toolbox.data.constant", "值全都相同")]
    [InlineData("""{"input":{"x":[1,2,3]},"params":{"w":1}}""", "toolbox.input.out-of-range", "w 是 1")]
    [InlineData("""{"params":{"w":2}}""", "toolbox.input.missing", "缺少“x”")]
    [InlineData("""{"input":null}""", "toolbox.input.missing", "缺少“x”")]
    [InlineData("{}", "toolbox.input.missing", "缺少“x”")]
    public async Task What_cannot_be_calculated_is_refused_with_its_cell(string body, string code, string says)
    {
        using var answer = await Send(Moving, body);

        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(says, problem.GetProperty("detail").GetString());
        Assert.Matches("^[ -~“”’]+[.]$", problem.GetProperty("en").GetString());
        Assert.Equal(code, await answer.Problem(HttpStatusCode.UnprocessableEntity));
    }

    [Theory]
    [InlineData("""{"input":{"x":[1,2""", "api.toolbox.not-json", "第 1 行")]
    [InlineData("", "api.toolbox.not-json", "第 1 行")]
    [InlineData("{\"input\":{\n\"x\":[NaN]}}", "api.toolbox.not-json", "第 2 行")]
    [InlineData("[1,2,3]", "api.toolbox.not-object", "input")]
    [InlineData("null", "api.toolbox.not-object", "input")]
    [InlineData("""{"x":[1,2,3]}""", "api.toolbox.stranger", "不认识“x”")]
    [InlineData("""{"input":[1,2,3]}""", "api.toolbox.part-not-object", "“input”")]
    [InlineData("""{"input":{},"params":"w=2"}""", "api.toolbox.part-not-object", "“params”")]
    [InlineData("""{"input":{"x":["\ud800"]}}""", "api.toolbox.broken-text", "字符")]
    [InlineData("""{"\ud800":{}}""", "api.toolbox.broken-text", "字符")]
    public async Task A_body_of_another_form_is_refused_with_its_place(string body, string code, string says)
    {
        using var answer = await Send(Moving, body);

        Assert.Contains(says, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("detail").GetString());
        Assert.Equal(code, await answer.Problem(HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("/api/v1/toolbox/astrolabe")]
    [InlineData("/api/v1/toolbox/i-mr")]
    [InlineData("/api/v1/toolbox/")]
    public async Task An_unknown_tool_is_not_found_by_name(string path)
    {
        using var answer = await Send(path, "{}");

        Assert.Equal("api.toolbox.unknown", await answer.Problem(HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("/api/v1/toolbox/p%20/%20np%20/%20Laney%20p'")]
    [InlineData("/api/v1/toolbox/p%20%2F%20np%20%2f%20Laney%20p%27")]
    public async Task A_name_with_slashes_is_found_however_they_are_written(string path)
    {
        using var answer = await Send(path, """{"input":{"defectives":[3,4,6],"size":[50]}}""");

        Assert.True(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).TryGetProperty("np", out _));
    }

    [Fact]
    public async Task Another_type_than_JSON_is_refused()
    {
        using var answer = await site.Client.PostAsync(Moving, new StringContent("x=1", Encoding.UTF8, "text/plain"));

        Assert.Equal("api.status-415", await answer.Problem(HttpStatusCode.UnsupportedMediaType));
    }

    [Fact]
    public async Task A_body_beyond_8_MiB_is_refused_by_name_and_one_below_is_read()
    {
        using var below = await Send(Moving, """{"input":{"x":[1,2,4]},"params":{"w":2,"center":0,"sigma":1}}""" + new string(' ', 8_000_000));
        Assert.Equal(HttpStatusCode.OK, below.StatusCode);

        using var socket = new TcpClient();
        await socket.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {Moving} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 8388609\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var said = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 413", said);
        Assert.Contains("api.toolbox.too-large", said);
    }

    [Fact]
    public async Task A_small_request_for_endless_work_is_refused()
    {
        using var answer = await Send(
            "/api/v1/toolbox/double%20/%20multiple%20attribute%20plan", """{"input":{"p":[0.01]},"params":{"n":[50,50],"c":[0,2000000000],"r":[2000000001,2000000001]}}""");

        Assert.Equal("toolbox.work.too-much", await answer.Problem(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task When_every_place_is_taken_and_enough_wait_a_request_is_sent_away_for_a_moment()
    {
        var desk = site.Get<ToolboxDesk>();
        var places = Enumerable.Range(0, ToolboxDesk.MostAtOnce + ToolboxDesk.MostWaiting).Select(_ => desk.Place(CancellationToken.None).AsTask()).ToList();

        using var answer = await Send(Moving, "{}");

        Assert.Equal("api.toolbox.busy", await answer.Problem(HttpStatusCode.TooManyRequests));
        Assert.Equal("5", Assert.Single(answer.Headers.GetValues("Retry-After")));
        foreach (var place in places)
        {
            (await place).Dispose();
        }

        using var later = await Send(Moving, "{}");
        Assert.Equal("toolbox.input.missing", await later.Problem(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Calculations_count_for_the_rate_of_an_address()
    {
        await using var strict = await TestSite.Start(with: settings => settings with { RequestsPerMinute = 1 });
        await strict.Client.Json("/api/v1/toolbox");

        using var answer = await strict.Client.PostAsync(Moving, new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal("api.rate", await answer.Problem(HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task The_description_states_the_limits()
    {
        var operation = (await site.Client.Json("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/v1/toolbox/{tool}").GetProperty("post");

        Assert.Contains("8 MiB", operation.GetProperty("description").GetString());
        Assert.Equal(["200", "400", "404", "413", "415", "422", "429"], operation.GetProperty("responses").EnumerateObject().Select(one => one.Name).Order());
        Assert.True(operation.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _));
    }

    private Task<HttpResponseMessage> Send(string path, string body) => site.Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
}
