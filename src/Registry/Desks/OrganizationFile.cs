using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Registry.Orders;
using Zhiheng.Registry.Reporting.Import;

namespace Zhiheng.Registry.Desks;

/// <summary>One fact of a file's timeline, in words; <c>Who</c> only for officers.</summary>
public sealed record TimelineStep(long Seq, string Kind, string Title, Guid Subject, DateOnly EffectiveOn, DateTimeOffset RecordedAt, string? Who, string? Reason);

/// <summary>
/// All that is known of one organisation within the scope of the reader. Every section holds at most <see cref="OrganizationFile.SectionRows"/>
/// rows; a section of which there is nothing is empty. Alerts are certificates with which a body must do something today.
/// </summary>
public sealed record OrganizationDossier(
    ListedOrganization Organization,
    IReadOnlyDictionary<string, long> CertificatesByStanding,
    IReadOnlyList<ListedCertificate> Certificates,
    IReadOnlyList<ListedCertificate> Alerts,
    IReadOnlyList<TeamPerson> People,
    IReadOnlyList<Guid> Orders,
    IReadOnlyList<ListedObjection> Objections,
    IReadOnlyList<ListedProposal> Acts,
    IReadOnlyList<TimelineStep> Timeline,
    long? Earlier);

/// <summary>The 360° file of an organisation for officers; for the organisation itself, its own without what is internal.</summary>
public sealed class OrganizationFile(Database database, BusinessCalendar calendar, ReportRules reference)
{
    public const int SectionRows = 100;

    /// <param name="before">The timeline goes on before this fact; null from the newest.</param>
    public async Task<Outcome<OrganizationDossier>> Read(string code, long? before, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        if (await OrganizationFileStore.Find(session, code.Trim().ToUpperInvariant(), ct) is not { } organization)
        {
            return ActRefusals.Unknown("组织");
        }

        var isOfficer = mandate.Scope.Regions.Count > 0;
        var entries = await OrganizationFileStore.Entries(session, organization.Id, ct);
        var certificates = await OrganizationFileStore.Certificates(session, entries, SectionRows, ct);
        var listed = (await CertificateListStore.Listed(session, certificates.Select(c => c.Code), ct)).ToDictionary(r => r.Code);
        var shown = certificates.Where(c => listed.ContainsKey(c.Code)).Select(c => Listed(listed[c.Code])).ToList();
        var orders = await OrderViewStore.OfHolders(session, entries, SectionRows, ct);
        Guid[] subjects = [.. entries, .. certificates.Select(c => c.Id)];
        var acts = await OrganizationFileStore.Proposals(session, subjects, SectionRows, ct);
        var objections = await OrganizationFileStore.Objections(session, [.. subjects, .. acts.Select(a => a.Id)], SectionRows, ct);
        var facts = await Journal.FactsOf(
            session,
            [.. subjects, .. orders.Select(o => o.Id), .. acts.Select(a => a.Id), .. objections.Select(o => o.Id)],
            isOfficer,
            before ?? long.MaxValue,
            SectionRows + 1,
            ct);
        return new OrganizationDossier(
            organization,
            await OrganizationFileStore.Standings(session, entries, calendar.Today, ct),
            shown,
            [.. shown.Where(c => c.Alarm != Alarm.None || c.BodyWithdrawnOn is not null)],
            isOfficer ? await OrganizationFileStore.People(session, entries, SectionRows, ct) : [],
            [.. orders.Select(o => o.Id)],
            objections,
            acts,
            [.. facts.Take(SectionRows).Select(f => Step(f, isOfficer))],
            facts.Count > SectionRows ? facts[SectionRows - 1].Seq : null);
    }

    internal static TimelineStep Step(JournalRow fact, bool isOfficer) => new(
        fact.Seq, fact.Kind, ActStory.Title(fact.Kind), fact.Subject, fact.EffectiveOn, fact.At, isOfficer ? fact.Who : null, isOfficer ? fact.Reason : null);

    private ListedCertificate Listed(ListedRow row)
    {
        var certificate = row.ToCertificate() with { SurveillanceDue = row.SurveillanceDue };
        return new ListedCertificate(
            row.Id, row.ToSummary(certificate, calendar.Today, reference.Schemes, reference.Regions), row.SurveillanceDue,
            Surveillance.AlarmOn(calendar.Today, certificate), row.WithdrawnOn);
    }
}
