using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Platform.Evidence;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;
using static Zhiheng.Modules.Tests.Inspection.CheckDesk;

namespace Zhiheng.Modules.Tests.Inspection;

/// <summary>The side of the enterprise: the code that is shown, rating, complaint, recusal; and photographs.</summary>
public class VisitTests
{
    [Theory]
    [BothDatabases]
    public async Task Whoever_holds_the_code_sees_who_comes_why_and_how_often(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (code, task) = await Coded(desk);
        Done(await desk.Save(task, desk.Rows.NewId(), 1));

        var visit = (await desk.Visits.OfCode(code, default))!;

        Assert.Equal((2026, 1, 2), (visit.Count.Year, visit.Count.Visits, visit.Count.Cap));
        Assert.Equal(["王建国", "李秀英"], visit.Team.Select(one => one.Name));
        Assert.All(visit.Team, one => Assert.StartsWith("3701020", one.WarrantNo, StringComparison.Ordinal));
        Assert.Equal("认证认可条例第五十四条", Assert.Single(visit.Items).Basis);
        Assert.Null(await desk.Visits.OfCode(string.Empty, default));
        Assert.Null(await desk.Visits.OfCode(new string('a', 20), default));
        Assert.Null(await desk.Visits.OfCode(new string('a', 4000), default));
    }

    [Theory]
    [BothDatabases]
    public async Task A_visit_is_rated_once_and_complained_of_once_whichever_way(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (code, task) = await Coded(desk);
        var firm = TestInspections.Firm(desk.Organization);
        Refused("inspection.visit.not-begun", await desk.Visits.Handle(code, new RateVisit(5, null), Anybody(desk), default));
        Done(await desk.Save(task, desk.Rows.NewId(), 1));

        Refused("inspection.visit.rating", await desk.Visits.Handle(code, new RateVisit(0, null), Anybody(desk), default));
        Refused("inspection.visit.rating", await desk.Visits.Handle(code, new RateVisit(6, null), Anybody(desk), default));
        Refused("inspection.visit.unknown", await desk.Visits.Handle("nothing", new RateVisit(5, null), Anybody(desk), default));
        Done(await desk.Visits.Handle(code, new RateVisit(1, "态度生硬"), Anybody(desk), default));
        Refused("inspection.visit.already", await desk.Visits.Handle(code, new RateVisit(5, null), Anybody(desk), default));
        Refused("inspection.visit.already", await desk.Visits.Handle(task, new RateVisit(5, null), Anybody(desk), firm, default));
        Refused("platform.act.text", await desk.Visits.Handle(task, new ComplainOfVisit(" "), Anybody(desk), firm, default));
        Done(await desk.Visits.Handle(task, new ComplainOfVisit("未出示证件"), Anybody(desk), firm, default));
        Refused("inspection.visit.already", await desk.Visits.Handle(code, new ComplainOfVisit("再次投诉"), Anybody(desk), default));
        Refused("inspection.visit.unknown", await desk.Visits.Handle(task, new ComplainOfVisit("他人"), Anybody(desk), TestInspections.Firm(desk.Rows.NewId()), default));

        Assert.Equal(2, (await desk.Files.Find(task, desk.Leader, default))!.Voices.Count);
    }

    [Theory]
    [BothDatabases]
    public async Task Ten_ratings_at_once_count_once(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (code, task) = await Coded(desk);
        Done(await desk.Save(task, desk.Rows.NewId(), 1));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => desk.Visits.Handle(code, new RateVisit((n % 5) + 1, null), Anybody(desk), default)));

        Assert.Single(outcomes, one => !one.IsRefused);
    }

    [Theory]
    [BothDatabases]
    public async Task A_leader_grants_a_recusal_and_a_substitute_takes_the_place(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (code, task) = await Coded(desk);
        var third = await desk.Rows.Inspector("孙替补");
        var unfit = await desk.Rows.Inspector("钱到期", until: new DateOnly(2026, 6, 29));
        var narrow = await desk.Rows.Inspector("周范围", items: "[\"C06\"]");
        var request = Done(await desk.Visits.Handle(code, new AskForRecusal(desk.Second, "曾在我公司任职"), Anybody(desk), default));

        Refused("inspection.recusal.asked", await desk.Visits.Handle(code, new AskForRecusal(desk.Second, "再次申请"), Anybody(desk), default));
        Refused("platform.act.unknown", await desk.Visits.Handle(code, new AskForRecusal(third, "不在组内"), Anybody(desk), default));
        Refused("inspection.recusal.substitute-needed", await Decide(desk, task, request, true, null));
        Refused("inspection.recusal.substitute-unfit", await Decide(desk, task, request, true, unfit));
        Refused("inspection.recusal.substitute-unfit", await Decide(desk, task, request, true, narrow));
        Refused("inspection.recusal.substitute-unfit", await Decide(desk, task, request, true, desk.First));
        Refused("platform.act.same-person", await Decide(desk, task, request, true, third, desk.FirstOfficer));
        Refused("platform.act.other-organ", await Decide(desk, task, request, true, third, TestInspections.Officer(desk.Rows.NewId(), "370100")));
        Done(await Decide(desk, task, request, true, third));
        Refused("inspection.recusal.decided", await Decide(desk, task, request, false, null));

        var file = (await desk.Files.Find(task, desk.Leader, default))!;
        Assert.Equal(["王建国", "孙替补"], file.Members.Select(one => one.Name));
        Assert.StartsWith("回避", file.Team.Single(one => one.Inspector == desk.Second).LeftWhy, StringComparison.Ordinal);
        Refused("inspection.check.not-in-team", await desk.Save(task, desk.Rows.NewId(), 1, by: desk.SecondOfficer));
        Refused("inspection.check.too-few-inspectors", await desk.Save(task, desk.Rows.NewId(), 1, closes: true));
        Done(await desk.Save(task, desk.Rows.NewId(), 1, TestInspections.Whole(desk.Database.Clock.GetUtcNow().AddHours(-1.5), desk.First, third), closes: true));
        Refused("inspection.recusal.late", await desk.Visits.Handle(code, new AskForRecusal(desk.First, "太晚"), Anybody(desk), default));
    }

    [Theory]
    [BothDatabases]
    public async Task A_refused_recusal_changes_no_team(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (code, task) = await Coded(desk);
        var request = Done(await desk.Visits.Handle(code, new AskForRecusal(desk.First, "理由不成立"), Anybody(desk), default));

        Done(await Decide(desk, task, request, false, null));

        var file = (await desk.Files.Find(task, desk.Leader, default))!;
        Assert.Equal(2, file.Members.Count());
        Assert.Equal("refused", Assert.Single(file.Recusals).State);
    }

    [Theory]
    [BothDatabases]
    public async Task A_photograph_sent_twice_is_kept_once_and_belongs_to_one_record(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Approved();
        var (record, photo) = (desk.Rows.NewId(), desk.Rows.NewId());

        var first = Done(await Send(desk, task, record, photo));
        var second = Done(await Send(desk, task, record, photo));
        Done(await desk.Save(task, record, 1, desk.Whole() with { Photos = [photo] }));

        Assert.Equal(first.Evidence, second.Evidence);
        Assert.Equal((1L, 1L), (await desk.Count("inspection_photo"), await desk.Count("platform_evidence")));
        Refused("inspection.check.other-device", await Send(desk, task, desk.Rows.NewId(), desk.Rows.NewId()));
        Refused("inspection.check.not-in-team", await Send(desk, task, record, desk.Rows.NewId(), by: desk.Leader));
        Refused("platform.evidence.not-for-purpose", await Send(desk, task, record, desk.Rows.NewId(), content: "not a photograph"u8.ToArray(), name: "a.txt"));
        Done(await desk.Save(task, record, 2, desk.Whole() with { Photos = [photo] }, closes: true));
        Refused("inspection.check.closed", await Send(desk, task, record, desk.Rows.NewId()));
        Done(await Send(desk, task, record, photo));
    }

    [Theory]
    [BothDatabases]
    public async Task A_photograph_that_was_kept_before_a_crash_is_found_again(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Approved();
        var (record, photo) = (desk.Rows.NewId(), desk.Rows.NewId());
        Done(await Send(desk, task, record, photo));
        await using (var work = await desk.Database.Database.Begin(desk.Database.Act(), default))
        {
            await work.Execute("delete from inspection_photo where id = @photo", new { photo }, default);
            await work.Commit([], default);
        }

        Done(await Send(desk, task, record, photo));

        Assert.Equal((1L, 1L), (await desk.Count("inspection_photo"), await desk.Count("platform_evidence")));
    }

    private static Act Anybody(CheckDesk desk) => new("企业", Capacity.Enterprise, desk.Database.Clock.GetUtcNow(), "试验");

    private static async Task<(string Code, Guid Task)> Coded(CheckDesk desk)
    {
        var task = await desk.Approved();
        return ((await desk.Files.Find(task, desk.Leader, default))!.Task.VisitCode!, task);
    }

    private static Task<Outcome<Guid>> Decide(CheckDesk desk, Guid task, Guid request, bool isGranted, Guid? substitute, Zhiheng.Platform.Powers.Mandate? by = null)
        => desk.Recusals.Handle(new DecideRecusal(task, request, isGranted, "理由", substitute), desk.By(by ?? desk.Leader), by ?? desk.Leader, default);

    private static async Task<Outcome<PhotoRow>> Send(
        CheckDesk desk, Guid task, Guid record, Guid photo, Zhiheng.Platform.Powers.Mandate? by = null, byte[]? content = null, string name = "现场.png")
    {
        await using var stream = new MemoryStream(content ?? GivenEvidence.Png);
        return await desk.Photos.Handle(new KeepPhoto(task, record, photo, name, null), stream, desk.By(by ?? desk.FirstOfficer), by ?? desk.FirstOfficer, default);
    }
}
