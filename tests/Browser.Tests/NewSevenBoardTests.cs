using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zhiheng.Browser.Tests;

/// <summary>The boards of the new seven tools as a team works on them, on a desk and on a phone.</summary>
[Collection(BrowserSiteTests.Name)]
public class NewSevenBoardTests(BrowserSite site)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task An_arrow_diagram_takes_predecessors_by_code_and_names_what_goes_in_a_circle(int width)
    {
        await using var visit = await site.Visit(width: width);
        await visit.Page.GotoAsync("/tools/boards/arrow");

        await visit.Page.GetByLabel("名称（工作 1）").FillAsync("设计");
        await visit.Page.GetByLabel("工期（工作 1）").FillAsync("3");
        await visit.Page.GetByLabel("工期（工作 2）").FillAsync("2.5");
        await visit.Page.GetByLabel("工期（工作 2）").PressAsync("Enter");
        await Expect(visit.Page.GetByLabel("名称（工作 3）")).ToBeFocusedAsync();
        await Expect(visit.Page.GetByLabel("紧前工作（工作 3）")).ToHaveValueAsync("B");
        await visit.Page.GetByLabel("工期（工作 3）").FillAsync("1");
        await visit.Page.GetByLabel("紧前工作（工作 3）").FillAsync("a");
        await visit.Page.GetByLabel("紧前工作（工作 1）").FillAsync("C");

        await Expect(visit.Page.Locator(".board-wrong:visible")).ToContainTextAsync("工作“A 设计”绕一圈又回到自己：A → C → A。");
        await Expect(visit.Page.Locator(".board-verdict")).ToHaveTextAsync("总工期 5.5 天；关键线路 A → B。");
        await Expect(visit.Page.Locator("[data-board-tables] tbody tr").Nth(2)).ToContainTextAsync("1.5");
    }

    [Fact]
    public async Task A_relations_diagram_counts_arrows_and_marks_the_key_factor()
    {
        await using var visit = await site.Visit(width: 390);
        await visit.Page.GotoAsync("/tools/boards/relations");

        await visit.Page.GetByLabel("因素 1", new PageGetByLabelOptions { Exact = true }).FillAsync("培训不足");
        await visit.Page.GetByLabel("因素 2", new PageGetByLabelOptions { Exact = true }).FillAsync("返工多");
        await visit.Page.GetByLabel("因素 1 引起 1", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("f2");
        await visit.Page.GetByLabel("因素 1 引起 2", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("f3");
        await visit.Page.GetByLabel("要因：因素 1", new PageGetByLabelOptions { Exact = true }).CheckAsync();

        await Expect(visit.Page.Locator(".board-verdict")).ToHaveTextAsync("箭头出得最多：培训不足。结果：返工多、因素 3。要因：培训不足。");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "删除因素 3" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-board-tables] tbody tr")).ToHaveCountAsync(2);
        await visit.Page.Locator("[data-do=undo]").ClickAsync();
        await Expect(visit.Page.Locator("[data-board-tables] tbody tr")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_matrix_is_marked_with_the_keyboard_and_by_presses()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync("/tools/boards/matrix");

        await visit.Page.GetByLabel("名称（列 1）").FillAsync("换膜片");
        await visit.Page.GetByLabel("权重（行 2）").FillAsync("4");
        await visit.Page.GetByLabel("行 1 × 换膜片：无关系").FocusAsync();
        await visit.Page.Keyboard.PressAsync("1");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("3");
        await visit.Page.GetByLabel("行 3 × 列 2：无关系").ClickAsync();

        await Expect(visit.Page.GetByLabel("行 1 × 换膜片：强")).ToHaveTextAsync("◎");
        await Expect(visit.Page.GetByLabel("行 2 × 换膜片：弱")).ToHaveTextAsync("△");
        await Expect(visit.Page.Locator(".board-verdict")).ToHaveTextAsync("得分最高：换膜片（9）。");
        await Expect(visit.Page.Locator("[data-board-tables] tbody tr").Nth(3)).ToContainTextAsync("14");
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "删除：列 1" }).ClickAsync();
        await Expect(visit.Page.Locator(".board-verdict")).ToHaveTextAsync("得分最高：列 1（5）。");
    }

    [Fact]
    public async Task A_programme_is_written_with_the_keyboard_and_its_open_problem_is_named()
    {
        await using var visit = await site.Visit();
        await visit.Page.GotoAsync("/tools/boards/pdpc");

        await visit.Page.GetByLabel("步骤 1", new PageGetByLabelOptions { Exact = true }).FillAsync("搬迁");
        await visit.Page.GetByLabel("预想的问题 1.1", new PageGetByLabelOptions { Exact = true }).FillAsync("损坏");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.TypeAsync("丢失");
        await visit.Page.GetByLabel("对策 1.1.1", new PageGetByLabelOptions { Exact = true }).FillAsync("备件");
        await visit.Page.GetByLabel("判断：对策 1.1.1", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("yes");

        await Expect(visit.Page.Locator(".board-verdict")).ToContainTextAsync("预想 2 个问题，1 条对策（○ 1，× 0，未判断 0）。还没有可行对策的问题：丢失。");
        await Expect(visit.Page.Locator("[data-board-drawing] svg text", new PageLocatorOptions { HasText = "丢失" })).ToHaveCountAsync(1);
    }
}
