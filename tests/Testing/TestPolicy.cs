using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets;

namespace Zhiheng.Testing;

/// <summary>
/// An adopted policy of 370000 with three measures: 一 has two measured targets and 省市场监管局 in the lead, 二 one that nobody can measure and 省财政厅,
/// 三 no target and both. Its figures are those of <see cref="TestIndicators"/>.
/// </summary>
public sealed class TestPolicy(TestDatabase database)
{
    public static readonly Guid Id = Numbered(1);
    public static readonly Guid Replaced = Numbered(2);
    public static readonly Guid Growing = Numbered(31);
    public static readonly Guid Standing = Numbered(32);
    public static readonly Guid Unmeasured = Numbered(33);
    public static readonly Guid Market = Numbered(21);
    public static readonly Guid Finance = Numbered(22);

    public const string Hostile = "</script><b>省级认证证书</b>";

    public static Mandate From(string region) => new(
        Numbered(99), new Scope(TargetsScope.Tables, [new ScopedRegion(RegionCode.Parse(region).Value, null)]), new Organ(RegionCode.Parse(region).Value, "质量办"));

    public async Task Add()
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        foreach (var (id, title, replaced) in new[] { (Id, "质量提升行动方案", (DateOnly?)null), (Replaced, "旧方案", new DateOnly(2024, 1, 1)) })
        {
            await work.Execute(
                """
                insert into targets_document (id, file_name, sha256, body, reading, draft, region, organ_region, organ_name, state, author, author_name, received_on, decider, version)
                values (@id, 'a.txt', @sha, '正文', '{}', '{}', '370000', '370000', '质量办', 'adopted', @author, '经办', @on, @decider, 1)
                """,
                new { id, sha = new string('0', 64), author = Numbered(91), decider = Numbered(92), on = new DateOnly(2023, 1, 1) }, CancellationToken.None);
            await work.Execute(
                """
                insert into targets_policy (id, number, title, issuer, issued_on, region, organ_region, organ_name, adopted_on, replaced_on, is_demo, version)
                values (@id, '鲁政发〔2023〕1号', @title, '省政府', @on, '370000', '370000', '质量办', @on, @replaced, false, 1)
                """,
                new { id, title, replaced, on = new DateOnly(2023, 1, 1) }, CancellationToken.None);
        }

        foreach (var (place, title) in new[] { (1, "扩大认证覆盖"), (2, "加大奖补"), (3, "联合监管") })
        {
            await work.Execute(
                "insert into targets_measure (id, policy, ordinal, no, title, body, organ_region, organ_name, version) values (@id, @policy, @place, @no, @title, '正文', '370000', '质量办', 1)",
                new { id = Numbered(10 + place), policy = Id, place, no = $"（{place}）", title }, CancellationToken.None);
        }

        foreach (var (id, name) in new[] { (Market, "省市场监管局"), (Finance, "省财政厅") })
        {
            await work.Execute("insert into targets_unit (id, region, name, version) values (@id, '370000', @name, 1)", new { id, name }, CancellationToken.None);
        }

        foreach (var (place, measure, unit, role) in new[] { (1, 11, Market, "lead"), (2, 12, Finance, "lead"), (3, 13, Market, "lead"), (4, 13, Finance, "participant") })
        {
            await work.Execute(
                "insert into targets_duty (id, measure, unit, role, printed) values (@id, @measure, @unit, @role, '单位')", new { id = Numbered(40 + place), measure = Numbered(measure), unit, role }, CancellationToken.None);
        }

        await Target(work, Growing, 1, 11, Hostile, TestIndicators.Growing);
        await Target(work, Standing, 2, 11, "获证企业", TestIndicators.Still);
        await Target(work, Unmeasured, 3, 12, "培训的企业", null);
        await work.Commit([], CancellationToken.None);
    }

    private static Task Target(Work work, Guid id, int ordinal, int measure, string name, string? ask) => work.Execute(
        """
        insert into targets_indicator (id, policy, measure, ordinal, name, baseline, target, unit, due_year, comparator, kind, body, organ_region, organ_name, source, ask, filter, why, version)
        values (@id, @policy, @measure, @ordinal, @name, '1000', '2000', '张', 2027, '>=', 'level', '', '370000', '质量办', @source, @ask, null, @why, 1)
        """,
        new { id, policy = Id, measure = Numbered(measure), ordinal, name, source = ask is null ? "none" : "module", ask, why = ask is null ? "培训不在登记簿内。" : null }, CancellationToken.None);

    private static Guid Numbered(int number) => new(number, 0, 0, new byte[8]);
}

/// <summary>Two published indicators with made-up figures: one grows by fifty a month from 1000, the other stands at 1200. Cities have a tenth of the province.</summary>
public sealed class TestIndicators(BusinessCalendar calendar) : IIndicators
{
    public const string Growing = "trial.growing";
    public const string Still = "trial.still";

    public IReadOnlyList<IndicatorDefinition> Defined { get; } =
        [.. new[] { Growing, Still }.Select(name => new IndicatorDefinition(name, "试验", "trial", "张", IndicatorKind.Level, "定义", "来源", "公式", "明细", []))];

    public Refusal? Trouble(IndicatorAsk ask) => null;

    public Task Keep(IReadOnlyList<IndicatorAsk> asks, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> History(IReadOnlyList<IndicatorAsk> asks, RegionCode region, DateOnly from, DateOnly to, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<IReadOnlyList<IndicatorFigure>>>([.. asks.Select(ask => (IReadOnlyList<IndicatorFigure>)[.. Days(to).Select((day, place) => new IndicatorFigure(region.Value, day, Value(ask, region, place)))])]);

    public Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> Within(IReadOnlyList<IndicatorAsk> asks, RegionCode region, string level, DateOnly day, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<IReadOnlyList<IndicatorFigure>>>(
            [.. asks.Select(_ => (IReadOnlyList<IndicatorFigure>)[.. (level == "city" ? ["370100", "370200"] : new[] { "370102", "370103", "370202" }).Select(code => new IndicatorFigure(code, calendar.Today, code == "370200" ? null : 120))])]);

    public Task<IReadOnlyList<IndicatorRecord>> Records(IndicatorAsk ask, RegionCode region, DateOnly day, string? after, int most, CancellationToken ct)
        => Task.FromResult<IReadOnlyList<IndicatorRecord>>([]);

    private static decimal Value(IndicatorAsk ask, RegionCode region, int place)
        => (ask.Name == Growing ? 1000 + (50 * place) : 1200) / (region.Value == "370000" ? 1 : 10);

    // Fifteen month's ends before the last day, and that day.
    private static IEnumerable<DateOnly> Days(DateOnly to)
    {
        var month = new DateOnly(to.Year, to.Month, 1);
        return [.. Enumerable.Range(0, 15).Select(back => month.AddMonths(-14 + back).AddDays(-1)), to];
    }
}
