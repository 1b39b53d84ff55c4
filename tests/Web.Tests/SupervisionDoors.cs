using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Assessments;
using Zhiheng.Targets.Conferences;
using Zhiheng.Targets.Progress;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>
/// Measures, conferences and assessments of 历下 in each state, and the doors that lead to them. In each the authority of
/// <see cref="DoorRecords.Liaison"/> answers for the unit that leads the first measure, and another authority for the unit beside it.
/// </summary>
internal static class SupervisionDoors
{
    private const string Base = "/workbench/targets";

    public static async Task<IReadOnlyList<Door>> Pages(DoorRecords r, bool withPaper)
    {
        var made = await Made.Of(r, withPaper);
        var (plan, asked) = (await made.Plan(), await made.Plan());
        await made.Reported(asked);
        await made.Asked(asked);
        var measure = asked.Measures[0];
        var (conference, open, draft) = (await made.Reported(), await made.Open(), await made.Drafted());
        var (published, computed) = (await made.Published(), await made.Computed());
        await made.Contest(open);
        Door At(string pattern, string path, Home home) => new($"{Base}/{pattern}", home, $"{Base}/{path}");
        return
        [
            .. new[] { "", "/plan", "/report", "/answer" }.Select(page => At($"progress/{{id:guid}}{page}", $"progress/{measure}{page}", Home.Unit)),
            At("progress/{id:guid}/review", $"progress/{measure}/review", Home.County),
            At("progress/{id:guid}/evidence/{file:guid}", $"progress/{measure}/evidence/{r.Evidence}", Home.Unit),
            At("progress/periods/{id:guid}", $"progress/periods/{plan.Policy}", Home.County),
            .. new[] { "", "/report", "/minutes.pdf" }.Select(page => At($"conferences/{{id:guid}}{page}", $"conferences/{conference.Id}{page}", Home.Unit)),
            .. new[] { "/hold", "/approve", "/review" }.Select(page => At($"conferences/{{id:guid}}{page}", $"conferences/{conference.Id}{page}", Home.County)),
            At("conferences/{id:guid}/evidence/{file:guid}", $"conferences/{conference.Id}/evidence/{r.Evidence}", Home.Unit),
            At("conferences/new/{id:guid}", $"conferences/new/{plan.Policy}", Home.County),
            .. new[] { "", "/contest" }.Select(page => At($"assessments/{{id:guid}}{page}", $"assessments/{open.Id}{page}", Home.Unit)),
            At("assessments/{id:guid}/evidence/{file:guid}", $"assessments/{open.Id}/evidence/{r.Evidence}", Home.Unit),
            .. new[] { "/review", "/decide" }.Select(page => At($"assessments/{{id:guid}}{page}", $"assessments/{computed.Id}{page}", Home.County)),
            At("assessments/schemes/{id:guid}", $"assessments/schemes/{published.Id}", Home.Unit),
            At("assessments/schemes/{id:guid}/decide", $"assessments/schemes/{draft.Id}/decide", Home.County),
            At("assessments/schemes/{id:guid}/compute", $"assessments/schemes/{published.Id}/compute", Home.County),
            At("assessments/schemes/new/{id:guid}", $"assessments/schemes/new/{plan.Policy}", Home.County),
        ];
    }

    public static async Task<IReadOnlyList<Form>> Forms(DoorRecords r)
    {
        var made = await Made.Of(r, withPaper: false);
        return [.. await Progress(r, made), .. await Conferences(r, made), .. await Assessments(r, made)];
    }

    private static async Task<IReadOnlyList<Form>> Progress(DoorRecords r, Made made)
    {
        Form Of(GivenTargets plan, string page, string? handler, Home home, params (string Name, string Value)[] fields)
            => Sent("progress/{id:guid}/" + page, $"progress/{plan.Measures[0]}/{page}", handler, home, fields);
        var (planned, reported, asked, accepted, returned) = (await made.Plan(), await made.Plan(), await made.Plan(), await made.Plan(), await made.Plan());
        var (period, question) = (await made.Planned(reported), await made.Asked(asked));
        var (good, bad) = (await made.Reported(accepted), await made.Reported(returned));
        var policy = (await made.Plan()).Policy;
        var steps = new[] { ("Unit", $"{planned.Units[0]}"), ("Revision", "0"), ("Contact", "质量科"), ("Steps[0].Words", "印发方案"), ("Steps[0].DueOn", Later(r)) };
        return
        [
            // A page with more lines keeps nothing, so that everybody who may open it gets it.
            Of(planned, "plan", "More", Home.Unit, steps) with { Deed = Deed.Begins, Shows = true },
            Of(planned, "plan", "Save", Home.Unit, steps),
            Of(reported, "report", null, Home.Unit, ("Unit", $"{reported.Units[0]}"), ("Period", $"{period}"), ("Words", "正在起草"), ("Claimed", "on-course")),
            Of(asked, "answer", null, Home.Unit, ("Question", $"{question}"), ("Version", "1"), ("Words", "年底前完成")),
            Of(accepted, "review", "Accept", Home.County, ("Report", $"{good}"), ("Version", "1")),
            Of(returned, "review", "Return", Home.County, ("Report", $"{bad}"), ("Version", "1"), ("Reason", "缺少方案"), ("AgainBy", Later(r))),

            // Those above the office may ask as well (Deed.Begins).
            Of(asked, "review", "Ask", Home.County, ("Unit", $"{asked.Units[0]}"), ("Question", "何时完成"), ("DueOn", Later(r))) with { Deed = Deed.Begins },
            Sent("progress/periods/{id:guid}", $"progress/periods/{policy}", null, Home.County, ("Year", $"{r.Today.Year}"), ("Months", "3")),
        ];
    }

    private static async Task<IReadOnlyList<Form>> Conferences(DoorRecords r, Made made)
    {
        Form Of(Guid conference, string page, string? handler, Home home, params (string Name, string Value)[] fields)
            => Sent("conferences/{id:guid}/" + page, $"conferences/{conference}/{page}", handler, home, fields);
        var (plan, called, approved) = (await made.Plan(), (await made.Called()).Id, await made.Approved());
        var (good, bad) = (await made.Reported(), await made.Reported());
        return
        [
            Sent(
                "conferences/new/{id:guid}", $"conferences/new/{plan.Policy}", null, Home.County, ("Name", "质量联席会议"), ("MeetsOn", $"{r.Today:yyyy-MM-dd}"), ("Place", "会议室"), ("Agenda", "通报进展"),
                ("Members[0]", $"{plan.Units[0]}"), ("Members[1]", $"{plan.Units[1]}")),
            Of(called, "hold", "More", Home.County, ("Minutes", "听取情况")) with { Deed = Deed.Begins, Shows = true },
            Of(called, "hold", "Save", Home.County, ("Version", "1"), ("Minutes", "听取情况")),
            Of((await made.Held()).Id, "approve", "Approve", Home.County, ("Version", "2")),
            Of((await made.Held()).Id, "approve", "Return", Home.County, ("Version", "2"), ("Reason", "缺少议定事项")),
            Of(approved.Id, "report", null, Home.Unit, ("Decision", $"{approved.Decision}"), ("Version", "2"), ("Words", "已印发")) with { File = "Files" },
            Of(good.Id, "review", "Accept", Home.County, ("Decision", $"{good.Decision}"), ("Version", "3")),
            Of(bad.Id, "review", "Return", Home.County, ("Decision", $"{bad.Decision}"), ("Version", "3"), ("Reason", "未附文件"), ("AgainBy", Later(r))),
        ];
    }

    private static async Task<IReadOnlyList<Form>> Assessments(DoorRecords r, Made made)
    {
        Form Of(Guid assessment, string page, string? handler, Home home, params (string Name, string Value)[] fields)
            => Sent("assessments/{id:guid}/" + page, $"assessments/{assessment}/{page}", handler, home, fields);
        Form Scheme(Guid scheme, string page, string? handler, params (string Name, string Value)[] fields)
            => Sent("assessments/schemes/{id:guid}/" + page, $"assessments/schemes/{scheme}/{page}", handler, Home.County, fields);
        var (plan, remarked, contested, upheld, dismissed) = (await made.Plan(), await made.Computed(), await made.Open(), await made.Open(), await made.Open());
        var (right, wrong) = (await made.Contest(upheld), await made.Contest(dismissed));
        return
        [
            Of(remarked.Id, "review", "Remark", Home.County, ("Unit", $"{remarked.Plan.Units[0]}"), ("Reason", "已电话核实")),
            Of((await made.Computed()).Id, "review", "Discard", Home.County, ("Version", "1"), ("Reason", "截止日有误")),
            Of((await made.Computed()).Id, "decide", "Open", Home.County, ("Version", "1")),
            Of(upheld.Id, "decide", "Uphold", Home.County, ("Contest", $"{right}"), ("Version", "1"), ("Reason", "情况属实"), ("Points", "1.5")),
            Of(dismissed.Id, "decide", "Dismiss", Home.County, ("Contest", $"{wrong}"), ("Version", "1"), ("Reason", "数据无误")),

            // Units may object for some days first; AssessmentPagesTests sends it whole.
            Of((await made.Open()).Id, "decide", "Publish", Home.County, ("Version", "2")) with { Acts = false },
            Of(contested.Id, "contest", null, Home.Unit, ("Unit", $"{contested.Plan.Units[0]}"), ("Reason", "数据有误")) with { File = "Files" },
            Sent(
                "assessments/schemes/new/{id:guid}", $"assessments/schemes/new/{plan.Policy}", null, Home.County, ("Year", $"{r.Today.Year}"), ("Name", "考核方案"),
                ($"Points[{plan.Measures[0]}]", "100")),
            Scheme((await made.Drafted()).Id, "decide", "Publish", ("Version", "1")),
            Scheme((await made.Drafted()).Id, "decide", "Decline", ("Version", "1"), ("Reason", "分值不当")),
            Scheme((await made.Published()).Id, "compute", null, ("AsOf", $"{r.Today:yyyy-MM-dd}")),
        ];
    }

    private static Form Sent(string pattern, string path, string? handler, Home home, params (string Name, string Value)[] fields)
        => new($"{Base}/{pattern}", handler, home, $"{Base}/{path}", fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal)) { Deed = Deed.Decides };

    private static string Later(DoorRecords r) => $"{r.Today.AddDays(30):yyyy-MM-dd}";

    /// <summary>What the doors lead to. Officer, leader and liaison are of accounts that no visitor has, so that everybody may go on with it.</summary>
    private sealed class Made(DoorRecords r, Mandate unit, bool withPaper)
    {
        private int plans;

        private Mandate Officer { get; } = r.OfficerOf(DoorRecords.County);

        private Mandate Leader { get; } = r.OfficerOf(DoorRecords.County);

        public static async Task<Made> Of(DoorRecords r, bool withPaper)
        {
            var (officer, region) = (r.OfficerOf(DoorRecords.County), RegionCode.Parse(DoorRecords.County).Value);
            var holders = await r.Site.Get<PowerHolders>().Of(Power.ReportProgress, region, default);
            var name = holders.FirstOrDefault(holder => holder.Account == r.Liaison)?.OrganizationName ?? "历下区农业农村局";
            return new Made(r, officer with { Organ = new Organ(region, name) }, withPaper);
        }

        /// <summary>A policy in force of its own, with two units of its own.</summary>
        public Task<GivenTargets> Plan()
        {
            var number = ++plans;
            return new TestTargets(r.Site.Database.Database, r.Site.Clock).Adopt(
                DoorRecords.County, Officer.Organ!.Name, [new($"牵头单位{number}", DoorRecords.County, unit.Organ!.Name), new($"参与单位{number}", DoorRecords.County, "历下区商务局")], ["LP"], ["证书数 100 130 >="]);
        }

        /// <summary>The plan of the unit, and a period to report on.</summary>
        public async Task<Guid> Planned(GivenTargets plan)
        {
            Done(await r.Site.Get<SetPeriodsHandler>().Handle(new SetPeriods(plan.Policy, r.Today.Year), r.Acting(), Officer, default));
            var step = new StepDraft("印发方案", r.Today.AddDays(30));
            Done(await r.Site.Get<PlanMeasureHandler>().Handle(new PlanMeasure(plan.Measures[0], plan.Units[0], 0, "质量科", null, [step]), r.Acting(), unit, default));
            return (await r.Site.Get<ProgressReading>().Periods(plan.Policy, true, Officer, default)).First(period => period.StartsOn <= r.Today).Id;
        }

        public async Task<Guid> Reported(GivenTargets plan)
        {
            var report = new ReportProgress(plan.Measures[0], plan.Units[0], await Planned(plan), "正在起草", [1], "on-course");
            return Done(await r.Site.Get<ReportProgressHandler>().Handle(report, With(), unit, default));
        }

        public async Task<Guid> Asked(GivenTargets plan)
            => Done(await r.Site.Get<QuestionHandler>().Handle(new AskQuestion(plan.Measures[0], plan.Units[0], "何时完成", r.Today.AddDays(30)), r.Acting(), Officer, default));

        public async Task<(Guid Id, GivenTargets Plan)> Called()
        {
            var plan = await Plan();
            var draft = new DraftConference(plan.Policy, "质量联席会议", r.Today, "会议室", ["通报进展"], plan.Units);
            return (Done(await Conferences.Handle(draft, r.Acting(), Officer, default)), plan);
        }

        public async Task<(Guid Id, GivenTargets Plan)> Held()
        {
            var (id, plan) = await Called();
            var hold = new HoldConference(id, 1, "听取情况", null, [new DecisionDraft("印发方案", plan.Units[0], r.Today.AddDays(30))]);
            return (Done(await Conferences.Handle(hold, r.Acting(), Officer, default)), plan);
        }

        public async Task<(Guid Id, Guid Decision)> Approved()
        {
            var (id, _) = await Held();
            Done(await Conferences.Handle(new DecideMinutes(id, 2, true, null), withPaper ? Issue : _ => Task.FromResult($"会纪〔2026〕{plans}号"), r.Acting(), Leader, default));
            var file = (await r.Site.Get<ConferenceReading>().Find(id, true, Officer, default))!;
            return (id, file.Decisions[0].Id);
        }

        public async Task<(Guid Id, Guid Decision)> Reported()
        {
            var (id, decision) = await Approved();
            Done(await r.Site.Get<TaskHandler>().Handle(new ReportTask(id, decision, 2, "已印发"), With(), unit, default));
            return (id, decision);
        }

        public async Task<(Guid Id, GivenTargets Plan)> Drafted()
        {
            var plan = await Plan();
            var draft = new DraftScheme(plan.Policy, r.Today.Year, "考核方案", [new SchemeLineDraft("measure", plan.Measures[0], 100m)]);
            return (Done(await r.Site.Get<SchemeHandler>().Handle(draft, r.Acting(), Officer, default)), plan);
        }

        public async Task<(Guid Id, GivenTargets Plan)> Published()
        {
            var (id, plan) = await Drafted();
            return (Done(await r.Site.Get<SchemeHandler>().Handle(new DecideScheme(id, 1, true, null), r.Acting(), Leader, default)), plan);
        }

        public async Task<(Guid Id, GivenTargets Plan)> Computed()
        {
            var (scheme, plan) = await Published();
            return (Done(await r.Site.Get<ComputeAssessmentHandler>().Handle(new ComputeAssessment(scheme, r.Today), r.Acting(), Officer, default)), plan);
        }

        public async Task<(Guid Id, GivenTargets Plan)> Open()
        {
            var (id, plan) = await Computed();
            return (Done(await r.Site.Get<ReviewAssessmentHandler>().Handle(new OpenAssessment(id, 1), r.Acting(), Leader, default)), plan);
        }

        public async Task<Guid> Contest((Guid Id, GivenTargets Plan) open)
            => Done(await r.Site.Get<ContestHandler>().Handle(new ContestAssessment(open.Id, open.Plan.Units[0], null, "数据有误"), With(), unit, default));

        private ConferenceHandler Conferences => r.Site.Get<ConferenceHandler>();

        private Act With() => r.Acting() with { Evidence = [r.Evidence.ToString()] };

        private async Task<string> Issue(Work work) => Done(await r.Site.Get<PaperRegister>().Issue(
            work,
            new PaperDraft
            {
                Kind = PaperKind.ConferenceMinutes, Organ = new PaperOrgan("济南市历下区市场监督管理局", "济南历下区市监质", DoorRecords.County), Region = RegionCode.Parse(DoorRecords.County).Value,
                Line = "质量", Parties = [new PaperParty(PartyRole.Copy, "历下区商务局")],
                Body = PaperTexts.ConferenceMinutes("召开质量联席会议。", ["历下区商务局"], null, ["通报进展"], "听取情况", [("印发方案", "历下区商务局", r.Today.AddDays(30))]),
                CreatedBy = "甲", SignedBy = new PaperSigner("乙", "负责人", "密码"), PublicityBasis = "政府信息公开条例",
            },
            default)).Number;

        private static T Done<T>(Outcome<T> outcome)
            where T : notnull
            => outcome.IsRefused ? throw new InvalidOperationException(outcome.Refusal.Message) : outcome.Value;
    }
}
