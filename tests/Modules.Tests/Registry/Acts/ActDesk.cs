using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Corrections;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Objections;
using Zhiheng.Registry.Orders;
using Zhiheng.Registry.Organizations;
using Zhiheng.Registry.People;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Acts;

/// <summary>
/// A register with one certificate in 历下 (370102), and the people who act on it: officers (a number each) of a county, its city, its
/// province and another county, the two bodies, and the holder. Today is 2026-06-01, a Monday.
/// </summary>
internal sealed class ActDesk : IAsyncDisposable
{
    public const string Number = "99926Q00001R0M";
    public static readonly DateOnly Today = new(2026, 6, 1);
    public static readonly Organ County = Organ("370102", "历下区市场监督管理局");
    public static readonly Organ City = Organ("370100", "济南市市场监督管理局");
    public static readonly Organ Province = Organ("370000", "山东省市场监督管理局");
    public static readonly Organ Sibling = Organ("370103", "市中区市场监督管理局");
    public static readonly Organ Elsewhere = Organ("370202", "市南区市场监督管理局");
    public static readonly string[] Evidence = ["sha256:00"];

    private ActDesk(ImportDesk import) => Import = import;

    public ImportDesk Import { get; }

    public Guid Certificate { get; private set; }

    public Guid Holder { get; private set; }

    public Guid Body { get; private set; }

    private Database Database => Import.Register.Database;

    private BusinessCalendar Calendar => Import.Register.Calendar;

    private static DatedRules Rules => TestRegister.Reference.Rules;

    public OrderBodyHandler Draft => new(Database, Calendar, Rules);

    public ApproveOrderHandler Approve => new(Database, Calendar);

    public DiscardOrderHandler Discard => new(Database, Calendar);

    public AnswerOrderHandler Answer => new(Database, Calendar, Rules);

    public JudgeAnswerHandler Judge => new(Database, Calendar);

    public CloseOrderHandler Close => new(Database, Calendar);

    public SuperiorActsHandler Superior => new(Database, Calendar);

    public OwnOrders Orders => new(Database, Calendar);

    public WithdrawApprovalHandler Withdraw => new(Database, Calendar, Rules);

    public PreviewWithdrawal Preview => new(Database, Calendar, Rules);

    public BanPersonHandler Ban => new(Database, Calendar, Rules);

    public PersonDossier Dossier => new(Database);

    public MergeOrganizationsHandler Merge => new(Database, Calendar, Rules);

    public CorrectRecordHandler Correct => new(Database, Calendar, Rules);

    public DeclineProposalHandler Decline => new(Database, Calendar);

    public FileObjectionHandler Object => new(Database, Calendar, Rules);

    public HandleObjectionHandler Handle => new(Database, Calendar, Rules);

    public OfficerDesk Desk => new(Database, Calendar);

    public CertificateList Certificates => new(Database, Calendar, TestRegister.Reference);

    public OwnLists Lists => new(Database);

    public OrganizationFile File => new(Database, Calendar, TestRegister.Reference);

    public GlobalSearch Search => new(Database, TestRegister.Reference.Regions, Calendar);

    public static async Task<ActDesk> Open(Dialect dialect)
    {
        var desk = new ActDesk(await ImportDesk.Open(dialect));
        await desk.Import.Report(Row.System());
        var row = await desk.Import.Certificate(Number);
        (desk.Certificate, desk.Holder, desk.Body) = (row.Id, row.Holder, row.Body);
        return desk;
    }

    public static Mandate Officer(int account, Organ organ)
        => new(Id(account), new Scope(RegistryScope.Tables, [new ScopedRegion(organ.Region, Line.Certification)]), organ);

    public Mandate Firm() => new(Id(90), new Scope(RegistryScope.Tables, [], organization: Holder), null);

    public Mandate OwnBody() => new(Id(91), new Scope(RegistryScope.Tables, [], body: Body), null);

    public async Task<Mandate> OtherBody() => new(Id(92), new Scope(RegistryScope.Tables, [], body: await BodyOf(ImportDesk.Two)), null);

    public Act Act(Guid? once = null) => new("试验人员", Capacity.Officer, Import.Database.Clock.GetUtcNow(), "试验") { Once = once };

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public async Task<Guid> BodyOf(string approvalNo)
    {
        await using var session = await Database.Read(CancellationToken.None);
        return await session.First<Guid>("select id from registry_body where approval_no = @approvalNo", new { approvalNo }, CancellationToken.None);
    }

    public async Task<T> One<T>(string sql, object? parameters = null)
    {
        await using var session = await Database.Read(CancellationToken.None);
        return (await session.First<T>(sql, parameters, CancellationToken.None))!;
    }

    /// <summary>A draft of officer 1 of the county, with its answer due on 2026-06-15.</summary>
    public async Task<Guid> Drafted(OrderKind kind = OrderKind.Suspend)
        => (await Draft.Handle(Order(kind), Act(), Officer(1, County), CancellationToken.None)).Value.Order;

    public OrderBody Order(OrderKind kind = OrderKind.Suspend, DateOnly? respondBy = null)
        => new(Certificate, kind, "监督抽查不合格", "认证认可条例第二十六条", Evidence, respondBy ?? new DateOnly(2026, 6, 15));

    /// <summary>The same, approved by officer 2.</summary>
    public async Task<Guid> Issued(OrderKind kind = OrderKind.Suspend)
    {
        var order = await Drafted(kind);
        Assert.False((await Approve.Handle(new ApproveOrder(order, 1), null, Act(), Officer(2, County), CancellationToken.None)).IsRefused);
        return order;
    }

    public async Task<Guid> Objected()
    {
        var order = await Issued();
        var answered = await Answer.Handle(
            new AnswerOrder(order, 2, AnswerKind.Objects, "产品已整改", Evidence), Act(), OwnBody(), CancellationToken.None);
        Assert.False(answered.IsRefused);
        return order;
    }

    /// <summary>State and version of an order.</summary>
    public async Task<(string State, long Version)> State(Guid order)
        => await One<(string, long)>("select state, version from registry_order where id = @order", new { order });

    public Task<Reported> ReportSuspension()
        => Import.Report(Row.System().With("CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE=2026-06-01|PAUSE_E_DATE=2026-08-25|REPORT_TYPE=05"));

    public ValueTask DisposeAsync() => Import.DisposeAsync();

    private static Organ Organ(string region, string name) => new(RegionCode.Parse(region).Value, name);
}

internal static class Refusals
{
    public static string Code<T>(this Outcome<T> outcome)
        where T : notnull => outcome.IsRefused ? outcome.Refusal.Code : "done";
}
