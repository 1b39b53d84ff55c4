using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Zhiheng.Toolbox.Excellence;

namespace Zhiheng.Web.Tests;

public class ExcellencePagesTests
{
    private const string Page = "/tools/excellence";

    [Theory]
    [InlineData("zh", "卓越绩效自评", "过程管理", "分值待核对")]
    [InlineData("en", "Self-assessment", "Processes", "points not yet checked")]
    public async Task The_page_lists_every_item_without_an_account_and_sets_no_cookie(string language, params string[] says)
    {
        await using var site = await TestSite.Start();

        using var response = await site.Client.GetAsync($"{Page}?lang={language}");
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.All(says, word => Assert.Contains(word, page));
        Assert.Equal(23, Regex.Count(page, "<details class=\"score-item\""));
        Assert.DoesNotContain(response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.Contains("ntiforgery", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_items_at_60_percent_are_600_points_and_without_evidence_a_warning_stands_at_each()
    {
        await using var site = await TestSite.Start();

        var page = await Post(site, Page, Sixty());

        Assert.Contains("<b>600</b> / 1000", page);
        Assert.Equal(23, Regex.Count(page, "title=\"高于 25 % 而没有写明证据\""));
        Assert.Contains("有效 50–65 %", page);
    }

    [Fact]
    public async Task The_part_that_the_script_asks_for_has_the_result_and_the_document()
    {
        await using var site = await TestSite.Start();
        var fields = Sixty();
        fields["4.1.2-e0-name"] = "管理评审 <记录>";
        fields.Remove("4.7.7-p0");

        var part = await Post(site, Page + "/result", fields);

        Assert.DoesNotContain("<html", part);
        Assert.Contains("<b>已评 22 项</b> / 23", part);
        Assert.Contains("<figure", part);
        Assert.DoesNotContain("<记录>", part.Replace(Document(part), "", StringComparison.Ordinal));
        var document = AssessmentFile.Read(Document(part));
        Assert.Equal("管理评审 <记录>", document.Items["4.1.2"].Evidence[0].Name);
        Assert.Equal(22, document.Items.Count);
    }

    [Theory]
    [InlineData("4.2.2-p0", "57", "4.2.2 战略制定（张三） 的百分比是“57”")]
    [InlineData("4.2.2-l0-1", "9", "4.2.2 战略制定（张三） 的展开 的等级是“9”")]
    [InlineData("4.2.2-e0-date", "昨天", "4.2.2 战略制定 的第 1 条证据 的日期是“昨天”")]
    [InlineData("4.2.2-due", "2025-02-30", "4.2.2 战略制定 的完成期限 的日期是“2025-02-30”")]
    [InlineData("assessor-1", "张三", "评估人“张三”出现了两次")]
    public async Task What_does_not_fit_is_refused_by_its_place_and_the_rest_of_the_form_stays(string field, string value, string says)
    {
        await using var site = await TestSite.Start();
        var fields = Sixty();
        fields["assessor-0"] = "张三";
        fields["subject"] = "某某公司";
        fields[field] = value;

        var page = await Post(site, Page, fields, HttpStatusCode.UnprocessableEntity);

        Assert.Contains(says, page);
        Assert.Contains("value=\"某某公司\"", page);
    }

    [Fact]
    public async Task Six_assessors_fit_into_one_form_and_those_far_apart_are_to_talk()
    {
        await using var site = await TestSite.Start();
        var fields = new Dictionary<string, string>();
        for (var at = 0; at < 6; at++)
        {
            fields[$"assessor-{at}"] = $"评估人{at}";
            foreach (var item in Editions.Current.Items)
            {
                fields[$"{item.No}-p{at}"] = at == 0 && item.No == "4.1.2" ? "30" : "50";
                for (var dimension = 0; dimension < 4; dimension++)
                {
                    fields[$"{item.No}-l{at}-{dimension}"] = "3";
                }
            }
        }

        foreach (var item in Editions.Current.Items)
        {
            for (var row = 0; row < 12; row++)
            {
                fields[$"{item.No}-e{row}-name"] = $"证据{row}";
                fields[$"{item.No}-e{row}-date"] = "2025-06-30";
                fields[$"{item.No}-e{row}-reference"] = "QM";
            }
        }

        var page = await Post(site, Page, fields);

        Assert.Contains("<b>已评 22 项</b> / 23", page);
        Assert.Contains("极差 20，先讨论，再填共识百分比", page);
        Assert.Contains("评估人5", page);
    }

    [Fact]
    public async Task What_is_saved_opens_again()
    {
        await using var site = await TestSite.Start();
        var fields = Sixty();
        fields["subject"] = "某某公司";
        fields["4.1.2-strengths"] = "目标分解到班组";

        using var saved = await site.Client.PostAsync(Page + "?handler=Save", new FormUrlEncodedContent(fields));
        var file = await saved.Content.ReadAsByteArrayAsync();
        var opened = await Open(site, file);

        Assert.Equal("application/json", saved.Content.Headers.ContentType!.MediaType);
        Assert.Contains("某某公司", Uri.UnescapeDataString(saved.Content.Headers.ContentDisposition!.ToString()));
        Assert.Contains("目标分解到班组", opened);
        Assert.Contains("<b>600</b> / 1000", opened);
    }

    [Theory]
    [InlineData("", "请先选择由本工具保存的 .json 文件")]
    [InlineData("{\"assessment\":\"gbt19580-2012\",\"version\":1,\"assessors\":[\"a\"],\"items\":{\"4.1.2\":{\"ratings\":[{\"levels\":[1,2,3,4],\"percent\":57}]}}}", "items.4.1.2.ratings[1].percent（高层领导的作用） 的百分比是“57”")]
    [InlineData("hello", "文件第 1 行起不是可读的 JSON")]
    public async Task A_file_that_does_not_fit_is_refused_by_its_place(string file, string says)
    {
        await using var site = await TestSite.Start();

        Assert.Contains(says, await Open(site, Encoding.UTF8.GetBytes(file), HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task The_table_leaves_as_a_file_of_23_rows_and_no_formula_gets_in()
    {
        await using var site = await TestSite.Start();
        var fields = Sixty();
        fields["4.1.2-what"] = "=1+1";

        using var csv = await site.Client.PostAsync(Page + "?handler=Table&format=csv", new FormUrlEncodedContent(fields));
        using var xlsx = await site.Client.PostAsync(Page + "?handler=Table&format=xlsx", new FormUrlEncodedContent(fields));
        using var other = await site.Client.PostAsync(Page + "?handler=Table&format=exe", new FormUrlEncodedContent(fields));

        var text = await csv.Content.ReadAsStringAsync();
        Assert.Equal(24, text.TrimEnd().Split("\r\n").Length);
        Assert.Contains("4.1.3,组织治理,30,已核对,60,,60,18,12,", text);
        Assert.DoesNotContain(",=1+1", text);
        using var sheet = new ZipArchive(await xlsx.Content.ReadAsStreamAsync());
        Assert.NotEmpty(sheet.Entries);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task The_report_shows_total_actions_and_evidence_of_what_was_sent()
    {
        await using var site = await TestSite.Start();
        var fields = Sixty();
        (fields["subject"], fields["4.1.2-e0-name"], fields["4.1.2-what"], fields["4.1.2-due"]) = ("某某公司", "管理评审记录", "每季复盘", "2026-03-31");

        var page = await Post(site, Page + "/report", fields);

        Assert.All(["某某公司 自评报告", "<b>600</b> / 1000", "管理评审记录", "每季复盘", "2026-03-31"], word => Assert.Contains(word, page));
        Assert.DoesNotContain("<form", page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("/result")]
    [InlineData("/report")]
    public async Task What_needs_a_form_leads_back_to_it(string path)
    {
        await using var site = await TestSite.Start();

        using var response = await site.Client.GetAsync(Page + path);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(Page, response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_short_form_gives_a_level_and_never_points()
    {
        await using var site = await TestSite.Start();
        var fields = ShortForm.Questions.ToDictionary(question => "q" + question.Key, _ => "yes");
        fields["q7"] = fields["q8"] = fields["q9"] = "unknown";

        var empty = WebUtility.HtmlDecode(await site.Client.Page(Page + "/short"));
        var page = await Post(site, Page + "/short", fields);
        fields["q5"] = "maybe";
        var refused = await Post(site, Page + "/short", fields, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(30, Regex.Count(empty, "<fieldset class=\"score-question\""));
        Assert.DoesNotContain("各类等级（简版）", empty);
        Assert.Contains("各类等级（简版）", page);
        Assert.Contains("知道的不到一半，不判断", page);
        Assert.Contains("查清：", page);
        Assert.DoesNotContain("/ 1000", page);
        Assert.Contains("第 5 问 的回答是“maybe”", refused);
    }

    private static Dictionary<string, string> Sixty() => Editions.Current.Items.ToDictionary(item => $"{item.No}-p0", _ => "60");

    private static string Document(string part) => part[(part.IndexOf("<textarea data-document>", StringComparison.Ordinal) + 24)..part.LastIndexOf("</textarea>", StringComparison.Ordinal)];

    private static async Task<string> Post(TestSite site, string path, Dictionary<string, string> fields, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await site.Client.PostAsync(path, new FormUrlEncodedContent(fields));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{path} answered {(int)response.StatusCode}: {text[..Math.Min(text.Length, 800)]}");
        return WebUtility.HtmlDecode(text);
    }

    private static async Task<string> Open(TestSite site, byte[] file, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "a.json" } };
        using var response = await site.Client.PostAsync(Page + "?handler=Open", content);
        Assert.Equal(status, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
