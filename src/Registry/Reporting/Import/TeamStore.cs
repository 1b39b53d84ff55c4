using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>A person in an audit team, as the register holds it, and whose certificate it was.</summary>
internal sealed record TeamMember
{
    public Guid Certificate { get; init; }

    public string Stage { get; init; } = string.Empty;

    public Guid Person { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public string Name { get; init; } = string.Empty;

    public string? RegistrationNo { get; init; }

    public string? Qualification { get; init; }

    public Guid Holder { get; init; }

    public string Number { get; init; } = string.Empty;
}

/// <summary>Reads and writes the persons of audit teams.</summary>
internal static class TeamStore
{
    private static readonly BulkTable Persons = new(
        "registry_person", "id", "identity_hash", "identity_sealed", "identity_masked", "name", "registration_no");

    private static readonly BulkTable Members = new(
        "registry_team_member",
        ["certificate", "stage", "person", "starts_at", "ends_at", "name", "registration_no", "role", "qualification", "undisclosed"],
        ["certificate", "stage", "person", "starts_at"]);

    public static Task<IReadOnlyList<(Guid Id, string Hash)>> Known(Session session, IEnumerable<string> hashes, CancellationToken ct)
        => session.Query<(Guid Id, string Hash)>(
            "select id, identity_hash from registry_person where identity_hash in ({keys})",
            new { keys = Session.Keys(hashes) },
            ct);

    /// <summary>Every audit of the persons with these hashes, for whichever body.</summary>
    public static Task<IReadOnlyList<TeamMember>> AuditsOf(Session session, IEnumerable<string> hashes, CancellationToken ct)
        => session.Query<TeamMember>(
            """
            select m.certificate, m.stage, m.person, m.starts_at, m.ends_at, m.name, m.registration_no, m.qualification, c.holder, c.number
            from registry_team_member m join registry_certificate c on c.id = m.certificate
            where m.person in (select id from registry_person where identity_hash in ({keys}))
            """,
            new { keys = Session.Keys(hashes) },
            ct);

    public static async Task Save(Work work, IReadOnlyList<object?[]> persons, IReadOnlyList<object?[]> members, CancellationToken ct)
    {
        await work.Insert(Persons, persons, ct);
        await work.Upsert(Members, members, ct);
    }
}
