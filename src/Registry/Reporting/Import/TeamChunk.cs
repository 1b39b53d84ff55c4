using System.Text.Json;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Keys;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.People;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// Audit team members (103011). A person is known by the keyed hash of the identity number; the number itself goes into the
/// vault's sealed form and nowhere else.
/// </summary>
internal sealed class TeamChunk(CertificationBody body, DatedRules rules, IdentityVault vault, TimeProvider clock) : IChunk
{
    private readonly CertificatesByNumber certificates = new();
    private readonly Dictionary<Guid, IReadOnlyList<string>> decisionMakers = [];
    private readonly Dictionary<string, Guid> persons = new(StringComparer.Ordinal);
    private readonly List<object?[]> newPersons = [];
    private readonly Dictionary<Guid, List<Assignment>> assignments = [];
    private readonly Dictionary<(Guid, string, Guid, DateTimeOffset), AuditTeamReported> disclosed = [];
    private readonly Dictionary<(Guid, string, Guid, DateTimeOffset), object?[]> members = [];
    private ILookup<Guid, PersonBan> bans = Array.Empty<PersonBan>().ToLookup(b => b.Person);

    public List<JournalEntry> Facts { get; } = [];

    public async Task Load(Work work, IReadOnlyList<ReportedRow> rows, CancellationToken ct)
    {
        var team = rows.Cast<ReportedTeamMember>().ToList();
        var numbers = team.Select(r => r.CertificateNumber).Distinct(StringComparer.Ordinal).ToList();
        await certificates.Load(work, body.Id, numbers, ct);
        foreach (var (certificate, fields) in await CertificateStore.UndisclosedOf(work, body.Id, numbers, ct))
        {
            decisionMakers[certificate] = DecisionMakers(fields);
        }

        var hashes = team.Select(Hash).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (id, hash) in await TeamStore.Known(work, hashes, ct))
        {
            persons[hash] = id;
        }

        bans = (await BanStore.InForce(work, persons.Keys, ct)).ToLookup(b => b.Person);
        foreach (var known in await TeamStore.AuditsOf(work, persons.Keys, ct))
        {
            var ended = BeijingTime.Local(known.EndsAt);
            Assign(known.Person, new Assignment(known.Holder.ToString(), known.Number, BeijingTime.Local(known.StartsAt), ended));
            disclosed[(known.Certificate, known.Stage, known.Person, known.StartsAt)] =
                Fact(known.Stage, known.Name, known.RegistrationNo, known.Qualification, ended);
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
        var banned = BanRules.Check(row, bans[person], rules);
        if (banned is { Severity: Severity.Reject })
        {
            return new RowAnswer(reading.Row, line, null, [.. reading.Findings, banned]);
        }

        Finding?[] found =
        [
            banned,
            RegisterRules.AuditorInTwoPlaces(row, holder, assignments.GetValueOrDefault(person) ?? []),
            RegisterRules.DecisionMakerInTeam(decisionMakers.GetValueOrDefault(certificate.Id) ?? [], [row.Name]),
        ];
        Assign(person, new Assignment(holder, row.CertificateNumber, row.From, row.To));
        Keep(row, certificate.Id, person);
        return new RowAnswer(reading.Row, line, certificate.Id, [.. reading.Findings, .. found.OfType<Finding>()]);
    }

    public Task Save(Work work, CancellationToken ct) => TeamStore.Save(work, newPersons, [.. members.Values], ct);

    private void Keep(ReportedTeamMember row, Guid certificate, Guid person)
    {
        var (from, to) = (BeijingTime.Instant(row.From), BeijingTime.Instant(row.To));
        var key = (certificate, row.Stage, person, from);
        members[key] =
        [
            certificate, row.Stage, person, from, to, row.Name, row.RegistrationNo, row.Role ?? string.Empty,
            row.Qualification, row.UndisclosedJson,
        ];
        var fact = Fact(row.Stage, row.Name, row.RegistrationNo, row.Qualification, row.To);
        if (disclosed.GetValueOrDefault(key) != fact)
        {
            disclosed[key] = fact;
            Facts.Add(JournalEntry.Public(certificate, fact));
        }
    }

    // Only what the template discloses: no papers, no times, no role.
    private static AuditTeamReported Fact(string stage, string name, string? registrationNo, string? qualification, DateTime to)
        => new(stage, MaskedName.Of(name), registrationNo, qualification, DateOnly.FromDateTime(to));

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

    private static IReadOnlyList<string> DecisionMakers(string fields)
    {
        using var document = JsonDocument.Parse(fields);
        return document.RootElement.TryGetProperty("decisionMakers", out var names)
            ? [.. names.EnumerateArray().Select(n => n.GetString()!)]
            : [];
    }

    private static RowAnswer Reject(RowReading reading, int line, Refusal refusal)
        => new(reading.Row, line, null, [.. reading.Findings, RowAnswer.Rejection(refusal)]);
}
