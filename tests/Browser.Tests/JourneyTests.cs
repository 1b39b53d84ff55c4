using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

[Collection(BrowserSiteTests.Name)]
public class JourneyTests(BrowserSite site)
{
    private const string Holder = "济南云岭机械有限公司";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_home_to_the_organisation_with_the_keyboard_alone(bool scripts)
    {
        await using var visit = await site.Visit(scripts: scripts);
        var page = visit.Page;
        await page.GotoAsync("/");

        await TabTo(page, "#q");
        await page.Keyboard.TypeAsync("云岭机械");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".hits")).ToContainTextAsync(Holder);
        await TabTo(page, ".hits a");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".seal")).ToBeVisibleAsync();
        Assert.Contains("/c/", page.Url);
        await TabTo(page, ".facts a[href^='/organizations/']");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("h1")).ToHaveTextAsync(Holder);
        Assert.Contains("/organizations/", page.Url);
    }

    [Fact]
    public async Task The_first_key_leads_past_the_frame_to_the_content()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync(site.Pages["valid"]);

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task The_answer_stands_on_the_first_screen_of_a_phone()
    {
        await using var visit = await site.Visit(width: 390);
        await visit.Page.GotoAsync(site.Pages["valid"]);

        var answer = await visit.Page.Locator(".answer").BoundingBoxAsync();

        Assert.True(answer!.Y + answer.Height < 844, $"The answer ends at {answer.Y + answer.Height}.");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_qr_code_on_the_screen_opens_the_same_certificate(int width)
    {
        await using var visit = await site.Visit(width);
        await visit.Page.GotoAsync(site.Pages["valid"]);
        var picture = Path.Combine(Path.GetTempPath(), $"qr-{width}-{Environment.ProcessId}.png");
        await visit.Page.Locator(".qr svg").ScreenshotAsync(new LocatorScreenshotOptions { Path = picture });

        var address = await Run("zbarimg", "--quiet", "--raw", picture);
        File.Delete(picture);
        await visit.Page.GotoAsync(address);

        Assert.Equal(new Uri(site.Site.Address, site.Pages["valid"]).ToString(), address);
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(Holder);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_uploads_a_file_watches_it_and_takes_the_result_home(bool scripts)
    {
        await using var visit = await site.Visit(scripts: scripts);
        var page = visit.Page;
        var number = scripts ? "J1" : "J2";
        await page.GotoAsync("/report");
        await page.FillAsync("#key", await site.Site.NewKey(Rows.Body));
        await page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "十月证书.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Rows.Csv(Rows.System(number), Rows.System(number + "X", ("CERTI_E_DATE", "2026-02-30")))),
        });

        await page.ClickAsync("button.main:has-text('提交')");
        await Expect(page.Locator("h1")).ToHaveTextAsync("已处理完，1 行退回", new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
        await Expect(page.Locator(".list-table")).ToContainTextAsync("2026-02-30");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[download]:has-text('CSV')"));

        Assert.EndsWith("结果.csv", download.SuggestedFilename);
        Assert.Contains("2026-02-30", await File.ReadAllTextAsync((await download.PathAsync())!));
    }

    [Fact]
    public async Task A_wrong_key_is_told_beside_its_field_and_in_a_summary()
    {
        await using var visit = await site.Visit();
        var page = visit.Page;
        await page.GotoAsync("/report");
        await page.FillAsync("#key", "zh_wrong");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "a.csv", MimeType = "text/csv", Buffer = "x"u8.ToArray() });

        await page.ClickAsync("button.main:has-text('提交')");

        await Expect(page.Locator(".problems a")).ToHaveAttributeAsync("href", "#key");
        await Expect(page.Locator("#key")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    /// <summary>As many tabs as a patient person would press.</summary>
    private static async Task TabTo(IPage page, string selector)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached with the keyboard on {page.Url}.");
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text.Trim();
    }
}
