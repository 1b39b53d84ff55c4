using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Findings;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection;

/// <summary>A county with two inspectors, a leader, a reviewer and a task; the handlers put together as the program does it.</summary>
internal sealed class CheckDesk : IAsyncDisposable
{
    private int numbers;

    private CheckDesk(TestDatabase database)
    {
        Database = database;
        Rows = new TestInspections(database);
        Calendar = new BusinessCalendar(database.Clock, ReferenceData.WorkingDays);
    }

    public TestDatabase Database { get; }

    public TestInspections Rows { get; }

    public BusinessCalendar Calendar { get; }

    public Guid First { get; private set; }

    public Guid Second { get; private set; }

    public Mandate FirstOfficer { get; private set; } = null!;

    public Mandate SecondOfficer { get; private set; } = null!;

    public Mandate Leader { get; private set; } = null!;

    public Mandate Reviewer { get; private set; } = null!;

    public Guid Organization { get; private set; }

    public ApproveVisitHandler Approving => new(Database.Database, Calendar);

    public RecordVisitHandler Recording => new(Database.Database, Calendar, ReferenceData.Rules);

    public VisitHandler Visits => new(Database.Database, Calendar);

    public RecusalHandler Recusals => new(Database.Database, Calendar);

    public FindingHandler Findings => new(Database.Database, Calendar);

    public FollowUpHandler FollowUps => new(Database.Database, Calendar);

    public CheckFiles Files => new(Database.Database, Calendar);

    public EvidenceFiles Evidence => new(Database.Database, Database.Folder, VirusScanners.From(null, Database.Clock), Database.Clock);

    public KeepPhotoHandler Photos => new(Database.Database, Evidence, Calendar);

    public static async Task<CheckDesk> Open(Dialect dialect, DateOnly? warrantUntil = null, int cap = 2)
    {
        var desk = new CheckDesk(await TestDatabase.Create(dialect));
        await desk.Rows.Publish(cap);
        (desk.FirstOfficer, desk.SecondOfficer) = (TestInspections.Officer(desk.Rows.NewId()), TestInspections.Officer(desk.Rows.NewId()));
        (desk.Leader, desk.Reviewer, desk.Organization) = (TestInspections.Officer(desk.Rows.NewId()), TestInspections.Officer(desk.Rows.NewId()), desk.Rows.NewId());
        desk.First = await desk.Rows.Inspector("王建国", desk.FirstOfficer.Account, warrantUntil);
        desk.Second = await desk.Rows.Inspector("李秀英", desk.SecondOfficer.Account);
        return desk;
    }

    public Task<Guid> Task(bool isSealed = false, string subject = TestInspections.Subject) => Rows.Task([First, Second], isSealed, subject, Organization);

    public Act By(Mandate mandate, string who = "试验人员", string reason = "试验") => new(who, Capacity.Officer, Database.Clock.GetUtcNow(), reason) { Account = mandate.Account };

    public Task<Outcome<Guid>> Ask(Guid task, Mandate? by = null, DateOnly? from = null, DateOnly? to = null) => Approving.Handle(
        new AskForApproval(task, "年度抽查计划", from ?? Calendar.Today, to ?? new DateOnly(2026, 6, 30), [new Expert("张工", "省计量院")]), By(by ?? FirstOfficer), by ?? FirstOfficer, default);

    public async Task<Outcome<Guid>> Decide(Guid task, Mandate? by = null, bool isApproved = true)
        => await Approving.Handle(new DecideApproval(task, await Version(task), isApproved, "理由"), Papers(), By(by ?? Leader), by ?? Leader, default);

    public ApprovalPapers Papers() => new(_ => System.Threading.Tasks.Task.FromResult($"检审{++numbers}号"), _ => System.Threading.Tasks.Task.FromResult($"检通{++numbers}号"));

    /// <summary>A task whose visit is approved.</summary>
    public async Task<Guid> Approved(bool isSealed = false, string subject = TestInspections.Subject)
    {
        var task = await Task(isSealed, subject);
        Done(await Ask(task));
        Done(await Decide(task));
        return task;
    }

    public Task<Outcome<RecordReceipt>> Save(Guid task, Guid number, int sequence, RecordContent? content = null, bool closes = false, Mandate? by = null)
        => Recording.Handle(new SaveRecord(task, number, sequence, content ?? Whole(), closes), By(by ?? FirstOfficer), by ?? FirstOfficer, default);

    public RecordContent Whole() => TestInspections.Whole(Database.Clock.GetUtcNow().AddHours(-1.5), First, Second);

    /// <summary>A task whose record is closed with the codes.</summary>
    public async Task<Guid> Closed(params string[] codes)
    {
        var task = await Approved();
        var open = FindingCodes.HasOpen(codes);
        var content = Whole() with
        {
            Codes = codes.Length == 0 ? ["1"] : codes, After = open ? [new PlannedFollowUp("R", "限期改正", new DateOnly(2026, 7, 15)), new PlannedFollowUp("T", "抄告", new DateOnly(2026, 7, 1))] : [],
        };
        Done(await Save(task, Rows.NewId(), 1, content, closes: true));
        return task;
    }

    public async Task<Outcome<Guid>> Review(Guid task, FindingDecision decision = FindingDecision.Publish, Mandate? by = null, DateOnly? until = null, string? words = "意见")
        => await Findings.Handle(new ReviewFinding(task, await Version(task), decision, words, until), By(by ?? Reviewer), by ?? Reviewer, default);

    public async Task<Guid> Published(params string[] codes)
    {
        var task = await Closed(codes);
        Done(await Review(task));
        return task;
    }

    public Task<long> Version(Guid task) => Rows.One<long>("select version from inspection_task where id = @task", new { task });

    public Task<string?> State(Guid task) => Rows.One<string>("select state from inspection_task where id = @task", new { task });

    public Task<long> Count(string table) => Rows.One<long>($"select count(*) from {table}");

    public static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.IsRefused, outcome.IsRefused ? $"{outcome.Refusal.Code} {outcome.Refusal.Message}" : null);
        return outcome.Value;
    }

    public static void Refused<T>(string code, Outcome<T> outcome)
        where T : notnull
    {
        Assert.True(outcome.IsRefused, $"It was not refused with {code}.");
        Assert.Equal(code, outcome.Refusal.Code);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
