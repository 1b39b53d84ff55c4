using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Findings;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>Checks of the county in every state, for the doors of <see cref="Doors"/>; the inspector who tries them is on every team.</summary>
internal sealed class DoorChecks(DoorRecords records)
{
    private readonly Mandate leader = TestInspections.Officer(records.NewId()), reviewer = TestInspections.Officer(records.NewId());
    private readonly TestInspections rows = new(records.Site.Database);
    private IReadOnlyList<Guid> team = [];
    private Mandate inspector = null!;
    private int subjects, papers;

    public static async Task<IReadOnlyList<Door>> Pages(DoorRecords r, bool withPaper)
    {
        var made = await r.Checks();
        var task = await made.Approved(withPaper ? made.Issued : null);
        var photo = await made.Photo(task);
        Door Of(string page) => new($"/workbench/checks/{{id:guid}}{page}", Home.County, $"/workbench/checks/{task}{page}");
        return
        [
            Of(""), Of("/ask"), Of("/draft"), Of("/approve"), Of("/recusal"), Of("/record"), Of("/finding"), Of("/review"), Of("/handle"), Of("/approval.pdf"), Of("/notice.pdf"),
            new("/workbench/checks/{id:guid}/photos/{photo:guid}", Home.County, $"/workbench/checks/{task}/photos/{photo}"),
            new("/desk/checks/{id:guid}", Home.Firm, $"/desk/checks/{task}"), new("/desk/checks/{id:guid}/notice.pdf", Home.Firm, $"/desk/checks/{task}/notice.pdf"),
        ];
    }

    public static async Task<IReadOnlyList<Form>> Forms(DoorRecords r)
    {
        var made = await r.Checks();
        async Task<Form> Of(string page, string? handler, Guid task, params (string Name, string Value)[] fields) => new(
            $"/workbench/checks/{{id:guid}}/{page}", handler, Home.County, $"/workbench/checks/{task}/{page}",
            fields.Append(("Version", $"{await made.Version(task)}")).ToDictionary(field => field.Item1, field => field.Item2, StringComparer.Ordinal)) { Deed = Deed.Decides };
        async Task<Form> Desk(string handler, params (string Name, string Value)[] fields)
        {
            var task = await made.Visiting();
            return new("/desk/checks/{id:guid}", handler, Home.Firm, $"/desk/checks/{task}", fields.Append(("Words", "说明")).ToDictionary(field => field.Item1, field => field.Item2, StringComparer.Ordinal));
        }

        (string, string)[] ask = [("Grounds", "年度抽查计划"), ("VisitFrom", $"{r.Today:yyyy-MM-dd}"), ("VisitTo", $"{r.Today:yyyy-MM-dd}")];
        (string, string) reason = ("Reason", "理由");
        var (granted, refused) = (await made.Recusal(), await made.Recusal());
        var followed = await made.Published("A");
        return
        [
            WithoutVersion(await Of("ask", null, await made.New(), ask)), WithoutVersion(await Of("draft", null, await made.New(), ask)),
            await Of("approve", "Approve", await made.Asked()), await Of("approve", "Decline", await made.Asked(), reason),
            WithoutVersion(await Of("recusal", "Grant", granted.Task, ("Asked", $"{granted.Request}"), reason)),
            WithoutVersion(await Of("recusal", "Refuse", refused.Task, ("Asked", $"{refused.Request}"), reason)),
            WithoutVersion(await Of("record", "Save", await made.Approved(), made.Record())), WithoutVersion(await Of("record", "Close", await made.Approved(), made.Record())),
            WithoutVersion(await Of("record", "Photo", await made.Approved(), ("Number", $"{r.NewId()}"), ("PhotoId", $"{r.NewId()}"))) with { File = "Files", Acts = false },
            await Of("finding", null, await made.Returned(), ("Codes", "1"), ("Words", "复核未发现问题。")),
            await Of("review", "Publish", await made.Closed("1")), await Of("review", "Return", await made.Closed("1"), reason), await Of("review", "Reject", await made.Closed("1"), reason),
            WithoutVersion(await Of("handle", "Finish", followed, ("Step", $"{await made.Step(followed)}"), ("Result", "已改正"))) with { File = "Files" },
            await Of("handle", "End", await made.Published("1"), reason),
            await Desk("Rate", ("Rating", "5")), await Desk("Complain"), await Desk("Recuse", ("Inspector", $"{made.team[1]}")),
        ];
    }

    /// <summary>Makes the team, once; the list is there.</summary>
    public async Task Fill(Guid account)
    {
        inspector = TestInspections.Officer(account);
        team = [await rows.Inspector("王建国", account), await rows.Inspector("李秀英"), await rows.Inspector("孙立新")];
    }

    public Task<Guid> New() => rows.Task(team, subject: $"91370102YYCK{++subjects:00000}X", organization: records.Firm);

    public async Task<Guid> Asked()
    {
        var task = await New();
        Done(await records.Site.Get<ApproveVisitHandler>().Handle(new AskForApproval(task, "年度抽查计划", records.Today, records.Today, []), By(inspector), inspector, default));
        return task;
    }

    public async Task<Guid> Approved(Func<PaperKind, Func<Work, Task<string>>>? issue = null)
    {
        var task = await Asked();
        var number = ++papers;
        issue ??= kind => _ => Task.FromResult($"{(kind == PaperKind.InspectionApproval ? "检审" : "检通")}〔2026〕{number}号");
        Done(await records.Site.Get<ApproveVisitHandler>().Handle(
            new DecideApproval(task, 1, true, null), new ApprovalPapers(issue(PaperKind.InspectionApproval), issue(PaperKind.InspectionNotice)), By(leader), leader, default));
        return task;
    }

    private Func<Work, Task<string>> Issued(PaperKind kind) => async work => Done(await records.Site.Get<PaperRegister>().Issue(
        work,
        new PaperDraft
        {
            Kind = kind, Organ = new PaperOrgan("济南市历下区市场监督管理局", "济南历下区市监认", DoorRecords.County), Region = RegionCode.Parse(DoorRecords.County).Value, Line = "认证",
            Parties = [new PaperParty(PartyRole.Addressee, "试验有限公司")],
            Fields = PaperTexts.InspectionApproval("试验有限公司", "抽查", ["C07"], new Period(records.Today, records.Today), ["王建国"], [], "计划", "甲", "乙"),
            Body = PaperTexts.InspectionNotice("抽查", ["C07"], new Period(records.Today, records.Today), ["王建国"], "计划", ["可以申请回避。"]),
            CreatedBy = "甲", SignedBy = new PaperSigner("乙", "负责人", "密码"), PublicityBasis = "政府信息公开条例",
        },
        default)).Number;

    public async Task<Guid> Photo(Guid task)
    {
        var (record, photo) = (records.NewId(), records.NewId());
        using var content = new MemoryStream(TestInspections.Png);
        Done(await records.Site.Get<KeepPhotoHandler>().Handle(new KeepPhoto(task, record, photo, "现场.png", null), content, By(inspector), inspector, default));
        return photo;
    }

    public async Task<Guid> Visiting()
    {
        var task = await Approved();
        Done(await records.Site.Get<RecordVisitHandler>().Handle(new SaveRecord(task, records.NewId(), 1, Whole(), false), By(inspector), inspector, default));
        return task;
    }

    public async Task<Guid> Closed(string code)
    {
        var task = await Approved();
        var content = Whole() with { Codes = [code], After = code == "A" ? [new PlannedFollowUp("R", "限期改正", records.Today.AddDays(20))] : [] };
        Done(await records.Site.Get<RecordVisitHandler>().Handle(new SaveRecord(task, records.NewId(), 1, content, true), By(inspector), inspector, default));
        return task;
    }

    public async Task<Guid> Published(string code)
    {
        var task = await Closed(code);
        await Review(task, FindingDecision.Publish);
        return task;
    }

    public async Task<Guid> Returned()
    {
        var task = await Closed("1");
        await Review(task, FindingDecision.Return);
        return task;
    }

    public async Task<(Guid Task, Guid Request)> Recusal()
    {
        var task = await Approved();
        var firm = TestInspections.Firm(records.Firm);
        return (task, Done(await records.Site.Get<VisitHandler>().Handle(task, new AskForRecusal(team[2], "曾在本公司任职"), By(firm), firm, default)));
    }

    public async Task<Guid> Step(Guid task) => (await records.Site.Get<CheckFiles>().Find(task, leader, default))!.FollowUps[0].Id;

    public Task<long> Version(Guid task) => rows.One<long>("select version from inspection_task where id = @task", new { task });

    /// <summary>The fields of a record that can be closed.</summary>
    public (string Name, string Value)[] Record()
    {
        var now = records.Site.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        return
        [
            ("Number", $"{records.NewId()}"), ("Sequence", "1"), ("StartedAt", $"{now:yyyy-MM-ddTHH:mm}"), ("EndedAt", $"{now:yyyy-MM-ddTHH:mm}"), ("Place", "车间"),
            ("A_C07_0", "yes"), ("A_C07_1", "na"), ("Codes", "1"), ("Words", "未发现问题。"), ($"Sign_{team[0]}", TestInspections.Strokes), ($"Sign_{team[1]}", TestInspections.Strokes),
            ("FirmName", "王经理"), ("FirmSign", TestInspections.Strokes), ("FirmWay", "drawn"),
        ];
    }

    private static Form WithoutVersion(Form form)
    {
        form.Fields.Remove("Version");
        return form;
    }

    private RecordContent Whole() => TestInspections.Whole(records.Site.Clock.GetUtcNow().AddHours(-1), team[0], team[1]);

    private async Task Review(Guid task, FindingDecision decision)
        => Done(await records.Site.Get<FindingHandler>().Handle(new ReviewFinding(task, await Version(task), decision, "意见", null), By(reviewer), reviewer, default));

    private Act By(Mandate mandate) => new("试验人员", Capacity.Officer, records.Site.Clock.GetUtcNow(), "试验") { Account = mandate.Account };

    private static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : null);
        return outcome.Value;
    }
}
