using System.Net;
using System.Text.RegularExpressions;

namespace Zhiheng.Web.Tests;

/// <summary>Follows every link of the site from where it is told to begin, as a crawler would.</summary>
internal static partial class Walk
{
    /// <summary>Address and text of every page and API answer that was reached, the starting ones first.</summary>
    public static async Task<Dictionary<string, string>> From(HttpClient client, int most, params string[] starts)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>(starts);
        while (found.Count < most && open.TryDequeue(out var path))
        {
            if (found.ContainsKey(path))
            {
                continue;
            }

            using var response = await client.GetAsync(path);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{path} answered {(int)response.StatusCode}");
            found.Add(path, text);
            foreach (Match match in Href().Matches(text))
            {
                open.Enqueue(WebUtility.HtmlDecode(match.Groups[1].Value));
            }
        }

        return found;
    }

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Href();
}
