using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Zhiheng.Browser.Tests;

[Collection(BrowserSiteTests.Name)]
public class AccessibilityTests(BrowserSite site)
{
    private static readonly string[] Names =
    [
        "home", "results", "nothing found", "valid", "suspended", "revoked", "expired", "compulsory", "as of a day", "organisation", "body",
        "report", "receipt", "about", "unknown",
    ];

    public static TheoryData<string> All => [.. Names];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_page_passes_axe_in_both_languages_on_both_widths_and_in_large_type(string name)
    {
        foreach (var (width, language, largeType) in new[] { (1280, "zh", false), (390, "zh", false), (1280, "en", false), (390, "en", false), (1280, "zh", true), (390, "zh", true) })
        {
            await using var visit = await site.Visit(width, language, largeType);
            await visit.Page.GotoAsync(site.Pages[name]);

            var result = await visit.Page.RunAxe(new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
            });
            var wide = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");

            Assert.Equal(language == "en" ? "en" : "zh-CN", await visit.Page.EvaluateAsync<string>("document.documentElement.lang"));
            Assert.True(result.Violations.Length == 0, $"{name} {width} {language} {largeType}: " + string.Join('\n', result.Violations.Select(Words)));
            Assert.True(wide <= width, $"{name} is {wide} pixels wide on a screen of {width}.");
        }
    }

    private static string Words(AxeResultItem violation)
        => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}";
}
