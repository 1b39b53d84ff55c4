using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Zhiheng.Browser.Tests;

/// <summary>Sends forms without a browser, with their hidden fields and files, for what only has to be there before a test begins.</summary>
internal static class Forms
{
    /// <summary>Sends the form with this action of a page; the answer's target, or an exception with what the page said.</summary>
    public static async Task<string> Sent(this HttpClient client, string page, string action, Dictionary<string, string> typed, params (string Field, string Name, string Text)[] files)
    {
        using var answer = await Post(client, await client.GetStringAsync(page), action, typed, files);
        return Target(answer, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>An order from its form to the page that asks to check, and on.</summary>
    public static async Task<string> Drafted(this HttpClient client, string certificate, Dictionary<string, string> typed, (string Name, string Text) file)
    {
        var page = $"/workbench/orders/new?certificate={certificate}";
        using var check = await Post(client, await client.GetStringAsync(page), $"{page}&handler=Check", typed, [("Files", file.Name, file.Text)]);
        using var sent = await Post(client, await check.Content.ReadAsStringAsync(), $"{page}&handler=Send", [], []);
        return Target(sent, await sent.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> Post(
        HttpClient client, string html, string action, Dictionary<string, string> typed, (string Field, string Name, string Text)[] files)
    {
        var form = Regex.Matches(html, "<form[^>]*method=\"post\"[^>]*>.*?</form>", RegexOptions.Singleline).Select(match => match.Value)
            .FirstOrDefault(text => Attribute(text[..text.IndexOf('>')], "action") == action)
            ?? throw new InvalidOperationException($"No form leads to {action}: {Words(html)}");
        using var content = new MultipartFormDataContent();
        foreach (var input in Regex.Matches(form, "<input[^>]*type=\"hidden\"[^>]*>").Select(match => match.Value))
        {
            content.Add(new StringContent(Attribute(input, "value") ?? string.Empty), Attribute(input, "name")!);
        }

        foreach (var (name, value) in typed)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (field, name, text) in files)
        {
            content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), field, name);
        }

        return files.Length > 0
            ? await client.PostAsync(action, content)
            : await client.PostAsync(action, new FormUrlEncodedContent(await Task.WhenAll(content.Select(
                async part => KeyValuePair.Create(part.Headers.ContentDisposition!.Name!.Trim('"'), await part.ReadAsStringAsync())))));
    }

    private static string Target(HttpResponseMessage answer, string html)
        => answer.StatusCode == HttpStatusCode.Found
            ? answer.Headers.Location!.OriginalString.Split('?')[0]
            : throw new InvalidOperationException($"{(int)answer.StatusCode} {Words(html)}");

    private static string Words(string html)
        => Regex.Replace(Regex.Replace(html.Contains("<main", StringComparison.Ordinal) ? html.Split("<main")[1] : html, "<[^>]*>", " "), "\\s+", " ");

    private static string? Attribute(string tag, string name)
        => Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
}
