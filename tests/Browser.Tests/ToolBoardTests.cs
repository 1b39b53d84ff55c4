using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>The boards of the toolbox. What they calculate and how they read files is pure; it is asked where it runs.</summary>
[Collection(BrowserSiteTests.Name)]
public class ToolBoardTests(BrowserSite site)
{
    public static TheoryData<string> Kinds => ["fishbone", "check-sheet", "flow-chart", "five-s", "value-stream", "tree", "affinity", "relations", "matrix", "arrow", "pdpc"];

    /// <summary>k is the kind, b the boards, o changes a copy of the example, A makes an activity. Expected values are calculated by hand.</summary>
    [Theory]
    [InlineData("value-stream", "k.figures(k.example()).takt", "60")]
    [InlineData("value-stream", "k.figures(k.example()).waits.map(w => Number(w.toFixed(4)))", "[5,7.6,1.8,2.7,2,4.5]")]
    [InlineData("value-stream", "Number(k.figures(k.example()).lead.toFixed(6))", "23.6")]
    [InlineData("value-stream", "k.figures(k.example()).added", "188")]
    [InlineData("value-stream", "k.figures(k.example()).ratio.toFixed(9)", "\"0.000147499\"")]
    [InlineData("value-stream", "k.figures(k.example()).slow", "[3]")]
    [InlineData("value-stream", "k.figures(o(d => { d.processes[2].uptime = 75; })).slow", "[2,3]")]
    [InlineData("value-stream", "k.figures(o(d => { d.demand = null; })).takt", "null")]
    [InlineData("value-stream", "k.figures(o(d => { d.processes[1].stock = null; })).lead", "null")]
    [InlineData("value-stream", "k.sentence(o(d => { d.processes[1].cycle = null; }))", "\"还不能算全：缺少焊接一的周期时间。\"")]
    [InlineData("value-stream", "k.figures(o(d => { d.processes = []; })).added", "null")]
    [InlineData("check-sheet", "k.count(k.example()).rows", "[31,10,4,2]")]
    [InlineData("check-sheet", "k.count(k.example()).columns", "[9,8,9,9,12]")]
    [InlineData("check-sheet", "k.forPareto(k.example()).data", "\"类别\\t数量\\n颗粒\\t31\\n流挂\\t10\\n露底\\t4\\n划伤\\t2\"")]
    [InlineData("check-sheet", "k.forShares(k.example()).data.split('\\n').slice(0, 2)", "[\"时段\\t不合格数\\t检查数\",\"周一\\t9\\t200\"]")]
    [InlineData("check-sheet", "k.forShares(o(d => { d.periods[1].inspected = null; })).problem", "\"时段“周二”没有检查数，p 图需要每个时段的检查数。\"")]
    [InlineData("check-sheet", "k.forShares(o(d => { d.periods[1].inspected = 7; })).problem", "\"时段“周二”的记录 8 多于检查数 7：按缺陷计数时请用 u 图。\"")]
    [InlineData("check-sheet", "k.forPareto(k.blank()).problem", "\"还没有记录，排列图没有数据。\"")]
    [InlineData("check-sheet", "k.count(o(d => k.takeBack(d, 'c1', 'p1'))).grid[0]", "[5,4,7,5,9]")]
    [InlineData("check-sheet", "k.count(o(d => k.takeBack(d, 'c4', 'p1'))).total", "47")]
    [InlineData("five-s", "k.figures(k.example()).sections.map(s => s.percent)", "[81.25,56.25,75,68.75,75]")]
    [InlineData("five-s", "k.figures(k.example()).total.points", "57")]
    [InlineData("five-s", "k.figures(o(d => { d.sections[0].items[0].points = null; })).sections[0].percent.toFixed(2)", "\"75.00\"")]
    [InlineData("five-s", "k.figures(k.blank()).total.percent", "null")]
    [InlineData("five-s", "k.addActions(k.example())", "0")]
    [InlineData("five-s", "k.example().actions.length", "6")]
    [InlineData("flow-chart", "k.layout(k.example()).rank", "[0,1,2,3,4,5,4,5,6]")]
    [InlineData("flow-chart", "k.layout(k.example()).edges.filter(e => e.back).map(e => [e.from, e.to])", "[[7,2]]")]
    [InlineData("flow-chart", "k.warnings(k.example())", "[]")]
    [InlineData("flow-chart", "k.warnings(o(d => { d.steps[3].next.pop(); }))[0]", "\"判断“样本合格？”只有 1 个去向，至少要两个。\"")]
    [InlineData("flow-chart", "k.warnings(o(d => { d.steps[3].next.pop(); })).includes('从开始走不到“不合格品评审单”。')", "true")]
    [InlineData("flow-chart", "(d => { k.insert(d, 1); return [d.steps[1].next[0].to, d.steps[2].next[0].to]; })(k.example())", "[\"s10\",\"s3\"]")]
    [InlineData("flow-chart", "(d => { k.remove(d, 1); return [d.steps[0].next[0].to, k.check(d)]; })(k.example())", "[\"s3\",null]")]
    [InlineData("fishbone", "k.lasts(k.example()).length", "6")]
    [InlineData("fishbone", "k.lasts(k.example())[0].way.join(' › ')", "\"人 › 新员工操作不熟 › 岗前实操培训不足 8 小时\"")]
    [InlineData("fishbone", "(d => { b.outline.outward(d.causes, [0, 0, 0]); return d.causes[0].children.length; })(k.example())", "2")]
    [InlineData("fishbone", "(d => { b.outline.inward(d.causes, [0, 0]); return d.causes[0].children.length; })(k.example())", "1")]
    [InlineData("fishbone", "b.outline.remove(k.example().causes, [0, 0, 0])", "[0,0]")]
    [InlineData("tree", "k.tables(k.example())[0].rows.length", "5")]
    [InlineData("relations", "k.figures(k.example()).map(f => [f.in, f.out])", "[[4,0],[3,2],[0,3],[2,1],[3,2],[1,1],[1,2],[0,2],[1,2]]")]
    [InlineData("relations", "k.figures(k.example()).map(f => f.role[0]).join('')", "\"rblbbbblb\"")]
    [InlineData("relations", "k.figures(o(d => { d.factors[7].to.push('f1'); })).map(f => f.first)", "[false,false,true,false,false,false,false,true,false]")]
    [InlineData("relations", "k.warnings(o(d => { d.factors[0].to = ['f2']; }))", "[\"“交货延期”和“返工多”互相指向：只留影响较大的方向。\"]")]
    [InlineData("relations", "k.figures(k.blank()).some(f => f.first || f.role !== 'alone')", "false")]
    [InlineData("matrix", "k.figures(k.example()).rowSums", "[30,36,27,12]")]
    [InlineData("matrix", "k.figures(k.example()).columnSums", "[25,23,19,28,10]")]
    [InlineData("matrix", "[k.figures(k.example()).total, k.figures(k.example()).ranks]", "[105,[2,3,4,1,5]]")]
    [InlineData("matrix", "k.figures(o(d => { d.rows[1].weight = null; })).columnSums", "[25,null,null,null,10]")]
    [InlineData("matrix", "k.sentence(o(d => { d.rows[1].weight = null; d.weak = null; }))", "\"还不能算全：缺少“喷涂距离无公差”的权重、△ 的分。\"")]
    [InlineData("matrix", "k.figures(o(d => { d.rows[0].weight = 0; })).rowSums[0]", "0")]
    [InlineData("matrix", "(d => { k.set(d, 'r1', 'c1', 'weak'); k.set(d, 'r1', 'c4', ''); return [k.grid(d)[0], d.relations.length]; })(k.example())", "[[\"weak\",\"\",\"\",\"\",\"\"],9]")]
    [InlineData("arrow", "k.figures(k.example()).rows.map(r => [r.start, r.finish, r.lateStart, r.lateFinish])", "[[0,3,0,3],[3,13,3,13],[3,8,8,13],[3,7,12,16],[13,16,13,16],[16,18,16,18],[16,17,17,18],[18,21,18,21],[21,22,21,22]]")]
    [InlineData("arrow", "k.figures(k.example()).rows.map(r => [r.total, r.free])", "[[0,0],[0,0],[5,5],[9,9],[0,0],[0,0],[1,1],[0,0],[0,0]]")]
    [InlineData("arrow", "k.figures(o(d => { d.activities = [A('A', 2), A('B', 1), A('C', 1, ['B']), A('D', 5)]; })).rows.map(r => [r.total, r.free])", "[[3,3],[3,0],[3,3],[0,0]]")]
    [InlineData("arrow", "k.sentence(k.example())", "\"总工期 22 天；关键线路 A → B → E → F → H → I。\"")]
    [InlineData("arrow", "k.sentence(o(d => { d.activities[6].time = 2; }))", "\"总工期 22 天；关键线路有 2 条：A → B → E → F → H → I；A → B → E → G → H → I。\"")]
    [InlineData("arrow", "k.figures(o(d => { d.activities = [A('A', 0.1), A('B', 0.2, ['A']), A('C', 0.3)]; })).rows.map(r => r.critical)", "[true,true,true]")]
    [InlineData("arrow", "k.figures(o(d => { d.activities[3].time = null; })).rows.map(r => r.finish)", "[3,13,8,null,16,null,17,null,null]")]
    [InlineData("arrow", "k.figures(o(d => { d.activities[3].time = null; })).rows[0].lateStart", "null")]
    [InlineData("arrow", "k.sentence(o(d => { d.activities[3].time = null; }))", "\"还不能算全：缺少 D 的工期。\"")]
    [InlineData("arrow", "k.figures(o(d => { d.activities = []; })).total", "null")]
    [InlineData("arrow", "k.network(o(d => { d.activities = [A('A', 1), A('B', 1), A('C', 1, ['A']), A('D', 1, ['A', 'B'])]; })).arrows", "[{\"from\":0,\"to\":1,\"activity\":0},{\"from\":0,\"to\":2,\"activity\":1},{\"from\":1,\"to\":3,\"activity\":2},{\"from\":2,\"to\":3,\"activity\":3},{\"from\":1,\"to\":2,\"activity\":null}]")]
    [InlineData("arrow", "k.network(o(d => { d.activities = [A('A', 1), A('B', 1), A('C', 1, ['A', 'B'])]; })).arrows.map(a => [a.from, a.to, a.activity])", "[[0,2,0],[0,1,1],[2,3,2],[1,2,null]]")]
    [InlineData("arrow", "k.predecessors(k.example(), 5, 'a，Ｂ; b').value", "[\"A\",\"B\"]")]
    [InlineData("arrow", "k.predecessors(k.example(), 0, 'I').problem.slice(0, 18)", "\"工作“A 编制改造方案”绕一圈又回到\"")]
    [InlineData("arrow", "(d => { k.bridge(d, d.activities.splice(4, 1)[0]); return [d.activities[4].after, k.check(d)]; })(k.example())", "[[\"D\",\"B\",\"C\"],null]")]
    [InlineData("arrow", "k.free(Array.from({ length: 26 }, (_, at) => ({ code: String.fromCharCode(65 + at) })))", "\"AA\"")]
    [InlineData("pdpc", "k.sentence(k.example())", "\"3 个步骤，预想 5 个问题，7 条对策（○ 4，× 3，未判断 0）。还没有可行对策的问题：测厚仪故障。\"")]
    [InlineData("pdpc", "k.figures(o(d => { d.steps[0].children[0].children = []; })).open.map(one => one.place)", "[[0,0],[2,1]]")]
    public async Task A_board_calculates_and_changes_as_reckoned_by_hand(string kind, string expression, string expected)
        => Assert.Equal(expected, await Ask(kind, expression));

    [Theory]
    [InlineData("fishbone", "b.open('{', 'fishbone').problem.slice(0, 12)", "\"这不是 JSON 文件：\"")]
    [InlineData("fishbone", "read(d => { d.version = 2; })", "\"文件的版本是 2，本页只认得版本 1。请用更新的质衡打开。\"")]
    [InlineData("fishbone", "read(d => { d.board = 'five-s'; })", "\"这是“5S 检查”的文件，请在那一页打开。\"")]
    [InlineData("fishbone", "read(d => { d.board = 'atlas'; })", "\"不认识种类“atlas”。\"")]
    [InlineData("fishbone", "read(d => { delete d.effect; })", "\"缺少“问题（结果）”（effect）。\"")]
    [InlineData("fishbone", "read(d => { d.colour = 1; })", "\"文件中的“colour”不是这种工作板的字段。\"")]
    [InlineData("fishbone", "read(d => { d.causes[1].children[0].votes = -1; })", "\"“原因”第 2 项的“下级原因”第 1 项的“票数”应当是0 到 9999 之间的整数，或留空（null）。\"")]
    [InlineData("fishbone", "read(d => { d.causes[1].on = '2026-02-30'; })", "\"“原因”第 2 项的“确认日期”应当是 2026-03-31 这样的日期，或留空。\"")]
    [InlineData("fishbone", "read(d => { let c = d.causes[0]; for (let i = 0; i < 300; i++) { c.children = [structuredClone({ ...c, children: [] })]; c = c.children[0]; } }).endsWith('超过 100 层。')", "true")]
    [InlineData("fishbone", "b.open('null', 'fishbone').problem", "\"文件应当是一个对象。\"")]
    [InlineData("fishbone", "b.open('[]', 'fishbone').problem", "\"文件应当是一个对象。\"")]
    [InlineData("check-sheet", "read(d => { d.taps[3].category = 'c9'; })", "\"“记录”第 4 项指向不存在的类别“c9”或时段“p1”。\"")]
    [InlineData("check-sheet", "read(d => { d.taps[0].at = 'now'; })", "\"“记录”第 1 项的时间“now”应当像 2026-03-31T09:05。\"")]
    [InlineData("check-sheet", "read(d => { d.categories[1].id = 'c1'; })", "\"“类别”第 2 项的编号“c1”为空或重复。\"")]
    [InlineData("flow-chart", "read(d => { d.steps[0].next[0].to = 'gone'; })", "\"“步骤”第 1 项指向不存在的“gone”。\"")]
    [InlineData("five-s", "read(d => { d.sections[2].items[0].points = 5; })", "\"“五个 S”第 3 项的“条目”第 1 项的“得分”应当是0 到 4 之间的整数，或留空（null）。\"")]
    [InlineData("five-s", "read(d => { d.sections.pop(); })", "\"“五个 S”有 4 项，应当有 5 到 5 项。\"")]
    [InlineData("affinity", "read(d => { d.groups[0].children[0].children = [{ text: '', children: [] }]; })", "\"“组”第 1 项的卡片下面还有卡片；亲和图只有组和卡片两层。\"")]
    [InlineData("relations", "read(d => { d.factors[0].to = ['f77']; })", "\"“因素”第 1 项（交货延期）指向不存在的“f77”。\"")]
    [InlineData("relations", "read(d => { d.factors[1].to = ['f2']; })", "\"“因素”第 2 项（返工多）指向自己。\"")]
    [InlineData("relations", "read(d => { d.factors[1].to = ['f1', 'f1']; })", "\"“因素”第 2 项（返工多）两次指向“f1”。\"")]
    [InlineData("relations", "read(d => { d.factors = Array.from({ length: 41 }, (_, at) => ({ id: 'x' + at, text: '', key: false, to: [] })); })", "\"“因素”有 41 项，应当有 0 到 40 项。\"")]
    [InlineData("matrix", "read(d => { d.relations[2].row = 'r9'; })", "\"“关系”第 3 项指向不存在的行“r9”或列“c2”。\"")]
    [InlineData("matrix", "read(d => { d.relations.push(d.relations[0]); })", "\"“关系”第 11 项与前面的重复：行“r1”、列“c1”。\"")]
    [InlineData("matrix", "read(d => { d.relations[0].mark = '◎'; })", "\"“关系”第 1 项的“符号”应当是 “strong”、“medium”、“weak” 之一。\"")]
    [InlineData("matrix", "read(d => { d.columns[3].id = 'c1'; })", "\"“列”第 4 项的编号“c1”为空或重复。\"")]
    [InlineData("arrow", "read(d => { d.activities[2].after = ['Z']; })", "\"工作“C 改造喷涂工位”的紧前工作“Z”不存在。\"")]
    [InlineData("arrow", "read(d => { d.activities[2].after = ['C']; })", "\"工作“C 改造喷涂工位”不能是自己的紧前工作。\"")]
    [InlineData("arrow", "read(d => { d.activities[0].after = ['E']; })", "\"工作“A 编制改造方案”绕一圈又回到自己：A → B → E → A。请去掉其中一个紧前工作。\"")]
    [InlineData("arrow", "read(d => { d.activities[1].code = 'A'; })", "\"“工作”第 2 项的代号“A”为空或重复。\"")]
    [InlineData("arrow", "read(d => { d.activities[1].time = -1; })", "\"“工作”第 2 项的“工期”应当是0 到 100000 之间的数，或留空（null）。\"")]
    [InlineData("pdpc", "read(d => { d.steps[0].verdict = 'yes'; })", "\"条目 1“搬迁喷枪和调压阀”不是对策，不能有判断。\"")]
    [InlineData("pdpc", "read(d => { d.steps[0].children[0].children[0].children = [{ text: '深', verdict: '', children: [] }]; })", "\"条目 1.1.1.1“深”在对策下面；PDPC 只有步骤、问题、对策三层。\"")]
    public async Task A_file_that_does_not_fit_is_refused_with_its_place(string kind, string expression, string expected)
        => Assert.Equal(expected, await Ask(kind, expression));

    [Theory]
    [InlineData("b.csv([{ title: 't', head: ['a'], rows: [['=1+1'], ['x\"y'], [null], [-2]] }])", "\"a\\r\\n'=1+1\\r\\n\\\"x\\\"\\\"y\\\"\\r\\n\\r\\n-2\\r\\n\"")]
    [InlineData("b.tabbed(['a'], [['x\\ty\\nz']])", "\"a\\nx y z\"")]
    [InlineData("b.svg.text({ width: 1, height: 1, shapes: [b.svg.words('<\\u0001&\\ud800', 0, 0)] }, { title: '\"' }).includes('&lt;&amp;\\ufffd</text>')", "true")]
    [InlineData("b.svg.wrap('检查结果，合格', 65, 13)", "[\"检查结果，\",\"合格\"]")]
    [InlineData("(s => { s = b.did(s, 1, 'a'); s = b.did(s, 2, 'a'); s = b.did(s, 3, 'b'); s = b.undo(s); return [s.now, b.undo(s).now, b.redo(s).now]; })(b.begin(0))", "[2,0,3]")]
    public async Task What_all_boards_share_is_safe_and_exact(string expression, string expected)
        => Assert.Equal(expected, await Ask("fishbone", expression));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_board_is_drawn_reads_its_own_file_and_passes_axe_on_desktop_and_phone(string kind)
    {
        await using var visit = await site.Visit(scale: 1);
        await visit.Page.GotoAsync($"/tools/boards/{kind}");

        await visit.Page.Locator("[data-do=example]").ClickAsync();
        var saved = await Saved(visit.Page, "json");
        var complaints = await Axe.Complaints(visit.Page);

        Assert.Empty(complaints);
        Assert.Equal("null", await Ask(visit.Page, kind, $"b.open({JsonSerializer.Serialize(Encoding.UTF8.GetString(saved))}, '{kind}').problem ?? null"));
        await Expect(visit.Page.Locator("[data-board-drawing] svg")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("[data-board-kept]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_fishbone_is_written_with_the_keyboard_undone_kept_in_the_browser_and_saved()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync("/tools/boards/fishbone");

        await visit.Page.GetByLabel("主骨 1").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Alt+Enter");
        await visit.Page.Keyboard.TypeAsync("夜班疲劳 <b>");
        await visit.Page.GetByLabel("末端因素").First.CheckAsync();

        await Expect(visit.Page.Locator("[data-board-drawing] svg text", new PageLocatorOptions { HasText = "夜班疲劳 <b>" })).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("[data-board-tables] td", new PageLocatorOptions { HasText = "夜班疲劳 <b>" })).ToHaveCountAsync(2);
        Assert.StartsWith("<svg", Encoding.UTF8.GetString(await Saved(visit.Page, "svg")), StringComparison.Ordinal);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47], (await Saved(visit.Page, "png")).Take(4).Select(one => (int)one));
        Assert.Contains("夜班疲劳 <b>", Encoding.UTF8.GetString(await Saved(visit.Page, "csv")));

        await visit.Page.ReloadAsync();
        await Expect(visit.Page.GetByLabel("原因 1.1", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("夜班疲劳 <b>");
        await visit.Page.Locator("[data-do=clear]").ClickAsync();
        await Expect(visit.Page.Locator("[data-board-kept]")).ToBeHiddenAsync();
        Assert.Null(await visit.Page.EvaluateAsync<string?>("localStorage.getItem('zh-board-fishbone')"));
        await visit.Page.Locator("[data-do=undo]").ClickAsync();
        await Expect(visit.Page.GetByLabel("原因 1.1", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("夜班疲劳 <b>");
    }

    [Fact]
    public async Task A_damaged_file_leaves_the_board_as_it_was_and_says_why()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync("/tools/boards/five-s");

        await visit.Page.Locator("[data-board-file]").SetInputFilesAsync(new FilePayload { Name = "x.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes("""{"board":"five-s","version":1}""") });

        await Expect(visit.Page.Locator("[data-board-problem]")).ToContainTextAsync("缺少“标题”（title）。");
        await Expect(visit.Page.Locator("[data-do=undo]")).ToBeDisabledAsync();
    }

    private static async Task<byte[]> Saved(IPage page, string what)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator($"[data-do={what}]").ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static async Task<string> Ask(IPage page, string kind, string expression)
        => await page.EvaluateAsync<string>(
            $$"""
            () => {
              const b = Boards, k = b.kinds["{{kind}}"], o = work => { const d = k.example(); work(d); return d; };
              const A = (code, time, after = []) => ({ code, text: "", time, after });
              const read = work => b.open(JSON.stringify(o(work)), "{{kind}}").problem ?? null;
              return JSON.stringify({{expression}});
            }
            """);

    private async Task<string> Ask(string kind, string expression)
    {
        await using var visit = await site.Visit(scale: 1);
        await visit.Page.GotoAsync($"/tools/boards/{kind}");
        return await Ask(visit.Page, kind, expression);
    }
}
