using Zhiheng.Inspection;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Testing;

/// <summary>
/// Tasks with their teams as a draw leaves them, in 历下 (370102): a published list with the item C07 (two key points), inspectors, a
/// campaign through June 2026.
/// </summary>
public sealed class TestInspections(TestDatabase database)
{
    public const string County = "370102";
    public const string OrganName = "济南市历下区市场监督管理局";
    public const string Subject = "91370102YYJCSY001X";

    private int made;

    /// <summary>Publishes the list of items; a later version replaces it.</summary>
    public async Task Publish(int cap = 2, string item = "C07", int version = 1, DateOnly? on = null)
    {
        await Run(
            """
            insert into inspection_list (version, state, organ_region, organ_name, note, author, author_name, publisher, publisher_name, published_on)
            values (@version, 'published', '370000', '山东省市场监督管理局', '试验', @author, '甲', @publisher, '乙', @on)
            """,
            new { version, author = NewId(), publisher = NewId(), on = on ?? new DateOnly(2026, 1, 1) });
        await Run(
            """
            insert into inspection_item (list, code, field, name, kind, method, pool, ratio, frequency, annual_cap, is_public, basis, points)
            values (@version, @item, '认证', '自愿性认证活动监督检查', 'general', 'onsite', 'voluntary-holders', '0.03', '每年', @cap, @yes, '认证认可条例第五十四条', @points)
            """,
            new
            {
                version, item, cap, yes = true,
                points = """[{"text":"认证证书在有效期内","how":"查看证书","yes":"有效","no":"失效"},{"text":"认证标志使用正确","how":"查看产品","yes":"正确","no":"不正确"}]""",
            });
    }

    /// <summary>An inspector of the county whose warrant holds until a day, that day included.</summary>
    public async Task<Guid> Inspector(string name, Guid? account = null, DateOnly? until = null, string region = County, string state = "active", string items = "[\"*\"]")
    {
        var id = NewId();
        await Run(
            """
            insert into inspection_inspector (id, employee_no, account, name, organ_region, organ_name, unit_level, post, warrant_no, warrant_until, qualifications, items, can_lead,
              capacity, state, version)
            values (@id, @number, @account, @name, @region, @organ, 'county', '质监', @warrant, @until, '[]', @items, @yes, 100, @state, 1)
            """,
            new
            {
                id, number = $"N{++made}", account, name, region, organ = OrganName, warrant = $"3701020{made:0000}", until = until ?? new DateOnly(2027, 12, 31), items, yes = true, state,
            });
        return id;
    }

    /// <summary>A task of a campaign of its own with its team, the first of whom leads.</summary>
    public async Task<Guid> Task(
        IReadOnlyList<Guid> team, bool isSealed = false, string subject = Subject, Guid? organization = null, string item = "C07", string region = County, DateOnly? from = null, DateOnly? to = null)
    {
        var (campaign, draw, task, number, now) = (NewId(), NewId(), NewId(), ++made, database.Clock.GetUtcNow());
        await Run(
            """
            insert into inspection_campaign (id, code, name, tier, pool, list, items, departments, conditions, strata, sealed, team_size, starts_on, ends_on, organ_region, organ_name,
              state, author, author_name, drafted_on, version)
            values (@campaign, @code, @name, @tier, 'voluntary-holders', 1, @items, '[]', '{}', '[]', @isSealed, 2, @from, @to, @region, @organ, 'drawn', @author, '甲', @from, 1)
            """,
            new
            {
                campaign, code = $"{region}-2026-T{number:000}", name = $"自愿性认证活动抽查（{number}）", tier = isSealed ? "province" : "county", items = $"[\"{item}\"]", isSealed, author = NewId(),
                region, organ = OrganName, from = from ?? new DateOnly(2026, 6, 1), to = to ?? new DateOnly(2026, 6, 30),
            });
        await Run(
            """
            insert into inspection_draw (id, code, campaign, number, organ_region, organ_name, state, drawer, drawer_name, not_before, reveal_by, beacon, fallback, version)
            values (@draw, @code, @campaign, 1, @region, @organ, 'held', @drawer, '丙', @now, @later, 'drand', '', 1)
            """,
            new { draw, code = $"D{number}", campaign, drawer = NewId(), region, organ = OrganName, now, later = now.AddHours(1) });
        await Run(
            """
            insert into inspection_task (id, draw, campaign, place, subject, subject_name, organization, region, organ_region, organ_name, state, version)
            values (@task, @draw, @campaign, 1, @subject, '济南云岭机械有限公司', @organization, @region, @region, @organ, 'assigned', 1)
            """,
            new { task, draw, campaign, subject, organization, region, organ = OrganName });
        foreach (var (inspector, index) in team.Select((one, index) => (one, index)))
        {
            await Run(
                "insert into inspection_team (task, inspector, ordinal, leads) values (@task, @inspector, @ordinal, @leads)",
                new { task, inspector, ordinal = index + 1, leads = index == 0 });
        }

        return task;
    }

    /// <summary>Somebody of the authority of a region.</summary>
    public static Mandate Officer(Guid account, string region = County)
    {
        var organ = new Organ(RegionCode.Parse(region).Value, region == County ? OrganName : $"机关{region}");
        return new Mandate(account, new Scope(InspectionScope.Tables, [new ScopedRegion(organ.Region, null)]), organ);
    }

    public static Mandate Firm(Guid organization) => new(Guid.Empty, new Scope(InspectionScope.Tables, [], organization: organization), null);

    /// <summary>A record that could be closed: every point answered, nothing found, both inspectors and the firm signed.</summary>
    public static RecordContent Whole(DateTimeOffset startedAt, params Guid[] signers) => new()
    {
        StartedAt = startedAt,
        EndedAt = startedAt.AddHours(1),
        Place = "生产车间",
        Answers = [new PointAnswer("C07", 0, "yes", string.Empty), new PointAnswer("C07", 1, "na", string.Empty)],
        Codes = ["1"],
        Words = "未发现问题。",
        Statement = "无异议。",
        Signatures = [.. signers.Select(one => new InspectorSignature(one, Strokes))],
        Firm = new FirmSignature("王经理", "质量负责人", Strokes, string.Empty),
    };

    public const string Strokes = "M10 10L40 60L90 20M100 30L120 80";

    /// <summary>A photograph of one grey point.</summary>
    public static byte[] Png => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    public Guid NewId() => Guid.CreateVersion7(database.Clock.GetUtcNow());

    public async Task<T?> One<T>(string sql, object? with = null)
    {
        await using var session = await database.Database.Read(CancellationToken.None);
        return await session.First<T>(sql, with, CancellationToken.None);
    }

    private async Task Run(string sql, object with)
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        await work.Execute(sql, with, CancellationToken.None);
        await work.Commit([], CancellationToken.None);
    }
}
