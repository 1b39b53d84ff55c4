using System.Text;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Inspection;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Draws;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Ledger.Logs;
using Zhiheng.Modules.Tests.Ledger;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Notes;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Organizations;
using Zhiheng.Testing;
using DrawOpening = Zhiheng.Inspection.Draws.OpenDraw;

namespace Zhiheng.Modules.Tests.Inspection.Draws;

/// <summary>
/// A province with eighteen certification bodies in three counties, six inspectors (four of the province, two of 历下), a published list of
/// items, an approved campaign over a third of them, a ledger with two witnesses, and the people of a draw. Now is 2026-06-01, 10:00 in Beijing.
/// </summary>
internal sealed class DrawBench : IAsyncDisposable
{
    public const int Bodies = 18;
    public const string Item = "C90";
    public const string DrawerSecret = "抽取人写的一段文字 17";
    public const string WitnessSecret = "见证人写的另一段 42";

    public static readonly Organ Province = Organ("370000", "山东省市场监督管理局");
    public static readonly Organ County = Organ("370102", "历下区市场监督管理局");
    public static readonly CancellationToken Ct = CancellationToken.None;

    private static readonly string[] Counties = ["370102", "370103", "370202"];

    private readonly List<Ed25519NoteSigner> signers = [Signer(1), Signer(2)];

    private DrawBench(TestDatabase data)
    {
        Data = data;
        Ledger = new LedgerBench(data);
        Register = new TestRegister(data);
        Witnesses = new AskedWitnesses([.. signers.Select(signer => new KnownWitness(new Uri($"witness:{signer.Name}"), signer.Key()))]);
        Witnessing = new Witnessing(Database, Witnesses.All, Ask, data.Clock);
    }

    public TestDatabase Data { get; }

    public TestRegister Register { get; }

    public LedgerBench Ledger { get; }

    public AskedWitnesses Witnesses { get; }

    public Witnessing Witnessing { get; }

    public Database Database => Data.Database;

    public TestClock Clock => Data.Clock;

    public BusinessCalendar Calendar => Register.Calendar;

    public IWitnessedFacts Facts => new WitnessedFacts(Database, Ledger.Reading, Witnesses);

    public PowerHolders Holders => new(Database, Calendar);

    public OpenDrawHandler Opening => new(Database, Calendar, Holders, Facts);

    public CommitHandler Committing => new(Database, Calendar);

    public FreezeDrawHandler Freezing => new(Database, Calendar, new InspecteePools(Database), Facts);

    public RevealHandler Revealing => new(Database, Calendar, Facts);

    public SayBeaconHandler Saying => new(Database, Calendar);

    public HoldDrawHandler Holding => new(Database, Calendar, Facts);

    public EndDrawHandler Ending => new(Database, Calendar);

    public ReplaceSubjectHandler Replacing => new(Database, Calendar);

    public DrawReading Draws => new(Database, Facts);

    public CampaignHandler Campaigns => new(Database, Calendar);

    public InspectorsHandler Inspectors => new(Database, Calendar);

    public Guid Campaign { get; private set; }

    /// <summary>An account with the role of a witness; the others of this test are only numbers.</summary>
    public Guid WitnessAccount { get; private set; }

    public Mandate Drawer => Officer(10);

    public Mandate Witness => Officer(WitnessAccount);

    public static async Task<DrawBench> Open(Dialect dialect, Func<DraftCampaign, DraftCampaign>? campaign = null)
    {
        var bench = new DrawBench(await TestDatabase.Create(dialect));
        foreach (var number in Enumerable.Range(1, Bodies))
        {
            var order = new RegisterBody(BodyNo(number), $"第{number}认证有限公司", null, Counties[number % 3], ["A"], new DateOnly(2010, 1, 1), null, IsDemo: true);
            Assert.False((await new RegisterBodyHandler(bench.Database, bench.Clock).Handle(order, bench.Data.Act(), Ct)).IsRefused);
        }

        await bench.PublishList();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await bench.AddInspector(number, number <= 4 ? Province : County);
        }

        bench.WitnessAccount = await bench.AddWitness("witness1");
        bench.Campaign = await bench.Approved(campaign);
        await bench.Grow();
        return bench;
    }

    public static string BodyNo(int number) => $"CNCA-R-2999-{number:000}";

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static Mandate Officer(int account, Organ? organ = null) => Officer(Id(account), organ);

    public static Mandate Officer(Guid account, Organ? organ = null)
        => new(account, new Scope(InspectionScope.Tables, [new ScopedRegion((organ ?? Province).Region, null)]), organ ?? Province);

    public Act Act(Guid? once = null) => new("试验人员", Capacity.Officer, Clock.GetUtcNow(), "试验") { Once = once };

    /// <summary>Facts into the log, and the newest checkpoint to the witnesses.</summary>
    public async Task Grow(bool isWitnessed = true)
    {
        await Ledger.GrowAll();
        if (isWitnessed)
        {
            await Witnessing.Ask(Ct);
        }
    }

    public async Task<Guid> Approved(Func<DraftCampaign, DraftCampaign>? change = null)
    {
        var draft = new DraftCampaign(
            null, "认证机构抽查", "province", [new("质量处", [Item])], new Conditions([], [], null), [new ClassShare("*", "0.3", null)], false, 2, new(2026, 6, 10), new(2026, 7, 10));
        var id = Done(await Campaigns.Handle(change is null ? draft : change(draft), Act(), Officer(3), Ct));
        Done(await Campaigns.Handle(new DecideCampaign(id, 1, true, null), Act(), Officer(4), Ct));
        return id;
    }

    public DrawOpening Order(Func<DrawOpening, DrawOpening>? change = null)
    {
        var now = Clock.GetUtcNow();
        var order = new DrawOpening(
            Campaign, WitnessAccount, [], BeaconChoice.OfWitnesses, new BeaconChoice(BeaconPlan.Drand, Round(now.AddHours(2))), now.AddHours(1), now.AddHours(2), null);
        return change is null ? order : change(order);
    }

    /// <summary>The first round of quicknet at a time or after it.</summary>
    public static long Round(DateTimeOffset at) => ((at.ToUnixTimeSeconds() - 1692803367 + 2) / 3) + 1;

    public async Task<OpenedDraw> Opened(Func<DrawOpening, DrawOpening>? change = null) => Done(await Opening.Handle(Order(change), Act(), Drawer, Ct));

    /// <summary>Opened, and drawer and witness have committed.</summary>
    public async Task<OpenedDraw> Committed(Func<DrawOpening, DrawOpening>? change = null)
    {
        var opened = await Opened(change);
        Done(await Committing.Handle(new CommitToDraw(opened.Draw, Commitment(DrawerSecret)), Act(), Drawer, Ct));
        Done(await Committing.Handle(new CommitToDraw(opened.Draw, Commitment(WitnessSecret)), Act(), Witness, Ct));
        return opened;
    }

    /// <summary>The same, frozen, and the witnesses have seen it.</summary>
    public async Task<Guid> Frozen(Func<DrawOpening, DrawOpening>? change = null)
    {
        var opened = await Committed(change);
        Done(await Freezing.Handle(new FreezeDraw(opened.Draw, 1), Act(), Drawer, Ct));
        await Grow();
        return opened.Draw;
    }

    /// <summary>The same after the earliest draw time, with everything revealed and witnessed.</summary>
    public async Task<Guid> Revealed(Func<DrawOpening, DrawOpening>? change = null)
    {
        var draw = await Frozen(change);
        Clock.Advance(TimeSpan.FromMinutes(61));
        Done(await Revealing.Handle(new RevealInDraw(draw, DrawerSecret), Act(), Drawer, Ct));
        Done(await Revealing.Handle(new RevealInDraw(draw, WitnessSecret), Act(), Witness, Ct));
        await Grow();
        return draw;
    }

    public async Task<Guid> Held(Func<DrawOpening, DrawOpening>? change = null)
    {
        var draw = await Revealed(change);
        Done(await Holding.Handle(new HoldDraw(draw, 2), Act(), Drawer, Ct));
        await Grow();
        return draw;
    }

    public async Task<DrawView> View(Guid draw) => (await Draws.Find(draw, Drawer, Ct))!;

    public async Task<byte[]> Bundle(Guid draw) => (await Draws.Bundle((await View(draw)).Draw.Code, Ct))!;

    public static string Commitment(string secret) => DrawSeed.Commit(DrawSuite.Qd1, Encoding.UTF8.GetBytes(secret)).ToString();

    public async Task<Guid> AddInspector(int number, Organ organ, DateOnly? warrant = null)
        => Done(await Inspectors.Handle(
            new RegisterInspector(new InspectorData(
                $"N{number:000}", $"检查{number}", null, organ == Province ? "province" : "county", "执法", $"ZF{number:000}", warrant ?? new DateOnly(2027, 12, 31), null, null, [], [Item], number % 2 == 1, 20)),
            Act(), Officer(5, organ), Ct));

    public async Task<Guid> AddWitness(string name, Role role = Role.DrawWitness)
    {
        var audit = new AuditLog(Database, Clock);
        var opened = Done(await new AccountOffice(Database, new Passwords(1_000), audit).Open(
            new OpenAccount(name, "见证人员", AccountKind.Authority, Province.Name, null, null, Province.Region.Value, null), Data.Act(), Origin.Program, Ct));
        Done(await new GrantOffice(Database, audit, Calendar).Give(
            new GiveGrant(opened.Id, role, Province.Region.Value, null, Calendar.Today, null), Data.Act(), Origin.Program, Ct));
        return opened.Id;
    }

    public async Task Execute(string sql, object? parameters = null)
    {
        await using var work = await Database.Begin(Data.Act(), Ct);
        await work.Execute(sql, parameters, Ct);
        await work.Commit([], Ct);
    }

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null)
    {
        await using var session = await Database.Read(Ct);
        return await session.Query<T>(sql, parameters, Ct);
    }

    public static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.IsRefused, outcome.IsRefused ? $"{outcome.Refusal.Code} {outcome.Refusal.Message}" : null);
        return outcome.Value;
    }

    public ValueTask DisposeAsync() => Data.DisposeAsync();

    private async Task PublishList()
    {
        var list = new ItemListHandler(Database, Calendar);
        var item = new Item(
            Item, "认证", "认证机构检查", null, ItemKind.General, CheckMethod.Onsite, "certification-bodies", "5%", "每年1次", 1, null, true, "认证认可条例第五十四条", [new KeyPoint("资质", "查阅", "有", "无")]);
        var version = Done(await list.Handle(new DraftItems([item], "试验"), Act(), Officer(1), Ct));
        Done(await list.Handle(new PublishItems(version), Act(), Officer(2), Ct));
    }

    private Task<(int Status, byte[] Body)> Ask(Uri address, byte[] body, CancellationToken ct)
    {
        var signer = signers.First(one => address.ToString().EndsWith(one.Name, StringComparison.Ordinal));
        var line = Cosignature.Sign(signer, AddCheckpoint.Parse(body).Value.Checkpoint, Clock.GetUtcNow());
        return Task.FromResult((200, Encoding.UTF8.GetBytes(SignedNote.Lines([line]))));
    }

    private static Ed25519NoteSigner Signer(int number)
        => Ed25519NoteSigner.Of($"witness.example/{number}", NoteKey.Ed25519Cosignature, System.Security.Cryptography.SHA256.HashData([(byte)number])).Value;

    private static Organ Organ(string region, string name) => new(RegionCode.Parse(region).Value, name);
}
