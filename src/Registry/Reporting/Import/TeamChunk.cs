using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Keys;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.People;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// Audit team members (103011). A person is known by the keyed hash of the identity number; the number itself goes into the
/// vault's sealed form and nowhere else.
/// </summary>
internal sealed class TeamChunk(CertificationBody body, IdentityVault vault, TimeProvider clock) : IChunk
{
    private static readonly BulkTable Persons = new(
        "registry_person", "id", "identity_hash", "identity_sealed", "identity_masked", "name", "registration_no");

    private static readonly BulkTable Members = new(
        "registry_team_member",
        ["certificate", "stage", "person", "starts_at", "ends_at", "name", "registration_no", "role", "qualification", "undisclosed"],
        ["certificate", "stage", "person", "starts_at"]);

    private sealed record StoredAssignment
    {
        public Guid Person { get; init; }

        public Guid Holder { get; init; }

        public string Number { get; init; } = string.Empty;

        public DateTimeOffset StartsAt { get; init; }

        public DateTimeOffset EndsAt { get; init; }
    }

    private readonly CertificatesByNumber certificates = new();
    private readonly Dictionary<string, Guid> persons = new(StringComparer.Ordinal);
    private readonly List<object?[]> newPersons = [];
    private readonly Dictionary<Guid, List<Assignment>> assignments = [];
    private readonly Dictionary<(Guid, string, Guid, DateTimeOffset), object?[]> members = [];

    public List<JournalEntry> Facts { get; } = [];

    public async Task Load(Work work, IReadOnlyList<ReportedRow> rows, CancellationToken ct)
    {
        var team = rows.Cast<ReportedTeamMember>().ToList();
        await certificates.Load(work, body.Id, team.Select(r => r.CertificateNumber), ct);
        var hashes = team.Select(Hash).Distinct(StringComparer.Ordinal);
        foreach (var (id, hash) in await work.Query<(Guid Id, string Hash)>(
            "select id, identity_hash from registry_person where identity_hash in ({keys})",
            new { keys = Session.Keys(hashes) },
            ct))
        {
            persons[hash] = id;
        }

        foreach (var known in await work.Query<StoredAssignment>(
            """
            select m.person, c.holder, c.number, m.starts_at, m.ends_at
            from registry_team_member m join registry_certificate c on c.id = m.certificate
            where m.person in (select id from registry_person where identity_hash in ({keys}))
            """,
            new { keys = Session.Keys(persons.Keys) },
            ct))
        {
            Assign(known.Person, new Assignment(known.Holder.ToString(), known.Number, BeijingTime.Local(known.StartsAt), BeijingTime.Local(known.EndsAt)));
        }
    }

    public RowAnswer Decide(RowReading reading, int line)
    {
        var row = (ReportedTeamMember)reading.Content!;
        if (row.BodyApprovalNo is { } reported && reported != body.ApprovalNo)
        {
            return Reject(reading, line, ReportRefusals.AnothersRow(reported, body.ApprovalNo));
        }

        if (certificates.Find(row.CertificateNumber) is not { } certificate)
        {
            return Reject(reading, line, ReportRefusals.UnknownCertificate(row.CertificateNumber));
        }

        var person = Person(row);
        var holder = certificate.Holder.ToString();
        var findings = RegisterRules.AuditorInTwoPlaces(row, holder, assignments.GetValueOrDefault(person) ?? []) is { } conflict
            ? [.. reading.Findings, conflict]
            : reading.Findings;
        Assign(person, new Assignment(holder, row.CertificateNumber, row.From, row.To));
        Keep(row, certificate.Id, person);
        return new RowAnswer(reading.Row, line, certificate.Id, findings);
    }

    public async Task Save(Work work, CancellationToken ct)
    {
        await work.Insert(Persons, newPersons, ct);
        await work.Upsert(Members, [.. members.Values], ct);
    }

    private void Keep(ReportedTeamMember row, Guid certificate, Guid person)
    {
        var (from, to) = (BeijingTime.Instant(row.From), BeijingTime.Instant(row.To));
        var key = (certificate, row.Stage, person, from);
        var isNew = members.TryAdd(key, []);
        members[key] =
        [
            certificate, row.Stage, person, from, to, row.Name, row.RegistrationNo, row.Role ?? string.Empty,
            row.Qualification, row.UndisclosedJson,
        ];
        if (isNew)
        {
            // Only what the template discloses: no papers, no times, no role.
            Facts.Add(JournalEntry.Public(
                certificate,
                new AuditTeamReported(row.Stage, MaskedName.Of(row.Name), row.RegistrationNo, row.Qualification, DateOnly.FromDateTime(row.To))));
        }
    }

    private Guid Person(ReportedTeamMember row)
    {
        var hash = Hash(row);
        if (persons.TryGetValue(hash, out var known))
        {
            return known;
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var number = row.IdentityNumber ?? string.Empty;
        newPersons.Add([id, hash, vault.Seal(number), IdentityVault.Mask(number), row.Name, row.RegistrationNo]);
        persons[hash] = id;
        return id;
    }

    // Without an identity number the registration number stands for the person; without both, name and body.
    private string Hash(ReportedTeamMember row) => row.IdentityNumber is { Length: > 0 } number
        ? vault.Hash(row.IdentityType ?? string.Empty, number)
        : vault.Hash("registration", row.RegistrationNo ?? $"{body.ApprovalNo}|{row.Name}");

    private void Assign(Guid person, Assignment assignment)
    {
        if (!assignments.TryGetValue(person, out var known))
        {
            assignments[person] = known = [];
        }

        known.Add(assignment);
    }

    private static RowAnswer Reject(RowReading reading, int line, Refusal refusal)
        => new(reading.Row, line, null, [.. reading.Findings, RowAnswer.Rejection(refusal)]);
}
