using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;
using static Zhiheng.Modules.Tests.Inspection.CheckDesk;

namespace Zhiheng.Modules.Tests.Inspection;

/// <summary>The on-site record as devices send it: once, in order, from one device, by the team.</summary>
public class RecordTests
{
    [Theory]
    [BothDatabases]
    public async Task The_same_record_sent_twice_acts_once(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (task, number, content) = (await desk.Approved(), desk.Rows.NewId(), desk.Whole());

        var first = Done(await desk.Save(task, number, 1, content, closes: true));
        var facts = await desk.Count("platform_journal");
        var second = Done(await desk.Save(task, number, 1, content, closes: true));

        Assert.Equal(first, second);
        Assert.Equal((1L, 1L, 1L), (await desk.Count("inspection_record"), await desk.Count("inspection_record_part"), await desk.Count("inspection_finding")));
        Assert.Equal(facts, await desk.Count("platform_journal"));
        Assert.Equal("reviewing", await desk.State(task));
    }

    [Theory]
    [BothDatabases]
    public async Task A_partial_record_can_be_completed_and_every_state_that_was_accepted_is_kept(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (task, number) = (await desk.Approved(), desk.Rows.NewId());
        var part = new RecordContent { StartedAt = desk.Whole().StartedAt, Place = "一车间" };

        Done(await desk.Save(task, number, 1, part));
        Assert.Equal("visiting", await desk.State(task));
        Done(await desk.Save(task, number, 4, part with { Place = "二车间" }, by: desk.SecondOfficer));
        var receipt = Done(await desk.Save(task, number, 5, desk.Whole(), closes: true));

        Assert.Equal(new RecordReceipt(number, 5, true), receipt);
        Assert.Equal((3L, "生产车间"), (await desk.Count("inspection_record_part"), (await desk.Files.Find(task, desk.FirstOfficer, default))!.Record!.Whole.Place));
        Refused("inspection.check.closed", await desk.Save(task, number, 6));
    }

    [Theory]
    [BothDatabases]
    public async Task A_second_device_is_told_who_keeps_the_record_and_changes_nothing(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Approved();
        Done(await desk.Save(task, desk.Rows.NewId(), 1));

        var other = await desk.Save(task, desk.Rows.NewId(), 9, desk.Whole() with { Place = "别处" }, by: desk.SecondOfficer);

        Refused("inspection.check.other-device", other);
        Assert.Contains("王建国", other.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal("生产车间", (await desk.Files.Find(task, desk.FirstOfficer, default))!.Record!.Whole.Place);
    }

    [Theory]
    [BothDatabases]
    public async Task Two_devices_at_once_make_one_record_and_one_named_conflict(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Approved();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(index => desk.Save(task, desk.Rows.NewId(), 1, desk.Whole() with { Place = $"{index}" }, by: index % 2 == 0 ? desk.FirstOfficer : desk.SecondOfficer)));

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal("inspection.check.other-device", outcome.Refusal.Code));
        Assert.Equal((1L, 1L), (await desk.Count("inspection_record"), await desk.Count("inspection_record_part")));
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_sending_twice_at_once_acts_once(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (task, number, content) = (await desk.Approved(), desk.Rows.NewId(), desk.Whole());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Save(task, number, 1, content, closes: true)));

        Assert.All(outcomes, outcome => Assert.Equal(new RecordReceipt(number, 1, true), Done(outcome)));
        Assert.Equal((1L, 1L), (await desk.Count("inspection_record_part"), await desk.Count("inspection_finding")));
    }

    [Theory]
    [BothDatabases]
    public async Task Another_window_of_the_device_that_is_behind_is_told_so_and_not_thrown_away_in_silence(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (task, number) = (await desk.Approved(), desk.Rows.NewId());
        Done(await desk.Save(task, number, 3));

        Refused("inspection.check.moved-on", await desk.Save(task, number, 3, desk.Whole() with { Place = "另一窗口" }));
        Refused("inspection.check.moved-on", await desk.Save(task, number, 2));
    }

    [Theory]
    [BothDatabases]
    public async Task A_crash_in_the_middle_leaves_nothing_and_the_same_sending_then_succeeds(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (task, number, content) = (await desk.Approved(), desk.Rows.NewId(), desk.Whole());

        // Everything is written and the transaction never commits: the process died before.
        await using (var work = await desk.Database.Database.Begin(desk.By(desk.FirstOfficer), desk.FirstOfficer.Scope, default))
        {
            await work.Execute("update inspection_task set state = 'reviewing', version = version + 1 where id = @task", new { task }, default);
            await work.Execute(
                """
                insert into inspection_record (task, number, sequence, state, subject, started_on, content, recorder, recorder_name, received_at)
                values (@task, @number, 1, 'open', 'x', @day, '{}', @by, '王建国', @at)
                """,
                new { task, number, day = desk.Calendar.Today, by = desk.First, at = desk.Calendar.Now },
                default);
        }

        Assert.Equal(("approved", 0L), (await desk.State(task), await desk.Count("inspection_record")));
        Done(await desk.Save(task, number, 1, content, closes: true));
        Assert.Equal(("reviewing", 1L), (await desk.State(task), await desk.Count("inspection_record_part")));
    }

    [Theory]
    [BothDatabases]
    public async Task Only_the_team_records_and_nobody_before_the_visit_is_approved(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var (task, early) = (await desk.Approved(), await desk.Task(subject: "91370102YYJCSY002X"));

        Refused("inspection.check.not-in-team", await desk.Save(task, desk.Rows.NewId(), 1, by: desk.Leader));
        Refused("platform.act.unknown", await desk.Save(task, desk.Rows.NewId(), 1, by: TestInspections.Officer(desk.Rows.NewId(), "370202")));
        Refused("inspection.check.state", await desk.Save(early, desk.Rows.NewId(), 1));
        Refused("inspection.check.record-number", await desk.Save(task, Guid.Empty, 1));
        Refused("inspection.check.record-number", await desk.Save(task, desk.Rows.NewId(), 0));
    }

    [Theory]
    [BothDatabases]
    public async Task A_member_from_another_county_records_and_reads_the_check(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var guest = TestInspections.Officer(desk.Rows.NewId(), "370202");
        var inspector = await desk.Rows.Inspector("赵外县", guest.Account, region: "370202");
        var task = await desk.Rows.Task([desk.First, inspector]);
        Done(await desk.Ask(task));
        Done(await desk.Decide(task));

        Done(await desk.Save(task, desk.Rows.NewId(), 1, by: guest));

        Assert.NotNull(await desk.Files.Find(task, guest, default));
        Assert.Equal(task, Assert.Single((await desk.Files.List(mine: true, null, null, guest, default)).Tasks).Id);
        Assert.Empty((await desk.Files.List(mine: true, "assigned", null, guest, default)).Tasks);
    }

    [Theory]
    [BothDatabases]
    public async Task A_warrant_that_expired_in_the_middle_of_the_campaign_is_refused_by_name(Dialect dialect)
    {
        await using var desk = await Open(dialect, warrantUntil: new DateOnly(2026, 6, 9));
        var task = await desk.Approved();
        var number = desk.Rows.NewId();
        desk.Database.Clock.Set(new DateOnly(2026, 6, 9));
        Done(await desk.Save(task, number, 1));
        desk.Database.Clock.Set(new DateOnly(2026, 6, 10));

        Refused("inspection.check.warrant-expired", await desk.Save(task, number, 2));
        Refused("inspection.check.warrant-expired", await desk.Save(task, number, 2, closes: true, by: desk.SecondOfficer));
    }

    [Theory]
    [BothDatabases]
    public async Task The_record_number_of_one_task_is_not_another_ones_and_the_cap_is_asked_when_a_visit_begins(Dialect dialect)
    {
        await using var desk = await Open(dialect, cap: 1);
        var (first, second) = (await desk.Approved(), await desk.Approved());
        var other = await desk.Approved(subject: "91370102YYJCSY002X");
        var number = desk.Rows.NewId();
        Done(await desk.Save(first, number, 1));

        Refused("inspection.check.record-number", await desk.Save(other, number, 1));
        Refused("inspection.check.cap", await desk.Save(second, desk.Rows.NewId(), 1));
        Done(await desk.Save(first, number, 2));
    }

    [Theory]
    [BothDatabases]
    public async Task A_visit_lies_within_the_days_of_its_campaign(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Approved();
        desk.Database.Clock.Set(new DateOnly(2026, 7, 1));

        Refused("inspection.check.outside-campaign", await desk.Save(task, desk.Rows.NewId(), 1));
        Done(await desk.Save(task, desk.Rows.NewId(), 1, desk.Whole() with { StartedAt = new DateTimeOffset(2026, 6, 30, 15, 59, 0, TimeSpan.Zero), EndedAt = null }));
    }
}
