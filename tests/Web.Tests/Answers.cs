using System.Net;
using System.Text.Json;

namespace Zhiheng.Web.Tests;

/// <summary>What tests ask of an HTTP answer.</summary>
internal static class Answers
{
    public static async Task<string> Page(this HttpClient client, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{path} answered {(int)response.StatusCode}: {text[..Math.Min(600, text.Length)]}");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return text;
    }

    public static async Task<JsonElement> Json(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path} answered {(int)response.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>The refusal's code, after checking that the answer is a problem document (RFC 9457).</summary>
    public static async Task<string> Problem(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(text);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        var code = problem.GetProperty("code").GetString()!;
        Assert.Equal($"urn:zhiheng:refusal:{code}", problem.GetProperty("type").GetString());
        return code;
    }

    public static async Task<string> Problem(this HttpClient client, string path, HttpStatusCode status)
    {
        using var response = await client.GetAsync(path);
        return await response.Problem(status);
    }
}
