using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets;
using Zhiheng.Targets.Progress;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Targets.Supervision;

/// <summary>
/// A policy of 山东 with three units: 省农业厅 (0), 省商务厅 (1) and the city 济南 (2), and three measures: 0 is led by 农业厅 with 商务厅 taking part, 1 is
/// led by nobody and carried out by 商务厅 and 济南, 2 is 农业厅's alone. Today is 2026-06-01, a Monday.
/// </summary>
internal sealed class SupervisionDesk : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 6, 1);
    public static readonly Organ Office = Organ("370000", "山东省市场监督管理局");
    public static readonly Organ Farms = Organ("370000", "山东省农业厅");
    public static readonly Organ Trade = Organ("370000", "山东省商务厅");
    public static readonly Organ City = Organ("370100", "济南市人民政府");
    public static readonly Organ CityOffice = Organ("370100", "济南市市场监督管理局");
    public static readonly Organ Elsewhere = Organ("320000", "江苏省市场监督管理局");

    private SupervisionDesk(TestDatabase test) => Test = test;

    public TestDatabase Test { get; }

    public Database Database => Test.Database;

    public BusinessCalendar Calendar => new(Test.Clock, ReferenceData.WorkingDays);

    public GivenTargets Given { get; private set; } = null!;

    public Guid FarmUnit => Given.Units[0];

    public Guid TradeUnit => Given.Units[1];

    public Guid CityUnit => Given.Units[2];

    public TargetsNotices Notices => new(new PowerHolders(Database, Calendar));

    public PlanMeasureHandler Plans => new(Database, Calendar);

    public SetPeriodsHandler Periods => new(Database, Calendar, ReferenceData.Rules);

    public ReportProgressHandler Reports => new(Database, Calendar, Notices);

    public ReviewProgressHandler Reviews => new(Database, Calendar, Notices);

    public QuestionHandler Questions => new(Database, Calendar, Notices);

    public ProgressReading Reading => new(Database, Calendar);

    public static async Task<SupervisionDesk> Start(Dialect dialect, DateOnly? replacedOn = null)
    {
        var desk = new SupervisionDesk(await TestDatabase.Create(dialect));
        desk.Given = await new TestTargets(desk.Database, desk.Test.Clock).Adopt(
            Office.Region.Value, Office.Name,
            [new("省农业厅", Farms.Region.Value, Farms.Name), new("省商务厅", Trade.Region.Value, Trade.Name), new("济南市政府", City.Region.Value, City.Name)],
            ["LP-", "-II", "L--"], ["有效证书数 100 130 >=", "投诉率 - 5 <="], replacedOn);
        return desk;
    }

    /// <summary>Somebody of an authority, with a number of their own.</summary>
    public static Mandate Of(int account, Organ organ)
        => new(Id(account), new Scope(TargetsScope.Tables, [new ScopedRegion(organ.Region, null)]), organ);

    public static Mandate Nobody() => new(Id(99), new Scope(TargetsScope.Tables, []), null);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public Act Act(params string[] evidence) => new("试验人员", Capacity.Officer, Test.Clock.GetUtcNow(), "试验", null, evidence);

    public Act Once(Guid once) => Act("证据") with { Once = once };

    public void Go(DateOnly day) => Test.Clock.Set(day);

    /// <summary>A plan of 农业厅 for the first measure with two steps, due on 1 July and 1 October.</summary>
    public PlanMeasure Plan(int revision = 0) => new(
        Given.Measures[0], FarmUnit, revision, "质量发展处", "省级专项资金", [new("制定方案", new DateOnly(2026, 7, 1)), new("组织实施", new DateOnly(2026, 10, 1))]);

    /// <summary>The plan, and quarters of 2026: the first still open ends on 30 June and is reported by 14 July.</summary>
    public async Task<Guid> Planned()
    {
        Done(await Plans.Handle(Plan(), Act(), Of(1, Farms), default));
        Done(await Periods.Handle(new SetPeriods(Given.Policy, 2026), Act(), Of(5, Office), default));
        return await Period(0);
    }

    public async Task<Guid> Period(int index) => (await Reading.Periods(Given.Policy, true, Of(5, Office), default))[index].Id;

    public ReportProgress Report(Guid period, string claimed = "on-course", params int[] steps) => new(Given.Measures[0], FarmUnit, period, "方案已经印发", steps, claimed);

    public async Task<Guid> Sent(string claimed = "on-course", params int[] steps)
        => Done(await Reports.Handle(Report(await Planned(), claimed, steps), Act("证据"), Of(1, Farms), default));

    public async Task<MeasureStanding> Standing(int measure = 0) => (await Reading.States(Given.Policy, Of(5, Office), default))[measure];

    public static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : null);
        return outcome.Value;
    }

    public async Task<T> One<T>(string sql, object? parameters = null)
    {
        await using var session = await Database.Read(default);
        return (await session.First<T>(sql, parameters, default))!;
    }

    /// <summary>An open account of an authority with a role there.</summary>
    public async Task<Guid> Account(string name, Role role, Organ organ)
    {
        var audit = new AuditLog(Database, Test.Clock);
        var opened = Done(await new AccountOffice(Database, new Passwords(1_000), audit).Open(
            new OpenAccount(name, "试验" + name, AccountKind.Authority, organ.Name, null, null, organ.Region.Value, null), Act(), Origin.Program, default));
        Done(await new GrantOffice(Database, audit, Calendar).Give(new GiveGrant(opened.Id, role, organ.Region.Value, null, Today, null), Act(), Origin.Program, default));
        return opened.Id;
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private static Organ Organ(string region, string name) => new(RegionCode.Parse(region).Value, name);
}
