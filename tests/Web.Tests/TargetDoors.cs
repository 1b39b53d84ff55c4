using System.Text;
using Zhiheng.Targets.Policies;

namespace Zhiheng.Web.Tests;

/// <summary>Policy documents of 历下 in each state, an adopted plan, a reported figure, and the doors that lead to them.</summary>
internal static class TargetDoors
{
    private const string Base = "/workbench/targets";

    private static int plans;

    public static async Task<IReadOnlyList<Door>> Pages(DoorRecords r)
    {
        var (draft, plan) = (await Draft(r), await Adopted(r));
        var (target, report) = (plan.Targets[0], await Report(r, plan));
        var unit = plan.Duties.SelectMany(duties => duties).First().Unit;
        return
        [
            new($"{Base}/documents/{{id:guid}}", Home.County, $"{Base}/documents/{draft}"),
            new($"{Base}/documents/{{id:guid}}/correct", Home.County, $"{Base}/documents/{draft}/correct?place=measure:1"),
            new($"{Base}/documents/{{id:guid}}/checked", Home.County, $"{Base}/documents/{draft}/checked"),
            new($"{Base}/documents/{{id:guid}}/adopt", Home.County, $"{Base}/documents/{draft}/adopt"),
            new($"{Base}/policies/{{id:guid}}", Home.County, $"{Base}/policies/{plan.Policy.Id}"),
            new($"{Base}/indicators/{{id:guid}}/bind", Home.County, $"{Base}/indicators/{target.Id}/bind"),
            new($"{Base}/units/{{id:guid}}", Home.County, $"{Base}/units/{unit}"),
            new($"{Base}/figures/new/{{id:guid}}", Home.County, $"{Base}/figures/new/{target.Id}"),
            new($"{Base}/figures/{{id:guid}}/review", Home.County, $"{Base}/figures/{report}/review"),
            new($"{Base}/figures/{{report:guid}}/evidence/{{id:guid}}", Home.County, $"{Base}/figures/{report}/evidence/{r.Evidence}"),
        ];
    }

    public static async Task<IReadOnlyList<Form>> Forms(DoorRecords r)
    {
        Form Of(string pattern, string path, string? handler, Dictionary<string, string> fields) => new($"{Base}/{pattern}", handler, Home.County, $"{Base}/{path}", fields) { Deed = Deed.Decides };
        Dictionary<string, string> Version(long version, params (string Name, string Value)[] more) => more.Append(("Version", $"{version}")).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var (corrected, removed, seen, submitted, discarded) = (await Draft(r), await Draft(r), await Draft(r), await Draft(r), await Draft(r));
        var (adopted, returned, plan) = (await Submitted(r), await Submitted(r), await Adopted(r));
        var measure = new (string, string)[] { ("Form.No", "（一）"), ("Form.Title", "提升认证水平"), ("Form.Lead", "区市场监管局") };
        var unit = plan.Duties.SelectMany(duties => duties).Last().Unit;

        // Reports name an authority for every unit; the form of a unit is sent with the version that leaves.
        var (good, bad) = (await Report(r, await Adopted(r)), await Report(r, await Adopted(r)));
        return
        [
            new($"{Base}/documents/new", null, Home.Role, $"{Base}/documents/new", []) { Acts = false },
            Of("documents/{id:guid}/correct", $"documents/{corrected}/correct?place=measure:1", null, Version(1, measure)),
            Of("documents/{id:guid}/correct", $"documents/{removed}/correct?place=subsidy:1", "Remove", Version(1)),
            Of("documents/{id:guid}/checked", $"documents/{seen}/checked", "Seen", Version(1)) with { Acts = false },
            Of("documents/{id:guid}/checked", $"documents/{submitted}/checked", "Submit", Version(await Look(r, submitted))),
            Of("documents/{id:guid}/checked", $"documents/{discarded}/checked", "Discard", Version(1, ("Reason", "选错了文件"))),
            Of("documents/{id:guid}/adopt", $"documents/{adopted.Id}/adopt", "Adopt", Version(adopted.Version)),
            Of("documents/{id:guid}/adopt", $"documents/{returned.Id}/adopt", "Return", Version(returned.Version, ("Reason", "责任单位不全"))),
            Of("indicators/{id:guid}/bind", $"indicators/{plan.Targets[1].Id}/bind", null, Version(plan.Targets[1].Version, ("Source", "reported"))),
            Of("units/{id:guid}", $"units/{unit}", null, Version(await UnitVersion(r, unit), ("OrganName", "机关370102"), ("OrganRegion", "370102"))),
            Of("figures/new/{id:guid}", $"figures/new/{plan.Targets[0].Id}", null, new() { ["AsOf"] = $"{LastMonth(r):yyyy-MM-dd}", ["Value"] = "320" }) with { File = "Files", Acts = false },
            Of("figures/{id:guid}/review", $"figures/{good}/review", "Accept", Version(1)),
            Of("figures/{id:guid}/review", $"figures/{bad}/review", "Return", Version(1, ("Reason", "缺少名单"))),
        ];
    }

    /// <summary>A document nobody has looked at yet.</summary>
    public static async Task<Guid> Draft(DoorRecords r)
    {
        var text = $"""
            历下区人民政府关于试验质量工作的实施方案
            历下政发〔2025〕{++plans}号
            一、工作任务
            （一）提升认证水平。到2027年，有效认证证书达到{3000 + plans}张，开展质量培训的企业达到500家。对通过试验认证的企业一次性奖励10万元。（区市场监管局牵头，区工信局配合）
            （二）加强质量培训。组织质量月活动。（区工信局牵头）
            历下区人民政府
            2025年3月1日
            """;
        return Done(await r.Site.Get<ReceiveDocumentHandler>().Handle(new ReceiveDocument($"方案{plans}.txt", Encoding.UTF8.GetBytes(text)), r.Acting(), r.OfficerOf(DoorRecords.County), default));
    }

    public static async Task<(Guid Id, long Version)> Submitted(DoorRecords r)
    {
        var id = await Draft(r);
        var version = await Look(r, id);
        Done(await r.Site.Get<DecideDocumentHandler>().Handle(new SubmitDocument(id, version), r.Acting(), r.OfficerOf(DoorRecords.County), default));
        return (id, version + 1);
    }

    /// <summary>An adopted plan whose first target its unit reports on; the unit is the authority of the county's own people.</summary>
    public static async Task<PolicyView> Adopted(DoorRecords r)
    {
        var (id, version) = await Submitted(r);
        Done(await r.Site.Get<DecideDocumentHandler>().Handle(new AdoptDocument(id, version, null, null), r.Acting(), r.OfficerOf(DoorRecords.County), default));
        var adopted = (await r.Site.Get<AdoptedPolicies>().Find(id, default))!;
        Done(await r.Site.Get<BindTargetHandler>().Handle(new BindTarget(adopted.Targets[0].Id, 1, "reported", null, null), r.Acting(), r.OfficerOf(DoorRecords.County), default));
        return (await r.Site.Get<AdoptedPolicies>().Find(id, default))!;
    }

    private static async Task<Guid> Report(DoorRecords r, PolicyView plan)
    {
        var officer = r.OfficerOf(DoorRecords.County);
        foreach (var unit in (await r.Site.Get<UnitsHandler>().List(officer, default)).Where(unit => unit.OrganName is null))
        {
            Done(await r.Site.Get<UnitsHandler>().Handle(new AssignUnit(unit.Id, unit.Version, DoorRecords.County, officer.Organ!.Name), r.Acting(), officer, default));
        }

        var figure = new ReportFigure(plan.Targets[0].Id, LastMonth(r).AddDays(1).AddMonths(-1).AddDays(-1), "300", null, [r.Evidence.ToString()]);
        return Done(await r.Site.Get<ReportFigureHandler>().Handle(figure, r.Acting(), officer, default));
    }

    private static async Task<long> Look(DoorRecords r, Guid id)
    {
        var (officer, documents) = (r.OfficerOf(DoorRecords.County), r.Site.Get<PolicyDocuments>());
        var view = (await documents.Find(id, officer, default))!;
        if (view.Draft.Open.Count > 0)
        {
            Done(await r.Site.Get<CorrectDraftHandler>().Handle(new CorrectDraft(id, view.Document.Version, new ItemsSeen(view.Draft.Open)), r.Acting(), officer, default));
        }

        return (await documents.Find(id, officer, default))!.Document.Version;
    }

    private static async Task<long> UnitVersion(DoorRecords r, Guid unit)
        => (await r.Site.Get<UnitsHandler>().List(r.OfficerOf(DoorRecords.County), default)).Single(one => one.Id == unit).Version;

    private static DateOnly LastMonth(DoorRecords r) => new DateOnly(r.Today.Year, r.Today.Month, 1).AddDays(-1);

    private static Guid Done(Kernel.Outcome<Guid> outcome) => outcome.IsRefused ? throw new InvalidOperationException(outcome.Refusal.Message) : outcome.Value;
}
