using Zhiheng.Platform.Databases;

namespace Zhiheng.Testing;

/// <summary>
/// A visit of a campaign as it stands when its finding was reviewed: task, team, closed record, finding; written straight into the tables, because what is
/// tested here is what comes after.
/// </summary>
public sealed record GivenFinding(Guid Campaign, string Subject, string Name, Guid Inspector, DateOnly On, params string[] Codes)
{
    public DateOnly? Until { get; init; }

    /// <summary>"published", or how else the finding stands.</summary>
    public string State { get; init; } = "published";

    /// <summary>The answer is the task.</summary>
    public async Task<Guid> Add(TestDatabase test, Database database)
    {
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7(test.Clock.GetUtcNow())).ToList();
        var values = new
        {
            draw = ids[0], task = ids[1], record = ids[2], campaign = Campaign, subject = Subject, name = Name, inspector = Inspector, on = On, at = test.Clock.GetUtcNow(),
            later = test.Clock.GetUtcNow().AddHours(1), codes = System.Text.Json.JsonSerializer.Serialize(Codes), until = Until ?? new DateOnly(9999, 12, 31), state = State,
            author = new Guid(91, 0, 0, new byte[8]), reviewer = new Guid(92, 0, 0, new byte[8]), yes = true, code = $"D{ids[0]:N}",
        };
        await using var work = await database.Begin(test.Act(), CancellationToken.None);
        foreach (var sql in Statements.Concat(Until is null ? ["update inspection_finding set public_until = null where task = @task"] : []))
        {
            await work.Execute(sql, values, CancellationToken.None);
        }

        await work.Commit([], CancellationToken.None);
        return ids[1];
    }

    private static readonly string[] Statements =
    [
        """
        insert into inspection_draw (id, code, campaign, number, organ_region, organ_name, state, drawer, drawer_name, not_before, reveal_by, beacon, fallback, held_at, version)
        select @draw, @code, m.id, 1 + (select count(*) from inspection_draw d where d.campaign = m.id), m.organ_region, m.organ_name, 'held', @author, '抽取人', @at, @later, '{}', '', @at, 1
        from inspection_campaign m where m.id = @campaign
        """,
        """
        insert into inspection_subject (draw, code, name, region, grade, weight, salt) select @draw, @subject, @name, '370102', 'A', 1, '00000000000000000000000000000000'
        """,
        """
        insert into inspection_task (id, draw, campaign, place, subject, subject_name, region, organ_region, organ_name, state, version)
        select @task, @draw, m.id, 1, @subject, @name, '370102', m.organ_region, m.organ_name, 'published', 1 from inspection_campaign m where m.id = @campaign
        """,
        "insert into inspection_team (task, inspector, ordinal, leads) values (@task, @inspector, 1, @yes)",
        """
        insert into inspection_record (task, number, sequence, state, subject, started_on, ended_on, content, recorder, recorder_name, received_at, closed_at)
        values (@task, @record, 1, 'closed', @subject, @on, @on, '{}', @inspector, '试验检查员', @at, @at)
        """,
        """
        insert into inspection_finding (task, revision, state, codes, words, after, checked_on, due_on, author, author_name, handed_in_on, reviewer, reviewer_name, reviewed_on, public_until)
        values (@task, 1, @state, @codes, '检查情况', '[]', @on, @on, @author, '试验检查员', @on, @reviewer, '审核人', @on, @until)
        """,
    ];
}
