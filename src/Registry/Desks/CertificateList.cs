using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Registry.Reporting.Import;

namespace Zhiheng.Registry.Desks;

/// <summary>
/// What a list of one's certificates asks for. <c>ExpiresWithin</c> is in calendar days from today, the last one included;
/// <c>Scheme</c> a code or its beginning; <c>Text</c> a number, its beginning, a credit code or (part of) a holder's name.
/// </summary>
public sealed record CertificateListQuery(
    string Text = "", Standing? Standing = null, string? Scheme = null, int? ExpiresWithin = null, Alarm? Alarm = null, string? Cursor = null, int Limit = 20);

/// <summary>A certificate in somebody's list, with what is to be watched about it today.</summary>
public sealed record ListedCertificate(Guid Id, CertificateSummary Summary, DateOnly? SurveillanceDue, Alarm Alarm, DateOnly? BodyWithdrawnOn);

/// <summary>A page; it may be short although <c>Next</c> goes on, when a filter left little of a long stretch.</summary>
public sealed record CertificatePage(IReadOnlyList<ListedCertificate> Certificates, string? Next);

/// <summary>The certificates within a scope, newest first; those found by a number or a name in the order of these.</summary>
public sealed class CertificateList(Database database, BusinessCalendar calendar, ReportRules reference)
{
    private const int MostDays = 3660;

    public async Task<Outcome<CertificatePage>> Read(CertificateListQuery query, Mandate mandate, CancellationToken ct)
    {
        if (query.Limit is < 1 or > CertificateLookup.MostOnPage || query.ExpiresWithin is < 0 or > MostDays)
        {
            return query.ExpiresWithin is < 0 or > MostDays ? DeskRefusals.Days(MostDays) : SearchRefusals.Limit(query.Limit);
        }

        var text = SearchText.Parse(query.Text);
        var asked = new SearchQuery(string.Empty, query.Standing, query.Scheme);
        var filter = SearchFilter.Of(asked, reference.Regions, calendar.Today, Watched(query, text is { IsRefused: false, Value.IsEmpty: false }));
        if (text.IsRefused || filter.IsRefused)
        {
            return text.IsRefused ? text.Refusal : filter.Refusal;
        }

        filter.Value.Values["soon"] = calendar.Today.AddDays(90);
        filter.Value.Values["verySoon"] = calendar.Today.AddDays(30);
        filter.Value.Values["expiresBy"] = calendar.Today.AddDays(query.ExpiresWithin ?? 0);
        await using var session = await database.Read(mandate.Scope, ct);
        var list = await Understand(session, text.Value, filter.Value, ct);
        SearchPosition? after = null;
        if (query.Cursor is { } cursor && ((after = SearchPosition.FromCursor(cursor)) is null || !list.Knows(after)))
        {
            return SearchRefusals.Cursor();
        }

        var part = await list.Read(after, query.Limit + 1, query.Limit + 1, ct);
        var shown = part.Matches.Take(query.Limit).ToList();
        var next = part.Matches.Count > query.Limit ? list.At(shown[^1]) : part.Rest;
        var rows = (await CertificateListStore.Listed(session, shown.Select(m => m.Code), ct)).ToDictionary(r => r.Code);
        return new CertificatePage([.. shown.Where(m => rows.ContainsKey(m.Code)).Select(m => Listed(rows[m.Code]))], next?.ToCursor());
    }

    /// <summary>One certificate by its public code; null outside the scope.</summary>
    public async Task<ListedCertificate?> Find(string code, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return (await CertificateListStore.Listed(session, [code], ct)) is [var row] ? Listed(row) : null;
    }

    private static async Task<SearchList> Understand(Session session, SearchText text, SearchFilter filter, CancellationToken ct)
    {
        if (text.IsEmpty)
        {
            return new OwnList(session, filter);
        }

        if (text.CreditCode is { } code)
        {
            return new HolderList(session, filter, await CertificateListStore.Holder(session, code.Value, ct) ?? Guid.Empty);
        }

        var whole = new NumberList(session, filter, text.NumberKey, null);
        if ((await whole.Read(null, 1, 1, ct)).Matches.Count > 0)
        {
            return whole;
        }

        var beginning = new NumberList(session, filter, text.NumberKey, text.NumberKey[..^1] + (char)(text.NumberKey[^1] + 1));
        return text.MayBeginNumber && (await beginning.Read(null, 1, 1, ct)).Matches.Count > 0 ? beginning : new NameList(session, filter, text);
    }

    /// <summary>Constant texts only. A list that is not <see cref="OwnList"/> gets its scope here.</summary>
    private static string? Watched(CertificateListQuery query, bool isFound)
    {
        const string Holds = "(c.expires_on is null or c.expires_on >= @today) and c.issued_on <= @today";
        const string Surveyed = $"c.status = 'valid' and {Holds} and (c.expires_on is null or c.surveillance_due <= c.expires_on)";
        var alarm = query.Alarm switch
        {
            Alarm.DueSoon => $"{Surveyed} and c.surveillance_due > @verySoon and c.surveillance_due <= @soon",
            Alarm.DueVerySoon => $"{Surveyed} and c.surveillance_due >= @today and c.surveillance_due <= @verySoon",
            Alarm.MustSuspend => $"{Surveyed} and c.surveillance_due < @today",
            Alarm.MustRevoke => $"c.status = 'suspended' and {Holds} and c.suspended_until < @today",
            _ => null,
        };
        var expiry = query.ExpiresWithin is null ? null : "c.status in ('valid', 'suspended') and c.expires_on >= @today and c.expires_on <= @expiresBy";
        var parts = new[] { isFound ? "{mine registry_certificate c}" : null, alarm, expiry }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(" and ", parts);
    }

    private ListedCertificate Listed(ListedRow row)
    {
        var certificate = row.ToCertificate() with { SurveillanceDue = row.SurveillanceDue };
        return new ListedCertificate(
            row.Id, row.ToSummary(certificate, calendar.Today, reference.Schemes, reference.Regions), row.SurveillanceDue,
            Surveillance.AlarmOn(calendar.Today, certificate), row.WithdrawnOn);
    }
}

internal static class DeskRefusals
{
    public static Refusal Days(int most) => new("registry.desk.days", $"“几日内到期”应为 0 至 {most} 的整数。请改正筛选条件。");

    public static Refusal Cursor() => new("registry.desk.cursor", "翻页标记不正确，或与当前列表不符。请从第一页重新查看。");
}
