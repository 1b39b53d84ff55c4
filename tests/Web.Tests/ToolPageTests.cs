using System.Net;
using System.Text;
using System.Text.Json;
using Zhiheng.Platform.Tables;
using Zhiheng.Testing;
using Zhiheng.Toolbox.Sheets;
using Zhiheng.Web.Api;
using Zhiheng.Web.Pages.Public.Tools;

namespace Zhiheng.Web.Tests;

/// <summary>The pages of the toolbox: nobody signs in, nothing is stored.</summary>
public sealed class ToolPageTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_index_leads_to_every_tool(string language)
    {
        var page = await Text($"/tools?lang={language}");

        Assert.All(SheetList.All, sheet => Assert.Contains($"href=\"/tools/{sheet.Slug}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_tool_opens_empty_and_shows_its_own_example()
    {
        foreach (var sheet in SheetList.All)
        {
            var (empty, filled) = (await Text($"/tools/{sheet.Slug}"), await Text($"/tools/{sheet.Slug}?sample=true&lang=en"));
            Assert.Contains(WebUtility.HtmlEncode(sheet.Title.English), WebUtility.HtmlEncode(WebUtility.HtmlDecode(filled)), StringComparison.Ordinal);
            Assert.Contains("tool-verdict is-", filled, StringComparison.Ordinal);
            Assert.DoesNotContain("Cannot calculate", filled, StringComparison.Ordinal);
            Assert.Equal(sheet.Columns.Count == 0, empty.Contains("tool-verdict is-", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/tools/none")]
    [InlineData("/tools/i-mr/result")]
    [InlineData("/tools/i-mr/other")]
    public async Task What_does_not_exist_is_not_found(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_word_in_a_number_column_is_named_with_its_cell_on_the_page_and_in_the_fragment()
    {
        foreach (var part in new[] { "", "/result" })
        {
            using var answer = await Post("/tools/i-mr" + part, ("data", "直径\n1\n二\n3"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("单元格 A3 的“二”不是数字", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pasted_data_get_their_finding_and_no_cookie()
    {
        using var answer = await Post("/tools/i-mr/result", ("data", "直径\n1\n2\n3\n2\n1"), ("sent", "1"), ("rule-1", "true"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("过程受控：5 点中没有失控信号", page, StringComparison.Ordinal);
        // Rule 1 alone: the others were switched off by not being sent.
        Assert.Contains("370.4", page, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("utf-8", "直径")]
    [InlineData("GB18030", "直径")]
    public async Task A_text_file_is_read_in_the_encodings_that_spreadsheets_write(string encoding, string head)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var answer = await Send("/tools/i-mr", Encoding.GetEncoding(encoding).GetBytes($"{head}\n1\n2\n4\n3\n"), "a.csv");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"<option value=\"1\" selected=\"selected\">{head}</option>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_of_a_workbook_is_read()
    {
        using var file = new MemoryStream();
        await Table.Xlsx(file, "数据", [new TableColumn<decimal>("批次", 10, value => $"B{value}"), new TableColumn<decimal>("直径", 10, value => TableCell.Of(value))], new[] { 1.25m, 2m, 4m, 3.5m });
        using var answer = await Send("/tools/i-mr/result", file.ToArray(), "a.xlsx");

        Assert.Contains("2.6875", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Without a heading, with one that says the same twice, with blank rows, with a line end in a cell: as if it had been pasted.</summary>
    [Fact]
    public async Task A_workbook_needs_no_heading_and_its_names_need_not_differ()
    {
        const string cells = """
            <row r="2"><c r="A2" t="str"><v>批&#13;次</v></c><c r="B2" t="str"><v>直径</v></c><c r="C2" t="str"><v>直径</v></c></row>
            <row r="4"><c r="B4"><v>1.25</v></c><c r="C4"><v>1</v></c></row><row r="5"><c r="A5"/><c r="B5"><v>2</v></c></row><row r="6"><c r="B6"><v>4</v></c></row><row r="7"><c r="B7"><v>3.5</v></c></row>
            """;
        using var headed = await Send("/tools/i-mr/result", Uploads.Workbook(cells), "a.xlsx");
        using var bare = await Send("/tools/i-mr/result", Uploads.Workbook("""<row r="1"><c><v>1.25</v></c></row><row r="2"><c><v>2</v></c></row><row r="3"><c><v>4</v></c></row><row r="4"><c><v>3.5</v></c></row>"""), "a.xlsx");
        using var empty = await Send("/tools/i-mr/result", Uploads.Workbook("""<row r="1"><c r="A1"/></row>"""), "a.xlsx");
        using var wrong = await Send("/tools/i-mr/result", Uploads.Workbook(cells.Replace("<v>4</v>", "<f>2+2</f><v>4</v>", StringComparison.Ordinal)), "a.xlsx");

        var page = WebUtility.HtmlDecode(await headed.Content.ReadAsStringAsync());
        Assert.Contains("2.6875", page, StringComparison.Ordinal);
        Assert.Contains("直径（C）</option>", page, StringComparison.Ordinal);
        Assert.Contains("2.6875", await bare.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("还没有数据", WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("单元格 B6含有公式", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not-text", "GB18030")]
    [InlineData("not-a-study", "研究文件")]
    [InlineData("broken-zip", "")]
    public async Task A_file_that_cannot_be_read_says_why(string kind, string words)
    {
        byte[] bytes = kind switch { "not-text" => [0x41, 0xff, 0xff, 0x30], "not-a-study" => "{\"a\":1}"u8.ToArray(), _ => "PK\u0003\u0004 nothing"u8.ToArray() };
        using var answer = await Send("/tools/i-mr/result", bytes, "a.dat");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_in_English_refuses_in_English()
    {
        const string page = "/tools/i-mr/result?lang=en";
        using var word = await Post(page, ("data", "diameter\n1\ntwo\n3"));
        using var noText = await Send(page, [0x41, 0xff, 0xff, 0x30], "a.dat");
        using var noStudy = await Send(page, "{\"a\":1}"u8.ToArray(), "a.json");
        using var other = await Send(page, """{"sheet":"xbar","data":"","fields":{}}"""u8.ToArray(), "a.json");
        foreach (var (answer, words) in new[] { (word, "“two” in cell A3 is not a number"), (noText, "neither XLSX nor text"), (noStudy, "not a study"), (other, "another tool (xbar)") })
        {
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.DoesNotContain("<span lang=\"zh-CN\">", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_study_is_saved_as_a_file_and_opened_again_in_its_own_tool_only()
    {
        using var saved = await Post("/tools/i-mr/study.json", ("data", "直径\n1\n2\n3\n2\n1"), ("sent", "1"), ("k-1", "2.5"), ("rule-1", "true"));
        var study = await saved.Content.ReadAsByteArrayAsync();
        using var opened = await Send("/tools/i-mr", study, "study.json");
        using var elsewhere = await Send("/tools/i-mr", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(study).Replace("\"i-mr\"", "\"xbar\"", StringComparison.Ordinal)), "study.json");

        Assert.Equal("i-mr", JsonElement.Parse(study).GetProperty("sheet").GetString());
        Assert.Contains("value=\"2.5\"", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("另一个工具（xbar）", WebUtility.HtmlDecode(await elsewhere.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_have_all_digits()
    {
        using var csv = await Post("/tools/i-mr/file.csv", ("data", "x\n1\n2\n7\n4"));
        using var xlsx = await Post("/tools/i-mr/file.xlsx", ("data", "x\n1\n2\n7\n4"));

        Assert.Contains("2.6586807763582", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("PK", Encoding.ASCII.GetString(await xlsx.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Contains("attachment", csv.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_what_cannot_be_calculated_is_the_page_that_says_why()
    {
        using var answer = await Post("/tools/i-mr/file.xlsx", ("data", "x\n1\n1\n1\n1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("全都相同", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_the_limit_is_refused_with_the_way_out()
    {
        using var answer = await Send("/tools/i-mr/result", new byte[ToolForm.MostBytes], "a.csv");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("40 MiB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_form_at_all_is_refused()
    {
        using var answer = await site.Client.PostAsync(new Uri("/tools/i-mr", UriKind.Relative), new StringContent("x", Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task What_draws_charts_is_linked_once_and_not_again_by_what_arrives_later()
    {
        using var part = await Post("/tools/i-mr/result", ("data", "直径\n1\n2\n3\n2\n1"));
        var (empty, filled, later) = (await Text("/tools/i-mr"), await Text("/tools/i-mr?sample=true"), await part.Content.ReadAsStringAsync());

        Assert.Contains("<figure class=\"chart", later, StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), (Linked(empty), Linked(filled), Linked(later)));
        Assert.True(filled.IndexOf("/chart.js", StringComparison.Ordinal) < filled.IndexOf("/tool.js", StringComparison.Ordinal));

        static int Linked(string page) => page.Split("<script src=\"/chart.js").Length - 1;
    }

    [Fact]
    public async Task An_example_waits_for_a_place_as_every_calculation_does()
    {
        var desk = site.Get<ToolboxDesk>();
        var places = Enumerable.Range(0, ToolboxDesk.MostAtOnce + ToolboxDesk.MostWaiting).Select(_ => desk.Place(CancellationToken.None).AsTask()).ToList();
        using var sent = await site.Client.GetAsync("/tools/i-mr?sample=true");
        using var empty = await site.Client.GetAsync("/tools/i-mr");

        Assert.Equal((HttpStatusCode.TooManyRequests, "5"), (sent.StatusCode, Assert.Single(sent.Headers.GetValues("Retry-After"))));
        Assert.Contains("正在计算的请求已满", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
        foreach (var place in places)
        {
            (await place).Dispose();
        }
    }

    private async Task<string> Text(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return await site.Client.PostAsync(address, form);
    }

    private async Task<HttpResponseMessage> Send(string address, byte[] bytes, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        return await site.Client.PostAsync(address, form);
    }
}
