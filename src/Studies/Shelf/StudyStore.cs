using Zhiheng.Platform.Databases;

namespace Zhiheng.Studies.Shelf;

internal static class StudyStore
{
    private const string Columns = "s.id, s.body, s.organization, s.kind, s.title, s.latest, s.made_at, s.changed_at, s.archived_at";

    private const string SharedWith =
        "(select count(*) from studies_consent c where c.study = s.id and c.withdrawn_at is null and c.starts_on <= @today and c.ends_on >= @today) as shared_with";

    /// <summary>The reader's own, last changed first.</summary>
    /// <param name="pattern">Of <c>like … escape '!'</c>.</param>
    public static Task<IReadOnlyList<StudyRow>> List(Session session, bool archived, string pattern, DateOnly today, int most, CancellationToken ct)
        => session.Query<StudyRow>(
            $$"""
            select {{Columns}}, {{SharedWith}} from studies_study s
            where {mine studies_study s} and (s.archived_at is not null) = @archived and (lower(s.title) like @pattern escape '!' or s.kind like @pattern escape '!')
            order by s.changed_at desc, s.id desc limit @most
            """,
            new { archived, pattern, today, most },
            ct);

    public static Task<long> Count(Session session, CancellationToken ct)
        => session.First<long>("select count(*) from studies_study s where {mine studies_study s}", null, ct);

    public static Task<StudyRow?> Find(Session session, Guid id, DateOnly today, CancellationToken ct)
        => session.First<StudyRow>($$"""select {{Columns}}, {{SharedWith}} from studies_study s where s.id = @id and {mine studies_study s}""", new { id, today }, ct);

    public static Task<IReadOnlyList<VersionRow>> Versions(Session session, Guid study, CancellationToken ct)
        => session.Query<VersionRow>(
            "select v.study, v.number, v.sha256, v.bytes, v.made_at, v.account, v.account_name, v.note from studies_version v where v.study = @study order by v.number desc",
            new { study },
            ct);

    /// <param name="number">Null: the newest.</param>
    public static Task<VersionText?> Text(Session session, Guid study, int? number, CancellationToken ct)
        => session.First<VersionText>(
            """
            select v.study, v.number, s.latest, s.kind, s.title, v.sha256, v.content
            from studies_study s join studies_version v on v.study = s.id
            where s.id = @study and v.number = coalesce(@number, s.latest) and {mine studies_study s}
            """,
            new { study, number },
            ct);

    public static Task Add(Work work, StudyRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into studies_study (id, body, organization, kind, title, latest, made_at, changed_at)
            values (@Id, @Body, @Organization, @Kind, @Title, 1, @MadeAt, @MadeAt)
            """,
            row,
            ct);

    public static Task Add(Work work, VersionRow row, string content, CancellationToken ct)
        => work.Execute(
            """
            insert into studies_version (study, number, content, sha256, bytes, made_at, account, account_name, note)
            values (@Study, @Number, @content, @Sha256, @Bytes, @MadeAt, @Account, @AccountName, @Note)
            """,
            new { row.Study, row.Number, content, row.Sha256, row.Bytes, row.MadeAt, row.Account, row.AccountName, row.Note },
            ct);

    /// <summary>Goes on to the next version; zero rows: a colleague was faster, or the study was archived meanwhile.</summary>
    public static Task<int> Advance(Work work, Guid id, int from, string title, DateTimeOffset at, CancellationToken ct)
        => work.Execute(
            "update studies_study set latest = latest + 1, title = @title, changed_at = @at where id = @id and latest = @from and archived_at is null",
            new { id, from, title, at },
            ct);

    public static Task<int> Archive(Work work, Guid id, DateTimeOffset? at, CancellationToken ct)
        => work.Execute("update studies_study set archived_at = @at where id = @id", new { id, at }, ct);
}
