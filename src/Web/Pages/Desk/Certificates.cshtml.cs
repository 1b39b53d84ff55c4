using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.Public;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>The own certificates: those that a body has issued, or that a firm holds.</summary>
[Needs(Power.ReadOwnFile)]
public sealed class CertificatesModel(CertificateList certificates, AuditLog audit, Say say) : DeskPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "standing")]
    public string? StandingKey { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Scheme { get; set; }

    /// <summary>In calendar days.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Within { get; set; }

    [BindProperty(SupportsGet = true)]
    public Alarm? Alarm { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public CertificatePage Found { get; private set; } = new([], null);

    public bool MayChange => Caller.May(Power.ReportCertificates);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await certificates.Read(Query(Cursor, 50), Mandate, ct);
        if (found.IsRefused)
        {
            return PageWith(found.Refusal);
        }

        Found = found.Value;
        if (Format is { } format)
        {
            return new TableDownload<ListedCertificate>(say["证书", "Certificates"], format, Columns(), All(ct)) { Trace = () => Exported(audit, format) };
        }

        return Page();
    }

    public IEnumerable<Option> Standings() =>
    [
        new("", say["全部", "all"]),
        .. new[] { Standing.Valid, Standing.Suspended, Standing.Revoked, Standing.Cancelled, Standing.Expired }
            .Select(standing => new Option(standing.Key(), say[standing.Verdict().Words()])),
    ];

    public IEnumerable<Option> Alarms() =>
    [
        new("", say["全部", "all"]),
        .. new[] { Registry.Certificates.Alarm.MustSuspend, Registry.Certificates.Alarm.MustRevoke, Registry.Certificates.Alarm.DueVerySoon, Registry.Certificates.Alarm.DueSoon }
            .Select(alarm => new Option(alarm.ToString(), say[WordsOf(alarm)])),
    ];

    public static Words WordsOf(Alarm alarm) => alarm switch
    {
        Registry.Certificates.Alarm.DueSoon => new("90 日内应监督", "surveillance within 90 days"),
        Registry.Certificates.Alarm.DueVerySoon => new("30 日内应监督", "surveillance within 30 days"),
        Registry.Certificates.Alarm.MustSuspend => new("监督逾期，须暂停", "surveillance overdue"),
        Registry.Certificates.Alarm.MustRevoke => new("暂停期满，须撤销", "suspension over"),
        _ => new(string.Empty, string.Empty),
    };

    private CertificateListQuery Query(string? cursor, int limit) => new(
        Text ?? string.Empty,
        string.IsNullOrEmpty(StandingKey) ? null : Public.Standings.Find(StandingKey),
        string.IsNullOrWhiteSpace(Scheme) ? null : Scheme.Trim(),
        Within,
        Alarm is null or Registry.Certificates.Alarm.None ? null : Alarm,
        string.IsNullOrEmpty(cursor) ? null : cursor,
        limit);

    private async IAsyncEnumerable<ListedCertificate> All([EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await certificates.Read(Query(after, CertificateLookup.MostOnPage), Mandate, ct);
            foreach (var one in page.Value.Certificates)
            {
                yield return one;
            }

            after = page.Value.Next;
        }
        while (after is not null);
    }

    private TableColumn<ListedCertificate>[] Columns() =>
    [
        new(say["证书编号", "Number"], 26, one => one.Summary.Number),
        new(say["状态", "Status"], 10, one => say[one.Summary.Standing.Verdict().Words()]),
        new(say["认证项目", "Scheme"], 26, one => one.Summary.SchemeName),
        new(say["获证组织", "Holder"], 32, one => one.Summary.HolderName),
        new(say["统一社会信用代码", "Code"], 20, one => one.Summary.HolderCode),
        new(say["认证机构", "Body"], 32, one => one.Summary.BodyName),
        new(say["颁证日期", "Issued"], 12, one => one.Summary.IssuedOn),
        new(say["有效期至", "Until"], 12, one => one.Summary.ExpiresOn),
        new(say["应监督日期", "Surveillance due"], 12, one => one.SurveillanceDue),
        new(say["提醒", "Alarm"], 20, one => say[WordsOf(one.Alarm)]),
    ];
}
