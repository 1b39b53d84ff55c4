using System.Text;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets;
using Zhiheng.Targets.Policies;
using Zhiheng.Targets.Reading;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Targets.Policies;

/// <summary>
/// An empty installation and the people of quality offices: officer 1 drafts, 2 adopts, 3 belongs to a responsible unit. Today is the clock's day.
/// </summary>
internal sealed class PolicyDesk : IAsyncDisposable
{
    public static readonly Organ Office = new(RegionCode.Parse("370000").Value, "山东省市场监督管理局");
    public static readonly Organ City = new(RegionCode.Parse("370100").Value, "济南市市场监督管理局");
    public static readonly Organ Unit = new(RegionCode.Parse("370000").Value, "山东省工业和信息化厅");

    /// <summary>One measure with a lead, participants and every city; two targets; one sum of money.</summary>
    public const string Plan = """
        山东省人民政府关于试验质量工作的实施方案
        鲁政发〔2025〕9号
        一、工作任务
        （一）提升认证水平。到2027年，有效认证证书达到3000张，通过环境管理体系认证的企业达到200家。对通过试验认证的企业一次性奖励10万元。（省市场监管局牵头，省工业和信息化厅、省农业农村厅配合，各市政府负责落实）
        （二）加强质量培训。到2027年，开展质量培训的企业达到500家。（省工业和信息化厅牵头）
        山东省人民政府
        2025年3月1日
        """;

    private PolicyDesk(TestDatabase test) => Test = test;

    public TestDatabase Test { get; }

    public Database Database => Test.Database;

    public BusinessCalendar Calendar => new(Test.Clock, ReferenceData.WorkingDays);

    public ReceiveDocumentHandler Receive => new(Database, Calendar);

    public CorrectDraftHandler Correct => new(Database, Calendar);

    public DecideDocumentHandler Decide => new(Database, Calendar);

    public PolicyDocuments Documents => new(Database);

    public CountedFigures Indicators { get; } = new();

    public AdoptedPolicies Adopted => new(Database, Calendar, Indicators);

    public BindTargetHandler Bind => new(Database, Calendar, Indicators);

    public UnitsHandler Units => new(Database);

    public ReportFigureHandler Report => new(Database, Calendar);

    public static async Task<PolicyDesk> Start(Dialect dialect) => new(await TestDatabase.Create(dialect));

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static Mandate By(int account, Organ? organ = null)
        => new(Id(account), new Scope(TargetsScope.Tables, [new ScopedRegion((organ ?? Office).Region, null)]), organ ?? Office);

    public Act Act(string reason = "试验", Guid? once = null) => new("试验人员", Capacity.Officer, Test.Clock.GetUtcNow(), reason) { Once = once };

    public Task<Outcome<Guid>> Hand(string text, Organ? organ = null) => Receive.Handle(new ReceiveDocument("方案.txt", Encoding.UTF8.GetBytes(text)), Act(), By(1, organ), default);

    public async Task<Guid> Received(string text = Plan, Organ? organ = null) => (await Hand(text, organ)).Value;

    public async Task<DocumentView> View(Guid id, Organ? organ = null) => (await Documents.Find(id, By(1, organ), default))!;

    public async Task<Outcome<Guid>> Change(Guid id, DraftChange change, Mandate? by = null)
        => await Correct.Handle(new CorrectDraft(id, (await View(id)).Document.Version, change), Act(), by ?? By(1), default);

    /// <summary>Everything doubtful was looked at.</summary>
    public async Task Look(Guid id)
    {
        var open = (await View(id)).Draft.Open;
        if (open.Count > 0)
        {
            Assert.False((await Change(id, new ItemsSeen(open))).IsRefused);
        }
    }

    public async Task<Outcome<Guid>> Submit(Guid id, Mandate? by = null) => await Decide.Handle(new SubmitDocument(id, (await View(id)).Document.Version), Act(), by ?? By(1), default);

    public async Task<Outcome<Guid>> Adopt(Guid id, Guid? earlier = null, string? relation = null, Mandate? by = null)
        => await Decide.Handle(new AdoptDocument(id, (await View(id)).Document.Version, earlier, relation), Act(), by ?? By(2), default);

    public async Task<PolicyView> AdoptedPlan(string text = Plan, Guid? earlier = null, string? relation = null)
    {
        var id = await Received(text);
        await Look(id);
        Assert.Equal("", (await Submit(id)) is { IsRefused: true } refused ? refused.Refusal.Message : "");
        Assert.Equal("", (await Adopt(id, earlier, relation)) is { IsRefused: true } no ? no.Refusal.Message : "");
        return (await Adopted.Find(id, default))!;
    }

    public Task<Outcome<Guid>> BindTo(TargetRow target, string source, string? ask = null, string? why = null, Mandate? by = null)
        => Bind.Handle(new BindTarget(target.Id, target.Version, source, ask is null ? null : new IndicatorAsk(ask, IndicatorFilter.None), why), Act(), by ?? By(1), default);

    public static DraftMeasure Measure(string no = "（九）", params DraftUnit[] units) => new(0, no, "试验任务", null, null, units, [], true);

    public static DraftIndicator Indicator(decimal target = 10, decimal? baseline = null, int? due = 2027, string comparator = ">=", string kind = "level", string name = "试验指标", int? measure = 1)
        => new(0, measure, null, name, baseline, target, "个", due, comparator, kind, null, [], true, null);

    public static DraftUnit Lead(string name) => new(name, UnitRole.Lead, null);

    public async Task<T> One<T>(string sql, object? parameters = null)
    {
        await using var session = await Database.Read(default);
        return (await session.First<T>(sql, parameters, default))!;
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}

/// <summary>One published indicator whose figures a test knows: 100 more at each month's end.</summary>
internal sealed class CountedFigures : IIndicators
{
    public const string Name = "test.counted";

    public List<IndicatorAsk> Kept { get; } = [];

    public IReadOnlyList<IndicatorDefinition> Defined { get; } = [new(Name, "试验指标", "Counted", "个", IndicatorKind.Level, "定义", "出处", "公式", "记录", ["scheme"])];

    public Refusal? Trouble(IndicatorAsk ask) => ask.Filter.Size is null ? null : new Refusal("test.size", "该指标不按规模筛选。");

    public Task Keep(IReadOnlyList<IndicatorAsk> asks, CancellationToken ct)
    {
        Kept.AddRange(asks);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> History(IReadOnlyList<IndicatorAsk> asks, RegionCode region, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var figures = new List<IndicatorFigure>();
        for (var end = new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1); end <= to; end = end.AddDays(1).AddMonths(1).AddDays(-1))
        {
            figures.Add(new IndicatorFigure(region.Value, end, (figures.Count + 1) * 100));
        }

        return Task.FromResult<IReadOnlyList<IReadOnlyList<IndicatorFigure>>>([.. asks.Select(_ => figures)]);
    }

    public Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> Within(IReadOnlyList<IndicatorAsk> asks, RegionCode region, string level, DateOnly day, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<IReadOnlyList<IndicatorFigure>>>([.. asks.Select(_ => Array.Empty<IndicatorFigure>())]);

    public Task<IReadOnlyList<IndicatorRecord>> Records(IndicatorAsk ask, RegionCode region, DateOnly day, string? after, int most, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<IndicatorRecord>>([]);
}
