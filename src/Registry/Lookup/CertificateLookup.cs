using System.Buffers;
using System.Text.Json;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.People;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Lookup;

/// <summary>Everything the public may ask of the register besides one number. Reads public tables and public facts only.</summary>
public sealed partial class CertificateLookup(Database database, BusinessCalendar calendar, ReportRules reference, VerificationText text)
    : IDisposable
{
    private const int MostChildren = 50;
    private const int MostSteps = 100;
    private const int OrganizationPage = 50;
    private static readonly TimeSpan FiguresKept = TimeSpan.FromSeconds(60);

    private readonly FieldLabels labels = new(reference.Templates, reference.Codes);
    private readonly SemaphoreSlim counting = new(1, 1);
    private Figures? figures;

    private SchemeTable Schemes => reference.Schemes;

    private RegionTable Regions => reference.Regions;

    /// <summary>The certificate whose QR code holds <paramref name="code"/>, as of a day (null: today), or null when there is none.</summary>
    public async Task<CertificateView?> ByCode(string code, DateOnly? asOf, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var found = await session.First<DetailRow>(
            $"""
            select {SummaryRow.Columns}, c.body, c.holder, c.first_issued_on, c.parent_number, c.surveillance_due, c.content, o.is_demo, b.withdrawn_on
            from {SummaryRow.From}
            where c.code = @code
            """,
            new { code },
            ct);
        if (found is null)
        {
            return null;
        }

        var today = calendar.Today;
        var day = asOf ?? today;
        var facts = await Journal.PublicFactsOf(session, found.Id, ct);
        var history = new History(found.Id, found.Number, facts);
        return await View(session, found, history, day, today, ct);
    }

    /// <summary>Under which id the journal and the ledger know the certificate with this public code.</summary>
    public async Task<Guid?> IdOf(string code, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await session.First<Guid?>("select id from registry_certificate where code = @code", new { code }, ct);
    }

    /// <summary>Answers many numbers as <see cref="NumberLookup"/> answers one: a JSON array in the order asked.</summary>
    public async Task<ReadOnlyMemory<byte>> VerifyMany(IReadOnlyList<string> numbers, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var keys = numbers.Select(NumberKey.Of).ToList();
        var rows = await session.Query<VerifyManyRow>(
            $$"""
            select c.number_key, {{SummaryRow.Columns}}
            from {{SummaryRow.From}}
            where c.number_key in ({keys})
            """,
            new { keys = Session.Keys(keys.Distinct()) },
            ct);
        var found = rows.ToLookup(r => r.NumberKey, r => r.ToVerified());
        var today = calendar.Today;
        var buffer = new ArrayBufferWriter<byte>(numbers.Count * 600);
        buffer.Write("["u8);
        for (var i = 0; i < numbers.Count; i++)
        {
            buffer.Write(i == 0 ? ""u8 : ","u8);
            buffer.Write(text.Write(numbers[i], [.. found[keys[i]]], today).Span);
        }

        buffer.Write("]"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>An organisation by its code, with a page of its certificates.</summary>
    public async Task<Outcome<OrganizationView>> Organization(string code, string? cursor, CancellationToken ct)
    {
        Guid after = default;
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out after))
        {
            return LookupRefusals.OrganizationCursor();
        }

        if (!NameText.IsWellFormed(code))
        {
            return LookupRefusals.NoOrganization();
        }

        await using var session = await database.Read(ct);
        var wanted = code.Normalize(System.Text.NormalizationForm.FormKC).Trim().ToUpperInvariant();
        var found = await session.First<FoundOrganization>(
            """
            select o.id, o.code, o.name, o.country, o.region, o.address, o.is_demo, o.version, s.code as survivor_code, s.name as survivor_name
            from registry_organization o left join registry_organization s on s.id = o.merged_into
            where o.code = @wanted
            """,
            new { wanted },
            ct);
        if (found is null)
        {
            return LookupRefusals.NoOrganization();
        }

        var names = await session.Query<string>(
            "select name from registry_organization_name where organization = @id order by no", new { id = found.Id }, ct);
        var rows = await session.Query<SummaryRow>(
            $"select {SummaryRow.Columns} from {SummaryRow.From} where c.holder in ({SearchStore.HoldersSql}) and c.id > @after order by c.id limit @limit",
            new { id = found.Id, after, limit = OrganizationPage + 1 },
            ct);
        var counts = await session.First<(long All, long Valid)>(
            $"""
            select count(*), coalesce(sum(case when status = 'valid' and (expires_on is null or expires_on >= @today) then 1 else 0 end), 0)
            from registry_certificate where holder in ({SearchStore.HoldersSql})
            """,
            new { id = found.Id, today = calendar.Today },
            ct);
        return new OrganizationView(
            found.Code, found.Name, found.Region, found.Region is null ? string.Empty : SummaryRow.RegionName(Regions, found.Region),
            found.Address, found.IsDemo, [.. names.Where(n => n != found.Name)], (int)counts.All, (int)counts.Valid,
            [.. rows.Take(OrganizationPage).Select(Summary)],
            rows.Count > OrganizationPage ? rows[OrganizationPage - 1].Id.ToString("N") : null)
        {
            MergedIntoCode = found.SurvivorCode, MergedIntoName = found.SurvivorName,
        };
    }

    public async Task<IReadOnlyList<CertificationBody>> Bodies(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await BodyStore.All(session, ct);
    }

    /// <summary>A certification body with its counts by standing today and its newest certificates.</summary>
    public async Task<BodyView?> Body(string approvalNo, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        if (await BodyStore.Find(session, approvalNo.Trim().ToUpperInvariant(), ct) is not { } body)
        {
            return null;
        }

        var counts = await session.Query<(string Standing, long Count)>(
            """
            select case when status in ('revoked', 'cancelled') then status
                        when expires_on < @today then 'expired'
                        else status end as standing,
                   count(*)
            from registry_certificate where body = @id group by 1
            """,
            new { id = body.Id, today = calendar.Today },
            ct);
        var latest = await session.Query<SummaryRow>(
            $"select {SummaryRow.Columns} from {SummaryRow.From} where c.body = @id order by c.id desc limit 10", new { id = body.Id }, ct);
        return new BodyView(
            body.ApprovalNo, body.Name, body.CreditCode,
            [.. body.SchemeList.Select(s => Schemes.Resolve(s)?.Name ?? s).Distinct()],
            body.ApprovedOn, body.ApprovalEndsOn, body.WithdrawnOn, body.IsDemo,
            counts.ToDictionary(c => Enum.Parse<Standing>(c.Standing, ignoreCase: true), c => (int)c.Count),
            [.. latest.Select(Summary)]);
    }

    /// <summary>The figures of the home page, counted at most once a minute.</summary>
    public async Task<Figures> Figures(CancellationToken ct)
    {
        if (figures is { } kept && calendar.Now - kept.CountedAt < FiguresKept)
        {
            return kept;
        }

        await counting.WaitAsync(ct);
        try
        {
            if (figures is { } counted && calendar.Now - counted.CountedAt < FiguresKept)
            {
                return counted;
            }

            return figures = await Count(ct);
        }
        finally
        {
            counting.Release();
        }
    }

    /// <summary>The newest public facts that change whether a certificate holds, newest first.</summary>
    public async Task<IReadOnlyList<RecentFact>> RecentFacts(int count, CancellationToken ct)
    {
        string[] kinds =
        [
            nameof(CertificateSuspended), nameof(CertificateRestored), nameof(CertificateRevoked), nameof(CertificateCancelled),
            nameof(CertificateReported), nameof(CertificateRenewed),
        ];
        await using var session = await database.Read(ct);
        var facts = await Journal.Newest(session, kinds, count, ct);
        var subjects = new Dictionary<Guid, SummaryRow>();
        foreach (var id in facts.Select(f => f.Subject).Distinct())
        {
            if (await session.First<SummaryRow>($"select {SummaryRow.Columns} from {SummaryRow.From} where c.id = @id", new { id }, ct) is { } row)
            {
                subjects[id] = row;
            }
        }

        return [.. facts.Where(f => subjects.ContainsKey(f.Subject)).Select(f =>
        {
            var row = subjects[f.Subject];
            return new RecentFact(
                f.Kind, row.HolderName, $"{Schemes.Resolve(row.Scheme)?.Name ?? row.Scheme} {row.Number}", row.Code, f.EffectiveOn);
        })];
    }

    public void Dispose() => counting.Dispose();

    private CertificateSummary Summary(SummaryRow row) => row.ToSummary(row.ToCertificate(), calendar.Today, Schemes, Regions);

    private async Task<Figures> Count(CancellationToken ct)
    {
        var today = calendar.Today;
        await using var session = await database.Read(ct);
        var valid = await session.First<long>(
            "select count(*) from registry_certificate where status = 'valid' and (expires_on is null or expires_on >= @today)", new { today }, ct);
        var holders = await session.First<long>(
            """
            select count(*) from (select distinct holder from registry_certificate
            where status = 'valid' and (expires_on is null or expires_on >= @today)) holders
            """,
            new { today },
            ct);
        var bodies = await session.First<long>("select count(*) from registry_body where withdrawn_on is null", null, ct);
        var month = new DateTimeOffset(today.Year, today.Month, 1, 0, 0, 0, BusinessCalendar.BeijingOffset).ToUniversalTime();
        var facts = await session.First<long>(
            """
            select coalesce(max(seq), 0) - coalesce((
              select max(j.seq) from platform_journal j join platform_act a on a.id = j.act
              where a.id = (select id from platform_act where at < @month order by at desc limit 1)), 0)
            from platform_journal
            """,
            new { month },
            ct);
        return new Figures((int)valid, (int)holders, (int)bodies, (int)facts, calendar.Now);
    }

    private sealed record FoundOrganization : Organizations.Organization
    {
        public string? SurvivorCode { get; init; }

        public string? SurvivorName { get; init; }
    }

    private sealed record VerifyManyRow : SummaryRow
    {
        public string NumberKey { get; init; } = string.Empty;

        public VerifiedRow ToVerified() => new(
            Code, Number, Scheme, HolderCode, HolderName, ApprovalNo, BodyName, Region, IssuedOn, ExpiresOn,
            Enum.Parse<CertificateStatus>(Status, ignoreCase: true), StatusSince, SuspendedUntil);
    }
}

internal static class LookupRefusals
{
    public static Refusal OrganizationCursor() => new("registry.lookup.organization-cursor", "翻页标记不正确。请从第一页重新开始。");

    public static Refusal NoOrganization() => new(
        "registry.lookup.organization-unknown", "本登记簿没有这个代码的组织。请核对统一社会信用代码，或改用名称查询。");
}
