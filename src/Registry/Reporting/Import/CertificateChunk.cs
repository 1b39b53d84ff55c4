using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Keys;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Orders;
using Zhiheng.Registry.Organizations;
using Zhiheng.Registry.Reporting.Rules;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// Certificate rows of one chunk: what they need is loaded in a few queries, each row is decided in memory in the order of the
/// file, and what changed is saved in bulk. Used once, inside one <see cref="Work"/>.
/// </summary>
internal sealed class CertificateChunk(CertificationBody body, SchemeTable schemes, DatedRules rules, DateOnly reportedOn, TimeProvider clock, FactText text) : IChunk
{
    private sealed class Slot
    {
        public required HeldCertificate Held { get; set; }

        public required long Version { get; init; }

        public bool IsNew => Version == 0;

        public ReportedCertificate? Latest { get; set; }

        public Guid Holder { get; set; }
    }

    private readonly OrganizationChunk organizations = new(clock);
    private readonly Dictionary<(string Scheme, string Number), Slot> slots = [];
    private readonly Dictionary<string, DateOnly?> expiries = new(StringComparer.Ordinal);
    private readonly List<object?[]> parties = [];
    private readonly Dictionary<Guid, ReportedCertificate> repeated = [];
    private readonly IReadOnlyList<string> approved = body.SchemeList;
    private readonly Dictionary<(string Scheme, string Number), Slot> unsaved = [];
    private (List<object?[]> Certificates, List<object?[]> Undisclosed) added, changed;
    private List<Certificate> stopped = [];

    public List<JournalEntry> Facts { get; } = [];

    public bool Follow(IChunk unsaved)
    {
        var before = (CertificateChunk)unsaved;
        foreach (var (key, slot) in before.slots.Where(s => s.Value.Latest is not null))
        {
            this.unsaved[key] = new Slot { Held = slot.Held, Version = slot.Version + 1, Holder = slot.Holder };
        }

        organizations.Follow(before.organizations);
        return true;
    }

    public async Task Load(Work work, IReadOnlyList<ReportedRow> rows, CancellationToken ct)
    {
        var certificates = rows.Cast<ReportedCertificate>().ToList();
        var numbers = certificates.Select(r => r.Number)
            .Concat(certificates.Select(r => r.ParentNumber).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in await CertificateStore.OfBody(work, body.Id, numbers, ct))
        {
            var held = new HeldCertificate(row.ToCertificate(), row.Code, row.Scheme, row.Content, row.ReportedOn);
            slots[(row.Scheme, row.Number)] = new Slot { Held = held, Version = row.Version, Holder = row.Holder };
        }

        foreach (var (key, slot) in unsaved.Where(s => numbers.Contains(s.Key.Number)))
        {
            slots[key] = slot;
        }

        foreach (var (key, slot) in slots)
        {
            expiries[key.Number] = slot.Held.Certificate.ExpiresOn;
        }

        var codes = certificates.SelectMany(PartiesOf).Select(OrganizationChunk.CodeOf).Distinct(StringComparer.Ordinal);
        await organizations.Load(work, codes, ct);
    }

    public RowAnswer Decide(RowReading reading, int line)
    {
        var row = (ReportedCertificate)reading.Content!;
        if (Stranger(row) is { } refusal)
        {
            return Reject(reading, line, refusal);
        }

        var findings = reading.Findings;
        if (row.ParentNumber is { } parent && Rules.ParentRule.Check(row, parent, expiries.TryGetValue(parent, out var end), end) is { } finding)
        {
            findings = [.. findings, finding];
            if (finding.Severity == Severity.Reject)
            {
                return new RowAnswer(reading.Row, line, null, findings);
            }
        }

        var decided = Decide(row);
        if (decided.IsRefused)
        {
            return Reject(reading, line, decided.Refusal);
        }

        return new RowAnswer(reading.Row, line, decided.Value, findings);
    }

    public void Seal()
    {
        organizations.Seal();
        var touched = slots.Values.Where(s => s.Latest is not null).ToList();
        added = Rows(touched, isNew: true);
        changed = Rows(touched, isNew: false);
        stopped = [.. touched.Select(s => s.Held.Certificate).Where(c => c.Status is CertificateStatus.Suspended or CertificateStatus.Revoked)];
    }

    public async Task Save(Work work, CancellationToken ct)
    {
        await organizations.Save(work, ct);
        await CertificateStore.Save(work, added.Certificates, changed.Certificates, ct);
        await CertificateStore.SaveUndisclosed(work, added.Undisclosed, changed.Undisclosed, ct);
        await CertificateStore.SaveParties(work, LatestParties(), ct);
        await SaveRepeated(work, ct);
        Facts.AddRange(await ObeyedOrders.Close(work, stopped, reportedOn, ct));
    }

    private (List<object?[]> Certificates, List<object?[]> Undisclosed) Rows(List<Slot> touched, bool isNew)
    {
        var those = touched.Where(s => s.IsNew == isNew).ToList();
        return (those.ConvertAll(s => CertificateStore.Cells(Row(s))), those.ConvertAll(Undisclosed));
    }

    /// <summary>A row may repeat all that is public and still correct what is not.</summary>
    private async Task SaveRepeated(Work work, CancellationToken ct)
    {
        if (repeated.Count == 0)
        {
            return;
        }

        var held = (await CertificateStore.UndisclosedOf(work, body.Id, repeated.Values.Select(r => r.Number).Distinct(), ct))
            .ToDictionary(u => u.Certificate, u => u.Fields);
        var corrected = repeated.Where(r => held.GetValueOrDefault(r.Key) != r.Value.UndisclosedJson);
        await CertificateStore.SaveUndisclosed(work, [], [.. corrected.Select(r => new object?[] { r.Key, r.Value.UndisclosedJson })], ct);
    }

    private Outcome<Guid> Decide(ReportedCertificate row)
    {
        var key = (row.SchemeCode, row.Number);
        var slot = slots.GetValueOrDefault(key);
        var surveillance = schemes.Resolve(row.SchemeCode)?.SurveillanceRule;
        var change = new CertificateChange(
            body.ApprovalNo, OrganizationChunk.CodeOf(row.Holder), row, reportedOn, rules, surveillance, text);
        var outcome = slot is null
            ? change.New(Guid.CreateVersion7(clock.GetUtcNow()), Entropy.TimedCode(clock.GetUtcNow()))
            : change.Of(slot.Held);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        var id = outcome.Value.After.Certificate.Id;
        if (slot is not null && outcome.Value.Facts.Count == 0 && slot.Held.Content == row.PublicJson)
        {
            Repeat(slot, row);
            return id;
        }

        repeated.Remove(id);
        slot ??= slots[key] = new Slot { Held = outcome.Value.After, Version = 0 };
        slot.Held = outcome.Value.After;
        slot.Latest = row;
        slot.Holder = organizations.Take(row.Holder);
        expiries[row.Number] = row.ExpiresOn;
        Facts.AddRange(outcome.Value.Facts);
        Party(id, "manufacturer", row.Manufacturer);
        Party(id, "factory", row.Factory);
        return id;
    }

    private void Repeat(Slot slot, ReportedCertificate row)
    {
        if (slot.Latest is null)
        {
            repeated[slot.Held.Certificate.Id] = row;
        }
        else
        {
            slot.Latest = row;
        }
    }

    private Refusal? Stranger(ReportedCertificate row)
    {
        if (row.BodyApprovalNo is { } reported && reported != body.ApprovalNo)
        {
            return ReportRefusals.AnothersRow(reported, body.ApprovalNo);
        }

        return approved.Any(a => row.SchemeCode.StartsWith(a, StringComparison.Ordinal))
            ? null
            : ReportRefusals.SchemeNotApproved(row.SchemeCode, body.ApprovalNo);
    }

    private void Party(Guid certificate, string role, ReportedParty? party)
    {
        if (party is not null)
        {
            parties.Add([certificate, role, organizations.Take(party)]);
        }
    }

    private List<object?[]> LatestParties()
        => [.. parties.GroupBy(p => (p[0], p[1])).Select(g => g.Last())];

    private CertificateRow Row(Slot slot)
    {
        var row = slot.Latest!;
        var certificate = slot.Held.Certificate;
        return new CertificateRow
        {
            Id = certificate.Id,
            Code = slot.Held.Code,
            Body = body.Id,
            Scheme = row.SchemeCode,
            Number = row.Number,
            NumberKey = NumberKey.Of(row.Number),
            Category = row.TemplateNo.StartsWith('2') ? "CCC" : Category(row.SchemeCode),
            Holder = slot.Holder,
            HolderName = row.Holder.Name,
            Region = row.Holder.Region?.Value,
            FirstIssuedOn = row.FirstIssuedOn,
            IssuedOn = certificate.IssuedOn,
            ExpiresOn = certificate.ExpiresOn,
            Status = certificate.Status.ToString().ToLowerInvariant(),
            StatusSince = certificate.StatusSince,
            SuspendedUntil = certificate.SuspendedUntil,
            ParentNumber = row.ParentNumber,
            SurveillanceDue = certificate.SurveillanceDue,
            ReportedOn = reportedOn,
            Content = row.PublicJson,
            Version = slot.Version + 1,
        };
    }

    private string Category(string scheme) => schemes.Resolve(scheme)?.Domain switch
    {
        SchemeDomain.Product => "P",
        SchemeDomain.Service => "S",
        _ => "MS",
    };

    private static object?[] Undisclosed(Slot slot) => [slot.Held.Certificate.Id, slot.Latest!.UndisclosedJson];

    private static RowAnswer Reject(RowReading reading, int line, Refusal refusal)
        => new(reading.Row, line, null, [.. reading.Findings, RowAnswer.Rejection(refusal)]);

    private static IEnumerable<ReportedParty> PartiesOf(ReportedCertificate row)
    {
        yield return row.Holder;
        if (row.Manufacturer is { } manufacturer)
        {
            yield return manufacturer;
        }

        if (row.Factory is { } factory)
        {
            yield return factory;
        }
    }
}
