using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Shelf;

namespace Zhiheng.Studies.Consents;

internal static class ConsentStore
{
    private const string Columns =
        """
        c.id, c.study, c.owner_name, c.organ_region, c.organ_name, c.recipient_code, c.recipient_name, c.recipient_body, c.recipient_organization, c.reach,
        c.starts_on, c.ends_on, c.given_at, c.given_by, c.given_by_name, c.withdrawn_at
        """;

    /// <summary>A consent in force today that names the very authority or the very legal person of the reader; an archived study is shared with nobody.</summary>
    private const string Shared =
        """
        from studies_consent c join studies_study s on s.id = c.study
        where c.withdrawn_at is null and c.starts_on <= @today and c.ends_on >= @today and s.archived_at is null
          and ((c.organ_region = @organ and c.organ_name = @name) or c.recipient_body = @body or c.recipient_organization = @organization)
        """;

    /// <summary>Of a study that was found with a mark, newest first.</summary>
    public static Task<IReadOnlyList<ConsentRow>> Of(Session session, Guid study, CancellationToken ct)
        => session.Query<ConsentRow>($"select {Columns} from studies_consent c where c.study = @study order by c.given_at desc, c.id desc", new { study }, ct);

    /// <summary>A consent that the reader's own firm or body gave.</summary>
    public static Task<ConsentRow?> Given(Session session, Guid id, CancellationToken ct)
        => session.First<ConsentRow>($$"""select {{Columns}} from studies_consent c join studies_study s on s.id = c.study where c.id = @id and {mine studies_study s}""", new { id }, ct);

    public static Task<IReadOnlyList<OpeningRow>> Openings(Session session, Guid study, CancellationToken ct)
        => session.Query<OpeningRow>(
            """
            select o.id, o.consent, o.number, o.opened_at, o.account, o.account_name, coalesce(c.organ_name, c.recipient_name) as recipient
            from studies_opening o join studies_consent c on c.id = o.consent
            where c.study = @study order by o.opened_at desc, o.id desc limit 200
            """,
            new { study },
            ct);

    public static Task Add(Work work, ConsentRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into studies_consent (id, study, owner_name, organ_region, organ_name, recipient_code, recipient_name, recipient_body, recipient_organization, reach,
              starts_on, ends_on, given_at, given_by, given_by_name)
            values (@Id, @Study, @OwnerName, @OrganRegion, @OrganName, @RecipientCode, @RecipientName, @RecipientBody, @RecipientOrganization, @Reach,
              @StartsOn, @EndsOn, @GivenAt, @GivenBy, @GivenByName)
            """,
            row,
            ct);

    /// <summary>Holds the study until the transaction ends, so that two colleagues do not share it twice with one recipient.</summary>
    public static Task Hold(Work work, Guid study, CancellationToken ct) => work.Execute("update studies_study set latest = latest where id = @study", new { study }, ct);

    public static Task<int> Withdraw(Work work, Guid id, DateTimeOffset at, CancellationToken ct)
        => work.Execute("update studies_consent set withdrawn_at = @at where id = @id and withdrawn_at is null", new { id, at }, ct);

    public static Task<IReadOnlyList<SharedRow>> SharedWith(Session session, Mandate mandate, DateOnly today, CancellationToken ct)
        => session.Query<SharedRow>(
            $"select s.id, c.id as consent, c.owner_name, s.kind, s.title, s.latest, c.reach, c.starts_on, c.ends_on {Shared} order by c.given_at desc, c.id desc limit 500",
            Reader(mandate, today),
            ct);

    /// <summary>The widest of the consents that let the reader in.</summary>
    public static Task<SharedRow?> SharedWith(Session session, Guid study, Mandate mandate, DateOnly today, CancellationToken ct)
        => session.First<SharedRow>(
            $"""
            select s.id, c.id as consent, c.owner_name, s.kind, s.title, s.latest, c.reach, c.starts_on, c.ends_on {Shared} and s.id = @study
            order by c.reach, c.ends_on desc limit 1
            """,
            Reader(mandate, today, study),
            ct);

    public static Task<VersionText?> Text(Session session, Guid study, int number, CancellationToken ct)
        => session.First<VersionText>(
            """
            select v.study, v.number, s.latest, s.kind, s.title, v.sha256, v.content
            from studies_study s join studies_version v on v.study = s.id where s.id = @study and v.number = @number
            """,
            new { study, number },
            ct);

    public static Task Add(Work work, OpeningRow row, CancellationToken ct)
        => work.Execute(
            "insert into studies_opening (id, consent, number, opened_at, account, account_name) values (@Id, @Consent, @Number, @OpenedAt, @Account, @AccountName)", row, ct);

    private static object Reader(Mandate mandate, DateOnly today, Guid? study = null) => new
    {
        today, study, organ = mandate.Organ?.Region.Value, name = mandate.Organ?.Name, body = mandate.Scope.Body, organization = mandate.Scope.Organization,
    };
}
