using System.Text.Json;
using Zhiheng.Inspection.Exports;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Exports;

public class ExportTests
{
    private static readonly Zhiheng.Platform.Powers.Mandate Mine = PlanDesk.Officer(1, PlanDesk.City);

    [Theory, BothDatabases]
    public async Task What_was_rejected_or_has_changed_comes_again_and_nothing_else(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        await desk.PublishedPlan();
        desk.Test.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await desk.PublishedPlan();
        async Task<string> Make() => (await desk.Exports.Handle(new MakeExport("plan"), desk.Act(), Mine, default)).Code();

        var first = (await desk.Exports.Handle(new MakeExport("plan"), desk.Act(), Mine, default)).Value;
        Assert.Equal("inspection.export.nothing", await Make());
        var receipt = (await desk.Exports.Handle(new TakeReceipt("370100-2026-0001", "row,result,reason\n1,accepted,\n2,rejected,代码有误\n"), desk.Act(), Mine, default)).Value;
        desk.Test.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = (await desk.Exports.Handle(new MakeExport("plan"), desk.Act(), Mine, default)).Value;
        var rows = (await desk.Exports.Find(again, Mine, default))!.Value.Rows;

        Assert.Equal((1, 1, 0, PlanDesk.Today), (receipt.Accepted, receipt.Rejected, receipt.Waiting, receipt.ReceiptOn));
        Assert.Equal(second, Assert.Single(rows).Subject);
        Assert.Equal("代码有误", (await desk.Exports.Find(first, Mine, default))!.Value.Rows[1].Problem);
        Assert.Equal("inspection.export.nothing", await Make());
        await desk.Run("update inspection_plan set title = '更名后的计划' where id = @second", new { second });
        desk.Test.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("done", await Make());
        Assert.Equal(["370100-2026-0003", "370100-2026-0002", "370100-2026-0001"], (await desk.Exports.List(10, Mine, default)).Select(one => one.Number));
    }

    [Theory, BothDatabases]
    public async Task Plans_tasks_and_results_go_out_in_the_field_names_of_the_system(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        await desk.PublishedPlan();
        var campaign = await desk.ApprovedCampaign();
        await new GivenFinding(campaign, "S1", "甲有限公司", await desk.Registered(), PlanDesk.Today, "E").Add(desk.Test, desk.Database);
        Assert.Equal("inspection.export.nothing", (await desk.Exports.Handle(new MakeExport("task"), desk.Act(), Mine, default)).Code());
        await desk.Run("update inspection_campaign set state = 'drawn' where id = @campaign", new { campaign });

        async Task<JsonElement> Only(string kind)
        {
            var id = (await desk.Exports.Handle(new MakeExport(kind), desk.Act(), Mine, default)).Value;
            var (export, rows) = (await desk.Exports.Find(id, Mine, default))!.Value;
            var (columns, cells) = ExportFile.Table(export, rows);
            Assert.Equal((columns.Count, rows.Count), (cells[0].Length, cells.Count));
            return JsonDocument.Parse(ExportFile.JsonLines(export, rows).Split('\n', StringSplitOptions.RemoveEmptyEntries).Single()).RootElement;
        }

        // A row that waits for its receipt is not sent again: the receipt lets the changed one go.
        async Task<JsonElement> Again()
        {
            var waiting = (await desk.Exports.List(1, Mine, default))[0];
            Assert.False((await desk.Exports.Handle(new TakeReceipt(waiting.Number, "row,result,reason\n1,accepted,\n"), desk.Act(), Mine, default)).IsRefused);
            desk.Test.Clock.Advance(TimeSpan.FromSeconds(1));
            return await Only("result");
        }

        static (string, string, string) Disposed(JsonElement record) => (Text(record, "disposeMss"), Text(record, "disposeState"), Text(record, "disposeFinishDate"));

        var plan = await Only("plan");
        var task = await Only("task");
        var result = await Only("result");
        Assert.Equal((string.Empty, string.Empty, string.Empty), Disposed(result));
        var follow = "insert into inspection_follow_up (id, task, ordinal, code, words, due_on) select @id, task, @ordinal, @code, '内部说明', @due from inspection_finding";
        await desk.Run(follow, new { id = Guid.CreateVersion7(desk.Test.Clock.GetUtcNow()), ordinal = 1, code = "R", due = PlanDesk.Today.AddDays(30) });
        await desk.Run(follow, new { id = Guid.CreateVersion7(desk.Test.Clock.GetUtcNow().AddSeconds(1)), ordinal = 2, code = "T", due = PlanDesk.Today.AddDays(30) });
        var following = await Again();
        Assert.Equal(("责令改正，日常监管跟踪；违反其他部门规定，抄告", "办理中", string.Empty), Disposed(following));
        Assert.DoesNotContain("内部说明", following.GetRawText(), StringComparison.Ordinal);
        await desk.Run("update inspection_follow_up set done_on = @day, done_by = '甲', result = '已改正'", new { day = PlanDesk.Today.AddDays(10) });
        Assert.Equal(("责令改正，日常监管跟踪；违反其他部门规定，抄告", "已办结", PlanDesk.Today.AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), Disposed(await Again()));

        Assert.Equal(("370100-2026-0001", 1), (plan.GetProperty("batch").GetString(), plan.GetProperty("row").GetInt32()));
        Assert.Equal(("2026", "2026-03-01", "2026-10-31", "0"), (Text(plan, "planYear"), Text(plan, "planStartTime"), Text(plan, "planEndTime"), Text(plan, "crossDepartFlag")));
        Assert.Equal(("370100-2026-001", "1", "1", "100", "2026-06-01"), (Text(task, "taskCode"), Text(task, "entTotal"), Text(task, "randomTotal"), Text(task, "randomPercent"), Text(task, "randomDate")));
        Assert.Equal(("S1", "甲有限公司", "E", "4"), (Text(result, "uniSCID"), Text(result, "entName"), Text(result, "checkResult"), Text(result, "auditState")));
        Assert.Equal(("C07", "1"), (Text(result.GetProperty("items")[0], "checkCode"), Text(result.GetProperty("items")[0], "problem")));
        Assert.DoesNotContain("试验检查员", result.GetRawText());
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_of_a_receipt_leaves_the_batch_as_it_was(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        await desk.PublishedPlan();
        await desk.PublishedPlan();
        var id = (await desk.Exports.Handle(new MakeExport("plan"), desk.Act(), Mine, default)).Value;
        async Task<string> Take(string lines, string number = "370100-2026-0001", Zhiheng.Platform.Powers.Mandate? by = null)
            => (await desk.Exports.Handle(new TakeReceipt(number, "row,result,reason\n" + lines), desk.Act(), by ?? Mine, default)).Code();

        Assert.Equal("inspection.file.empty", await Take(""));
        Assert.Equal("platform.act.unknown", await Take("1,accepted,\n", "370100-2026-0009"));
        Assert.Equal("platform.act.unknown", await Take("1,accepted,\n", by: PlanDesk.Officer(1, PlanDesk.Elsewhere)));
        Assert.Equal("platform.act.other-organ", await Take("1,accepted,\n", by: PlanDesk.Officer(1, PlanDesk.Province)));
        Assert.Equal("inspection.export.no-row", await Take("1,accepted,\n3,accepted,\n"));
        Assert.Equal("inspection.export.no-row", await Take("x,accepted,\n"));
        Assert.Equal("inspection.export.twice", await Take("1,accepted,\n1,accepted,\n"));
        Assert.Equal("inspection.export.result", await Take("1,maybe,\n"));
        Assert.Equal("inspection.export.result", await Take("1,rejected,\n"));
        Assert.All((await desk.Exports.Find(id, Mine, default))!.Value.Rows, row => Assert.Equal("sent", row.State));

        Assert.Equal("done", await Take("1,接收,\n"));
        Assert.Equal("inspection.export.otherwise", await Take("1,退回,有误\n"));
        Assert.Equal("done", await Take("1,accepted,\n2,rejected,有误\n"));
        Assert.Equal("inspection.export.kind", (await desk.Exports.Handle(new MakeExport("all"), desk.Act(), Mine, default)).Code());
        Assert.Equal("platform.act.no-organ", (await desk.Exports.Handle(new MakeExport("plan"), desk.Act(), PlanDesk.Nobody(), default)).Code());
        Assert.Null(await desk.Exports.Find(id, PlanDesk.Officer(1, PlanDesk.Elsewhere), default));
    }

    [Theory, BothDatabases]
    public async Task What_a_county_has_sent_its_superior_does_not_send_again(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        await desk.PublishedPlan(PlanDesk.County);

        var county = await desk.Exports.Handle(new MakeExport("plan"), desk.Act(), PlanDesk.Officer(1, PlanDesk.County), default);
        var city = await desk.Exports.Handle(new MakeExport("plan"), desk.Act(), Mine, default);
        var elsewhere = await desk.Exports.Handle(new MakeExport("plan"), desk.Act(), PlanDesk.Officer(1, PlanDesk.Elsewhere), default);

        Assert.Equal(("done", "inspection.export.nothing", "inspection.export.nothing"), (county.Code(), city.Code(), elsewhere.Code()));
    }

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString()!;
}
