using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>A check with the provider of tests/outside. Without node it is skipped, but never where CI is "true".</summary>
public sealed class OutsideFactAttribute : FactAttribute
{
    public OutsideFactAttribute()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Environment.GetEnvironmentVariable("CI") != "true" && !Array.TrueForAll(["node", "npm"], program => paths.Any(path => File.Exists(Path.Combine(path, program)))))
        {
            Skip = "This check needs node and npm (Debian: nodejs npm).";
        }
    }
}

/// <summary>The npm package oidc-provider as a process of its own, and a browser's way through its pages.</summary>
public sealed class OutsideProvider : IDisposable
{
    public const string Client = "zhiheng";
    public const string Secret = "a secret: of + tests";

    private readonly Process process;

    private OutsideProvider(Process node, Uri issuer) => (process, Issuer) = (node, issuer);

    public Uri Issuer { get; }

    public static async Task<OutsideProvider> Start()
    {
        var folder = Path.Combine(Golden.Root, "tests", "outside");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]) { WorkingDirectory = folder })!;
            await install.WaitForExitAsync();
            Assert.Equal(0, install.ExitCode);
        }

        var node = Process.Start(new ProcessStartInfo("node", ["oidc/server.mjs"])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        return new OutsideProvider(node, new Uri((await Said(node)).GetProperty("issuer").GetString()!));
    }

    /// <summary>The address that the provider may send browsers back to; it answers from now on.</summary>
    public async Task Know(Uri site)
    {
        await process.StandardInput.WriteLineAsync($"{site}sign-in/external/callback");
        await process.StandardInput.FlushAsync();
        Assert.True((await Said(process)).GetProperty("ready").GetBoolean());
    }

    /// <summary>Signs in there under a name and agrees, form by form; the answer is the address of ours that it leads back to.</summary>
    public async Task<Uri> Through(HttpClient browser, Uri start, string name)
    {
        var at = start;
        for (var step = 0; step < 12; step++)
        {
            var page = await browser.GetAsync(at);
            if (page.Headers.Location is null)
            {
                page = await Answer(browser, at, await page.Content.ReadAsStringAsync(), name);
            }

            at = new Uri(at, page.Headers.Location!);
            if (at.Authority != Issuer.Authority)
            {
                return at;
            }
        }

        throw new InvalidOperationException($"The provider went on asking: {at}");
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private static async Task<HttpResponseMessage> Answer(HttpClient browser, Uri at, string html, string name)
    {
        var action = Regex.Match(html, "<form[^>]*action=\"([^\"]+)\"");
        var prompt = Regex.Match(html, "name=\"prompt\" value=\"(\\w+)\"");
        Assert.True(action.Success && prompt.Success, html);
        var fields = new Dictionary<string, string> { ["prompt"] = prompt.Groups[1].Value, ["login"] = name, ["password"] = "any" };
        return await browser.PostAsync(new Uri(at, WebUtility.HtmlDecode(action.Groups[1].Value)), new FormUrlEncodedContent(fields));
    }

    private static async Task<JsonElement> Said(Process node)
    {
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                return JsonDocument.Parse(line).RootElement;
            }
        }

        throw new InvalidOperationException("The provider of tests/outside/oidc ended.");
    }
}
