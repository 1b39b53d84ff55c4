using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies;
using Zhiheng.Studies.Benchmarks;
using Zhiheng.Studies.Consents;
using Zhiheng.Studies.Shelf;

namespace Zhiheng.Web.Tests;

/// <summary>Studies and figures of the first firm, one study of which is shared with the authority of <see cref="DoorRecords.Reader"/>, and the doors to them.</summary>
internal static class StudyDoors
{
    public static async Task<IReadOnlyList<Door>> Pages(DoorRecords r)
    {
        var id = await Kept(r);
        var organs = await r.Site.Get<PowerHolders>().Of(Power.ReadSharedStudies, RegionCode.Parse(DoorRecords.County).Value, default);
        if (organs.FirstOrDefault(one => one.Account == r.Reader) is { } reader)
        {
            Done(await Give(r, new GiveConsent(id, DoorRecords.County, reader.OrganizationName, null, "all")));
        }

        return
        [
            new("/desk/studies/{id:guid}", Home.Firm, $"/desk/studies/{id}"),
            new("/desk/studies/{id:guid}/share", Home.Firm, $"/desk/studies/{id}/share"),
            new("/workbench/studies/{id:guid}", Home.Reader, $"/workbench/studies/{id}"),
        ];
    }

    public static async Task<IReadOnlyList<Form>> Forms(DoorRecords r)
    {
        var (archived, restored, shared, withdrawn) = (await Kept(r), await Kept(r), await Kept(r), await Kept(r));
        Done(await r.Site.Get<ArchiveStudyHandler>().Handle(new ArchiveStudy(restored, true), r.Acting(), Firm(r), default));
        var consent = Done(await Give(r, new GiveConsent(withdrawn, null, null, Rows.Code(2), "latest"))).Id;
        var figure = Done(await r.Site.Get<ContributeHandler>().Handle(new Contribute("grr.share", r.Today.Year - 1, "34", "80", true), r.Acting(), Firm(r), default));
        Form Of(Guid study, string page, string? handler, params (string Name, string Value)[] fields) => new(
            "/desk/studies/{id:guid}" + page, handler, Home.Firm, $"/desk/studies/{study}{page}", fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal));
        return
        [
            new("/desk/studies/keep", null, Home.Role, "/desk/studies/keep", new() { ["kind"] = "sheet:i-mr", ["title"] = "轴径", ["content"] = "{}", ["how"] = "new" }),
            Of(archived, "", "Archive"), Of(restored, "", "Restore"), Of(withdrawn, "", "Withdraw", ("consent", $"{consent}")),
            Of(shared, "/share", null, ("Code", Rows.Code(2)), ("Reach", "latest"), ("StartsOn", $"{r.Today:yyyy-MM-dd}"), ("EndsOn", $"{r.Today:yyyy-MM-dd}")),
            new("/desk/benchmarks", "Contribute", Home.Role, "/desk/benchmarks", new() { ["figure"] = "passrate.first", ["year"] = $"{r.Today.Year - 1}", ["division"] = "34", ["Value"] = "98", ["Consents"] = "true" }),
            new("/desk/benchmarks", "Withdraw", Home.Firm, "/desk/benchmarks", new() { ["contribution"] = $"{figure}" }),
        ];
    }

    private static Mandate Firm(DoorRecords r) => new(r.NewId(), new Scope(StudiesScope.Tables, [], organization: r.Firm), null);

    private static async Task<Guid> Kept(DoorRecords r)
        => Done(await r.Site.Get<KeepStudyHandler>().Handle(new KeepStudy("sheet:i-mr", "轴径个值图", """{"values":[1,2]}"""), r.Acting(), Firm(r), default)).Study;

    private static Task<Outcome<ConsentRow>> Give(DoorRecords r, GiveConsent command) => r.Site.Get<GiveConsentHandler>().Handle(command, r.Acting(), Firm(r), Origin.Program, default);

    private static T Done<T>(Outcome<T> outcome)
        where T : notnull
        => outcome.IsRefused ? throw new InvalidOperationException(outcome.Refusal.Message) : outcome.Value;
}
