using Zhiheng.Inspection.Demo;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Demo;
using Zhiheng.Registry.Organizations;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Demo;

public class DemoInspectionTests
{
    [Theory, BothDatabases]
    public async Task The_demo_stands_after_one_run_and_a_second_one_adds_nothing(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect, withList: false);
        var register = new TestRegister(desk.Test);
        await register.Seed(new DemoProvince(20260101, DemoSize.Tiny, PlanDesk.Today));
        var demo = new DemoInspections(desk.Items, desk.Lists, desk.Inspectors, desk.Subjects, desk.Plans, desk.Campaigns, new InspecteePools(desk.Database), desk.Calendar);
        var people = new DemoInspectionPeople(
            PlanDesk.Id(1), PlanDesk.Id(2), PlanDesk.Id(3), PlanDesk.Id(4), [PlanDesk.Id(5), PlanDesk.Id(6)], PlanDesk.Province, PlanDesk.City, PlanDesk.County);

        await demo.Seed(people, default);
        var first = await Counts(desk);
        await demo.Seed(people, default);

        Assert.Equal(first, await Counts(desk));
        Assert.Equal((1, 24, 1, 1), (first.Lists, first.Inspectors, first.Plans, first.Campaigns));
        Assert.True(first.Recusals is > 0 and <= 4);
        Assert.True(first.Classes > 0);
        Assert.Equal(2, await desk.One<long>("select count(*) from inspection_inspector where account is not null"));
        Assert.Equal("演示数据", await desk.One<string>("select distinct source from inspection_class"));
        Assert.Contains("演示", (await desk.Open.Plans(default)).Single().Title);
        Assert.Contains("演示", (await desk.Open.Campaigns(null, 2, default)).Single().Name);
    }

    private static async Task<(long Lists, long Inspectors, long Recusals, long Classes, long Plans, long Campaigns)> Counts(PlanDesk desk) => (
        await desk.One<long>("select count(*) from inspection_list where state = 'published'"), await desk.One<long>("select count(*) from inspection_inspector"),
        await desk.One<long>("select count(*) from inspection_recusal"), await desk.One<long>("select count(*) from inspection_class"),
        await desk.One<long>("select count(*) from inspection_plan where state = 'published'"), await desk.One<long>("select count(*) from inspection_campaign where state = 'approved'"));
}
