using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>The style page and its sample pages hold every element in every state, so what passes here passes wherever it is used.</summary>
[Collection(BrowserSiteTests.Name)]
public class StyleguideTests(BrowserSite site)
{
    private static readonly string[] Pages = ["/styleguide", "/styleguide/workbench", "/styleguide/file", "/styleguide/form?DueOn=2026-02-30", "/styleguide/charts"];

    private static readonly string[] Public = ["/", "/about", "/report", "/search?q=有限公司"];

    public static TheoryData<string, string> Everything
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var page in Pages.Concat(Public))
            {
                foreach (var mode in new[] { "light", "dark", "large", "dark large", "english" })
                {
                    if (Pages.Contains(page) || mode.StartsWith("dark", StringComparison.Ordinal))
                    {
                        all.Add(page, mode);
                    }
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Every_page_passes_axe_in_every_mode_on_desktop_and_phone(string path, string mode)
    {
        await using var visit = await site.Visit(
            language: mode == "english" ? "en" : "zh", largeType: mode.EndsWith("large", StringComparison.Ordinal), theme: mode.StartsWith("dark", StringComparison.Ordinal) ? "dark" : "light");
        await visit.Page.GotoAsync(path);

        var complaints = await Axe.Complaints(visit.Page, seen: width => Shoot(visit.Page, path, width, mode));

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public async Task Dark_follows_the_system_until_the_reader_chooses()
    {
        const string ground = "getComputedStyle(document.body).backgroundColor";
        await using var system = await site.Visit(system: ColorScheme.Dark);
        await using var light = await site.Visit(system: ColorScheme.Dark, theme: "light");
        await using var dark = await site.Visit(system: ColorScheme.Light, theme: "dark");
        foreach (var visit in new[] { system, light, dark })
        {
            await visit.Page.GotoAsync("/styleguide");
        }

        Assert.Equal("rgb(17, 24, 29)", await system.Page.EvaluateAsync<string>(ground));
        Assert.Equal("rgb(251, 250, 247)", await light.Page.EvaluateAsync<string>(ground));
        Assert.Equal("rgb(17, 24, 29)", await dark.Page.EvaluateAsync<string>(ground));
    }

    [Fact]
    public async Task Large_type_and_dark_are_chosen_with_links_and_kept_without_scripts()
    {
        await using var visit = await site.Visit(scripts: false);
        var page = visit.Page;
        await page.GotoAsync("/styleguide/workbench?kind=投诉");

        await page.ClickAsync("text=大字版");
        await page.ClickAsync(".settings >> text=深色");
        await page.GotoAsync("/about");

        await Expect(page.Locator("html")).ToHaveClassAsync("large");
        await Expect(page.Locator("link[href*='dark.css']")).ToHaveAttributeAsync("media", "all");
    }

    [Fact]
    public async Task Keys_lead_to_the_search_box_home_and_the_list_of_keys()
    {
        await using var visit = await site.Visit();
        var page = visit.Page;
        await page.GotoAsync("/styleguide/file");

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#find")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("g?/h");
        await Expect(page.Locator("#find")).ToHaveValueAsync("g?/h");
        await Expect(page.Locator("dialog[data-keys]")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog[data-keys]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog[data-keys]")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("h");

        await Expect(page).ToHaveURLAsync(new Uri(site.Site.Address, "/styleguide/workbench").ToString());
    }

    [Fact]
    public async Task Keys_can_be_turned_off()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync("/styleguide/file?keys=off");

        await visit.Page.Keyboard.PressAsync("?");

        await Expect(visit.Page.Locator("dialog[data-keys]")).ToHaveCountAsync(0);
        Assert.Equal("BODY", await visit.Page.EvaluateAsync<string>("document.activeElement.tagName"));
    }

    [Fact]
    public async Task A_refused_form_puts_the_focus_on_what_is_wrong_and_leads_to_the_field()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync("/styleguide/form?DueOn=2026-02-30");

        await Expect(visit.Page.Locator(".problems")).ToBeFocusedAsync();
        await visit.Page.ClickAsync(".problems a:has-text('理由')");

        await Expect(visit.Page.Locator("#Reason")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_filters_and_menu_unfold_without_scripts(bool scripts)
    {
        await using var visit = await site.Visit(390, scripts: scripts);
        var page = visit.Page;
        await page.GotoAsync("/styleguide/workbench");

        await Expect(page.Locator(".query-fields")).ToBeHiddenAsync();
        await Expect(page.Locator(".rail-menu")).ToBeHiddenAsync();
        await page.Locator("#query-fold").CheckAsync();
        await page.Locator("#rail-fold").CheckAsync();

        await Expect(page.Locator(".query-fields")).ToBeVisibleAsync();
        await Expect(page.Locator(".rail-menu")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_head_of_a_list_stays_in_sight()
    {
        await using var visit = await site.Visit();
        await visit.Page.SetViewportSizeAsync(1280, 420);
        await visit.Page.GotoAsync("/styleguide/workbench");

        await visit.Page.Locator(".data-table tbody tr").Last.ScrollIntoViewIfNeededAsync();
        await visit.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        var head = await visit.Page.Locator(".data-table th").First.BoundingBoxAsync();

        Assert.InRange(head!.Y, -1, 1);
    }

    [Theory]
    [InlineData("/styleguide")]
    [InlineData("/styleguide/workbench")]
    [InlineData("/")]
    public async Task Nothing_shifts_while_a_page_loads(string path)
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        var shift = await visit.Page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; })).observe({ type: "layout-shift", buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
            })
            """);

        Assert.Equal(0, shift);
    }

    [Fact]
    public async Task Paper_gets_neither_menu_nor_filters_and_dark_ink()
    {
        await using var visit = await site.Visit(theme: "dark");
        await visit.Page.GotoAsync("/styleguide/workbench");

        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Expect(visit.Page.Locator(".rail")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".query")).ToBeHiddenAsync();
        Assert.Equal("rgb(0, 0, 0)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
    }

    private static async Task Shoot(IPage page, string path, int width, string mode)
    {
        if (Environment.GetEnvironmentVariable("ZHIHENG_SCREENSHOTS") is { } folder)
        {
            var name = path.Split('?')[0].Trim('/').Replace('/', '-');
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{(name == "" ? "home" : name)}-{width}-{mode.Replace(' ', '-')}.png"), FullPage = true });
        }
    }
}
