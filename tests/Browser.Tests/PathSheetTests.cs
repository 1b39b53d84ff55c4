using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>Working sheets of paths. The gates are data of the server and decided in the browser: they are asked where they run.</summary>
[Collection(BrowserSiteTests.Name)]
public class PathSheetTests(BrowserSite site)
{
    /// <summary>p is Paths, d the definition of the page, doc an empty document, gap(step) what its gate lacks.</summary>
    [Theory]
    [InlineData("p.progress(d, doc).passed", "0")]
    [InlineData("p.progress(d, doc).of", "10")]
    [InlineData("p.progress(d, doc).next", "\"topic\"")]
    [InlineData("(doc.steps.state.core = '颗粒', doc.steps.state.data = [{ what: '外观', result: '3.2%', from: '2026-01-01', to: '', source: '终检' }], gap('state'))", "[\"至少一组数据，写明起止日期和来源。\",\"每组数据都要有起止日期和来源。 缺：第 1 行。\"]")]
    [InlineData("(doc.steps.state.core = '颗粒', doc.steps.state.data = [{ what: '外观', result: '3.2%', from: '2026-01-01', to: '2026-02-28', source: '终检' }], gap('state'))", "[]")]
    [InlineData("(doc.steps.state.core = '  ', gap('state').length)", "3")]
    [InlineData("(lasts(), gap('confirm')[0].slice(-16))", "\" 缺：“膜片老化”、“湿度高”。\"")]
    [InlineData("(lasts(), doc.steps.confirm.records = [record(' 膜片老化 ', 'yes')], gap('confirm')[0].slice(-8))", "\"缺：“湿度高”。\"")]
    [InlineData("(lasts(), doc.steps.confirm.records = [record('膜片老化', 'no'), record('湿度高', 'no')], gap('confirm'))", "[\"至少确认一个主要原因。\"]")]
    [InlineData("(lasts(), doc.steps.confirm.records = [record('膜片老化', 'yes'), record('湿度高', 'no')], gap('confirm'))", "[]")]
    [InlineData("(lasts(), doc.steps.confirm.records = [{ ...record('膜片老化', 'yes'), on: '' }, record('湿度高', 'no')], gap('confirm').length)", "1")]
    [InlineData("(lasts(), p.waiting(d, doc, 'confirm', 'records').map(row => row.text))", "[\"膜片老化\",\"湿度高\"]")]
    [InlineData("(lasts(), p.takeOver(d, doc, 'confirm', 'records'), doc.steps.confirm.records.map(row => row.cause))", "[\"膜片老化\",\"湿度高\"]")]
    [InlineData("(doc.steps.confirm.records = [record('膜片老化', 'no')], lasts(), p.takeOver(d, doc, 'confirm', 'records'), doc.steps.confirm.records.map(row => row.main))", "[\"no\",\"\"]")]
    [InlineData("(doc.steps.effect.reached = 'yes', doc.steps.effect.effects = [{ measure: '不合格率', before: 3.2, target: 1, after: null, period: '3 月', source: '终检' }], gap('effect').length)", "1")]
    [InlineData("(doc.steps.effect.reached = 'yes', doc.steps.effect.effects = [{ measure: '不合格率', before: 3.2, target: null, after: 0, period: '3 月', source: '终检' }], gap('effect'))", "[]")]
    [InlineData("p.report(d, doc).length", "10")]
    [InlineData("p.open(JSON.stringify(doc), d).problem ?? null", "null")]
    [InlineData("p.open(JSON.stringify({ ...doc, path: '8d' }), d).problem", "\"这是路径“8d”的文件，请在那一页打开。\"")]
    [InlineData("p.open(JSON.stringify({ ...doc, version: 2 }), d).problem.slice(0, 9)", "\"文件的版本是 2，\"")]
    [InlineData("(doc.steps.target.due = '31/12', p.open(JSON.stringify(doc), d).problem)", "\"“步骤”的“设定目标”的“达成日期”应当是 2026-03-31 这样的日期，或留空。\"")]
    [InlineData("(doc.steps.topic.origin = 'wish', p.open(JSON.stringify(doc), d).problem.slice(0, 21))", "\"“步骤”的“选择课题”的“课题来源”应当是\"")]
    [InlineData("(delete doc.steps.sum, p.open(JSON.stringify(doc), d).problem)", "\"缺少“步骤”的“总结和下一步打算”（sum）。\"")]
    public async Task A_gate_opens_on_its_evidence_alone(string expression, string expected)
    {
        await using var visit = await site.Visit(scale: 1);
        await visit.Page.GotoAsync("/tools/paths/qc-story");

        var said = await visit.Page.EvaluateAsync<string>(
            $$"""
            () => {
              const p = Paths, d = JSON.parse(document.querySelector("[data-path]").dataset.path), doc = p.blank(d), gap = step => p.missing(d, doc, step);
              const lasts = () => { doc.steps.causes.causes = [{ cause: "膜片老化", way: "", last: "yes" }, { cause: "湿度高", way: "", last: "yes" }, { cause: "人员", way: "", last: "no" }]; };
              const record = (cause, main) => ({ cause, method: "测量", data: "30 组", source: "", on: "2026-03-01", who: "李", main });
              return JSON.stringify({{expression}});
            }
            """);

        Assert.Equal(expected, said);
    }

    [Theory]
    [InlineData("/tools/paths")]
    [InlineData("/tools/boards")]
    [InlineData("/tools/paths/qc-story")]
    [InlineData("/tools/paths/8d")]
    [InlineData("/tools/paths/pdca?view=blank")]
    [InlineData("/tools/boards/fishbone?view=blank")]
    public async Task A_page_passes_axe_with_everything_unfolded(string path)
    {
        await using var visit = await site.Visit(scale: 1);
        await visit.Page.GotoAsync(path);
        await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(one => { one.open = true; })");

        Assert.Empty(await Axe.Complaints(visit.Page));
    }

    [Fact]
    public async Task A_step_is_filled_in_its_gate_opens_and_the_report_says_so()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync("/tools/paths/pdca");
        await Expect(visit.Page.Locator("[data-path-progress]")).ToHaveTextAsync("已通过 0 / 4 个关口");

        var plan = visit.Page.Locator("[data-path-fields=plan]");
        await plan.GetByLabel("现状值").FillAsync("3.2");
        await plan.GetByLabel("目标值").FillAsync("1");
        await plan.GetByLabel("数据来源与期间").FillAsync("终检，1–2 月");
        await plan.GetByLabel("主要原因及依据").FillAsync("膜片老化");
        await plan.GetByLabel("对策（行 1）").FillAsync("换膜片");
        await plan.GetByLabel("负责人（行 1）").FillAsync("王工");
        await plan.GetByLabel("完成时间（行 1）").FillAsync("2026-04-30");

        await Expect(visit.Page.Locator("[data-path-gate=plan]")).ToContainTextAsync("关口已通过");
        await Expect(visit.Page.Locator("[data-path-progress]")).ToHaveTextAsync("已通过 1 / 4 个关口");
        await visit.Page.Locator("[data-path-step=do] > summary").ClickAsync();
        await visit.Page.Locator("[data-path-take=do-done]").ClickAsync();
        await Expect(visit.Page.Locator("[data-path-fields=do]").GetByLabel("对策（行 1）")).ToHaveValueAsync("换膜片");
        await Expect(visit.Page.Locator("[data-path-report]")).ToContainTextAsync("膜片老化");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("[data-do=json]").ClickAsync());
        Assert.Contains("\"path\": \"pdca\"", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync())));
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.GetByLabel("主要原因及依据")).ToHaveValueAsync("膜片老化");
    }

    [Fact]
    public async Task Without_scripts_the_sheet_and_the_empty_board_can_be_printed()
    {
        await using var visit = await site.Visit(scripts: false);

        await visit.Page.GotoAsync("/tools/paths/qc-story");
        await Expect(visit.Page.Locator("noscript .board-note").First).ToContainTextAsync("在浏览器里填写需要脚本");
        await Expect(visit.Page.Locator("[data-path-step=topic] th").First).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/tools/boards/fishbone");

        await Expect(visit.Page.Locator("noscript .board-note").First).ToContainTextAsync("在浏览器里画图需要脚本");
        await Expect(visit.Page.Locator(".board-blank svg")).ToBeVisibleAsync();
    }
}
