using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Pools;

public class SubjectTests
{
    private static readonly string One = CreditCode.Compose('9', '1', "370102", "YYAAAAAA").Value;
    private static readonly string Two = CreditCode.Compose('9', '1', "370102", "YYAAAAAB").Value;

    [Theory, BothDatabases]
    public async Task Good_rows_are_taken_and_bad_ones_come_back_with_their_line(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var file = $"""
            code,class,asOf,source
            {One},A,2026-05-01,省信用平台
            {Two},D,2026-06-01,省信用平台
            {Two},C,2026-05-01,省信用平台
            123,A,2026-05-01,省信用平台
            {CreditCode.Compose('9', '1', "370102", "YYAAAAAC").Value},E,2026-05-01,省信用平台
            {CreditCode.Compose('9', '1', "370102", "YYAAAAAD").Value},A,2026-06-02,省信用平台
            {CreditCode.Compose('9', '1', "370102", "YYAAAAAE").Value},A,2026-5-1,省信用平台
            {CreditCode.Compose('9', '1', "370102", "YYAAAAAF").Value},A,2026-05-01,
            """;

        var outcome = (await desk.Subjects.Handle(new ImportClasses(file), desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default)).Value;

        Assert.Equal(2, outcome.Taken);
        Assert.Equal([4, 5, 6, 7, 8, 9], outcome.Refused.Select(row => row.Line));
        Assert.Equal("inspection.subject.twice", outcome.Refused[0].Refusal.Code);
        Assert.StartsWith("kernel.credit-code.", outcome.Refused[1].Refusal.Code);
        Assert.Equal(
            ["inspection.subject.class", "inspection.subject.as-of", "inspection.subject.as-of", "platform.act.text"], outcome.Refused.Skip(2).Select(row => row.Refusal.Code));
        Assert.Equal(["A", "D"], (await desk.Subjects.Classes(null, null, 10, default)).Select(row => row.Class));
        Assert.Equal([("A", 1), ("D", 1)], await desk.Subjects.ClassCounts(default));
    }

    [Theory, BothDatabases]
    public async Task A_newer_class_replaces_an_older_one_and_never_the_other_way_round(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        async Task<ImportedClasses> Import(string grade, string day)
            => (await desk.Subjects.Handle(new ImportClasses($"统一社会信用代码,风险分类,评定日期,来源\n{One},{grade},{day},平台\n"), desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default)).Value;

        await Import("B", "2026-04-01");
        await Import("C", "2026-05-01");
        var older = await Import("A", "2026-04-30");

        Assert.Equal("inspection.subject.older", Assert.Single(older.Refused).Refusal.Code);
        var held = Assert.Single(await desk.Subjects.Classes(One, null, 10, default));
        Assert.Equal(("C", new DateOnly(2026, 5, 1), "平台"), (held.Class, held.AsOf, held.Source));
    }

    [Theory, BothDatabases]
    public async Task A_file_that_cannot_be_read_takes_nothing(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        async Task<string> Try(string file, Mandate? by = null) => (await desk.Subjects.Handle(new ImportClasses(file), desk.Act(), by ?? PlanDesk.Officer(1, PlanDesk.City), default)).Code();

        Assert.Equal("inspection.file.empty", await Try("code,class,asOf,source\n"));
        Assert.Equal("inspection.file.head", await Try($"code,class,asOf\n{One},A,2026-05-01\n"));
        Assert.Equal("inspection.file.ragged", await Try($"code,class,asOf,source\n{One},A,2026-05-01\n"));
        Assert.Equal("platform.act.no-organ", await Try("code,class,asOf,source\n", PlanDesk.Nobody()));
        Assert.Empty(await desk.Subjects.Classes(null, null, 10, default));
    }

    [Theory, BothDatabases]
    public async Task A_tag_counts_in_its_region_and_below_it_until_its_last_day(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        Assert.Equal("done", (await desk.Subjects.Handle(new SetTag(One, "食品相关", "370100", PlanDesk.Today.AddDays(1), "市局"), desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default)).Code());
        async Task<int> Tagged(Organ organ, int days) => (await desk.Subjects.Tagged("食品相关", organ.Region, PlanDesk.Today.AddDays(days), default)).Count;

        Assert.Equal((1, 1, 0, 0), (await Tagged(PlanDesk.City, 0), await Tagged(PlanDesk.County, 1), await Tagged(PlanDesk.Province, 0), await Tagged(PlanDesk.Elsewhere, 0)));
        Assert.Equal(0, await Tagged(PlanDesk.City, 2));
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_of_a_tag(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var good = new SetTag(One, "重点", "370102", PlanDesk.Today, "市局");
        async Task<string> Try(SetTag command, Mandate? by = null) => (await desk.Subjects.Handle(command, desk.Act(), by ?? PlanDesk.Officer(1, PlanDesk.City), default)).Code();

        Assert.Equal("done", await Try(good));
        Assert.Equal("done", await Try(good with { Until = PlanDesk.Today.AddYears(5) }));
        Assert.Equal("inspection.subject.until", await Try(good with { Until = PlanDesk.Today.AddDays(-1) }));
        Assert.Equal("inspection.subject.until", await Try(good with { Until = PlanDesk.Today.AddYears(5).AddDays(1) }));
        Assert.Equal("inspection.subject.region", await Try(good with { Region = "370200" }));
        Assert.Equal("inspection.subject.region", await Try(good with { Region = "370000" }));
        Assert.Equal("inspection.subject.region", await Try(good with { Region = "济南" }));
        Assert.Equal("platform.act.text", await Try(good with { Tag = "" }));
        Assert.Equal("platform.act.text", await Try(good with { Source = "" }));
        Assert.StartsWith("kernel.credit-code.", await Try(good with { Subject = "x" }));
        Assert.Equal("platform.act.no-organ", await Try(good, PlanDesk.Nobody()));

        var drop = new DropTag(One, "重点", "370102");
        Assert.Equal("inspection.subject.region", (await desk.Subjects.Handle(drop, desk.Act(), PlanDesk.Officer(1, PlanDesk.Elsewhere), default)).Code());
        Assert.Single(await desk.Subjects.Tags(null, 10, PlanDesk.Officer(1, PlanDesk.City), default));
        Assert.Empty(await desk.Subjects.Tags(null, 10, PlanDesk.Officer(1, PlanDesk.Elsewhere), default));
        Assert.Equal("done", (await desk.Subjects.Handle(drop, desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Subjects.Handle(drop, desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default)).Code());
    }
}
