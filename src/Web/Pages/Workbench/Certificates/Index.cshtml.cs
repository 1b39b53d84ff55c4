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

namespace Zhiheng.Web.Pages.Workbench.Certificates;

/// <summary>The certificates within the officer's region, by status, scheme, expiry, what is to be watched, and number or name.</summary>
[Needs(Power.ReadRegister)]
public sealed class IndexModel(CertificateList certificates, AuditLog audit, Say say) : SignedInPage
{
    public const int MostExported = 100_000;
    private const int PageRows = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "standing")]
    public string? Standing { get; set; }

    [BindProperty(SupportsGet = true, Name = "scheme")]
    public string? Scheme { get; set; }

    /// <summary>Calendar days from today, the last one included.</summary>
    [BindProperty(SupportsGet = true, Name = "within")]
    public string? Within { get; set; }

    [BindProperty(SupportsGet = true, Name = "alarm")]
    public string? Alarm { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public CertificatePage Shown { get; private set; } = new([], null);

    private AuditEntry Exported => new(
        "export", Caller.Account.Id, Caller.Account.PersonName, Caller.Session?.Id, Origin.Address, Request.Path, Request.QueryString.Value ?? string.Empty);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var first = await certificates.Read(Query(Cursor, PageRows), Mandate, ct);
        if (first.IsRefused)
        {
            return PageWith(first.Refusal);
        }

        if (Format is { } format)
        {
            return new TableDownload<ListedCertificate>("证书", format, Columns(), All(ct)) { Trace = () => audit.Add(Exported, ct) };
        }

        Shown = first.Value;
        return Page();
    }

    public IEnumerable<Option> StandingOptions()
        => Enum.GetValues<Standing>().Select(one => new Option(one.Key(), say[one.Verdict().Words()])).Prepend(new Option("", say["全部", "all"]));

    public IEnumerable<Option> AlarmOptions()
        => AlarmWords.All.Select(pair => new Option(pair.Key.ToString(), say[pair.Value])).Prepend(new Option("", say["全部", "all"]));

    // What does not read as a number of days is refused as one that is too many, and the page says what it may be.
    private CertificateListQuery Query(string? cursor, int limit) => new(
        Text ?? string.Empty,
        string.IsNullOrEmpty(Standing) ? null : Standings.Find(Standing),
        string.IsNullOrWhiteSpace(Scheme) ? null : Scheme.Trim(),
        string.IsNullOrWhiteSpace(Within) ? null : int.TryParse(Within, out var days) ? days : -1,
        Enum.TryParse<Alarm>(Alarm, out var alarm) && AlarmWords.All.ContainsKey(alarm) ? alarm : null,
        string.IsNullOrEmpty(cursor) ? null : cursor,
        limit);

    private async IAsyncEnumerable<ListedCertificate> All([EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        for (var rows = 0; rows < MostExported;)
        {
            var page = (await certificates.Read(Query(after, CertificateLookup.MostOnPage), Mandate, ct)).Value;
            foreach (var row in page.Certificates)
            {
                rows++;
                yield return row;
            }

            if ((after = page.Next) is null)
            {
                yield break;
            }
        }
    }

    private TableColumn<ListedCertificate>[] Columns() =>
    [
        new(say["状态", "Status"], 8, row => say[row.Summary.Standing.Verdict().Words()]),
        new(say["证书编号", "Certificate"], 24, row => row.Summary.Number),
        new(say["获证组织", "Holder"], 32, row => row.Summary.HolderName),
        new(say["统一社会信用代码", "Credit code"], 20, row => row.Summary.HolderCode),
        new(say["认证项目", "Scheme"], 28, row => row.Summary.SchemeName),
        new(say["认证机构", "Body"], 32, row => row.Summary.BodyName),
        new(say["地区", "Region"], 28, row => row.Summary.RegionName),
        new(say["颁证日期", "Issued"], 12, row => row.Summary.IssuedOn),
        new(say["有效期至", "Valid until"], 12, row => row.Summary.ExpiresOn),
        new(say["监督审核期限", "Surveillance due"], 12, row => row.SurveillanceDue),
        new(say["预警", "Alert"], 20, row => row.Alarm == Registry.Certificates.Alarm.None ? null : say[AlarmWords.All[row.Alarm]]),
    ];
}

/// <summary>What is to be watched about a certificate, in words.</summary>
internal static class AlarmWords
{
    public static readonly IReadOnlyDictionary<Alarm, Words> All = new Dictionary<Alarm, Words>
    {
        [Alarm.DueSoon] = new("90 日内应监督审核", "surveillance due in 90 days"),
        [Alarm.DueVerySoon] = new("30 日内应监督审核", "surveillance due in 30 days"),
        [Alarm.MustSuspend] = new("逾期未监督审核，应暂停", "surveillance overdue, to be suspended"),
        [Alarm.MustRevoke] = new("暂停期满未恢复，应撤销", "suspension ran out, to be revoked"),
    };
}
