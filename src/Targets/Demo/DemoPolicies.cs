using System.Text.Json;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Policies;

namespace Zhiheng.Targets.Demo;

/// <summary>In whose names the demo adopts policies: the quality office of the province, and a responsible unit with its account.</summary>
public sealed record DemoPolicyPeople(Guid Officer, Guid Leader, Guid UnitOfficer, Organ Office, Organ Unit);

/// <summary>One line of Data/bindings.json.</summary>
public sealed record DemoBinding(string Target, string? Ask, IReadOnlyList<string> Schemes, string? Why);

/// <summary>
/// The two shipped documents, read, checked and adopted through the handlers that people use, and every target bound or with the reason why it
/// cannot be. Figures of a responsible unit are made up and say so. What is there already is left alone.
/// </summary>
public sealed class DemoPolicies(
    Database database, ReceiveDocumentHandler receive, CorrectDraftHandler correct, DecideDocumentHandler decide, PolicyDocuments documents, AdoptedPolicies adopted,
    BindTargetHandler bind, UnitsHandler units, ReportFigureHandler report, BusinessCalendar calendar)
{
    private static readonly string[] Files = ["shandong-2014-action-plan.txt", "shandong-2018-22.txt"];

    /// <summary>Names of the department as both documents print them; 演示省工业和信息化厅 answers for them in the demo.</summary>
    private static readonly string[] UnitNames = ["省经济和信息化委", "经济和信息化"];

    /// <summary>How each target of 鲁政发〔2018〕22号 is measured (Data/bindings.json). Without an ask it is reported, and Why says why.</summary>
    public static IReadOnlyList<DemoBinding> Bindings { get; } = JsonSerializer.Deserialize<List<DemoBinding>>(Resource("bindings.json"), JsonSerializerOptions.Web)!;

    public async Task Seed(DemoPolicyPeople people, CancellationToken ct)
    {
        if ((await adopted.All(ct)).Count > 0)
        {
            return;
        }

        foreach (var file in Files)
        {
            await Adopt(file, people, ct);
        }

        await MarkDemo(people, ct);
        foreach (var unit in (await units.List(By(people.Officer, people.Office), ct)).Where(unit => UnitNames.Contains(unit.Name)))
        {
            Done(await units.Handle(new AssignUnit(unit.Id, unit.Version, people.Unit.Region.Value, people.Unit.Name), Act(people.Officer), By(people.Officer, people.Office), ct));
        }

        await Report(people, ct);
    }

    private async Task Adopt(string file, DemoPolicyPeople people, CancellationToken ct)
    {
        var officer = By(people.Officer, people.Office);
        var id = Done(await receive.Handle(new ReceiveDocument(file, Resource(file)), Act(people.Officer), officer, ct));
        var view = (await documents.Find(id, officer, ct))!;
        if (view.Draft.Open.Count > 0)
        {
            Done(await correct.Handle(new CorrectDraft(id, view.Document.Version, new ItemsSeen(view.Draft.Open)), Act(people.Officer), officer, ct));
        }

        var version = (await documents.Find(id, officer, ct))!.Document.Version;
        Done(await decide.Handle(new SubmitDocument(id, version), Act(people.Officer), officer, ct));
        Done(await decide.Handle(new AdoptDocument(id, version + 1, null, null), Act(people.Leader), By(people.Leader, people.Office), ct));
        foreach (var target in (await adopted.Find(id, ct))!.Targets)
        {
            var (_, ask, schemes, why) = Bindings.Single(binding => binding.Target == target.Name);
            var command = new BindTarget(
                target.Id, target.Version, ask is null ? "reported" : "module", ask is null ? null : new IndicatorAsk(ask, new IndicatorFilter(schemes, [], null)), why);
            Done(await bind.Handle(command, Act(people.Officer), officer, ct));
        }
    }

    /// <summary>Two targets with made-up figures at the last four quarters' ends, so that reported targets can be looked at.</summary>
    private async Task Report(DemoPolicyPeople people, CancellationToken ct)
    {
        var unit = By(people.UnitOfficer, people.Unit);
        var quarter = new DateOnly(calendar.Today.Year, ((calendar.Today.Month - 1) / 3 * 3) + 1, 1);
        foreach (var (name, first, step) in new[] { ("开展质量管理标准培训的企业", 24_600, 1_850), ("导入卓越绩效管理模式的大中型企业", 912, 41) })
        {
            if ((await adopted.OwnTargets(people.Unit, ct)).FirstOrDefault(target => target.Name == name) is not { } target)
            {
                continue;
            }

            for (var back = 3; back >= 0; back--)
            {
                var asOf = quarter.AddMonths(-3 * back).AddDays(-1);
                var value = (first + ((3 - back) * step)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                var sent = Done(await report.Handle(new ReportFigure(target.Id, asOf, value, "演示数据，虚构", ["demo"]), Act(people.UnitOfficer), unit, ct));
                Done(await report.Handle(new ReviewFigure(sent, 1, true, null), Act(people.Officer), By(people.Officer, people.Office), ct));
            }
        }
    }

    private async Task MarkDemo(DemoPolicyPeople people, CancellationToken ct)
    {
        await using var work = await database.Begin(Act(people.Officer), ct);
        await PolicyStore.MarkDemo(work, ct);
        await work.Commit([], ct);
    }

    private static byte[] Resource(string file)
    {
        using var stream = typeof(DemoPolicies).Assembly.GetManifestResourceStream($"Zhiheng.Targets.Data.{file}") ?? throw new InvalidOperationException($"The document {file} is not in the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private Act Act(Guid account) => new("演示人员", Capacity.Officer, calendar.Now, "演示数据") { Account = account };

    private static Mandate By(Guid account, Organ organ) => new(account, new Scope(TargetsScope.Tables, [new ScopedRegion(organ.Region, null)]), organ);

    private static Guid Done(Outcome<Guid> outcome) => outcome.IsRefused ? throw new InvalidOperationException(outcome.Refusal.Message) : outcome.Value;
}
