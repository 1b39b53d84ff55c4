using Zhiheng.Inspection;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Corrections;
using Zhiheng.Registry.Objections;
using Zhiheng.Registry.Orders;
using Zhiheng.Registry.Organizations;
using Zhiheng.Registry.People;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>
/// One site with a record of every kind in 历下 (370102), made once: what <see cref="EveryDoorTests"/> walks. Withdrawals of approvals are
/// a province's. Orders, bodies and organisations are numbered from 1; organisation n holds certificate Un.
/// </summary>
internal sealed partial class DoorRecords : IAsyncDisposable
{
    public const string County = "370102";
    public const string City = "370100";
    public const string Province = "370000";
    public const string Elsewhere = "370200";
    public const int Firms = 24;

    // What changes although nothing was done: traces of who came by.
    private static readonly string[] Traces = ["platform_audit:", "platform_audit_head:", "platform_session:"];

    // Files that were handed in and given back are gone; that it happened stays.
    private static readonly string[] OfFiles = ["上传证据材料", "事项未办理，退回证据材料"];

    private int accounts = 1000;
    private DoorChecks? checks;

    private DoorRecords(TestSite site) => (Site, People) = (site, new People(site));

    public TestSite Site { get; }

    public People People { get; }

    public DateOnly Today => Site.Register.Calendar.Today;

    public IReadOnlyList<Guid> Bodies { get; private set; } = [];

    public Guid Firm { get; private set; }

    public Guid Person { get; private set; }

    /// <summary>The account of the inspector of the county who tries the doors.</summary>
    public Guid Inspector { get; set; }

    /// <summary>The account of the unit officer of the county whose authority answers for measures.</summary>
    public Guid Liaison { get; set; }

    /// <summary>The account of the officer of the county with whose authority a study is shared.</summary>
    public Guid Reader { get; set; }

    public Guid Evidence { get; private set; }

    public string Digest { get; private set; } = string.Empty;

    public Guid Report { get; private set; }

    public static async Task<DoorRecords> Open()
    {
        var records = new DoorRecords(await TestSite.Start(with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false }));
        await records.Fill();
        return records;
    }

    public static string BodyNo(int number) => number == 1 ? Rows.Body : $"CNCA-R-2999-90{number}";

    public static string FirmName(int number) => $"济南试验机械{number}号有限公司";

    public Task<string> Code(int certificate) => Site.Register.CodeOf($"U{certificate}");

    public Task<Guid> Certificate(int number) => One<Guid>("select id from registry_certificate where number = @key", $"U{number}");

    public Task<Guid> Organization(int number) => One<Guid>("select id from registry_organization where code = @key", Rows.Code(number));

    public async Task<Guid> Drafted(int certificate)
        => Done(await Site.Get<OrderBodyHandler>().Handle(
            new OrderBody(await Certificate(certificate), OrderKind.Suspend, "监督抽查不合格", "认证认可条例第二十六条", [$"sha256:{Digest}"], Today.AddDays(14)),
            Act(), Officer(County), default)).Order;

    public async Task<Guid> Issued(int certificate)
    {
        var order = await Drafted(certificate);
        Done(await Site.Get<ApproveOrderHandler>().Handle(new ApproveOrder(order, 1), null, Act(), Officer(County), default));
        return order;
    }

    public async Task<Guid> Answered(int certificate)
    {
        var order = await Issued(certificate);
        Done(await Site.Get<AnswerOrderHandler>().Handle(new AnswerOrder(order, 2, AnswerKind.Objects, "产品已整改", [$"sha256:{Digest}"]), Act(), Owner(body: Bodies[0]), default));
        return order;
    }

    public async Task<Guid> Merge(int merged, int survivor, bool isInForce = false)
    {
        var handler = Site.Get<MergeOrganizationsHandler>();
        var id = Done(await handler.Handle(
            new MergeOrganizations(await Organization(merged), await Organization(survivor), "同一主体", [Evidence.ToString()]), Act(), Officer(County), default)).Proposal;
        if (isInForce)
        {
            Done(await handler.Handle(new ApproveMerge(id, 1), Act(), Officer(County), default));
        }

        return id;
    }

    public async Task<Guid> Ban(string clause, int? months, bool isInForce = false)
    {
        var handler = Site.Get<BanPersonHandler>();
        var ends = months is { } some ? Today.AddMonths(some).AddDays(-1) : (DateOnly?)null;
        var id = Done(await handler.Handle(
            new BanPerson(Person, clause, Today.AddDays(-30), Today, ends, "同时在两个机构执业", [Evidence.ToString()]), Act(), Officer(County), default)).Proposal;
        if (isInForce)
        {
            Done(await handler.Handle(new ApproveBan(id, 1), null, Act(), Officer(County), default));
        }

        return id;
    }

    public async Task<Guid> Correction(int organization, bool isInForce = false)
    {
        var handler = Site.Get<CorrectRecordHandler>();
        var id = Done(await handler.Handle(
            new CorrectRecord(null, await Organization(organization), Correctable.Name, FirmName(organization), $"更正{organization}有限公司", "名称有误", [Evidence.ToString()]),
            Act(), Officer(County), default)).Proposal;
        if (isInForce)
        {
            Done(await handler.Handle(new ApproveCorrection(id, 1), null, Act(), Officer(County), default));
        }

        return id;
    }

    public async Task<Guid> Withdrawal(int body)
        => Done(await Site.Get<WithdrawApprovalHandler>().Handle(
            new WithdrawApproval(Bodies[body - 1], $"国市监认撤〔2026〕{body}号", Today, Today, "国家已撤销批准", "认证认可条例第七十一条", [Evidence.ToString()]),
            Act(), Officer(Province), default)).Proposal;

    public async Task<Guid> Objection(int certificate, bool isAccepted = false, Guid? body = null)
    {
        var filer = body is null ? Owner(organization: await Organization(certificate)) : Owner(body: body);
        var id = Done(await Site.Get<FileObjectionHandler>().Handle(
            new FileObjection(EntryKind.Certificate, await Certificate(certificate), "地址有误", [$"sha256:{Digest}"]), Act(), filer, default)).Objection;
        if (isAccepted)
        {
            Done(await Site.Get<HandleObjectionHandler>().Handle(new AcceptObjection(id, 1), Act(), Officer(County), default));
        }

        return id;
    }

    /// <summary>An account of an authority that nobody uses.</summary>
    public async Task<(Guid Id, string Name)> Account(string region = City, string organ = "济南市市场监督管理局")
    {
        var opened = Done(await Site.Get<AccountOffice>().Open(
            new OpenAccount($"spare{++accounts}", "备用人员", AccountKind.Authority, organ, null, null, region, null), Act(), Origin.Program, default));
        return (opened.Id, opened.SignInName);
    }

    public async Task<Guid> StandIn() => Done(await Site.Get<GrantOffice>().AskBreakGlass((await Account()).Id, Elsewhere, Act(), Origin.Program, default)).Id;

    /// <summary>The same with a grant: whom a key can be made for.</summary>
    public async Task<(string Name, Guid Grant)> Granted()
    {
        var (id, name) = await Account();
        var grant = Done(await Site.Get<GrantOffice>().Give(new GiveGrant(id, Role.RegistryOfficer, City, null, Today, null), Act(), Origin.Program, default));
        return (name, grant.Id);
    }

    public async Task<Guid> Key()
        => Done(await Site.Get<MachineKeys>().Make(
            new MakeKey((await Granted()).Name, "数据交换", [nameof(Power.ReadRegister)], Today.AddDays(30)), Act(), Origin.Program, default)).Id;

    public async Task<T> One<T>(string sql, string key = "")
    {
        await using var session = await Site.Register.Database.Read(CancellationToken.None);
        return (await session.First<T>(sql, new { key }, CancellationToken.None))!;
    }

    /// <summary>Somebody signed in, with a browser and the hidden fields of a form of theirs.</summary>
    public async Task<DoorVisitor> Come(Role role, string? region = null, Guid? owner = null)
    {
        var person = await People.SignedIn(role, region, owner);
        var form = await People.Form(person.Browser, "/account", "/account?handler=SignOut");
        return new DoorVisitor(role, region, owner, person.Browser, form.Fields, () => Guid.CreateVersion7(Site.Clock.GetUtcNow()));
    }

    /// <summary>Everything that is kept, a line a row, but for the traces of who came by.</summary>
    public async Task<IReadOnlyList<string>> Kept()
    {
        var dump = await TableDump.Of(Site.Database);
        return [.. dump.Lines.Where(line => !Traces.Any(trace => line.StartsWith(trace, StringComparison.Ordinal))
            && !OfFiles.Any(reason => line.Contains($"| reason={reason} |", StringComparison.Ordinal)))];
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : null);
        return outcome.Value;
    }

    private async Task Fill()
    {
        var register = Site.Get<RegisterBodyHandler>();
        foreach (var number in Enumerable.Range(1, 5))
        {
            Done(await register.Handle(
                new RegisterBody(BodyNo(number), $"试验认证{number}有限公司", null, County, ["A", "B", "C", "P", "S"], new DateOnly(2010, 1, 1), null, true), Act(), default));
        }

        Bodies = [.. await Task.WhenAll(Enumerable.Range(1, 5).Select(number => One<Guid>("select id from registry_body where approval_no = @key", BodyNo(number))))];
        await Site.Register.Report([.. Enumerable.Range(1, Firms).Select(n => Rows.System($"U{n}", ("ORG_CODE", Rows.Code(n)), ("ORG_NAME", FirmName(n))))]);
        var (header, member) = Rows.TeamMember("U1", "丙某");
        var team = await Site.Register.Report(Rows.Body, header, [member], template: "103011");
        Assert.Equal(0, Done(team).Rejected);
        Firm = await Organization(1);
        Person = await One<Guid>("select id from registry_person where name = '丙某'");

        await ItemLists();
        using var text = new MemoryStream("调查笔录"u8.ToArray());
        var kept = Done(await Site.Get<EvidenceFiles>().Keep(
            text,
            new EvidenceArrival("笔录.txt", null, new EvidencePurpose("act", 10, 1 << 20), Guid.CreateVersion7(Site.Clock.GetUtcNow()), TrustClass.B, County, County, "试验"),
            Act(), default));
        (Evidence, Digest) = (kept.Id, kept.Digest);

        using var file = new MemoryStream(Uploads.Utf8(Rows.System("U1", ("ORG_CODE", Rows.Code(1)), ("ORG_NAME", FirmName(1)))));
        Report = Done(await Site.Get<SubmitReport>().Handle(Rows.Body, file, "证书.csv", null, Act(), default));

        // By hand, so that nothing else moves while the doors are tried.
        Assert.True(await Site.Get<ReportWorker>().RunOne(default));
        await Site.Get<Zhiheng.Ledger.Logs.Sequencer>().Integrate(default);
    }

    public Mandate OfficerOf(string region) => Officer(region);

    public Act Acting() => Act();

    private Mandate Officer(string region)
    {
        var organ = new Organ(RegionCode.Parse(region).Value, $"机关{region}");
        return new Mandate(NewId(), new Scope(RegistryScope.Tables.Concat(InspectionScope.Tables).Concat(Zhiheng.Targets.TargetsScope.Tables), [new ScopedRegion(organ.Region, Line.Certification)]), organ);
    }

    private Mandate Owner(Guid? body = null, Guid? organization = null) => new(NewId(), new Scope(RegistryScope.Tables, [], body, organization), null);

    private Act Act() => new("试验人员", Capacity.Officer, Site.Clock.GetUtcNow(), "试验");

    public Guid NewId() => Guid.CreateVersion7(Site.Clock.GetUtcNow());

    /// <summary>Checks whose team holds <see cref="Inspector"/>.</summary>
    public async Task<DoorChecks> Checks()
    {
        if (checks is null)
        {
            checks = new DoorChecks(this);
            await checks.Fill(Inspector == Guid.Empty ? NewId() : Inspector);
        }

        return checks;
    }
}
