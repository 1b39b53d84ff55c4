using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Zhiheng.Browser.Tests;

/// <summary>Runs axe in the open page itself: its script is read once, and a page keeps it while its width changes.</summary>
internal static class Axe
{
    private const string Run =
        """
        async () => (await axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, resultTypes: ["violations"] }))
          .violations.map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 4).map(node => node.html + " " + (node.any[0]?.message ?? "")).join(" | ")}`)
        """;

    private const string Widest =
        "width => [...document.querySelectorAll('main *, .bar *, .rail *')].filter(one => one.getBoundingClientRect().right > width).slice(-3).map(one => one.outerHTML.slice(0, 160)).join(' | ')";

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe at AA and the width of the screen complain about, on a desktop and on a phone.</summary>
    /// <param name="seen">Called at each width, before axe reads the page.</param>
    public static async Task<IReadOnlyList<string>> Complaints(IPage page, bool isWide = false, Func<int, Task>? seen = null)
    {
        var found = new List<string>();
        await page.EvaluateAsync(Script + "; undefined");
        foreach (var width in new[] { 1280, 390 })
        {
            await page.SetViewportSizeAsync(width, 844);
            await (seen?.Invoke(width) ?? Task.CompletedTask);
            if (width > 390 || !isWide)
            {
                found.AddRange((await page.EvaluateAsync<string[]>(Run)).Select(words => $"{page.Url} {width}: {words}"));
            }

            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width)
            {
                var who = await page.EvaluateAsync<string>(Widest, width);
                found.Add($"{page.Url} is {wide} pixels wide on a screen of {width}: {who}");
            }
        }

        return found;
    }
}
