using Zhiheng.Contracts.Registry;
using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Corrections;
using Zhiheng.Registry.Desks;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Acts;

public class CorrectionTests
{
    private const string Wrong = "山东省济南市历下区某路1号";
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_corrected_field_changes_nothing_else_and_is_a_public_fact_with_its_history(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var before = await desk.Import.Certificate(ActDesk.Number);

        await Corrected(desk, Command(desk));

        var after = await desk.Import.Certificate(ActDesk.Number);
        Assert.Equal(before.Content.Replace(Wrong, "山东省济南市历下区某路2号", StringComparison.Ordinal), after.Content);
        Assert.Equal(before with { Content = after.Content, Version = before.Version + 1 }, after);
        var fact = (await desk.Import.Facts(ActDesk.Number))[^1];
        var read = Journal.Read<RecordCorrected>(fact.Payload);
        Assert.Equal((nameof(RecordCorrected), "holderAddress", "录入转换错误"), (fact.Kind, Assert.Single(read.Fields), read.Reason));
        await using var session = await desk.Import.Register.Database.Read(Ct);
        var history = new History(after.Id, after.Number, await Journal.PublicFactsOf(session, after.Id, Ct));
        Assert.Equal((after.Content, before.Content), (history.ContentAsOf(ActDesk.Today), history.ContentAsOf(ActDesk.Today.AddDays(-1))));
    }

    [Theory, BothDatabases]
    public async Task The_region_and_the_name_of_a_holder_move_with_their_columns(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        await Corrected(desk, Command(desk) with { Field = "holderName", OldValue = "海岱精工有限公司", NewValue = "海岱精工（济南）有限公司" });

        await Corrected(desk, Command(desk) with { Field = "holderDistrict", OldValue = "370102", NewValue = "370103" }, ActDesk.Officer(4, ActDesk.City), ActDesk.Officer(5, ActDesk.City));

        var after = await desk.Import.Certificate(ActDesk.Number);
        Assert.Equal(("海岱精工（济南）有限公司", "370103"), (after.HolderName, after.Region));
        Assert.Empty((await desk.Certificates.Read(new CertificateListQuery(), ActDesk.Officer(1, ActDesk.County), Ct)).Value.Certificates);
    }

    [Theory, BothDatabases]
    public async Task A_corrected_name_of_an_organisation_is_found(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var command = Command(desk) with { Certificate = null, Organization = desk.Holder, Field = "name", OldValue = "海岱精工有限公司", NewValue = "渤海齿轮有限公司" };

        await Corrected(desk, command);

        var found = (await desk.Search.Find("渤海齿轮", ActDesk.Officer(1, ActDesk.County), Ct)).Value;
        Assert.Equal("渤海齿轮有限公司", Assert.Single(found.Organizations).Name);
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_of_a_correction(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var good = Command(desk);
        async Task<string> Try(CorrectRecord command) => (await desk.Correct.Handle(command, desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code();

        Assert.Equal("registry.correction.not-correctable", await Try(good with { Field = "status" }));
        Assert.Equal("registry.correction.not-correctable", await Try(good with { Field = "peopleCovered" }));
        Assert.Equal("registry.correction.not-what-stands", await Try(good with { OldValue = "别处" }));
        Assert.Equal("registry.correction.no-change", await Try(good with { NewValue = Wrong }));
        Assert.Equal("platform.act.text", await Try(good with { NewValue = "" }));
        Assert.Equal("platform.act.personal-data", await Try(good with { Reason = "本人 11010519491231002X 申请" }));
        Assert.Equal("platform.act.personal-data", await Try(good with { NewValue = "电话13812345678" }));
        Assert.Equal("platform.act.no-evidence", await Try(good with { Evidence = [] }));
        Assert.Equal("registry.correction.outside-region", await Try(good with { Field = "holderDistrict", OldValue = "370102", NewValue = "370103" }));
        Assert.Equal("kernel.region-code.form", await Try(good with { Field = "holderDistrict", OldValue = "370102", NewValue = "济南" }));
        Assert.Equal("platform.act.unknown", await Try(good with { Certificate = ActDesk.Id(404) }));
        Assert.Equal("platform.act.unknown", await Try(good with { Certificate = null }));
        Assert.Equal("platform.act.unknown", await Try(good with { Certificate = null, Organization = ActDesk.Id(404), Field = "name" }));
        Assert.Equal("platform.act.unknown", (await desk.Correct.Handle(good, desk.Act(), ActDesk.Officer(1, ActDesk.Elsewhere), Ct)).Code());
        Assert.Equal("platform.act.no-organ", (await desk.Correct.Handle(good, desk.Act(), desk.OwnBody(), Ct)).Code());
        var id = (await desk.Correct.Handle(good, desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Value.Proposal;
        Assert.Equal("registry.correction.proposed", await Try(good));
        Assert.Equal("platform.act.same-person", (await desk.Correct.Handle(new ApproveCorrection(id, 1), null, desk.Act(), ActDesk.Officer(1, ActDesk.County), Ct)).Code());
        Assert.Equal("platform.act.unknown", (await desk.Correct.Handle(new ApproveCorrection(id, 1), null, desk.Act(), ActDesk.Officer(2, ActDesk.Elsewhere), Ct)).Code());
        await desk.Import.Report(Row.System().With("ORG_ADDRESS=山东省济南市历下区某路77号|CHG_TYP_CODE=02|CHG_DATE=2026-05-28"));
        Assert.Equal("registry.correction.not-what-stands", (await desk.Correct.Handle(new ApproveCorrection(id, 1), null, desk.Act(), ActDesk.Officer(2, ActDesk.County), Ct)).Code());
    }

    [Theory, BothDatabases]
    public async Task Sent_twice_it_corrects_once(Dialect dialect)
    {
        await using var desk = await ActDesk.Open(dialect);
        var once = ActDesk.Id(70);

        var first = await desk.Correct.Handle(Command(desk), desk.Act(once), ActDesk.Officer(1, ActDesk.County), Ct);

        Assert.Equal("done", first.Code());
        await Assert.ThrowsAsync<AlreadyActedException>(() => desk.Correct.Handle(Command(desk), desk.Act(once), ActDesk.Officer(1, ActDesk.County), Ct));
        Assert.Equal(1, await desk.Import.Count("registry_proposal"));
    }

    private static CorrectRecord Command(ActDesk desk)
        => new(desk.Certificate, null, "holderAddress", Wrong, "山东省济南市历下区某路2号", "录入转换错误", ActDesk.Evidence);

    private static async Task Corrected(ActDesk desk, CorrectRecord command, Zhiheng.Platform.Powers.Mandate? author = null, Zhiheng.Platform.Powers.Mandate? approver = null)
    {
        var proposed = await desk.Correct.Handle(command, desk.Act(), author ?? ActDesk.Officer(1, ActDesk.County), Ct);
        Assert.Equal("done", proposed.Code());
        var approved = await desk.Correct.Handle(new ApproveCorrection(proposed.Value.Proposal, 1), null, desk.Act(), approver ?? ActDesk.Officer(2, ActDesk.County), Ct);
        Assert.Equal("done", approved.Code());
    }
}
