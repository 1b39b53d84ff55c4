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
        foreach (var (language, largeType) in new[] { ("zh", false), ("en", false), ("zh", true) })
        {
            await using var visit = await site.Visit(language: language, largeType: largeType);
            await visit.Page.GotoAsync(site.Pages[name]);

            Assert.Equal(language == "en" ? "en" : "zh-CN", await visit.Page.EvaluateAsync<string>("document.documentElement.lang"));
            var complaints = await Axe.Complaints(visit.Page);
            Assert.True(complaints.Count == 0, $"{name} {language} {largeType}: " + string.Join('\n', complaints));
        }
    }
}
