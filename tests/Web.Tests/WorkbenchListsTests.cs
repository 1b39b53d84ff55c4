using System.Net;
using System.Text.RegularExpressions;

namespace Zhiheng.Web.Tests;

/// <summary>What officers see first, find and take away: own region, superior and another one.</summary>
public sealed class WorkbenchListsTests : IAsyncLifetime
{
    private WorkbenchDesk desk = null!;

    public async Task InitializeAsync() => desk = await WorkbenchDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task The_home_says_what_is_due_by_when_and_what_follows_and_not_to_its_author()
    {
        var author = await desk.Officer();
        var order = await desk.Drafted(author);

        var mine = await (await desk.Leader()).Browser.GetStringAsync("/workbench");
        var own = await author.Browser.GetStringAsync("/workbench");
        var team = await author.Browser.GetStringAsync("/workbench?view=team");
        var city = await (await desk.Leader(WorkbenchDesk.City)).Browser.GetStringAsync("/workbench?view=region");
        var elsewhere = await (await desk.Leader(WorkbenchDesk.Elsewhere)).Browser.GetStringAsync("/workbench?view=region");

        Assert.Contains("5 个工作日", mine);
        Assert.Contains("逾期未批", mine);
        Assert.Contains("拟定责令", mine);
        Assert.Contains("没有待办事项", own);
        Assert.All(new[] { mine, team, city }, page => Assert.Contains(order, page));
        Assert.DoesNotContain(order, elsewhere);
    }

    [Theory]
    [InlineData("/workbench?cursor=x")]
    [InlineData("/workbench/orders?cursor=x")]
    [InlineData("/workbench/orders?format=exe")]
    [InlineData("/workbench/organizations/91370100YY0009999K")]
    [InlineData("/workbench/bodies/CNCA-R-1900-001")]
    [InlineData("/workbench/orders/new?certificate=none")]
    public async Task What_is_not_there_is_404(string path)
        => Assert.Equal(HttpStatusCode.NotFound, (await (await desk.Officer()).Browser.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("q=99926Q00001R0M", true)]
    [InlineData("q=试验机械", true)]
    [InlineData("standing=valid&scheme=A01", true)]
    [InlineData("standing=revoked", false)]
    [InlineData("within=30", false)]
    [InlineData("within=822", true)]
    public async Task Certificates_are_filtered_by_what_the_address_says(string query, bool isFound)
    {
        var page = await (await desk.Officer()).Browser.GetStringAsync($"/workbench/certificates?{query}");

        Assert.Equal(isFound, page.Contains($"/c/{desk.Code}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("within=x")]
    [InlineData("within=3661")]
    [InlineData("cursor=x")]
    public async Task A_filter_that_cannot_be_is_refused_on_the_page(string query)
        => Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await desk.Officer()).Browser.GetAsync($"/workbench/certificates?{query}")).StatusCode);

    [Fact]
    public async Task An_export_holds_the_rows_of_the_region_and_is_in_the_audit_log()
    {
        var own = await (await desk.Officer()).Browser.GetStringAsync("/workbench/certificates?format=csv");
        var foreign = await (await desk.Officer(WorkbenchDesk.Elsewhere)).Browser.GetStringAsync("/workbench/certificates?format=csv");

        Assert.Contains(WorkbenchDesk.Number, own);
        Assert.DoesNotContain(WorkbenchDesk.Number, foreign);
        Assert.Equal(2, await desk.Count("select count(*) from platform_audit where kind = 'export'"));
    }

    [Fact]
    public async Task The_file_of_an_organisation_counts_its_sections_and_is_not_there_for_another_region()
    {
        var order = await desk.Issued();
        var address = $"/workbench/organizations/{Rows.Code(1)}";

        var own = await (await desk.Officer()).Browser.GetStringAsync(address);
        var superior = await (await desk.Leader(WorkbenchDesk.City)).Browser.GetAsync(address);
        var foreign = await (await desk.Officer(WorkbenchDesk.Elsewhere)).Browser.GetAsync(address);

        Assert.Contains(order, own);
        Assert.Contains("没有异议。", own);
        Assert.Contains("责令发出", own);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (superior.StatusCode, foreign.StatusCode));
    }

    [Fact]
    public async Task A_body_is_shown_with_its_certificates_of_the_region_and_hidden_from_others()
    {
        var own = await (await desk.Officer()).Browser.GetStringAsync($"/workbench/bodies/{Rows.Body}");
        var foreign = await (await desk.Officer(WorkbenchDesk.Elsewhere)).Browser.GetAsync($"/workbench/bodies/{Rows.Body}");
        var list = await (await desk.Officer(WorkbenchDesk.Elsewhere)).Browser.GetStringAsync("/workbench/bodies");

        Assert.Contains("有效", own);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.DoesNotContain(Rows.Body, list);
    }

    [Theory]
    [InlineData("99926Q00001R0M", "/c/")]
    [InlineData("济南试验机械", "/workbench/organizations/")]
    [InlineData("济南历下区市监认责停〔2026〕1号", "/workbench/orders/")]
    public async Task One_box_finds_by_number_name_and_document_number_within_the_region(string text, string link)
    {
        await desk.Issued();
        var address = $"/workbench/search?q={Uri.EscapeDataString(text)}";

        var own = await (await desk.Officer()).Browser.GetStringAsync(address);
        var foreign = await (await desk.Officer(WorkbenchDesk.Elsewhere)).Browser.GetStringAsync(address);

        Assert.Matches($"<li>.*{Regex.Escape(link)}", own);
        Assert.DoesNotMatch($"<li>.*href=\"{Regex.Escape(link)}[^\"]{{4,}}", Regex.Replace(foreign, "(?s)<nav.*?</nav>", ""));
    }

    [Fact]
    public async Task Orders_are_listed_open_ones_first_and_exported()
    {
        var order = await desk.Drafted(await desk.Officer());
        var leader = await desk.Leader();
        await People.Send(leader.Browser, $"{order}/approve", new() { ["Reason"] = "证据不足" }, $"{order}/approve?handler=Discard");

        var open = await leader.Browser.GetStringAsync("/workbench/orders");
        var all = await leader.Browser.GetStringAsync("/workbench/orders?open=all");
        var file = await leader.Browser.GetByteArrayAsync("/workbench/orders?open=all&format=xlsx");

        Assert.DoesNotContain(order, open);
        Assert.Contains(order, all);
        Assert.True(file.Length > 1000);
    }
}
