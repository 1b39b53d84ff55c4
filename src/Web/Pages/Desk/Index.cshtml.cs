using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Web.Pages.Public;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>The first page of a body or a firm: what waits for it, by deadline, and the ways to its own file.</summary>
[Needs(Power.ReadOwnFile)]
public sealed class IndexModel(OwnDesk desk, CertificateList certificates, OwnLists lists, ReportResults reports, BusinessCalendar calendar) : DeskPage
{
    private const int Shown = 10;

    public OwnHome Home { get; private set; } = null!;

    public IReadOnlyList<ListedCertificate> Certificates { get; private set; } = [];

    public IReadOnlyList<ListedObjection> Objections { get; private set; } = [];

    /// <summary>What authorities have done to the own records and is in force: it may be objected to.</summary>
    public IReadOnlyList<ActOnOwn> Acts { get; private set; } = [];

    public IReadOnlyList<ReportStatus> Reports { get; private set; } = [];

    public DateOnly Today => calendar.Today;

    public bool IsBody => Caller.Account.Kind == AccountKind.Body;

    /// <summary>What everybody sees of the one who asks.</summary>
    public string? PublicPage => Home.Body is { } body ? Links.Body(body.ApprovalNo) : Home.Organization is { } organization ? Links.Organization(organization.Code) : null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Home = await desk.Home(Mandate, ct);
        if (await certificates.Read(new CertificateListQuery(Limit: Shown), Mandate, ct) is { IsRefused: false } page)
        {
            Certificates = page.Value.Certificates;
        }

        Objections = [.. (await lists.Objections(null, Caller.MandateFor(Power.FileObjections), ct)).Rows.Take(Shown)];
        Acts = await desk.Acts(Mandate, ct);
        Reports = Home.Body is { } body && Caller.May(Power.ReportCertificates) ? await reports.OfBody(body.ApprovalNo, null, 5, ct) : [];
    }
}
