using System.Text;
using Microsoft.Playwright;
using Zhiheng.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>The page /verify with files that were made here; keys and lists come from the site by routes, as it serves them.</summary>
[Collection(BrowserSiteTests.Name)]
public class VerifyTests(BrowserSite site)
{
    private readonly IssuedCertificate issued = new(site.Site.Address, TimeProvider.System.GetUtcNow());

    public static TheoryData<string> Forms => ["pdf", "json", "jwt"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_good_file_is_genuine_and_valid_and_is_not_sent_anywhere(string form)
    {
        await using var visit = await Open();
        var sent = new List<string>();
        visit.Page.Request += (_, request) => sent.Add($"{request.Method} {request.PostData}");

        await Choose(visit, $"a.{form}", Bytes(form));

        await Answers(visit, "valid", "属实，且有效");
        Assert.All(sent, request => Assert.Equal("GET ", request));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_changed_file_is_not_genuine(string form)
    {
        var bytes = Bytes(form);
        var needle = form == "json" ? "\"name\":\""u8.ToArray() : Encoding.ASCII.GetBytes(issued.Jwt[..20]);
        var at = bytes.AsSpan().IndexOf(needle) + needle.Length + (form == "json" ? 3 : 300);
        bytes[at] = bytes[at] == (byte)'a' ? (byte)'b' : (byte)'a';
        await using var visit = await Open();

        await Choose(visit, $"a.{form}", bytes);

        await Answers(visit, "notgenuine", "不属实");
    }

    [Fact]
    public async Task A_change_to_the_printed_part_is_noticed()
    {
        var bytes = issued.Pdf();
        bytes[bytes.AsSpan().IndexOf("/MediaBox[0 0 5"u8) + 14] = (byte)'6';
        await using var visit = await Open();

        await Choose(visit, "a.pdf", bytes);

        await Answers(visit, "notgenuine", "签名后被改动");
    }

    [Fact]
    public async Task An_unreachable_list_and_unreachable_keys_are_never_a_forgery()
    {
        await using var visit = await Open(status: route => route.FulfillAsync(new RouteFulfillOptions { Status = 404 }));
        await Choose(visit, "a.jwt", Bytes("jwt"));
        await Answers(visit, "unknown", "没有取得状态列表");

        await using var other = await Open(did: route => route.FulfillAsync(new RouteFulfillOptions { Status = 404 }));
        await Choose(other, "a.jwt", Bytes("jwt"));
        await Answers(other, "unknown", "没有取得签发方的公钥文档");
    }

    [Fact]
    public async Task A_suspended_one_is_genuine_but_not_valid_and_a_foreign_one_cannot_be_told()
    {
        await using var visit = await Open(suspended: 9);
        await Choose(visit, "a.jwt", Bytes("jwt"));
        await Answers(visit, "suspended", "属实，但已暂停");

        var foreign = new IssuedCertificate(new Uri("https://elsewhere.example/"), TimeProvider.System.GetUtcNow());
        await Choose(visit, "b.jwt", Encoding.UTF8.GetBytes(foreign.Jwt));
        await Answers(visit, "unknown", "不属于本站");
        await Choose(visit, "c.txt", "nothing"u8.ToArray());
        await Answers(visit, "notgenuine", "不是带有效签名的电子证书");
    }

    [Fact]
    public async Task A_proof_of_the_ledger_is_checked_against_the_log_of_the_site()
    {
        await site.Site.Grown(2);
        var proof = await site.Site.Client.GetByteArrayAsync("/ledger/proof/1");
        await using var visit = await Open();

        await Choose(visit, "1.tlog-proof", proof);
        await Answers(visit, "proven", "已由签名的检查点");
        var other = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(proof).Replace("index 1\n", "index 0\n", StringComparison.Ordinal));
        await Choose(visit, "0.tlog-proof", other);
        await Answers(visit, "notgenuine", "存在证明不成立");
    }

    [Fact]
    public async Task The_proof_of_a_certificate_page_is_put_in_words()
    {
        await site.Site.Grown(2);
        var code = site.Pages["valid"].Split('/')[^1];
        await using var visit = await Open();
        async Task Says(string address, string words)
        {
            await visit.Page.EvaluateAsync(
                """
                async address => {
                  const box = document.createElement("div");
                  Object.assign(box.dataset, { ledgerProof: address, ok: "成立", wrong: "不成立", unknown: "说不准" });
                  document.querySelector("main").replaceChildren(box);
                  const script = document.createElement("script");
                  script.src = "/ledger-proof.js?" + address.length;
                  document.head.append(script);
                }
                """, address);
            await Expect(visit.Page.Locator("[data-ledger-proof][role=status]")).ToHaveTextAsync(words);
        }

        await Says($"/api/v1/certificates/{code}/proof?format=json", "成立");
        await visit.Page.RouteAsync("**/forged", async route =>
        {
            var answer = await (await site.Site.Client.GetAsync($"/api/v1/certificates/{code}/proof?format=json")).Content.ReadAsStringAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Body = answer.Replace("\"payload\":\"e", "\"payload\":\"f", StringComparison.Ordinal), ContentType = "application/json" });
        });
        await Says("/forged", "不成立");
        await Says("/nowhere-at-all", "说不准");
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_page_and_its_answer_pass_axe(string language)
    {
        await using var visit = await Open(language: language);
        await Choose(visit, "00126Q31874R1M-3700.pdf", issued.Pdf());
        await Expect(visit.Page.Locator("[data-answer]")).ToBeVisibleAsync();

        var complaints = await Axe.Complaints(visit.Page, seen: async width =>
        {
            if (Environment.GetEnvironmentVariable("ZHIHENG_SCREENSHOTS") is { } folder)
            {
                await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"verify-{width}-{language}.png"), FullPage = true });
            }
        });

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public async Task Without_scripts_the_page_explains_the_command_line()
    {
        await using var visit = await site.Visit(scripts: false);
        await visit.Page.GotoAsync("/verify");

        await Expect(visit.Page.Locator("[data-verify]")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("[data-verify-unable]")).ToBeVisibleAsync();
    }

    private byte[] Bytes(string form) => form switch
    {
        "pdf" => issued.Pdf(),
        "json" => Encoding.UTF8.GetBytes(issued.Json),
        _ => Encoding.UTF8.GetBytes(issued.Jwt),
    };

    private async Task<Visit> Open(
        string language = "zh", Func<IRoute, Task>? did = null, Func<IRoute, Task>? status = null, params int[] suspended)
    {
        Func<IRoute, Task> Serve(string body) => route => route.FulfillAsync(new RouteFulfillOptions { Body = body });
        var visit = await site.Visit(language: language);
        await visit.Page.RouteAsync("**/bodies/*/did.json", did ?? Serve(issued.DidJson));
        await visit.Page.RouteAsync("**/.well-known/did.json", Serve(issued.PlatformDidJson));
        await visit.Page.RouteAsync("**/status/revocation/*", status ?? Serve(issued.List(issued.Revocation)));
        await visit.Page.RouteAsync("**/status/suspension/*", status ?? Serve(issued.List(issued.Suspension, suspended)));
        await visit.Page.GotoAsync("/verify");
        return visit;
    }

    private static Task Choose(Visit visit, string name, byte[] bytes)
        => visit.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    private static async Task Answers(Visit visit, string kind, string words)
    {
        await Expect(visit.Page.Locator($"[data-answer='{kind}']")).ToContainTextAsync(words);
        await Expect(visit.Page.Locator("[data-answer]")).ToHaveCountAsync(1);
    }
}
